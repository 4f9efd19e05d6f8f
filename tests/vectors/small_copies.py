"""A small copy as the content of a revision names it, frozen: with what the device had seen of the log, and without."""

from __future__ import annotations

from typing import Any

import msgspec

NOW = 1_795_000_000_000
FILE, FILE_KEY, COPY, COPY_KEY = b"\x21" * 16, b"\x22" * 32, b"\x23" * 16, b"\x24" * 32
SEEN = [12, b"\x31" * 32, b"\x32" * 64, 2]


def frozen_small_copies() -> list[dict[str, Any]]:
    photo = {"file": FILE, "name": "p", "size": 900_000, "type": "image/jpeg", "sha256": b"\x25" * 32}
    words = ["evidence", b"", NOW << 16, [], {"file": photo}, [[FILE, FILE_KEY]], 0, []]
    copies = [[FILE, COPY, COPY_KEY, 140_000, "image/jpeg", b"\x26" * 32]]
    said = {"original": FILE.hex(), "id": COPY.hex(), "key": COPY_KEY.hex(), "size": 140_000}
    said |= {"media_type": "image/jpeg", "sha256": "26" * 32}
    return [
        {"name": name, "content": msgspec.msgpack.encode([*words, seen, copies]).hex(), "copies": [said]}
        for name, seen in (("of a member", SEEN), ("of nobody's member", None))
    ]
