"""Every way to change one bit of something sealed or signed."""

from __future__ import annotations

from collections.abc import Iterator


def one_bit_off(data: bytes) -> Iterator[bytes]:
    """All of them, in order."""
    for at in range(len(data)):
        for bit in range(8):
            yield data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def one_bit_per_byte(data: bytes) -> Iterator[bytes]:
    """One in each byte, the bits in turn: for what is slow to open."""
    for at in range(len(data)):
        yield data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]
