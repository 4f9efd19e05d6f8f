"""Real material for tests and the demonstration: photographs, speech, a document.

Photographs are those scikit-learn ships (CC BY 2.0); speech is spoken by eSpeak NG on the spot. Both packages
are only read as files. Nothing here is about real people or places.
"""

from __future__ import annotations

import ctypes
import io
import struct
import wave
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import piexif
from PIL import Image, ImageDraw

PHOTOGRAPHS = ("china.jpg", "flower.jpg")
_SYNCHRONOUS = 2
_UTF8 = 1


def photograph(name: str, *, taken: str | None = None, width: int | None = None) -> bytes:
    """JPEG bytes. `taken`: EXIF DateTimeOriginal such as "2012:05:14 06:40:00" with offset +05:00."""
    image = Image.open(_shipped("scikit-learn", f"sklearn/datasets/images/{name}"))
    if width is not None:
        image = image.resize((width, round(image.height * width / image.width)))
    exif = piexif.dump(_exif(taken)) if taken else b""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def document(lines: list[str]) -> bytes:
    """A one-page PDF that shows a photograph of a notice: an image with lines of text drawn on it."""
    page = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((120, 160 + 60 * number), line, fill="black", font_size=34)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150)
    return out.getvalue()


@cache
def speech(text: str, voice: str = "en") -> bytes:
    """WAV bytes, 16 bit mono, of `text` spoken aloud."""
    rate, samples = _speak(text, voice)
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return out.getvalue()


def _speak(text: str, voice: str) -> tuple[int, bytes]:
    engine, rate = _engine()
    pieces: list[bytes] = []

    def take(samples: object, count: int, _events: object) -> int:
        if samples and count:
            pieces.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = _CALLBACK(take)
    engine.espeak_SetSynthCallback(callback)
    engine.espeak_SetVoiceByName(voice.encode())
    words = text.encode() + b"\0"
    engine.espeak_Synth(words, ctypes.c_size_t(len(words)), 0, 1, 0, _UTF8, None, None)
    engine.espeak_Synchronize()
    return rate, b"".join(pieces)


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@cache
def _engine() -> tuple[ctypes.CDLL, int]:
    engine = ctypes.CDLL(str(_shipped("espeakng-loader", "espeakng_loader/libespeak-ng.so")))
    data = _shipped("espeakng-loader", "espeakng_loader/espeak-ng-data/phontab").parent
    rate = engine.espeak_Initialize(_SYNCHRONOUS, 200, str(data).encode(), 0)
    if rate <= 0:
        raise OSError("eSpeak NG does not start")
    return engine, rate


def _shipped(package: str, file: str) -> Path:
    return Path(str(distribution(package).locate_file(file)))


def _exif(taken: str) -> dict[str, dict[int, bytes]]:
    return {
        "0th": {piexif.ImageIFD.Make: b"Amparo", piexif.ImageIFD.Model: b"Sample"},
        "Exif": {piexif.ExifIFD.DateTimeOriginal: taken.encode(), piexif.ExifIFD.OffsetTimeOriginal: b"+05:00"},
    }


def pcm_of(sound: bytes) -> tuple[int, bytes]:
    """(sample rate, 16-bit mono samples) of WAV bytes, as a microphone would give them."""
    with wave.open(io.BytesIO(sound)) as reader:
        return reader.getframerate(), reader.readframes(reader.getnframes())


def seconds_of(sound: bytes) -> float:
    rate, samples = pcm_of(sound)
    return len(samples) / struct.calcsize("h") / rate
