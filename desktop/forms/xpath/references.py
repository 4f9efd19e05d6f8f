"""Which answers an expression looks at, found without working it out. Knows paths and names, no values.

Only what is written as names is followed. Wherever a path does something else (`//`, `*`, an axis) the expression is
taken to look at everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from elementpath.xpath_tokens import XPathToken

Steps = tuple[str, ...]
_CHANCE = frozenset({"random", "uuid", "randomize"})
_UNFOLLOWED = frozenset({"//", "@", "|"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A path without the root's name. Its first `shared` steps are in the same rows as the expression itself."""

    path: Steps
    shared: int
    root: str = ""
    """The root's name, where the path is written out from the root."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything an expression looks at."""

    references: tuple[Reference, ...] = ()
    anything: bool = False
    """Its paths cannot be followed."""
    chance: bool = False
    """Gives something else each time, such as `random()`."""


def reach_of(token: XPathToken, here: Steps) -> Reach:
    """`here` is the path, without the root's name, of the question that the expression stands at."""
    explorer = _Explorer(here)
    explorer.look(token, _Place(here, len(here)))
    return Reach(tuple(dict.fromkeys(explorer.found)), explorer.anything, explorer.chance)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a path has led so far. `steps` is None inside a list, which is no answer."""

    steps: Steps | None
    shared: int
    root: str = ""

    def loose(self) -> _Place:
        """The same path, in any row of the last step."""
        return replace(self, shared=min(self.shared, max(len(self.steps or ()) - 1, 0)))


class _Explorer:
    def __init__(self, here: Steps) -> None:
        self.here = here
        self.found: list[Reference] = []
        self.anything = False
        self.chance = False

    def look(self, token: XPathToken, place: _Place, shared: int | None = None) -> None:
        """Note everything that the token refers to, seen from `place`."""
        for end in self._follow(token, place):
            # An absolute path that ends at a repeat means all its rows.
            end = end.loose() if end.root else end
            if end.steps:
                self.found.append(Reference(end.steps, end.shared if shared is None else shared, end.root))

    def _follow(self, token: XPathToken, place: _Place) -> Iterator[_Place]:
        """Where the token leads, if it is a path."""
        match token.symbol:
            case "/" if len(token) == 2:
                for before in self._follow(token[0], place):
                    yield from self._follow(token[1], before)
            case "/" if len(token) == 1 and token[0].symbol == "(name)":
                yield _Place((), 0, root=cast("str", token[0].value))
            case "[":
                for before in self._follow(token[0], place):
                    self.look(token[1], before.loose())
                    yield before.loose()
            case "(":
                yield from self._follow(token[0], place)
            case _:
                yield from self._step(token, place)

    def _step(self, token: XPathToken, place: _Place) -> Iterator[_Place]:
        match token.symbol:
            case "(name)":
                yield self._down(place, cast("str", token.value))
            case ".":
                yield place
            case "..":
                yield from self._up(place)
            case "current":
                yield _Place(self.here, len(self.here))
            case "instance":
                self.look(token[0], place)
                yield _Place(None, 0)
            case _:
                self._operands(token, place)

    def _down(self, place: _Place, name: str) -> _Place:
        if place.steps is None:
            return place
        steps = (*place.steps, name)
        along = bool(place.root) and place.shared == len(place.steps) and self.here[: len(steps)] == steps
        return replace(place, steps=steps, shared=place.shared + along)

    def _up(self, place: _Place) -> Iterator[_Place]:
        if place.steps is None:
            yield place
        elif place.steps:
            steps = place.steps[:-1]
            yield replace(place, steps=steps, shared=min(place.shared, len(steps)))

    def _operands(self, token: XPathToken, place: _Place) -> None:
        """An operator or a function: it looks at each operand from the same place, and leads nowhere."""
        self.chance = self.chance or token.symbol in _CHANCE
        wildcard = token.symbol == "*" and not len(token)
        if wildcard or token.symbol in _UNFOLLOWED or token.label == "axis":
            self.anything = True
        for operand in token:
            self.look(operand, place, shared=0 if token.symbol == "indexed-repeat" else None)
