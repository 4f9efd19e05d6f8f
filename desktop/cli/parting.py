"""What went from this laptop, what stayed and why, and what is wanted again: of records and of originals alike."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from desktop.cli import statuses
from desktop.cli.console import Console
from desktop.cli.wording import size

if TYPE_CHECKING:
    from desktop.services.carrying_less import Hindrance


class _Parted(Protocol):
    @property
    def removed(self) -> Collection[str]: ...
    @property
    def bytes(self) -> int: ...
    @property
    def stayed(self) -> Sequence[tuple[str, Hindrance]]: ...
    @property
    def later(self) -> Collection[str]: ...


def tell_parted(made: _Parted, what: str, console: Console) -> int:
    """`what`: `record` or `original`. The exit status."""
    document = {
        "removed": list(made.removed),
        "bytes": made.bytes,
        "stayed": [{"id": id, "reason": reason.value} for id, reason in made.stayed],
        "later": list(made.later),
    }
    lines = [console.phrase(f"cli.{what}s_removed", count=len(made.removed), size=size(made.bytes))]
    lines += [
        console.phrase(f"cli.{what}_stays", id=id, reason=console.phrase(f"stays.{reason.value}"))
        for id, reason in made.stayed
    ]
    if made.later:
        lines.append(console.phrase("cli.originals_later", count=len(made.later)))
    console.answer(document, lines)
    return statuses.MENDABLE if made.stayed else statuses.DONE


def tell_wanted(wanted: Collection[str], what: str, console: Console) -> int:
    console.answer({"wanted": list(wanted)}, [console.phrase(f"cli.{what}s_wanted", count=len(wanted))])
    return statuses.DONE
