"""A parcel and its answer, frozen: heads, hashes and seals. The frames in them are the ones of a push and a pull."""

from __future__ import annotations

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.sign import sign
from sync.protocol import messages, parcels
from sync.protocol.frames import FrameType, encode, encode_chunk

NOW = 1_795_000_000_000
ANA = DeviceKeys.from_bytes(bytes(range(128)))
GROUP, ID, LOG_KEY = b"\x29" * 32, b"\x41" * 16, Ed25519PrivateKey.from_private_bytes(b"\x27" * 32)


def frozen_parcels() -> list[dict[str, Any]]:
    body = parcels.Body(ID, (7 << 32) + 12, 34, NOW, 5_000_000)
    unsigned = parcels.unsigned_head(GROUP, ANA.id, body)
    head = unsigned + sign(ANA.signing, parcels.signed_head(unsigned))
    manifest = Author(ANA).manifest(file=b"\x24" * 16, key_id=b"\x22" * 8, sealed_size=16, chunk_hashes=b"\x42" * 16)
    parcel = head + encode(FrameType.OBJECT, manifest) + encode_chunk(b"\x24" * 16, 0, b"c" * 16)
    parcel += parcels.seal(sign(ANA.signing, parcels.signed_end(hashlib.sha256(parcel).digest())))
    answer = parcels.ANSWER_MAGIC + head
    end = messages.frame(messages.End(40, False, NOW + 5))
    for part, last in ((messages.frame(messages.Taken("whole", 1, 1, True)) + end, False), (end, True)):
        answer += part
        signature = LOG_KEY.sign(parcels.signed_part(hashlib.sha256(answer).digest(), last=last))
        answer += parcels.seal(bytes([last]) + signature)
    return [
        {
            "name": "a parcel and its answer in two parts",
            "signing_public": ANA.signing_public.hex(),
            "log_key": LOG_KEY.public_key().public_bytes_raw().hex(),
            "group": GROUP.hex(),
            "device": ANA.id.hex(),
            "id": ID.hex(),
            "place": body.place,
            "known_size": 34,
            "time": NOW,
            "answer_limit": 5_000_000,
            "head": head.hex(),
            "parcel": parcel.hex(),
            "answer": answer.hex(),
        }
    ]
