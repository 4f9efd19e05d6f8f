"""Custody, frozen: entries, digests, what commits to them in the clear, and the two objects that carry it."""

from __future__ import annotations

from typing import Any

from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.seal import record_key
from sync.protocol import chunks, custody
from sync.protocol.custody import Entry, Segment
from sync.protocol.objects import object_id

NOW = 1_795_000_000_000
ANA = DeviceKeys.from_bytes(bytes(range(128)))
FILE, FILE_KEY, SHA256, SEED = b"\x24" * 16, b"\x25" * 32, b"\x33" * 32, b"\x34" * 32
ENTRIES = (
    Entry(deed=1, clock=NOW << 16, time=NOW, source=0, offset=0),
    Entry(deed=4, clock=(NOW << 16) + 1, time=NOW, source=0, offset=0),
    Entry(deed=6, clock=(NOW + 5) << 16, time=NOW + 5, source=1, offset=-120_000),
    Entry(deed=10, clock=(NOW + 9) << 16, time=NOW + 9, source=1, offset=86_400_000, details=b"court"),
)


def frozen_custody() -> list[dict[str, Any]]:
    encoded = tuple(custody.encoded(entry) for entry in ENTRIES)
    first = Segment(FILE, 0, SEED, encoded[:2])
    digests = [*first.digests(ANA.id, SHA256)]
    rest = Segment(FILE, 2, digests[-1], encoded[2:])
    digests += rest.digests(ANA.id, SHA256)
    heads = custody.heads([digests[-1], b"\x35" * 32])
    fixed = custody.fixed(FILE_KEY, FILE, SHA256, 70_000, digests[1])
    author, place = Author(ANA), {"record": b"\x23" * 16, "key_id": b"\x22" * 8}
    raws = {
        "manifest": author.manifest(
            file=FILE,
            key_id=place["key_id"],
            sealed_size=16,
            chunk_hashes=chunks.chunk_hash(b"c" * 16),
            fixed=fixed,
        ),
        "revision": author.revision(record_key(b"\x21" * 32, place["record"]), b"custody", **place, heads=heads),
    }
    return [
        {
            "name": "a chain of four entries in two segments",
            "device": ANA.id.hex(),
            "signing_public": ANA.signing_public.hex(),
            "file": FILE.hex(),
            "key": FILE_KEY.hex(),
            "size": 70_000,
            "sha256": SHA256.hex(),
            "start": SEED.hex(),
            "entries": [one.hex() for one in encoded],
            "digests": [one.hex() for one in digests],
            "other_head": "35" * 32,
            "heads": heads.hex(),
            "fixed": fixed.hex(),
            "objects": {kind: {"raw": raw.hex(), "id": object_id(raw).hex()} for kind, raw in raws.items()},
        }
    ]
