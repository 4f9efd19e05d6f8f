"""A vault that is unlocked with its duress passphrase and dies meanwhile: it is whole, or nothing of it is left."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.errors import WrongPassphrase
from desktop.services.checking import check
from desktop.services.locking import open_vault
from desktop.store.rekeying import put_duress
from desktop.store.vault import Vault
from tests.chaos import material
from tests.chaos.dying import Deed, Tell
from tests.chaos.lives import PASSPHRASES
from tests.chaos.scenes import Said, expect
from tests.laptops import CHEAP, Laptop

_EVERYDAY, _DURESS, _NEITHER = PASSPHRASES


class Pressing:
    def __init__(self, root: Path) -> None:
        self.root = root

    def begin(self) -> Deed:
        shutil.rmtree(self.root, ignore_errors=True)
        laptop = Laptop.of(Vault.create(self.root / "vault", _EVERYDAY, CHEAP))
        laptop.casework.save(None, "case", material.answers(1, 1))
        put_duress(laptop.vault.keyring, _DURESS)
        laptop.vault.close()
        return self._unlock

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        folder = root / "vault"
        is_whole = _opens(folder, _EVERYDAY, records=1)
        expect(not (is_whole and said), "an empty vault was shown, and the full one is there")
        if not is_whole:
            # From the beginning, as often as it takes; then it is like any other.
            expect(_opens(folder, _DURESS, records=0) and _opens(folder, _DURESS, records=0), "the empty vault")
            expect(not _opens(folder, _EVERYDAY, records=1), "nothing else opens it")
        expect(not _opens(folder, _NEITHER, records=0), "what never opened it")
        return len(said)

    def _unlock(self, tell: Tell) -> None:
        vault = open_vault(self.root / "vault", _DURESS)
        tell("empty")
        vault.close()


def _opens(folder: Path, passphrase: str, *, records: int) -> bool:
    """And then it is sound, and holds so many."""
    try:
        vault = open_vault(folder, passphrase)
    except WrongPassphrase:
        return False
    try:
        found = check(vault)
        expect((found.records, found.damaged) == (records, ()), f"{records} records: {found}")
    finally:
        vault.close()
    return True
