"""A parcel that comes piece by piece: whose it is, taken in as far as it came, answered for. Knows no HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sync.errors import BadParcel
from sync.protocol import codes, limits, parcels
from sync.protocol.parcels import ParcelReader
from sync.server.server import Server
from sync.server.services.answering import answer
from sync.server.services.refusals import Refusal
from sync.server.services.unpacking import Unpacking, unpacking, whose
from sync.server.uploads import Upload

_BLOCK = 256 * 1024


def begin(server: Server, start: bytes, size: int) -> Upload | Refusal:
    """`start`: the parcel's first 4 KiB. Room is only given for what a member's device signed."""
    reader = ParcelReader()
    try:
        for _ in reader.feed(start):
            pass
    except BadParcel:
        return server.handing_in.stranger(Refusal(codes.MALFORMED))
    if reader.head is None:
        return server.handing_in.stranger(Refusal(codes.MALFORMED))
    if size > limits.PARCEL:
        return Refusal(codes.TOO_LARGE)
    device = whose(server.database, reader.head)
    if isinstance(device, Refusal):
        return server.handing_in.stranger(device)
    id = hashlib.sha256(reader.head.raw).hexdigest()[:32]
    # Going on with what is here costs nobody anything, however often the line breaks.
    refusal = None if server.uploads.find(id) is not None else server.handing_in.member(device.id)
    return refusal or server.uploads.begin(id, device.id, size)


def append(server: Server, upload: Upload, at: int, piece: bytes) -> bool:
    """False: it does not go on from there. What is urgent stands first in a parcel, so it is taken in long before all
    of it is here; each time four times as much came, so that in the end it was read some four thirds times.
    """
    if not server.uploads.append(upload, at, piece):
        return False
    have = at + len(piece)
    if have < upload.size and _step(at) < _step(have):
        with unpacking(server) as taking:
            _take(taking, upload)
    return True


def handed_in(server: Server, upload: Upload, now: int) -> Iterator[bytes] | Refusal:
    """The answer to all that came."""
    refusal = server.handing_in.member(bytes.fromhex(upload.device))
    if refusal is not None:
        return refusal
    with unpacking(server) as taking:
        refusal = _take(taking, upload)
    if refusal is not None:
        return refusal
    if upload.have == upload.size and taking.state != parcels.WHOLE:
        server.uploads.drop(upload)  # chosen again it comes anew
    elif upload.have == upload.size:
        server.uploads.answered(upload)
    return answer(server, taking, now)


def _take(taking: Unpacking, upload: Upload) -> Refusal | None:
    with upload.path.open("rb") as file:
        while block := file.read(_BLOCK):
            refusal = taking.feed(block)
            if refusal is not None:
                return refusal
    return taking.finish()


def _step(have: int) -> int:
    return ((have // _BLOCK).bit_length() + 1) // 2
