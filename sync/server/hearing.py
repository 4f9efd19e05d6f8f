"""uvicorn's HTTP protocol, which does not forget what came in when the line is cut. Knows no route."""

from __future__ import annotations

from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

_AGAIN: Final = 0.02
_PATIENCE: Final = 500
"""Times that it is looked again: ten seconds, in which a loaded disk takes what is before it."""


class Hearing(H11Protocol):
    """The end of a line is told after everything that came before it was taken. Told at once, uvicorn would drop what
    it holds of a body: some 64 KiB of each of a device's connections.
    """

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost(exc, _PATIENCE)

    def _lost(self, exc: Exception | None, left: int) -> None:
        if left and self._is_held():
            self.loop.call_later(_AGAIN, self._lost, exc, left - 1)
        else:
            super().connection_lost(exc)

    def _is_held(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle  # None before the first request, whatever the stubs say
        return cycle is not None and not cycle.response_complete and bool(cycle.body)
