"""A process that does something and is killed (SIGKILL) at a moment that somebody chose.

It is forked from one that has everything imported, and has one thread: what is killed is a process of its own that
opened the vault itself. What it says goes through a pipe; whatever is in the pipe when it dies was said before.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from tests.chaos import moments

Tell = Callable[..., None]
"""Words without spaces. When it returns, they are said, whatever happens next."""
Deed = Callable[[Tell], None]


@dataclass(frozen=True)
class Kill:
    """`after`: seconds, by somebody else's clock. `moment`: the how-manieth of `moments`, from 1. None: not so.

    `statements`: only statements of SQL count as moments.
    """

    after: float | None = None
    moment: int | None = None
    statements: bool = False


NEVER = Kill()
LONG = 600.0
"""Seconds after which nothing is under way any more."""


@dataclass(frozen=True)
class Ended:
    """`killed`: it did not come to its end. `moments`: how many there were, if they were counted to the end."""

    said: list[list[str]]
    killed: bool
    seconds: float
    moments: int


class Failed(Exception):
    """The process came to an end of its own, by an error that it printed."""


def run(deed: Deed, kill: Kill = NEVER) -> Ended:
    """Raises Failed."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _live(deed, kill, writing)
    os.close(writing)
    said = _listen(reading, process, kill.after)
    _, status = os.waitpid(process, 0)
    seconds = time.monotonic() - begun
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and status != 0:
        raise Failed
    counted = [int(words[1]) for words in said if words[0] == "moments"]
    return Ended([words for words in said if words[0] != "moments"], killed, seconds, sum(counted))


def _live(deed: Deed, kill: Kill, writing: int) -> None:
    """In the new process, to its end."""

    def tell(*words: str) -> None:
        os.write(writing, (" ".join(words) + "\n").encode())

    status = 1
    try:
        if kill.after is None:
            moments.count(kill.moment, statements=kill.statements)
        deed(tell)
        if kill.after is None:
            tell("moments", str(moments.counted()))
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it was, it is printed and told by the status: this process ends here
        traceback.print_exc()
    finally:
        os._exit(status)


def _listen(reading: int, process: int, after: float | None) -> list[list[str]]:
    """To the end of the process, which comes after so many seconds."""
    until = None if after is None else time.monotonic() + after
    heard = b""
    while True:
        left = None if until is None else max(0.0, until - time.monotonic())
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            os.kill(process, signal.SIGKILL)
            until = None
            continue
        more = os.read(reading, 65_536)
        if not more:
            break
        heard += more
    os.close(reading)
    return [line.decode().split(" ") for line in heard.split(b"\n")[:-1]]
