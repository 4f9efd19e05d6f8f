"""Every decoder of what comes from elsewhere, one line each: what it is fed, and which errors it may answer with.

Signed and sealed things are also decoded as if whoever holds the key had written nonsense: a member may be hostile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.store import content as contents
from sync.client.received import collected
from sync.crypto import cards, checkpoints, grants, keys, objects, packing, seal, stream
from sync.errors import BadInvitation, BadParcel, CutOff, RosterBroken, Unreadable
from sync.protocol import checkpoints as notes
from sync.protocol import custody, frames, growth, invitations, messages, parcels, runs, seen, statements, tiles
from sync.protocol import objects as parts
from sync.protocol.frames import FrameReader
from sync.protocol.merkle import is_consistent, root_from_inclusion, root_from_leaves
from sync.protocol.roster import Roster
from sync.server.services.bringing_back import signing_key
from sync.server.services.candidates import candidate
from sync.server.services.form_files import FormFile, NotAForm
from tests.sync.fuzzing import by_stick, of_other_groups, valid

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Decoder:
    """`name` as imported; `samples` are valid. `most`: bytes that it may take for a small input."""

    name: str
    decode: Callable[[bytes], object]
    samples: Sequence[bytes]
    errors: tuple[type[Exception], ...] = (Unreadable,)
    most: int = MEBIBYTE


def _frames(data: bytes) -> object:
    reader = FrameReader()
    found = [frame for at in range(0, len(data), 97) for frame in reader.feed(data[at : at + 97])]
    reader.finish()
    return found


def _parcel(magic: bytes) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        reader = parcels.ParcelReader(magic)
        found = [frame for at in range(0, len(data), 97) for frame in reader.feed(data[at : at + 97])]
        reader.finish()
        assert reader.head is not None
        return found, reader.head.body(), reader.head.signed

    return read


def _form(data: bytes) -> object:
    kind, _, body = data.partition(b"\n")
    form = FormFile(kind.decode("latin-1"))
    return [bytes(piece) for at in range(0, len(body), 97) for piece in form.feed(body[at : at + 97])]


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.decode("utf-8", "replace"))


def _message(wanted: Any) -> Callable[[bytes], object]:
    return lambda data: messages.read(data, wanted)


def _body(wanted: Any) -> Callable[[bytes], object]:
    return lambda data: parts.parsed(data, wanted)


def _details(wanted: Any) -> Callable[[bytes], object]:
    return lambda data: statements.details(parts.parsed(data, parts.Statement), wanted)


def _extended(data: bytes, verify: Callable[..., bool]) -> object:
    return valid.ROSTER.extended(data, verify)


def _founded(data: bytes) -> object:
    """As the group of whatever it is, so that its inside is looked at."""
    return Roster(parts.object_id(data)).extended(data, lambda *_: True)


def _proof(data: bytes) -> object:
    proof = messages.read(data, messages.Proof)
    leaves = {index: bytes(32) for index in proof.indices}
    return root_from_leaves(proof.size, leaves, proof.hashes)


def _inclusion(data: bytes) -> object:
    proof = messages.read(data, messages.Proof)
    return root_from_inclusion(proof.size, proof.indices[0] if proof.indices else 0, bytes(32), proof.hashes)


def _grown(data: bytes) -> object:
    shown = messages.read(data, messages.Checkpoint)
    return is_consistent(shown.old_size, bytes(32), notes.parse(shown.note).size, bytes(32), shown.proof)


def _growth(data: bytes) -> object:
    told = messages.read(data, growth.Growth)
    return growth.proof_between(told, (told.start + told.size) // 2, told.size)


def _sealed_nonsense(data: bytes) -> object:
    """What a member who holds the key could seal."""
    associated = valid.content_associated()
    sealed = AESGCM(valid.KEY).encrypt(bytes(12), data, associated)
    return seal.open_content(valid.KEY, bytes(12), sealed, author=valid.DEVICE.id, record=valid.ID, key_id=valid.KEY_ID)


def _revision(data: bytes) -> object:
    found = parts.parsed(objects.verified(data, valid.DEVICE.signing_public).body, parts.Revision)
    return seal.open_content(
        valid.KEY, found.nonce, found.sealed, author=valid.DEVICE.id, record=found.record, key_id=found.key_id
    )


def _card_of_a_member(data: bytes) -> object:
    return cards.open_card(valid.KEY, valid.ID, valid.sealed_card(data))


def _grant(data: bytes) -> object:
    return grants.open_grant(valid.DEVICE, data, group=valid.GROUP, author=valid.DEVICE.id, key_ids=valid.GRANT.key_ids)


def _granted_nonsense(data: bytes) -> object:
    return grants.open_grant(
        valid.DEVICE, valid.sealed_grant(data), group=valid.GROUP, author=valid.DEVICE.id, key_ids=[valid.KEY_ID]
    )


def decoders() -> Iterator[Decoder]:
    chunk = [frame[frames.HEAD :] for frame in (valid.CHUNK_FRAME,)]
    yield Decoder("frames.FrameReader", _frames, [valid.ANSWER, valid.PUSH], (Unreadable, CutOff))
    yield Decoder("frames.split_chunk", frames.split_chunk, chunk)
    yield Decoder("frames.split_part", frames.split_part, [valid.PART_FRAME[frames.HEAD :]])
    yield Decoder("frames.read_known", frames.read_known, [frames.encode_known(7)[frames.HEAD :]])
    yield Decoder("frames.split_entry", frames.split_entry, [bytes(8) + valid.OBJECTS[0]])
    for wanted, sample in valid.MESSAGES.items():
        yield Decoder(f"messages.read of {wanted.__name__}", _message(wanted), [sample])
    proof = [msgspec.msgpack.encode(messages.Proof(4, (1, 2), (bytes(32),) * 2))]
    yield Decoder("messages.read", lambda data: messages.read(data, messages.Proof), proof)
    yield Decoder("merkle.root_from_leaves", _proof, proof)
    yield Decoder("merkle.root_from_inclusion", _inclusion, proof)
    yield Decoder("merkle.is_consistent", _grown, [valid.MESSAGES[messages.Checkpoint]])
    yield Decoder("messages.read_own", messages.read_own, [msgspec.msgpack.encode([(1, 1, bytes(32))] * 3)])
    yield Decoder("messages.read_names", messages.read_names, [msgspec.msgpack.encode([(1, 1, bytes(32), 3, True)])])
    yield Decoder("messages.read_progress", messages.read_progress, [msgspec.msgpack.encode([(bytes(16), [(0, 4)])])])
    yield Decoder("messages.read_held", messages.read_held, [msgspec.msgpack.encode([(bytes(16), 4, 900)])])
    yield Decoder("runs.read", lambda data: runs.leaves(runs.read(data), [bytes(32)] * 9), [valid.RUNS])
    yield Decoder("received.collected", lambda data: collected([data]), [valid.ANSWER], (Unreadable, CutOff))
    yield Decoder("objects.split", parts.split, valid.OBJECTS)
    yield Decoder("objects.verified", lambda data: objects.verified(data, valid.DEVICE.signing_public), valid.OBJECTS)
    yield Decoder("candidates.candidate", valid.as_candidate(candidate), valid.OBJECTS, ())
    yield Decoder("candidates.candidate, signed", valid.signed_as_candidate(candidate), valid.OBJECTS, ())
    for wanted, sample in valid.BODIES.items():
        yield Decoder(f"objects.parsed to {wanted.__name__}", _body(wanted), [sample])
    for wanted, sample in valid.DETAILS.items():
        yield Decoder(f"statements.details of {wanted.__name__}", _details(wanted), [sample])
    certificate = [valid.CERTIFICATE]
    yield Decoder("statements.split_certificate", statements.split_certificate, certificate)
    yield Decoder("statements.read_certificate", statements.read_certificate, [valid.CERTIFICATE[:-64]])
    yield Decoder("roster.Roster", lambda data: _extended(data, lambda *_: True), valid.STATEMENTS, (RosterBroken,))
    yield Decoder("roster.Roster, founded", _founded, valid.STATEMENTS, (RosterBroken,))
    yield Decoder("bringing_back.signing_key", lambda data: signing_key(data, valid.DEVICE.id), [valid.ROSTER_BODY], ())
    yield Decoder("checkpoints.parse", _text(notes.parse), [valid.NOTE.encode()])
    yield Decoder("checkpoints.verified_checkpoint", _text(_checked_note), [valid.NOTE.encode()])
    yield Decoder("tiles.read", _text(tiles.read), [b"0/x001/234.p/5", b"entries/000"])
    yield Decoder("growth.proof_between", _growth, [valid.MESSAGES[growth.Growth]])
    yield Decoder("seen.in_content", seen.in_content, [valid.CONTENT], ())
    yield Decoder("seen.in_acknowledgement", seen.in_acknowledgement, [valid.BODIES[parts.Acknowledgement]], ())
    errors = (BadParcel, Unreadable, CutOff)
    yield Decoder("parcels.ParcelReader", _parcel(parcels.MAGIC), [valid.PARCEL], errors)
    yield Decoder("parcels.ParcelReader of answers", _parcel(parcels.ANSWER_MAGIC), [valid.PARCEL_ANSWER], errors)
    yield Decoder("parcels.split_seal", parcels.split_seal, [b"\x01" + bytes(64)], (BadParcel,))
    yield Decoder("invitations.decode", _text(invitations.decode), [valid.INVITATION.encode()], (BadInvitation,))
    yield Decoder("invitations.decode, rechecked", valid.rechecked_invitation, [valid.INVITED], (BadInvitation,))
    yield Decoder("custody.decoded", custody.decoded, [valid.ENTRY])
    # zstd may have to make room for the 4 MiB that a frame says it holds, and for its window of 8.
    yield Decoder("packing.unpack", packing.unpack, valid.PACKED, most=14 * MEBIBYTE)
    yield Decoder("packing.unpad", packing.unpad, [packing.pad(one) for one in valid.PACKED])
    yield Decoder("seal.open_content", _sealed_nonsense, [packing.pad(one) for one in valid.PACKED], most=14 * MEBIBYTE)
    yield Decoder("seal.open_content of a revision", _revision, valid.REVISIONS, most=14 * MEBIBYTE)
    yield Decoder("content.unpacked", contents.unpacked, [valid.CONTENT])
    yield Decoder("stream.open_chunk", _chunk, [valid.SEALED_CHUNK])
    yield Decoder("cards.open_card", lambda data: cards.open_card(valid.KEY, valid.ID, data), [valid.CARD])
    yield Decoder("cards.open_card, sealed", _card_of_a_member, [msgspec.msgpack.encode(("Ana", bytes(16)))])
    yield Decoder("grants.open_grant", _grant, [valid.GRANT.sealed])
    yield Decoder("grants.open_grant, sealed", _granted_nonsense, [valid.GRANTED, valid.GRANTED_MORE])
    yield Decoder("keys.hpke_public_key", keys.hpke_public_key, [valid.DEVICE.hpke_public])
    for others in (by_stick, of_other_groups):
        yield from (Decoder(*row) for row in others.decoders())
    yield Decoder("form_files.FormFile", _form, [valid.FORM], (NotAForm,))
    yield Decoder("auth.check", valid.authorised, valid.HEADERS, ())
    problem = [json.dumps({"code": "clock", "now": 1_800_000_000_000}).encode(), b'{"code": "quota"}']
    yield Decoder("answers.accepted", valid.answered_problem, problem, valid.PROBLEMS)


def _checked_note(note: str) -> object:
    return checkpoints.verified_checkpoint(note, group=valid.GROUP, log_key=valid.DEVICE.signing_public)


def _chunk(data: bytes) -> object:
    return stream.open_chunk(valid.KEY, valid.ID, 0, data, last=True)


def named() -> set[str]:
    return {decoder.name.partition(" ")[0].rstrip(",") for decoder in decoders()}
