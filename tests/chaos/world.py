"""A vault that is killed again and again, and goes on each time from what was left."""

from __future__ import annotations

import random
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Final

from desktop.store.vault import Vault
from tests.chaos.dying import Deed, Tell
from tests.chaos.lives import PASSPHRASE, PASSPHRASES, Life
from tests.chaos.look import look
from tests.chaos.scenes import Said
from tests.chaos.truth import Truth
from tests.laptops import CHEAP

_NUMBERS_OF_A_LIFE: Final = 100
_LIVES_OF_A_VAULT: Final = 60
"""So that a look into it stays quick."""


class World:
    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self._chance = chance
        self._lives = 0
        self._truth = Truth()

    def begin(self, kind: str) -> Deed:
        if self._lives % _LIVES_OF_A_VAULT == 0:
            shutil.rmtree(self.root, ignore_errors=True)
            Vault.create(self.root / "vault", PASSPHRASES[0], CHEAP).close()
            self._truth = Truth({PASSPHRASE: "0"})
        self._lives += 1
        for left in self.root.glob("*.bin"):
            left.unlink()
        chance, first = random.Random(self._chance.random()), self._lives * _NUMBERS_OF_A_LIFE
        truth = deepcopy(self._truth)

        def life(tell: Tell) -> None:
            Life(self.root / "vault", truth, chance, first, tell).live(kind)

        return life

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        truth = deepcopy(self._truth)
        truth.hear(said)
        confirmed = truth.confirmed - self._truth.confirmed
        truth.compare(look(root / "vault", truth, self._chance))
        if is_real:
            self._truth = truth
        return confirmed


class Lived:
    """Of the world's vault, a life of one kind."""

    def __init__(self, world: World, kind: str) -> None:
        self._world, self._kind = world, kind

    @property
    def root(self) -> Path:
        return self._world.root

    def begin(self) -> Deed:
        return self._world.begin(self._kind)

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        return self._world.look(root, said, is_real=is_real)
