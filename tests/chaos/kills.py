"""Kills (SIGKILL) of a real process in a scene: by the clock, from outside, or at a counted moment, from inside."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping

from tests.chaos.dying import LONG, NEVER, Ended, Kill, run
from tests.chaos.scenes import Broken, Scene


class Killing:
    """`killed`: how often each scene did not come to its end. `confirmed`: deeds said to be done, and found done."""

    def __init__(self, scenes: Mapping[str, Scene], chance: random.Random) -> None:
        self._scenes, self._chance = scenes, chance
        self._spans: dict[str, tuple[float, int]] = {}
        self.killed: Counter[str] = Counter()
        self.confirmed = 0

    def once(self, name: str) -> None:
        """Raises Broken, or what opening the vault raises."""
        if name not in self._spans:
            seconds = self._lived(name, Kill(after=LONG)).seconds
            self._spans[name] = seconds, self._lived(name, NEVER).moments
        seconds, moments = self._spans[name]
        by_clock = Kill(after=self._chance.uniform(0, seconds))
        by_count = Kill(moment=self._chance.randrange(1, moments + 1))
        ended = self._lived(name, self._chance.choice((by_clock, by_count)))
        self.killed[name] += ended.killed
        if not ended.killed:
            # It was through before: what is done only once in a process was measured, too.
            self._spans[name] = min(seconds, ended.seconds), ended.moments or moments

    def at_each_statement(self, name: str) -> Iterator[int]:
        """Before each statement of SQL, from the first to the last; gives its place. Raises Broken."""
        statements = self._lived(name, Kill(statements=True)).moments
        for place in range(1, statements + 1):
            if not self._lived(name, Kill(moment=place, statements=True)).killed:
                raise Broken(f"it came to its end before statement {place}")
            self.killed[name] += 1
            yield place

    def _lived(self, name: str, kill: Kill) -> Ended:
        scene = self._scenes[name]
        ended = run(scene.begin(), kill)
        self.confirmed += scene.look(scene.root, ended.said, is_real=True)
        return ended
