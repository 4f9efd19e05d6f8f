"""What is written, attached and spoken in a vault that is killed: made up from a number, so that it can be compared."""

from __future__ import annotations

import random
from functools import lru_cache

from desktop.store.keyslots import Kind, Secret

SIZES = (0, 900, 65_520, 65_521, 180_000, 400_000)
_WORDS = ("river", "boat", "notice", "dawn", "council", "steel", "mangrove", "road", "witness", "market", "harbour")


def title(number: int, version: int) -> str:
    return f"number {number} version {version}"


def told(title: str) -> tuple[int, int]:
    """Number and version of a title."""
    _, number, _, version = title.split(" ")
    return int(number), int(version)


def number_of(name: str) -> int:
    """Of a file `number.bin` or a recording `number.wav`."""
    return int(name.partition(".")[0])


def answers(number: int, version: int) -> dict[str, str]:
    """Of a case: mostly short, sometimes longer than a page of the database, sometimes than many."""
    chance = random.Random(f"{number}.{version}")
    words = chance.choices(_WORDS, k=chance.choice((3, 30, 30, 400, 3000)))
    return {"what/title": title(number, version), "what/summary": " ".join(words)}


def secret(number: int) -> Secret:
    """Of a recovery sheet."""
    return Secret(Kind.RECOVERY, random.Random(number).randbytes(32))


@lru_cache(maxsize=64)
def data(number: int) -> bytes:
    """Of the file `number.bin`."""
    chance = random.Random(number)
    return chance.randbytes(chance.choice(SIZES))


@lru_cache(maxsize=64)
def spoken(number: int) -> bytes:
    """Into the recording `number.wav`."""
    return random.Random(number).randbytes(420_000)
