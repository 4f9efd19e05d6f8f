"""What waits, laid into one parcel after the other (SPEC section 15): each by itself as good as any, words first.

Knows no path and nothing of what comes back. Marks nothing as sent: only an answer does.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sync.client.member import Member
from sync.client.ports import Outgoing, OutgoingFile, WantedFile
from sync.client.sending import MOST_OBJECTS, missing, outgoing_objects
from sync.crypto.sign import sign
from sync.protocol import chunks, limits, parcels
from sync.protocol.frames import HEAD, FrameType, encode, encode_chunk
from sync.protocol.wanted import MOST as MOST_WANTED
from sync.protocol.wanted import Wanted, wanted_frame

Step = Callable[[int, int], None]
"""Bytes written, and bytes there will be at most."""
Write = Callable[[bytes], object]
SEAL = HEAD + parcels.SIGNATURE
_CHUNK_HEAD = HEAD + 20


@dataclass(slots=True)
class Laid:
    """What one parcel holds. `finished`: files whose last waiting chunk is in it. Manifests that an earlier one held
    already count in `size` alone.
    """

    objects: int = 0
    chunks: int = 0
    size: int = 0
    finished: list[bytes] = field(default_factory=list)


class Parcel:
    """One being written, from its head on; at most `most` bytes. `answer`: how large its answer may be; 0: as the
    server likes.
    """

    def __init__(self, member: Member, write: Write, most: int, step: Step, answer: int = 0) -> None:
        self._member, self._write, self._step = member, write, step
        self._most = most
        self._answer = answer
        self._running = hashlib.sha256()
        self.laid = Laid()
        self.manifests: set[bytes] = set()
        """Of files whose manifest is in it, or need not be."""
        self._head()
        self._room = most - self.laid.size - SEAL

    def fits(self, size: int) -> bool:
        return self.laid.size + size + SEAL <= self._most

    def would_fit(self, size: int) -> bool:
        """Into another one, with nothing else in it."""
        return size <= self._room

    def put(self, frame: bytes) -> None:
        self._running.update(frame)
        self._write(frame)
        self.laid.size += len(frame)
        self._step(self.laid.size, self._most)

    def ask(self, files: Sequence[WantedFile]) -> None:
        """For others' files, as many as it may name and has room for."""
        named = [Wanted(file.file, file.first) for file in files[:MOST_WANTED]]
        while named and not self.fits(len(wanted_frame(named))):
            named = named[: len(named) // 2]
        if self.fits(len(wanted_frame(named))):
            self.put(wanted_frame(named))

    def say(self, carried: Sequence[bytes], own: Iterable[bytes]) -> None:
        """Words of coordinators for laptops that read it, and this device's own for the server, as far as they fit."""
        told = [encode(FrameType.WORD, raw) for raw in carried] + [encode(FrameType.OBJECT, raw) for raw in own]
        for frame in told:
            if self.fits(len(frame)):
                self.put(frame)

    def end(self) -> Laid:
        digest = self._running.digest()
        self.put(parcels.seal(sign(self._member.keys.signing, parcels.signed_end(digest))))
        return self.laid

    def _head(self) -> None:
        member = self._member
        time = max(0, member.session.clock.now())
        letters, groups = member.post.asked() if member.post is not None else ((), ())
        post = letters[: limits.PARCEL_LETTERS], groups[: limits.PARCEL_ALLIES]
        body = parcels.Body(os.urandom(16), member.state.cursor, member.known_size, time, self._answer, *post)
        unsigned = parcels.unsigned_head(member.membership.group, member.keys.id, body)
        self.put(unsigned + sign(member.keys.signing, parcels.signed_head(unsigned)))


class Outbox:
    """All that waits, gone through once. `fill` goes on where the parcel before was full."""

    def __init__(self, member: Member, *, words_only: bool) -> None:
        store = self._store = member.store
        files = store.outgoing_files()
        self.files = len(files)
        self.damaged: list[bytes] = []
        """Manifests of files that the disk does not give whole."""
        self._manifests = _manifests({file.manifest for file in files}, outgoing_objects(store))
        self.objects = self._manifests.counted
        self._objects = outgoing_objects(store)
        self._next_object = next(self._objects, None)
        self._files = iter([] if words_only else files)
        self._next_file = next(self._files, None)
        self._sent = 0
        self.is_through = False
        """Nothing is left that another parcel of this size would take."""

    def fill(self, parcel: Parcel) -> None:
        """Behind an object that does not fit nothing goes: it may be what the next ones need."""
        self._fill_with_objects(parcel)
        if self._next_object is None:
            self._fill_with_chunks(parcel)
            self.is_through = self._next_file is None

    def _fill_with_objects(self, parcel: Parcel) -> None:
        while self._next_object is not None and parcel.laid.objects < MOST_OBJECTS:
            frame = encode(FrameType.OBJECT, self._next_object.raw)
            if not parcel.fits(len(frame)):
                self.is_through = not parcel.would_fit(len(frame))
                return
            parcel.put(frame)
            parcel.manifests.add(self._next_object.object_id)
            parcel.laid.objects += 1
            self._next_object = next(self._objects, None)

    def _fill_with_chunks(self, parcel: Parcel) -> None:
        while self._next_file is not None:
            if not self._put_file(self._next_file, parcel):
                return
            self._next_file, self._sent = next(self._files, None), 0

    def _put_file(self, file: OutgoingFile, parcel: Parcel) -> bool:
        """Whether it is through."""
        for number in missing(file)[self._sent :]:
            size = chunks.chunk_size(file.sealed_size, number) + _CHUNK_HEAD
            manifest = self._lacking(file, parcel)
            if not parcel.fits(len(manifest) + size):
                # One whose list of hashes alone fills a part waits for larger ones, or for a line.
                return not parcel.would_fit(len(self._frame_of(file)) + size)
            sealed = self._store.chunk(file.file, number)
            if sealed is None:
                self.damaged.append(file.manifest)
                return True
            if manifest:
                parcel.put(manifest)
            parcel.manifests.add(file.manifest)
            parcel.put(encode_chunk(file.file, number, sealed))
            parcel.laid.chunks += 1
            self._sent += 1
        parcel.laid.finished.append(file.file)
        return True

    def _lacking(self, file: OutgoingFile, parcel: Parcel) -> bytes:
        """The frame of its manifest, where an earlier parcel held it: that one may be lost, or handed in later."""
        return b"" if file.manifest in parcel.manifests else self._frame_of(file)

    def _frame_of(self, file: OutgoingFile) -> bytes:
        """Of its manifest; nothing where the server has it."""
        raw = self._manifests.raw.get(file.manifest)
        return b"" if raw is None else encode(FrameType.OBJECT, raw)


@dataclass(frozen=True, slots=True)
class _Manifests:
    """Those that wait, beside their files: 16 bytes for each chunk of these."""

    counted: int
    raw: dict[bytes, bytes]


def _manifests(wanted: set[bytes], waiting: Iterator[Outgoing]) -> _Manifests:
    raw, counted = {}, 0
    for outgoing in waiting:
        counted += 1
        if outgoing.object_id in wanted:
            raw[outgoing.object_id] = outgoing.raw
    return _Manifests(counted, raw)
