"""One flipped bit, in each region of each file of a vault in turn: all is as it was, or an error names the damage."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any, Final

from desktop.errors import VaultDamaged
from desktop.services.checking import check
from desktop.services.drafts import Draft
from desktop.services.locking import open_vault
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.keyslots import database_key
from desktop.store.vault import Vault
from tests.chaos import material
from tests.chaos.lives import PASSPHRASES
from tests.chaos.regions import Region, regions
from tests.chaos.scenes import expect
from tests.chaos.telling import Pieces, pieces, pieces_or_damaged, wrong_among
from tests.laptops import CHEAP, Laptop, file_path, titled

_CASES: Final = 60
_FILES: Final = (1, 5, 6)
"""Numbers of `material` whose files are of four sizes, from nothing to several chunks."""
_COPY: Final = 4096
"""Of the keyslots, there are two; and a page of the database."""
_LONG: Final = (1, 2, 5)
"""Pages over which the longest answers reach."""
_NAMES: Final = {"keyslots": {"keyslots"}, "store.db": {"database"}, "store.db-wal": {"log", "database"}}
"""How the damage may be called that an opening meets."""


class Flipping:
    """Two vaults: one that was closed, and one as a crash leaves it, its newest transactions in the log alone."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self._root, self._chance = root, chance
        root.mkdir()
        _fill(root / "open", root / "crashed")
        (root / "open").rename(root / "closed")
        self._regions = [(name, region) for name in ("closed", "crashed") for region in _regions_of(root / name)]
        self._right: dict[str, Pieces] = {name: self._pieces(name) for name in ("closed", "crashed")}
        self._turn: list[str] = []
        self.flipped: Counter[str] = Counter()
        self.named = 0

    def kinds(self) -> set[str]:
        return {region.name for _, region in self._regions}

    def once(self) -> str:
        """In the next kind of region; its name. Raises Broken."""
        if not self._turn:
            self._turn = sorted(self.kinds())
            self._chance.shuffle(self._turn)
        kind = self._turn.pop()
        name, region = self._chance.choice([one for one in self._regions if one[1].name == kind])
        bits = [self._chance.randrange(region.begin * 8, region.end * 8)]
        if region.path == "keyslots" and self._chance.random() < 0.5:
            bits.append((bits[0] + _COPY * 8) % (2 * _COPY * 8))  # the same in the other copy: none of them is whole
        folder = self._copied(name)
        data = bytearray((folder / region.path).read_bytes())
        for bit in bits:
            data[bit // 8] ^= 1 << bit % 8
        (folder / region.path).write_bytes(data)
        self.named += self._expect_right_or_named(name, folder, region)
        self.flipped[kind] += 1
        return kind

    def _expect_right_or_named(self, name: str, folder: Path, region: Region) -> bool:
        """Whether an error named it; else everything is right."""
        try:
            found, damages = _read(folder, self._right[name])
        except VaultDamaged as damaged:
            expect(damaged.part in _NAMES.get(region.path, set()), f"{region.name}: called {damaged.part} at opening")
            if damaged.part == "log":
                _expect_to_go_on(folder)
            return True
        wrong = wrong_among(found, self._right[name])
        expect(not wrong, f"{region.name}: another {wrong}")
        unread = [piece for piece, value in found.items() if value != self._right[name][piece]]
        expect(not unread or bool(damages), f"{region.name}: {unread} not read, and check finds nothing")
        return bool(damages)

    def _copied(self, name: str) -> Path:
        shutil.rmtree(self._root / "flipped", ignore_errors=True)
        return Path(shutil.copytree(self._root / name, self._root / "flipped"))

    def _pieces(self, name: str) -> Pieces:
        laptop = Laptop.of(open_vault(self._copied(name), PASSPHRASES[0]))
        try:
            return pieces(laptop)
        finally:
            laptop.vault.close()


def _read(folder: Path, known: Pieces) -> tuple[Pieces, tuple[Any, ...]]:
    """Each piece, or VaultDamaged in its place, and what check finds."""
    laptop = Laptop.of(open_vault(folder, PASSPHRASES[0]))
    try:
        found = pieces_or_damaged(laptop, known)
        return found, check(laptop.vault).damaged
    except VaultDamaged:
        return found, (VaultDamaged,)
    finally:
        laptop.vault.close()


def _expect_to_go_on(folder: Path) -> None:
    """What was told of once is not told of again, and all that is there verifies."""
    vault = open_vault(folder, PASSPHRASES[0])
    try:
        expect(check(vault).damaged == (), "after the end of the log was told of")
    finally:
        vault.close()


def _fill(folder: Path, crashed: Path) -> None:
    laptop = Laptop.of(Vault.create(folder, PASSPHRASES[0], CHEAP))
    laptop.casework.save_draft(Draft(form_id="case", changes=material.answers(1, 1)))
    for pages in _LONG:
        laptop.casework.save_draft(Draft(form_id="case", changes=_long(pages)))
        laptop.casework.save(None, "case", _long(pages))
    for number in range(_CASES):
        laptop.casework.save(None, "case", material.answers(number, 1))
    for number in _FILES:
        source = folder.parent / f"{number}.bin"
        source.write_bytes(material.data(number))
        ref = laptop.collecting.take_in(source).ref
        laptop.casework.save(None, "evidence", titled("evidence", f"river {number}") | {file_path("evidence"): ref})
    shutil.copytree(folder, crashed)
    (crashed / "store.db-shm").unlink()
    laptop.vault.close()


def _long(pages: int) -> dict[str, str]:
    """Answers that reach over so many pages of the database, and a little into another one."""
    return material.answers(pages, 2) | {"what/summary": " ".join(["river council"] * (pages * _COPY // 14 + 10))}


def _regions_of(folder: Path) -> list[Region]:
    _, opened = KeyslotFile.parsed((folder / "keyslots").read_bytes()).opened(PASSPHRASES[0])
    return regions(folder, database_key(opened.vault_key))
