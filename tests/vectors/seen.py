"""What a device saw of the log, frozen: in an acknowledgement, and at the end of a revision's content."""

from __future__ import annotations

from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.protocol import checkpoints, seen

NOW = 1_795_000_000_000
ANA, LEO = DeviceKeys.from_bytes(bytes(range(128))), DeviceKeys.from_bytes(bytes(range(100, 228)))
GROUP, ROOT, LOG_KEY = b"\x29" * 32, b"\x31" * 32, Ed25519PrivateKey.from_private_bytes(b"\x27" * 32)


def frozen_seen() -> list[dict[str, Any]]:
    public, text = LOG_KEY.public_key().public_bytes_raw(), checkpoints.text(GROUP, 12, ROOT)
    note = checkpoints.compose(text, public, LOG_KEY.sign(text.encode()))
    found = seen.of(note, 2)
    told = Author(ANA).acknowledgement([b"\x2c" * 32], group=GROUP, recipient=LEO.id, time_ms=NOW, seen=found)
    content = msgspec.msgpack.encode(["case", b"", NOW << 16, [], {"title": "Landing"}, [], 0, [], found])
    fields = {"size": 12, "root": ROOT.hex(), "signature": found.signature.hex(), "begun": 2}
    common = {"group": GROUP.hex(), "log_key": public.hex(), "note": note, **fields}
    return [
        {"name": "an acknowledgement", "raw": told.hex(), "signing_public": ANA.signing_public.hex(), **common},
        {"name": "content of a revision", "content": content.hex(), **common},
    ]
