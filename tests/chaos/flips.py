"""One flipped bit, in each region of each file of a vault in turn: all is as it was, or an error names the damage."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop.domain.answers import FileRef
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
from tests.laptops import CHEAP, Laptop, file_path, titled

_CASES: Final = 60
_FILES: Final = (1, 5, 6)
"""Numbers of `material` whose files are of four sizes, from nothing to several chunks."""
_COPY: Final = 4096
"""Of the keyslots, there are two."""
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
        self._right = {name: self._pieces(name) for name in ("closed", "crashed")}
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
        wrong = [piece for piece, value in found.items() if not _is_right(value, self._right[name][piece])]
        expect(not wrong, f"{region.name}: another {wrong}")
        unread = [piece for piece, value in found.items() if value != self._right[name][piece]]
        expect(not unread or bool(damages), f"{region.name}: {unread} not read, and check finds nothing")
        return bool(damages)

    def _copied(self, name: str) -> Path:
        shutil.rmtree(self._root / "flipped", ignore_errors=True)
        return Path(shutil.copytree(self._root / name, self._root / "flipped"))

    def _pieces(self, name: str) -> dict[str, Any]:
        laptop = Laptop.of(open_vault(self._copied(name), PASSPHRASES[0]))
        try:
            return {piece: tell() for piece, tell in _tellers(laptop, None).items()}
        finally:
            laptop.vault.close()


def _read(folder: Path, right: dict[str, Any]) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """Each piece, or VaultDamaged in its place, and what check finds."""
    laptop = Laptop.of(open_vault(folder, PASSPHRASES[0]))
    try:
        found = {piece: _or_damaged(tell) for piece, tell in _tellers(laptop, right["ids"]).items()}
        damages = _or_damaged(lambda: check(laptop.vault).damaged)
    finally:
        laptop.vault.close()
    return found, (damages,) if damages is VaultDamaged else damages


def _is_right(value: Any, right: Any) -> bool:
    """As it was, or an error in its place; of files each."""
    if isinstance(value, list) and len(value) == len(right):
        return all(one in (VaultDamaged, known) for one, known in zip(value, right, strict=True))
    return value in (VaultDamaged, right)


def _or_damaged(tell: Callable[[], Any]) -> Any:
    try:
        return tell()
    except VaultDamaged:
        return VaultDamaged


def _tellers(laptop: Laptop, ids: list[str] | None) -> dict[str, Callable[[], Any]]:
    """What each piece of a vault's contents says. `ids`: of the records, as they were before anything was flipped."""
    known = ids or [line.id for line in laptop.casework.lines(None, 0, 1000)]

    def records() -> dict[str, Any]:
        with laptop.vault.reading() as unit:
            return {id: dict(line.record.answers) for id, line in unit.records.lines(known).items()}

    def file(ref: FileRef) -> bytes:
        return laptop.collecting.reader(ref.id).read(0, ref.size)

    def files() -> list[Any]:
        said = [value for answers in records().values() for value in answers.values()]
        return [_or_damaged(partial(file, value)) for value in said if isinstance(value, FileRef)]

    return {
        "ids": lambda: known,
        "records": records,
        "files": files,
        "listed": lambda: [(line.id, line.title, line.changed) for line in laptop.casework.lines(None, 0, 1000)],
        "counted": laptop.casework.count,
        "found": lambda: sorted(hit.line.id for hit in laptop.searching.find("river", limit=1000)),
        "drafts": lambda: [(one.id, one.changes) for one in laptop.casework.drafts()],
        "choices": laptop.preferences.read,
        "waiting": lambda: [one.raw for _, one in laptop.vault.sync_store().outgoing(limit=10_000)],
    }


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


def _regions_of(folder: Path) -> list[Region]:
    _, opened = KeyslotFile.parsed((folder / "keyslots").read_bytes()).opened(PASSPHRASES[0])
    return regions(folder, database_key(opened.vault_key))
