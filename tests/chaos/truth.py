"""What must be in a vault: kept by whoever hears what was said, compared with what a look into the vault shows.

A thing has a name and a state; one that is not there is `GONE`. Before something is done the new states of the things
that it changes are announced together, and when the program has said that it is done they are so. After a kill all of
them are as they were, or all of them are as announced; every other thing is as it was, and no other thing is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.chaos.scenes import Broken

GONE = "gone"
MAY = "may"
IS = "is"


@dataclass
class Truth:
    """`announced`: what is under way, and the states that each thing may be in then."""

    things: dict[str, str] = field(default_factory=dict)
    announced: dict[str, tuple[str, ...]] = field(default_factory=dict)
    confirmed: int = 0

    def hear(self, said: Iterable[list[str]]) -> None:
        """`may name=state|state name=state`, or `is` with one state each."""
        for how, *told in said:
            states = {name: tuple(state.split("|")) for name, _, state in (one.partition("=") for one in told)}
            if how == MAY:
                self.announced = states
            else:
                self.announced = {}
                self.confirmed += 1
                self.things = _there(self.things | {name: state for name, (state,) in states.items()})

    def compare(self, seen: Mapping[str, str]) -> None:
        """Raises Broken. What was announced and has happened is true from now on."""
        wrong = [
            f"{name} is {seen.get(name, GONE)} and was {self.things.get(name, GONE)}"
            for name in sorted({*self.things, *seen} - self.announced.keys())
            if seen.get(name, GONE) != self.things.get(name, GONE)
        ]
        as_before = all(seen.get(name, GONE) == self.things.get(name, GONE) for name in self.announced)
        as_announced = all(seen.get(name, GONE) in states for name, states in self.announced.items())
        if not as_before and not as_announced:
            now = {name: seen.get(name, GONE) for name in self.announced}
            wrong.append(f"announced were {self.announced}; there are {now}")
        if wrong:
            raise Broken("; ".join(wrong))
        self.things, self.announced = _there(seen), {}


def _there(things: Mapping[str, str]) -> dict[str, str]:
    return {name: state for name, state in things.items() if state != GONE}
