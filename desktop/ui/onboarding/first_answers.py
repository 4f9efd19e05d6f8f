"""What a person said in the first start, until the vault is made of it. Never written, never shown by `repr`."""

from __future__ import annotations

from dataclasses import dataclass, field


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
