"""What waits, as one file for a stick (SPEC section 15). Knows no path, no line, and nothing of what comes back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from sync.client.acknowledge import acknowledge
from sync.client.granting import make_grants
from sync.client.member import Member
from sync.client.ports import Membership, SyncStore
from sync.client.sending import MOST_OBJECTS, missing, outgoing_objects
from sync.client.traffic import Traffic
from sync.client.transport import Call
from sync.crypto.sign import sign
from sync.errors import Unreachable
from sync.protocol import chunks, codes, limits, parcels
from sync.protocol.frames import FrameType, encode, encode_chunk

Step = Callable[[int, int], None]
"""Bytes written, and bytes there will be at most."""
SEAL = 5 + parcels.SIGNATURE


class NoLine:
    """In the place of a line, where things go by stick."""

    def __init__(self) -> None:
        self.traffic = Traffic()

    def exchange(self, call: Call) -> AbstractContextManager[Iterator[bytes]]:
        raise Unreachable


@dataclass(slots=True)
class Packed:
    """`left_objects` and `left_files` did not fit, or were not to go. `damaged`: manifests of files that the disk does
    not give whole.
    """

    objects: int = 0
    chunks: int = 0
    size: int = 0
    left_objects: int = 0
    left_files: int = 0
    damaged: list[bytes] = field(default_factory=list)


def member_of(store: SyncStore, membership: Membership) -> Member:
    return Member.of(store, membership, NoLine())


def pack(member: Member, write: Callable[[bytes], object], *, most: int, words_only: bool, step: Step) -> Packed:
    """Everything that waits, the most urgent first, in at most `most` bytes; words before any file. Marks nothing as
    sent: only an answer does.
    """
    acknowledge(member)
    make_grants(member)
    packing = _Packing(member, write, min(most, limits.PARCEL), step)
    packing.head()
    packing.objects()
    packing.chunks(words_only=words_only)
    packing.end()
    for manifest in packing.packed.damaged:
        member.store.refuse(manifest, codes.DAMAGED)
    return packing.packed


class _Packing:
    def __init__(self, member: Member, write: Callable[[bytes], object], most: int, step: Step) -> None:
        self._member, self._write, self._step = member, write, step
        self._room = most - SEAL
        self._running = hashlib.sha256()
        self.packed = Packed()

    def head(self) -> None:
        member = self._member
        body = parcels.Body(
            os.urandom(16), member.state.cursor, member.known_size, max(0, member.session.clock.now()), 0
        )
        unsigned = parcels.unsigned_head(member.membership.group, member.keys.id, body)
        self._put(unsigned + sign(member.keys.signing, parcels.signed_head(unsigned)))

    def objects(self) -> None:
        full = False
        for outgoing in outgoing_objects(self._member.store):
            frame = encode(FrameType.OBJECT, outgoing.raw)
            # Behind one that does not fit nothing goes: it may be what the next ones need.
            full = full or self.packed.objects == MOST_OBJECTS or not self._fits(frame)
            if full:
                self.packed.left_objects += 1
            else:
                self._put(frame)
                self.packed.objects += 1

    def chunks(self, *, words_only: bool) -> None:
        full = words_only or self.packed.left_objects > 0
        for file in self._member.store.outgoing_files():
            for number in missing(file):
                if full or chunks.chunk_size(file.sealed_size, number) + 25 > self._room - self.packed.size:
                    full = True
                    self.packed.left_files += 1
                    break
                sealed = self._member.store.chunk(file.file, number)
                if sealed is None:
                    self.packed.damaged.append(file.manifest)
                    break
                self._put(encode_chunk(file.file, number, sealed))
                self.packed.chunks += 1

    def end(self) -> None:
        digest = self._running.digest()
        self._put(parcels.seal(sign(self._member.keys.signing, parcels.signed_end(digest))))

    def _fits(self, frame: bytes) -> bool:
        return self.packed.size + len(frame) <= self._room

    def _put(self, data: bytes) -> None:
        self._running.update(data)
        self._write(data)
        self.packed.size += len(data)
        self._step(self.packed.size, self._room + SEAL)
