"""Sound and moving pictures made on the spot, and a microphone that hears what it is told."""

from __future__ import annotations

import io
import math
from array import array
from itertools import pairwise

import av
from PySide6.QtCore import QObject, Signal

from desktop.ui.evidence.encoding import RATE, OpusWriter

QUIET = (
    "qt.multimedia",
    "PulseAudio",
    "No audio device",
    "propagateSizeHints",
    "QRhi",
    "HW decoder",
    "Could not open media",
)
"""What Qt says on a machine without sound hardware."""


def tone(seconds: float, pitch: float = 440.0, strength: float = 0.4) -> bytes:
    """16-bit mono samples at 48 kHz."""
    step = 2 * math.pi * pitch / RATE
    return array("h", (round(32767 * strength * math.sin(step * n)) for n in range(round(RATE * seconds)))).tobytes()


def opus(seconds: float) -> bytes:
    out: list[bytes] = []
    writer = OpusWriter(out.append)
    writer.feed(tone(seconds))
    writer.finish()
    return b"".join(out)


def heard_in(sound: bytes) -> tuple[float, float]:
    """(seconds, pitch) of a recording, decoded by FFmpeg; the pitch by counting where it crosses zero."""
    samples = array("h")
    with av.open(io.BytesIO(sound)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in container.decode(audio=0):
            for out in resampler.resample(frame):
                samples.frombytes(bytes(out.planes[0])[: out.samples * 2])
    crossings = sum(1 for a, b in pairwise(samples) if a < 0 <= b)
    seconds = len(samples) / RATE
    return seconds, crossings / seconds


def film(seconds: float, title: str = "") -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="matroska") as container:
        if title:
            container.metadata["title"] = title
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for number in range(round(seconds * 10)):
            frame = av.VideoFrame(160, 120, "yuv420p")
            for plane, value in zip(frame.planes, (16 + number * 5 % 200, 128, 128), strict=True):
                plane.update(bytes([value]) * plane.buffer_size)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return out.getvalue()


class Hearing(QObject):
    """A microphone that hears what a test lets it hear."""

    heard = Signal(bytes)
    lost = Signal()

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.there = there
        self.paused = self.stopped = False

    def start(self) -> bool:
        return self.there

    def pause(self) -> None:
        self.paused = True

    def go_on(self) -> None:
        self.paused = False

    def stop(self) -> None:
        self.stopped = True

    def hear(self, samples: bytes, piece: int = 4800) -> None:
        """In pieces of 50 ms, as hardware delivers them."""
        for start in range(0, len(samples), piece):
            self.heard.emit(samples[start : start + piece])
