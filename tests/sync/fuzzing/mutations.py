"""Bytes that are nothing, and bytes that were something: bits flipped, cut short, spliced, their lengths blown up."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

_LONG = (
    *(bytes([0xFF]) * count for count in (1, 2, 4, 8)),
    *(bytes([0x00]) * count for count in (1, 2, 4, 8)),
    bytes.fromhex("c6ffffffff"),  # MessagePack: bytes, text, array and map of 4 GiB, and the largest integer
    bytes.fromhex("dbffffffff"),
    bytes.fromhex("ddffffffff"),
    bytes.fromhex("dfffffffff"),
    bytes.fromhex("cfffffffffffffffff"),
    b"\x91" * 3_000,  # an array in an array in an array
    b"[" * 3_000,
    b"9" * 5_000,
    "\N{ARABIC-INDIC DIGIT ONE}\N{LATIN SMALL LETTER LONG S}".encode(),
)


@st.composite
def damaged(draw: st.DrawFn, samples: Sequence[bytes]) -> bytes:
    """One of the samples after one to four things that happen to bytes."""
    data = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(("flip", "cut", "drop", "insert", "lengthen", "splice", "repeat"))):
            case "flip" if at < len(data):
                data = data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]
            case "cut":
                data = data[:at]
            case "drop":
                data = data[:at] + data[at + draw(st.integers(1, 40)) :]
            case "insert":
                data = data[:at] + draw(st.binary(min_size=1, max_size=40)) + data[at:]
            case "lengthen":
                blown = draw(st.sampled_from(_LONG))
                data = data[:at] + blown + data[at + draw(st.sampled_from((0, len(blown)))) :]
            case "splice":
                other = draw(st.sampled_from(samples))
                data = data[:at] + other[draw(st.integers(0, len(other))) :]
            case _:
                data = data[:at] + data[max(0, at - 64) :]
    return data


def anything(samples: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    return st.one_of(damaged(samples), damaged(samples), st.binary(max_size=300))
