"""The files of a bundle and their fields (BUNDLE.md, sections 1 to 4). Reads and writes them; proves nothing.

What is read comes from strangers: every size has a bound, every field a type, and no field is unknown.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Final, TypeVar

import msgspec

from sync.errors import Unreadable

ORIGINAL: Final = re.compile(r"original\.[a-z0-9]{1,5}", re.ASCII)
CUSTODY: Final = "custody.json"
PROOFS: Final = "proofs.json"
README: Final = {"en": "README.txt", "es": "LEAME.txt"}
SUMS: Final = "SHA256SUMS"
SIGNATURE: Final = "SHA256SUMS.signature"
LEFT_BY_SYSTEMS: Final = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into folders that people look at; `._…` beside them."""

MOST_JSON: Final = 64 * 1024 * 1024
MOST_TEXT: Final = 64 * 1024
MOST_SUMS: Final = 4 * 1024
_BLOCK: Final = 1024 * 1024

Hex16 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Entry = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{2}){27,539}$")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Number = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
_Short = Annotated[str, msgspec.Meta(max_length=1000)]


class EntryDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """From `deed` on in words, what the bytes of `entry` say."""

    number: Number
    entry: Entry
    digest: Hex32
    revision: Hex32 | None
    deed: _Short
    time: _Short
    clock: Count
    source: _Short
    offset: int
    on: Hex32 | None = None
    purpose: _Short | None = None
    other: tuple[Hex16, Hex32] | None = None
    right: bool | None = None
    earlier: tuple[tuple[_Short, _Short], ...] | None = None
    """(deed, time) of what an older version noted."""


class ChainDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    device: Hex16
    start: Hex32
    entries: Annotated[tuple[EntryDocument, ...], msgspec.Meta(min_length=1, max_length=100_000)]


class CustodyDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    amparo_custody: Annotated[int, msgspec.Meta(ge=1, le=1)]
    file: Hex16
    sha256: Hex32
    size: Count
    media_type: _Short
    chains: Annotated[tuple[ChainDocument, ...], msgspec.Meta(max_length=10_000)]


class RevisionDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    object: bytes
    heads: Annotated[tuple[Hex32, ...], msgspec.Meta(min_length=1, max_length=1_000)]


class ReceiptDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    leaf: Annotated[int, msgspec.Meta(ge=1, le=2)]
    object: Hex32
    index: Count
    checkpoint: Annotated[str, msgspec.Meta(max_length=4096)]
    path: Annotated[tuple[Hex32, ...], msgspec.Meta(max_length=64)]


EarlierDocument = Annotated[tuple[ReceiptDocument, ...], msgspec.Meta(max_length=10_000)]
"""Of one log that ended, because it began anew."""


class ProofsDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    amparo_proofs: Annotated[int, msgspec.Meta(ge=1, le=1)]
    group: Hex32 | None
    log_key: Hex32 | None
    key: Hex32
    head: Hex32 | None
    manifest: bytes | None
    roster: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=10_000)]
    revisions: Annotated[tuple[RevisionDocument, ...], msgspec.Meta(max_length=10_000)]
    receipts: Annotated[tuple[ReceiptDocument, ...], msgspec.Meta(max_length=10_000)]
    earlier: Annotated[tuple[EarlierDocument, ...], msgspec.Meta(max_length=100)] = ()


Document = TypeVar("Document", CustodyDocument, ProofsDocument)


def written(document: CustodyDocument | ProofsDocument) -> bytes:
    """As people may read it too."""
    return json.dumps(msgspec.to_builtins(document), indent=1, ensure_ascii=False).encode() + b"\n"


def read(data: bytes, wanted: type[Document]) -> Document:
    """Raises Unreadable("document")."""
    try:
        found: Document = msgspec.json.decode(data, type=wanted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("document") from None
    return found


def signature(device: bytes, public: bytes, signed: bytes) -> bytes:
    return f"amparo/1 bundle\n{device.hex()}\n{public.hex()}\n{signed.hex()}\n".encode()


def read_signature(data: bytes) -> tuple[bytes, bytes, bytes]:
    """(device, public key, signature). Raises Unreadable("signature"), also for any other spelling of the same."""
    lines = data.split(b"\n")
    try:
        device, public, signed = (bytes.fromhex(line.decode("ascii")) for line in lines[1:4])
    except (UnicodeDecodeError, ValueError):
        raise Unreadable("signature") from None
    if (len(device), len(public), len(signed)) != (16, 32, 64) or data != signature(device, public, signed):
        raise Unreadable("signature")
    return device, public, signed


def small(path: Path, most: int) -> bytes:
    """All of a file that may not be larger. Raises Unreadable("file") for what is, or is no file; OSError."""
    with _opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Unreadable("file")
    return data


def blocks(path: Path) -> Iterator[bytes]:
    """Raises Unreadable("file"), OSError."""
    with _opened(path) as file:
        while block := file.read(_BLOCK):
            yield block


def _opened(path: Path) -> IO[bytes]:
    # Without following: a link could name anything. Without waiting: a pipe is no file and nobody writes into it.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Unreadable("file")
    return file
