"""Lines to the server that die, and answers that were changed on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager

from sync.client.transport import HttpTransport
from sync.errors import CutOff

_whole = HttpTransport.exchange


def cut_after(left: int):
    """An `exchange` over a line that dies after so many bytes of answers."""
    room = [left]

    @contextmanager
    def exchange(self, call):
        with _whole(self, call) as blocks:

            def cut():
                for block in blocks:
                    if len(block) > room[0]:
                        yield block[: room[0]]
                        raise CutOff
                    room[0] -= len(block)
                    yield block

            yield cut()

    return exchange


def changed(path: str, change: Callable[[bytes], bytes]):
    """An `exchange` whose answers to requests for this path are changed."""

    @contextmanager
    def exchange(self, call):
        with _whole(self, call) as blocks:
            yield iter([change(b"".join(blocks))]) if path in call.path else blocks

    return exchange
