"""What is done to a vault while it dies, and what must be true then: one shape for kills and for power cuts."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tests.chaos.dying import Deed

Said = list[list[str]]
"""Lines of words, as a deed tells them."""


class Broken(Exception):
    """The vault is not what it must be."""


class Scene(Protocol):
    """Everything in it happens below `root`."""

    @property
    def root(self) -> Path: ...

    def begin(self) -> Deed:
        """What is done next, in a process that dies meanwhile or comes to its end."""
        ...

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        """After a death: below `root` lies what it left, `said` is what was told before. Raises Broken, or whatever
        opening the vault raises. How many deeds it had confirmed, all of them there.

        `is_real`: it is the scene's own root, and it goes on from there; else it is what a power cut would leave.
        """
        ...


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)
