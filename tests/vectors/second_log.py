"""A second reader of the log, from SPEC section 10 alone: tiles in, roots out. Shares no code with `sync`.

`fetch(path)` gives the bytes behind `…/tile/`, as in C2SP tlog-tiles. What it trusts is the log key and SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Fetch = Callable[[str], bytes]


@dataclass(frozen=True)
class Note:
    group: str
    size: int
    root: bytes


def note(text: str, log_key: bytes) -> Note:
    """A checkpoint, its signature verified. Anything else raises."""
    signed, _, signatures = text.partition("\n\n")
    name, encoded = signatures.removeprefix("\N{EM DASH} ").strip("\n").split(" ")
    assert name == "amparo"
    blob = base64.b64decode(encoded)
    assert blob[:4] == hashlib.sha256(b"amparo\n\x01" + log_key).digest()[:4]
    Ed25519PublicKey.from_public_bytes(log_key).verify(blob[4:], f"{signed}\n".encode())
    origin, size, root = signed.split("\n")
    return Note(origin.removeprefix("amparo/"), int(size), base64.b64decode(root))


def holds(fetch: Fetch, notes: list[Note]) -> bool:
    """Whether all of them are roots of the one log that the tiles are of, read leaf by leaf, and the hashes agree."""
    size = max(note.size for note in notes)
    leaves = list(leaf_hashes(fetch, size))
    if any(hashes(fetch, level, size) != subtrees(leaves, 8 * level) for level in range(levels(size))):
        return False
    return all(tree(leaves[: note.size]) == note.root for note in notes)


def leaf_hashes(fetch: Fetch, size: int) -> Iterator[bytes]:
    for path in paths("entries", size):
        data = fetch(path)
        while data:
            length = int.from_bytes(data[:2], "big")
            yield hashlib.sha256(b"\x00" + data[2 : 2 + length]).digest()
            data = data[2 + length :]


def hashes(fetch: Fetch, level: int, size: int) -> list[bytes]:
    data = b"".join(fetch(path) for path in paths(str(level), size >> 8 * level))
    return [data[at : at + 32] for at in range(0, len(data), 32)]


def levels(size: int) -> int:
    return max(1, -(-size.bit_length() // 8))


def paths(level: str, count: int) -> Iterator[str]:
    for number in range(-(-count // 256)):
        digits = str(number)
        while len(digits) % 3 or len(digits) < 3:
            digits = "0" + digits
        parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        width = min(256, count - number * 256)
        yield f"{level}/" + "/".join(["x" + part for part in parts[:-1]] + parts[-1:]) + f".p/{width}" * (width < 256)


def tree(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, of hashes of leaves."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while 2 * half < len(leaves):
        half *= 2
    return hashlib.sha256(b"\x01" + tree(leaves[:half]) + tree(leaves[half:])).digest()


def subtrees(leaves: list[bytes], level: int) -> list[bytes]:
    width = 1 << level
    return [tree(leaves[at : at + width]) for at in range(0, len(leaves) - len(leaves) % width, width)]
