"""Locking for good: this process ends with all it knows, and a fresh one stands at the unlock screen. Knows no Qt.

What is handed over is the command line that this process was started with, and beside it, through a pipe, a `Handover`:
which folder, which screen. The folder's path may well be a name, and arguments and environment can be read by others;
what is in a pipe cannot. Files and sockets do not survive: Python and Qt open them close-on-exec.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import NoReturn

HANDED = "AMPARO_HANDED"
"""In the environment: the number of the file to read the hand-over from. It says nothing else."""
STANDARD_INPUT = 0
_MOST_BYTES = 32 * 1024
"""Less than any pipe holds, so that writing it never waits for a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """`folder`: of the vault, empty for what the command line says. `away`: show the harmless sheet. `may_erase`:
    from there the vault may be erased. `place`: where the window stood, as Qt writes it, in hex.
    """

    folder: str = ""
    away: bool = False
    may_erase: bool = False
    place: str = ""

    def to_bytes(self) -> bytes:
        written = json.dumps(asdict(self)).encode("ascii")
        assert len(written) <= _MOST_BYTES
        return written


def fresh_process(handed: Handover | None = None) -> NoReturn:
    """Never returns. The vault is closed before, or this process ends inside it, as a crash would end it."""
    words = (handed or Handover()).to_bytes()
    if sys.platform == "win32":  # exec there starts a second process and leaves the terminal confused
        import subprocess

        surroundings = os.environ | {HANDED: str(STANDARD_INPUT)}
        fresh = subprocess.Popen(command(), close_fds=True, env=surroundings, stdin=subprocess.PIPE)
        if fresh.stdin is not None:
            fresh.stdin.write(words)
            fresh.stdin.close()
        os._exit(0)
    ours, theirs = os.pipe()
    os.write(theirs, words)
    os.close(theirs)
    os.set_inheritable(ours, True)
    try:
        surroundings = os.environ | {HANDED: str(ours)}
        os.execve(sys.executable, command(), surroundings)  # noqa: S606 - our own program, by a list, as it was started
    except OSError:
        os._exit(1)  # better no window than one that still knows everything


def command() -> list[str]:
    """What this process was started with."""
    return [sys.executable, *(sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:])]


def handed() -> Handover:
    """What the process before handed to this one: to be asked once, at the start. Nothing where there was none, or
    nothing usable.
    """
    number = os.environ.pop(HANDED, "")
    if not number.isdecimal():
        return Handover()
    try:
        with os.fdopen(int(number), "rb", closefd=int(number) != STANDARD_INPUT) as pipe:
            found = json.loads(pipe.read(_MOST_BYTES + 1))
    except (OSError, ValueError):
        return Handover()
    return _valid(found) if isinstance(found, dict) else Handover()


def _valid(found: dict[str, object]) -> Handover:
    folder, place = (found.get(name) for name in ("folder", "place"))
    return Handover(
        folder=folder if isinstance(folder, str) else "",
        away=found.get("away") is True,
        may_erase=found.get("may_erase") is True,
        place=place if isinstance(place, str) else "",
    )
