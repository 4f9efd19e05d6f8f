"""What checking a bundle came to: what is proved, what is not, what is wrong. Codes and fields; words are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """`code`: of a phrase `bundle.<code>`; `fields`: what it names."""

    code: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Verdict:
    """In the order it was found. `sha256`: of the original as it lies there; empty where there is none."""

    proved: list[Said] = field(default_factory=list)
    unproved: list[Said] = field(default_factory=list)
    wrong: list[Said] = field(default_factory=list)
    sha256: str = ""

    @property
    def holds(self) -> bool:
        return not self.wrong

    def prove(self, code: str, **fields: str | int) -> None:
        self.proved.append(Said(code, fields))

    def doubt(self, code: str, **fields: str | int) -> None:
        self.unproved.append(Said(code, fields))

    def fault(self, code: str, **fields: str | int) -> None:
        self.wrong.append(Said(code, fields))
