"""A vault that dies while it is backed up: the backup holds what it held before, or all that is new, and goes on."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Final

from desktop.backup_errors import BackupEmpty
from desktop.services.backing_up import FILE_NAME, BackingUp
from desktop.services.checking import check
from desktop.services.locking import open_vault
from desktop.services.restoring import restore
from desktop.store.vault import Vault
from tests.chaos import material
from tests.chaos.dying import Deed, Tell
from tests.chaos.lives import PASSPHRASES
from tests.chaos.scenes import Said, expect
from tests.laptops import CHEAP, Laptop, file_path, titled

_LIVES_OF_A_BACKUP: Final = 15


class Backing:
    """`_saved`: numbers of evidence that is in the vault; `_backed_up`: how many of it are in the backup."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self._chance = chance
        self._lives = 0
        self._saved: list[int] = []
        self._backed_up = 0

    def begin(self) -> Deed:
        if self._lives % _LIVES_OF_A_BACKUP == 0:
            shutil.rmtree(self.root, ignore_errors=True)
            (self.root / "stick").mkdir(parents=True)
            Vault.create(self.root / "vault", PASSPHRASES[0], CHEAP).close()
            self._saved, self._backed_up = [], 0
        self._lives += 1
        return self._save_and_back_up

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        """In the vault there may be one more than was confirmed, in the backup what it had at its last two moments."""
        confirmed = [int(words[1]) for words in said if words[0] == "saved"]
        saved = [*self._saved, *confirmed]
        backed_up = len(saved) if ["backed-up"] in said else self._backed_up
        there = _numbers(root / "vault")
        expect(there[: len(saved)] == saved and len(there) <= len(saved) + 1, "what was saved in the vault")
        kept = _restored(root)
        expect(kept in (saved[:backed_up], there), f"what is in the backup: {kept}")
        if is_real:
            self._saved, self._backed_up = there, len(kept)
        return len(said)

    def _save_and_back_up(self, tell: Tell) -> None:
        laptop = Laptop.of(open_vault(self.root / "vault", PASSPHRASES[0]))
        number = self._lives
        source = self.root / f"{number}.bin"
        source.write_bytes(material.data(number))
        ref = laptop.collecting.take_in(source).ref
        said = titled("evidence", material.title(number, 1)) | {file_path("evidence"): ref}
        laptop.casework.save(None, "evidence", said)
        tell("saved", str(number))
        backing_up = BackingUp(laptop.vault)
        if backing_up.needs_passphrase():
            backing_up.prepare(PASSPHRASES[0])
        backing_up.back_up(self.root / "stick" / FILE_NAME)
        tell("backed-up")
        laptop.vault.close()


def _restored(root: Path) -> list[int]:
    """What a backup gives back; nothing where none was finished yet."""
    backup, folder = root / "stick" / FILE_NAME, root / "restored"
    if not backup.exists():
        return []
    try:
        report = restore(backup, folder, PASSPHRASES[0])
        expect(not report.damaged and not report.missing and not report.earlier, "all of the backup")
        return _numbers(folder)
    except BackupEmpty:
        return []
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _numbers(folder: Path) -> list[int]:
    """Of the evidence in a vault, each with its file as it was, the oldest first."""
    laptop = Laptop.of(open_vault(folder, PASSPHRASES[0]))
    found = []
    try:
        expect(check(laptop.vault).damaged == (), "what vault check finds")
        for line in laptop.casework.lines("evidence", 0, 1000):
            number, _ = material.told(line.title)
            ref = laptop.casework.open(line.id).answers[file_path("evidence")]
            expect(
                laptop.collecting.reader(ref.id).read(0, ref.size) == material.data(number), f"the bytes of {number}"
            )
            found.append(number)
    finally:
        laptop.vault.close()
    return sorted(found)
