"""What a person said in the first start, until the vault is made of it. Never written, never shown by `repr`."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.services.choosing_a_way import WayThere


@dataclass(slots=True)
class FirstAnswers:
    """`invitation` is empty for somebody who works alone for now. `is_made`: the vault is there, and what failed came
    after it.
    """

    language: str
    passphrase: str = field(default="", repr=False)
    invitation: str = field(default="", repr=False)
    my_name: str = field(default="", repr=False)
    is_made: bool = False
    way: WayThere = field(default_factory=WayThere, repr=False)
    """To the group's server: an address of a proxy may hold a password."""
