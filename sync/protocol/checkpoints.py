"""Checkpoints: the C2SP signed note that says how large the log is and what its root is (SPEC section 10).

Composes and parses. Signing and verifying are done by whoever holds a key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from sync.errors import Unreadable

KEY_NAME: Final = "amparo"
LONGEST: Final = 4096
_ED25519: Final = b"\x01"
_TEXT: Final = re.compile(r"amparo/([0-9a-f]{64})\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n", re.ASCII)
_SIGNATURE: Final = re.compile(r"— (\S+) ([A-Za-z0-9+/]+={0,2})\n")
_SIGNATURES: Final = re.compile(rf"(?:{_SIGNATURE.pattern})+")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A note taken apart. `signed` is what the signature covers; nothing is verified yet."""

    group: bytes
    size: int
    root: bytes
    signed: bytes
    key_hash: bytes
    signature: bytes


def key_hash(log_key: bytes) -> bytes:
    """The four bytes by which a note names the key (C2SP signed-note)."""
    return hashlib.sha256(KEY_NAME.encode() + b"\n" + _ED25519 + log_key).digest()[:4]


def text(group: bytes, size: int, root: bytes) -> str:
    """What is signed."""
    return f"amparo/{group.hex()}\n{size}\n{base64.b64encode(root).decode()}\n"


def compose(signed_text: str, log_key: bytes, signature: bytes) -> str:
    return f"{signed_text}\n— {KEY_NAME} {base64.b64encode(key_hash(log_key) + signature).decode()}\n"


def parse(note: str) -> Checkpoint:
    """Take the signature under our name; others may stand beside it. Raises Unreadable("checkpoint")."""
    signed_text, blank, signatures = note.partition("\n\n")
    signed_text += "\n"
    matched = _TEXT.fullmatch(signed_text)
    if len(note) > LONGEST or not blank or matched is None or not _SIGNATURES.fullmatch(signatures):
        raise Unreadable("checkpoint")
    ours = [found[2] for found in _SIGNATURE.finditer(signatures) if found[1] == KEY_NAME]
    signature = _decoded(ours[0]) if ours else b""
    if len(signature) != 4 + 64:
        raise Unreadable("checkpoint")
    return Checkpoint(
        group=bytes.fromhex(matched[1]),
        size=int(matched[2]),
        root=_decoded(matched[3]),
        signed=signed_text.encode(),
        key_hash=signature[:4],
        signature=signature[4:],
    )


def _decoded(encoded: str) -> bytes:
    """Only the one encoding that an encoder makes: else two notes could differ and say the same."""
    try:
        decoded = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise Unreadable("checkpoint") from None
    if base64.b64encode(decoded).decode() != encoded:
        raise Unreadable("checkpoint")
    return decoded
