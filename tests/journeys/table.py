"""What happened, as a table: records, bytes of answers and files, bytes on the wire, seconds, states."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from desktop.domain.answers import FileRef
from tests.journeys.checks import tally
from tests.journeys.people import Person
from tests.journeys.talk import say
from tests.lines import Line

_HEAD = ("what", "records", "bytes in", "wire up", "wire down", "seconds", "states afterwards")


@dataclass
class Row:
    what: str
    records: Sequence[str] = ()
    bytes_in: int = 0
    up: int = 0
    down: int = 0
    seconds: float = 0.0
    states: str = ""

    def cells(self) -> tuple[str, ...]:
        count = str(len(self.records)) if self.records else ""
        took = f"{self.bytes_in:,}" if self.bytes_in else ""
        return (self.what, count, took, f"{self.up:,}", f"{self.down:,}", f"{self.seconds:.1f}", self.states)


@dataclass
class Table:
    rows: list[Row] = field(default_factory=list)

    @contextmanager
    def row(self, what: str, line: Line, people: Sequence[Person] = (), records: Sequence[str] = ()) -> Iterator[Row]:
        """Bytes on the wire are counted between program and server, TLS included."""
        row = Row(what, records)
        up, down, begun = line.up, line.down, time.monotonic()
        yield row
        row.up, row.down, row.seconds = line.up - up, line.down - down, time.monotonic() - begun
        for person in people:
            assert person.program is not None
            unlocked = person.program.unlocked
            assert unlocked is not None
            states = tally(unlocked, row.records)
            row.states = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in states.items())
            row.bytes_in = sum(_size(unlocked.casework.open(record).answers) for record in row.records)
        self.rows.append(row)
        say(f"{what}: {row.seconds:.1f} s")

    def __str__(self) -> str:
        lines = [_HEAD, *(row.cells() for row in self.rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
        left = (0, len(_HEAD) - 1)
        return "\n" + "\n".join(
            "  ".join(
                cell.ljust(width) if column in left else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        )


def _size(answers: object) -> int:
    assert hasattr(answers, "items")
    files = sum(value.size for value in answers.values() if isinstance(value, FileRef))
    words = sum(len(path) + len(str(value)) for path, value in answers.items() if not isinstance(value, FileRef))
    return files + words
