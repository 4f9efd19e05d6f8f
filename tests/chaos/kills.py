"""One vault that is killed again and again, and beside it old ones that are killed while they are upgraded."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.store.vault import Vault
from tests.chaos import lives
from tests.chaos.dying import LONG, NEVER, Ended, Kill, Tell, run
from tests.chaos.lives import PASSPHRASE, PASSPHRASES, Life
from tests.chaos.look import look
from tests.chaos.migrating import Migrating
from tests.chaos.truth import Truth
from tests.laptops import CHEAP
from tests.vectors import old_vaults

MIGRATING: Final = "migrating"
KINDS: Final = (*lives.KINDS, MIGRATING)
_NUMBERS_OF_A_LIFE = 100
_LIVES_OF_A_VAULT = 60
"""So that a look into it stays quick."""


class Killing:
    """`killed`: how many lives of each kind did not come to their end. `kind`: what was under way last."""

    def __init__(self, home: Path, chance: random.Random, kinds: Sequence[str]) -> None:
        self._chance, self._kinds = chance, kinds
        self._world = World(home / "world", chance)
        self._old = [Migrating(home, chance, version) for version in old_vaults.versions() if MIGRATING in kinds]
        self.killed: Counter[str] = Counter()
        self.kind = ""

    @property
    def confirmed(self) -> int:
        return self._world.confirmed

    def once(self) -> None:
        """Raises Broken, or what opening the vault raises."""
        self.kind = self._chance.choice(self._kinds)
        if self.kind == MIGRATING:
            self.killed[self.kind] += self._chance.choice(self._old).once()
        else:
            self.killed[self.kind] += self._world.once(self.kind)


class World:
    """`confirmed`: how many deeds were said to be done before a kill, over all its vaults, one after the other."""

    def __init__(self, home: Path, chance: random.Random) -> None:
        self._home, self._chance = home, chance
        self._lives = 0
        self._spans: dict[str, tuple[float, int]] = {}
        self.confirmed = 0
        self._begin()

    def once(self, kind: str) -> bool:
        """Whether it was killed before its end."""
        if kind not in self._spans:
            self._spans[kind] = self._live(kind, Kill(after=LONG)).seconds, self._live(kind, NEVER).moments
        seconds, moments = self._spans[kind]
        by_clock = Kill(after=self._chance.uniform(0, seconds))
        by_count = Kill(moment=self._chance.randrange(1, moments + 1))
        return self._live(kind, self._chance.choice((by_clock, by_count))).killed

    def _live(self, kind: str, kill: Kill) -> Ended:
        self._lives += 1
        if self._lives % _LIVES_OF_A_VAULT == 0:
            self._begin()
        chance, first = random.Random(self._chance.random()), self._lives * _NUMBERS_OF_A_LIFE

        def life(tell: Tell) -> None:
            Life(self._folder, self._truth, chance, first, tell).live(kind)

        ended = run(life, kill)
        before = self._truth.confirmed
        self._truth.hear(ended.said)
        self.confirmed += self._truth.confirmed - before
        self._truth.compare(look(self._folder, self._truth, self._chance))
        for left in self._home.glob("*.bin"):
            left.unlink()
        return ended

    def _begin(self) -> None:
        shutil.rmtree(self._home, ignore_errors=True)
        self._folder = self._home / f"vault-{self._lives}"
        Vault.create(self._folder, PASSPHRASES[0], CHEAP).close()
        self._truth = Truth({PASSPHRASE: "0"})
