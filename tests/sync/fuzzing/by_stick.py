"""What comes on a stick, and to the upload page: for the table of decoders, and made by what writes it."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import insert

from sync.client import answered, meeting
from sync.client import parcels as by_stick
from sync.client.ports import Arrived, Membership
from sync.crypto.sign import sign
from sync.errors import BadParcel, CutOff, HistoryBroken, RosterBroken, Unreadable
from sync.protocol import checkpoints, frames, messages, parcels, wanted
from sync.protocol import objects as parts
from sync.protocol.statements import Role
from sync.server import opening
from sync.server.db.schema import GroupRow, MemberRow
from sync.server.services import uploading
from tests.fakes import MemoryStore
from tests.sync.fuzzing import valid

Row = tuple[str, Callable[[bytes], object], Sequence[bytes], tuple[type[Exception], ...], int]
_MEBIBYTE: Final = 1 << 20


def _member(keys: Any = valid.DEVICE) -> Any:
    """A device of the group whose log key is its own."""
    store = MemoryStore(keys=keys)
    membership = Membership(
        group=valid.GROUP,
        group_name="Fisherfolk Forum",
        servers=("https://192.0.2.1:4433",),
        tls_pin=valid.LONG_ID,
        log_key=valid.DEVICE.signing_public,
        card_key=valid.KEY,
        role=Role.COORDINATOR,
    )
    some = (
        Arrived(index=place, object_id=parts.object_id(raw), author=raw[2:18], raw=raw)
        for place, raw in enumerate(valid.STATEMENTS[:2])
    )
    store.join(membership, tuple(some))
    return by_stick.member_of(store, membership)


# An answer, part by part


def _head() -> bytes:
    body = parcels.Body(valid.ID, 0, 0, valid.NOW, 0)
    unsigned = parcels.unsigned_head(valid.GROUP, valid.DEVICE.id, body)
    return unsigned + sign(valid.DEVICE.signing, parcels.signed_head(unsigned))


def _note(size: int, root: bytes) -> str:
    text = checkpoints.text(valid.GROUP, size, root)
    return checkpoints.compose(text, valid.DEVICE.signing_public, valid.DEVICE.signing.sign(text.encode()))


_EMPTY: Final = hashlib.sha256().digest()
_PUSHED: Final = b"".join(
    messages.frame(one)
    for one in (
        messages.Checkpoint(_note(0, _EMPTY), (), 0),
        messages.End(0, False, valid.NOW),
        messages.Taken("whole", 3, 4, True),
    )
)
_FILES: Final = valid.CHUNK_FRAME + wanted.left_frame([wanted.Left(valid.ID, 1, 4)])
_PARTS: Final = msgspec.msgpack.encode([_PUSHED, _FILES])


def _sealed(bodies: Sequence[bytes]) -> bytes:
    """As the server seals them: what is in them may be anything."""
    answer = parcels.ANSWER_MAGIC + _head()
    for number, body in enumerate(bodies):
        last = number == len(bodies) - 1
        answer += body
        signed = parcels.signed_part(hashlib.sha256(answer).digest(), last=last)
        answer += parcels.seal(bytes([last]) + valid.DEVICE.signing.sign(signed))
    return answer


def _answer(data: bytes) -> object:
    return answered.read(_member(), [data[at : at + 97] for at in range(0, len(data), 97)])


def _parts_of_a_hostile_server(data: bytes) -> object:
    try:
        bodies = msgspec.msgpack.decode(data, type=list[bytes])
    except (msgspec.DecodeError, RecursionError):
        bodies = [data, _FILES]
    return _answer(_sealed(bodies[:4]))


def _anothers(data: bytes) -> object:
    """A parcel read by a colleague."""
    reader = _member(valid._COLLEAGUE)
    return meeting.read(reader, [data[at : at + 97] for at in range(0, len(data), 97)])


# An upload, piece by piece

_UNTIL_THE_END: Final = ExitStack()
atexit.register(_UNTIL_THE_END.close)


@cache
def _server() -> Any:
    """That knows the group and the device."""
    folder = Path(tempfile.mkdtemp(prefix="amparo-fuzzing-"))
    opening.make(folder / "server", host="127.0.0.1", port=4433)
    _UNTIL_THE_END.callback(shutil.rmtree, folder)
    server = _UNTIL_THE_END.enter_context(opening.opened(folder / "server")).server
    with server.database.writing() as connection:
        connection.execute(insert(GroupRow).values(number=1, id=valid.GROUP, size=0))
        row = {"group": 1, "device": valid.DEVICE.id, "signing_key": valid.DEVICE.signing_public, "role": 2}
        connection.execute(insert(MemberRow).values(row | {"revoked": False, "used": 0}))
    return server


def _upload(data: bytes) -> object:
    """Its beginning; what is told of it, and its pieces after it, in an order of their own."""
    begun = uploading.begin(_server(), data[:4096], len(data))
    if not hasattr(begun, "have"):
        raise Unreadable("upload")
    have = begun.have
    for at in (have + 7, have):
        uploading.append(_server(), begun, at, data[at : at + 300])
    return begun.have


def decoders() -> Iterator[Row]:
    """(name, decode, samples, errors, bytes that it may take)."""
    asked = wanted.wanted_frame([wanted.Wanted(valid.ID, 3)])[frames.HEAD :]
    left = wanted.left_frame([wanted.Left(valid.ID, 3, 9)])[frames.HEAD :]
    yield "wanted.read_wanted", wanted.read_wanted, [asked], (Unreadable,), _MEBIBYTE
    yield "wanted.read_left", wanted.read_left, [left], (Unreadable,), _MEBIBYTE
    errors = (BadParcel, Unreadable, CutOff, HistoryBroken, RosterBroken)
    yield "answered.read", _answer, [_sealed([_PUSHED, _FILES])], errors, 2 * _MEBIBYTE
    yield "answered.read, sealed", _parts_of_a_hostile_server, [_PARTS], errors, 2 * _MEBIBYTE
    yield "meeting.read", _anothers, [valid.PARCEL], errors, 2 * _MEBIBYTE
    yield "uploading.begin", _upload, [_head() + valid.PUSH + parcels.seal(bytes(64))], (Unreadable,), 4 * _MEBIBYTE
