"""A push: what arrives is made durable batch by batch, and answered for at the end. Knows no HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select

from sync.protocol import codes, frames, limits, merkle, messages, objects, runs
from sync.protocol.frames import Frame, FrameType
from sync.server.db.engine import Database
from sync.server.db.schema import MemberRow
from sync.server.errors import StoreAway
from sync.server.services import filing, keeping, log, shelving, tending
from sync.server.services.admitting import Admission
from sync.server.services.candidates import Candidate, candidate
from sync.server.services.filing import Announced, Gathered
from sync.server.services.log import Group
from sync.server.services.refusals import Refusal
from sync.server.services.shelving import Shelf
from sync.server.signatures import SigningKey

MOST_OBJECTS: Final = limits.PUSHED
"""In one push; what is named in its answer must fit into a proof."""
OWN_IN_ONE_FRAME: Final = 5_000


@dataclass(slots=True)
class Intake:
    """One push of one device. `take` and `answer` are called one after the other, from worker threads."""

    database: Database
    segments: Shelf
    group_id: bytes
    device: bytes
    signing_key: bytes
    quota: int
    _pushed: dict[bytes, int] = field(default_factory=dict)
    """By object id: which object of the push it was, counted from 0."""
    _objects: int = 0
    _brief: bool = False
    """Whether objects of the push are to be named by where they stood in it."""
    _files: dict[bytes, Announced | None] = field(default_factory=dict)
    _present: dict[bytes, set[int]] = field(default_factory=dict)
    _refused: dict[bytes, str] = field(default_factory=dict)

    def take(self, batch: Sequence[Frame]) -> Refusal | None:
        """Make it durable; chunk frames must have been split once without an error, and parts been made whole chunks.

        A refusal ends the push; what is wrong with one object is told in the answer.
        """
        found = self._candidates(batch)
        gathered = self._gathered(batch, found)
        if self._objects > MOST_OBJECTS:
            return Refusal(codes.TOO_LARGE)
        segment = self.segments.put(bytes(gathered.data)) if gathered.runs else ""
        with self.database.writing() as connection:
            group = log.find(connection, self.group_id, locked=True)
            assert group is not None
            used = self._used(connection, group)
            refusal = Refusal(codes.REVOKED) if used is None else keeping.objection(connection, group)
            if refusal is not None or used is None:
                return refusal
            quota = keeping.allowance(connection, group, used, self.quota)
            admission = Admission(connection, group, self.device, used, quota)
            self._enter(admission, found, segment, gathered)
        if admission.withdrawing.has_purged:
            self._purge()
        return None

    def _purge(self) -> None:
        self.database.empty_log()
        # A store that is away now is asked again by whoever tends to it.
        with suppress(StoreAway):
            tending.purge(self.database, self.segments)

    def answer(self, key: SigningKey, known_size: int, now: int) -> list[bytes]:
        """Frames: which leaves the log has of what was pushed, with proof, and what was refused."""
        with self.database.reading() as connection:
            group = log.find(connection, self.group_id)
            assert group is not None
            own = self._own(connection, group, known_size)
            return [
                messages.frame(log.checkpoint(connection, group, key, known_size)),
                *self._named(own),
                *(messages.frame(messages.Refused(*refused)) for refused in self._refused.items()),
                messages.progress_frame(filing.progress(connection, group, self.device)),
                messages.frame(log.proof(connection, group, (index for index, _, _ in own))),
                messages.frame(messages.End(group.size, False, now)),
            ]

    def _candidates(self, batch: Sequence[Frame]) -> list[Candidate]:
        found = []
        for frame in batch:
            self._brief = self._brief or frame.type == FrameType.BRIEF
            if frame.type != FrameType.OBJECT:
                continue
            result = candidate(frame.payload, self.group_id, self.device, self.signing_key)
            self._pushed.setdefault(objects.object_id(frame.payload), self._objects)
            self._objects += 1
            if isinstance(result, Refusal):
                self._refused[objects.object_id(frame.payload)] = result.code
            else:
                found.append(result)
        return found

    def _gathered(self, batch: Sequence[Frame], found: Sequence[Candidate]) -> Gathered:
        """The chunks that match their manifest and are not here yet."""
        pieces = [
            (frame.type, *frames.split_chunk(frame.payload))
            for frame in batch
            if frame.type in (FrameType.CHUNK, FrameType.PART)
        ]
        gathered = Gathered()
        if not pieces:
            return gathered
        self._look_up({file for _, file, _, _ in pieces}, found)
        for kind, file, number, sealed in pieces:
            announced = self._files[file]
            if announced is None:
                # Named by the file: there is no manifest here whose id could stand in its place.
                self._refused[file + bytes(16)] = codes.UNKNOWN_MANIFEST
            elif not announced.has(number, sealed):
                # What was put together from two pushes may not be what the device has: it comes again whole.
                if kind == FrameType.CHUNK:
                    self._refused[announced.manifest_id] = codes.CHUNK_MISMATCH
            elif number not in self._present[file]:
                gathered.add(announced, number, sealed)
                self._present[file].add(number)
        return gathered

    def _look_up(self, files: set[bytes], found: Sequence[Candidate]) -> None:
        for new in found:
            if new.manifest is not None:
                named = new.manifest
                self._files[named.file] = Announced(named.file, new.object_id, named.sealed_size, named.chunk_hashes)
                self._present[named.file] = set()
        unknown = [file for file in files if file not in self._files]
        if unknown:
            with self.database.reading() as connection:
                group = log.find(connection, self.group_id)
                assert group is not None
                known = {one.file: one for one in filing.announced(connection, group, self.device, unknown)}
                for file in unknown:
                    ranges = filing.present(connection, group, file) if file in known else []
                    self._files[file] = known.get(file)
                    self._present[file] = {number for start, end in ranges for number in range(start, end)}

    def _used(self, connection: Connection, group: Group) -> int | None:
        """Bytes stored for the device; None when it was revoked meanwhile."""
        wanted = select(MemberRow.used, MemberRow.revoked).where(
            MemberRow.group == group.number, MemberRow.device == self.device
        )
        row = connection.execute(wanted).one()
        return None if row.revoked else row.used

    def _enter(self, admission: Admission, found: Sequence[Candidate], segment: str, gathered: Gathered) -> None:
        admission.prepare(found)
        for one in found:
            code = admission.admit(one)
            if code is not None:
                self._refused[one.object_id] = code
                if one.manifest is not None:
                    # Its chunks are passed over from here on; the refusal of the manifest says why.
                    self._files.pop(one.manifest.file, None)
        complete = filing.file_runs(admission.connection, admission.group, segment, gathered.runs)
        if segment and (admission.withdrawing.has_purged or codes.WITHDRAWN in self._refused.values()):
            shelving.split(admission.connection, segment)  # chunks in it may be of what nobody may keep
            admission.withdrawing.has_purged = True
        admission.leaves.extend(complete)
        admission.finish()

    def _own(self, connection: Connection, group: Group, known_size: int) -> list[tuple[int, int, bytes]]:
        """Of this push, and the files that others of the device, which went beside it, made complete."""
        beside = log.own_files(connection, group, self.device, max(known_size, group.size - MOST_OBJECTS))
        manifests = [announced.manifest_id for announced in self._files.values() if announced is not None]
        known = log.known_leaves(connection, group, self.device, {**self._pushed, **dict.fromkeys(manifests, 0)})
        return sorted({*beside, *((index, kind, one) for (one, kind), index in known.items())})

    def _named(self, own: Sequence[tuple[int, int, bytes]]) -> Iterator[bytes]:
        """In order of index."""
        placed = [leaf for leaf in own if self._brief and leaf[1] == merkle.OBJECT_LEAF and leaf[2] in self._pushed]
        if placed:
            yield runs.frame(runs.found((index, self._pushed[one]) for index, _, one in placed))
        by_id = set(own).difference(placed)
        yield from own_frames([leaf for leaf in own if leaf in by_id])


def own_frames(own: Sequence[tuple[int, int, bytes]]) -> Iterator[bytes]:
    for at in range(0, len(own), OWN_IN_ONE_FRAME):
        yield messages.own_frame(list(own[at : at + OWN_IN_ONE_FRAME]))
