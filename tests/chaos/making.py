"""A new vault that dies while it is made: there is one that opens, or there is none and one can be made."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.services.locking import is_vault, make_vault, open_vault
from tests.chaos import material
from tests.chaos.dying import Deed, Tell
from tests.chaos.lives import PASSPHRASES
from tests.chaos.scenes import Said, expect
from tests.laptops import Laptop


class Making:
    def __init__(self, root: Path) -> None:
        self.root = root

    def begin(self) -> Deed:
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        return self._make

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        folder = root / "vault"
        if not is_vault(folder):
            expect(not said, "the vault that was made")
            make_vault(folder, PASSPHRASES[0]).close()
        laptop = Laptop.of(open_vault(folder, PASSPHRASES[0]))
        try:
            found = {line.title for line in laptop.casework.lines()}
            expect(found >= {material.title(1, 1) for words in said if words == ["saved"]}, "the record that was saved")
        finally:
            laptop.vault.close()
        return len(said)

    def _make(self, tell: Tell) -> None:
        vault = make_vault(self.root / "vault", PASSPHRASES[0])
        tell("made")
        Laptop.of(vault).casework.save(None, "case", material.answers(1, 1))
        tell("saved")
        vault.close()
