"""Sound into Ogg/Opus, in memory, as it is heard. Knows no microphone and no vault."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from math import log10

import av

MEDIA_TYPE = "audio/ogg"
SUFFIX = ".ogg"
RATE = 48_000
BIT_RATE = 48_000
"""Speech of one voice is transparent well below this; a village square is not."""


class OpusWriter:
    """Takes 16-bit mono samples at `RATE` and hands Ogg pages to `sink` as they are full, about one a second."""

    def __init__(self, sink: Callable[[bytes], None]) -> None:
        self._sink = _Sink(sink)
        self._container = av.open(self._sink, "w", format="ogg", buffer_size=4096)
        self._stream = self._container.add_stream("libopus", rate=RATE)
        self._stream.layout = "mono"
        self._stream.bit_rate = BIT_RATE
        self._heard = 0

    @property
    def seconds(self) -> float:
        return self._heard / RATE

    def feed(self, samples: bytes) -> None:
        """Little-endian 16-bit samples, any number of whole ones. Raises what the sink raised."""
        count = len(samples) // 2
        if not count:
            return
        frame = av.AudioFrame(format="s16", layout="mono", samples=count)
        frame.sample_rate = RATE
        frame.pts = self._heard
        frame.planes[0].update(_padded(samples, frame.planes[0].buffer_size))
        self._heard += count
        for packet in self._stream.encode(frame):
            self._container.mux(packet)
        self._sink.check()

    def finish(self) -> None:
        """The last page. Raises as `feed` does."""
        for packet in self._stream.encode(None):
            self._container.mux(packet)
        self._container.close()
        self._sink.check()


class _Sink:
    """What PyAV takes for a file: it can be written, not sought. PyAV would swallow an error, so it waits here."""

    name = "recording"

    def __init__(self, sink: Callable[[bytes], None]) -> None:
        self._sink = sink
        self._error: Exception | None = None
        self._broken = False

    def write(self, data: bytes) -> int:
        if not self._broken:
            try:
                self._sink(bytes(data))
            except Exception as error:  # noqa: BLE001  # raised again by `check`, outside FFmpeg
                self._error, self._broken = error, True
        return len(data)

    def check(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            raise error


def loudness(samples: bytes) -> float:
    """0 to 1: the strongest of 16-bit samples, as far apart as an ear hears it (60 dB)."""
    heard = array("h", samples[: len(samples) // 2 * 2])
    peak = max(max(heard), -min(heard)) / 32768 if heard else 0.0
    return max(0.0, min(1.0, 1 + 20 * log10(peak) / 60)) if peak > 0 else 0.0


def _padded(samples: bytes, size: int) -> bytes:
    """FFmpeg aligns its planes; what lies behind the samples is never read."""
    return samples[: len(samples) // 2 * 2].ljust(size, b"\0")
