"""A vault in memory: a small real `SyncStore`, held to the same contract as the one on disk.

device = MemoryStore()
revision = device.save("they came at dawn")              a new record, sealed and waiting to go
device.save("with two trucks", record=revision.record)   a later revision of it
device.attach(revision.record, b"a photograph")
device.texts()                                           what this device can read
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from sync.client.ports import (
    Anew,
    Arrived,
    ArrivedManifest,
    ArrivedRevision,
    Heard,
    Membership,
    Notice,
    Outgoing,
    OutgoingFile,
    Page,
    Receipts,
    Secret,
    SetAside,
    SyncState,
    Ungranted,
    Urgency,
    WantedFile,
)
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.seal import new_secret, record_key
from sync.crypto.stream import sealed_size
from sync.protocol import chunks, merkle, seen
from sync.protocol.objects import object_id
from tests.contents import content, opens, read, sealed_chunks
from tests.kept_files import KeptFile, here
from tests.spoken_words import SpokenWords

OTHERS_SAY = ("fork", "unproved")


@dataclass(frozen=True, slots=True)
class Saved:
    record: bytes
    revision: bytes


@dataclass
class MemoryStore(SpokenWords):
    keys: DeviceKeys = field(default_factory=DeviceKeys.generate)
    revisions: dict[bytes, ArrivedRevision] = field(default_factory=dict)
    manifests: dict[bytes, ArrivedManifest] = field(default_factory=dict)
    acknowledged: dict[bytes, set[bytes]] = field(default_factory=dict)
    """Own objects and the devices that acknowledged them."""
    receipts: dict[tuple[int, bytes], Receipts] = field(default_factory=dict)
    refused: dict[bytes, str] = field(default_factory=dict)
    evidence: list[tuple[str, str]] = field(default_factory=list)
    notices: dict[tuple[str, int, bytes], Notice] = field(default_factory=dict)
    files: dict[bytes, KeptFile] = field(default_factory=dict)
    own: dict[bytes, str] = field(default_factory=dict)
    """Text of every own revision."""

    def __post_init__(self) -> None:
        self._membership: Membership | None = None
        self._state = SyncState()
        self._statements: dict[bytes, Arrived] = {}
        self._secrets: dict[bytes, list[Secret]] = {}
        self._made: dict[bytes, set[bytes]] = {}
        self._fresh: Secret | None = None
        self._of_record: dict[bytes, Secret] = {}
        self._aside: dict[bytes, SetAside] = {}
        self._waiting: dict[tuple[int, int], Outgoing] = {}
        self._sequence = itertools.count()
        self._told: set[bytes] = set()
        self._records: dict[bytes, bytes] = {}
        self._bad_files: set[bytes] = set()
        self._heard: dict[bytes, tuple[Heard, bool | None]] = {}
        """Of each author the newest, and whether it fits."""
        self._seen_under: dict[bytes, tuple[int, int]] = {}
        self.doubted: str | None = None
        self.earlier: list[dict[tuple[int, bytes], Receipts]] = []
        """Receipts of before each beginning anew."""
        self._sent: dict[tuple[int, int], Outgoing] = {}

    # What a person does

    def save(self, text: str, *, record: bytes | None = None, urgent: bool = False) -> Saved:
        record = record or os.urandom(16)
        return self._save(record, content(text), text, urgent)

    def attach(self, record: bytes, data: bytes) -> bytes:
        """A file, its manifest and the revision that names it. Gives the file's id."""
        file, key = os.urandom(16), os.urandom(32)
        sealed = sealed_chunks(key, file, data)
        named = content("a photograph", file=(file, key, data))
        self._save(record, named, "a photograph", False)
        manifest = self.author.manifest(
            file=file,
            key_id=self._of_record[record].key_id,
            sealed_size=sealed_size(len(data)),
            chunk_hashes=b"".join(map(chunks.chunk_hash, sealed)),
        )
        self.queue(manifest, Urgency.MEDIA)
        self.files[file] = KeptFile(object_id(manifest), key, sealed)
        return file

    def texts(self) -> dict[bytes, str]:
        """By revision, own ones and others'."""
        return self.own | {id: read(found.content)[0] for id, found in self.revisions.items()}

    def record_of(self, revision: bytes) -> bytes:
        """Of an own revision."""
        return self._records[revision]

    def file(self, file: bytes) -> bytes:
        """The sealed bytes, whole."""
        return b"".join(filter(None, self.files[file].chunks))

    def queue(self, raw: bytes, urgency: Urgency) -> None:
        self._enqueue(Outgoing(object_id=object_id(raw), raw=raw, urgency=urgency))

    @property
    def author(self) -> Author:
        return Author(self.keys)

    # SyncStore

    def device(self) -> DeviceKeys:
        return self.keys

    def membership(self) -> Membership | None:
        return self._membership

    def join(self, membership: Membership, statements: Sequence[Arrived]) -> None:
        assert self._membership is None
        self._membership = membership
        self._statements = {one.object_id: one for one in statements}

    def state(self) -> SyncState:
        return self._state

    def statements(self) -> Sequence[Arrived]:
        return sorted(self._statements.values(), key=lambda one: one.index)

    def secret(self, key_id: bytes) -> Sequence[Secret]:
        return tuple(self._secrets.get(key_id, ()))

    def set_aside(self) -> Sequence[SetAside]:
        return tuple(self._aside.values())

    def take_in(self, page: Page) -> None:
        self._state = page.state
        self._statements |= {one.object_id: one for one in page.statements}
        for secret in page.secrets:
            self._keep(secret)
        self._aside |= {one.object_id: one for one in page.set_aside}
        for one in (*page.revisions, *page.manifests):
            self._aside.pop(one.object_id, None)
        for revision in page.revisions:
            self.revisions.setdefault(revision.object_id, revision)
            self._of_record.setdefault(revision.record, self._usable(revision))
        self.manifests |= {one.object_id: one for one in page.manifests}
        for acknowledgement in page.acknowledgements:
            for named in acknowledgement.object_ids:
                self.acknowledged.setdefault(named, set()).add(acknowledgement.author)
        self.notices |= {(one.code, one.time, one.details): one for one in page.notices}
        for file, present in page.progress:
            if file in self.files:
                self.files[file].present = present
        if page.receipts is not None:
            self._confirm(page.receipts)
        self._hear(page.heard)
        if self.doubted not in OTHERS_SAY:
            self.doubted = None

    def keep_evidence(self, kept: str, shown: str) -> None:
        self.evidence.append((kept, shown))

    def doubt(self, what: str) -> None:
        if self.doubted is None or (self.doubted in OTHERS_SAY and what not in OTHERS_SAY):
            self.doubted = what

    def heard(self) -> Sequence[Heard]:
        return [one for one, fits in self._heard.values() if fits is None]

    def compared(self, fitting: Sequence[Heard], broken: Sequence[Heard]) -> None:
        self._heard |= {one.author: (one, True) for one in fitting}
        self._heard |= {one.author: (one, False) for one in broken}
        if self.doubted in OTHERS_SAY and all(fits for _, fits in self._heard.values()):
            self.doubted = None

    def borrowed(self) -> Sequence[Ungranted]:
        theirs = {secret.key_id: secret for secret in self._of_record.values() if secret.key_id not in self._made}
        return [
            Ungranted(secret=secret, extra=tuple(self._authors(key_id)), granted=())
            for key_id, secret in theirs.items()
            if any(key_id in one.raw for one in self._sent.values())
        ]

    def begin_anew(self, anew: Anew) -> None:
        self.earlier.append(dict(self.receipts))
        self.receipts.clear()
        self.refused.clear()
        own = self._own_manifests()
        self._statements = {one.object_id: one for one in anew.statements}
        self._waiting = self._sent | self._waiting
        for kept in self.files.values():
            if kept.manifest in own:
                kept.is_done, kept.present = False, ()
        self._state, self.doubted = anew.state, None
        self._heard.clear()
        self._seen_under.clear()
        self.add_acknowledgements(anew.acknowledgements)
        for _, _, outgoing in anew.grants:
            self._enqueue(outgoing)

    def ungranted(self) -> Sequence[Ungranted]:
        lacking = []
        for key_id, granted in self._made.items():
            (secret,) = self._secrets[key_id]
            if self._fresh == secret:
                self._fresh = None
            if (self._coordinators() | {self.keys.id}) - granted:
                lacking.append(Ungranted(secret=secret, extra=(), granted=tuple(granted)))
        return lacking

    def add_grants(self, grants: Iterable[tuple[bytes, Sequence[bytes], Outgoing]]) -> None:
        for recipient, key_ids, outgoing in grants:
            self._enqueue(outgoing)
            for key_id in key_ids:
                self._made[key_id].add(recipient)

    def outgoing(
        self, after: tuple[int, int] | None = None, limit: int = 500
    ) -> Sequence[tuple[tuple[int, int], Outgoing]]:
        waiting = sorted((place, one) for place, one in self._waiting.items() if one.object_id not in self.refused)
        return [(place, one) for place, one in waiting if after is None or place > after][:limit]

    def outgoing_files(self) -> Sequence[OutgoingFile]:
        waiting = [
            OutgoingFile(
                file=file,
                manifest=kept.manifest,
                chunks=len(kept.chunks),
                sealed_size=sum(len(sealed or b"") for sealed in kept.chunks),
                present=kept.present,
            )
            for file, kept in self.files.items()
            if kept.manifest in self._own_manifests() and not kept.is_done and kept.manifest not in self.refused
        ]
        return sorted(waiting, key=lambda file: file.sealed_size)

    def chunk(self, file: bytes, number: int) -> bytes | None:
        return self.files[file].chunks[number]

    def refuse(self, object_id: bytes, code: str) -> None:
        self.refused[object_id] = code

    def wanted_files(self) -> Sequence[WantedFile]:
        return [
            WantedFile(
                file=one.file,
                manifest_id=one.object_id,
                author=one.author,
                sealed_size=one.sealed_size,
                chunk_hashes=one.chunk_hashes,
                **here(self.files.get(one.file)),
            )
            for one in self.manifests.values()
            if one.file not in self._bad_files and not (one.file in self.files and self.files[one.file].is_done)
        ]

    def put_chunk(self, file: bytes, number: int, sealed: bytes) -> None:
        manifest = next(one for one in self.manifests.values() if one.file == file)
        kept = self.files.setdefault(file, KeptFile(manifest.object_id, b"", []))
        kept.put(number, sealed)

    def keep_chunks(self) -> None:
        pass

    def finish_file(self, file: bytes) -> bool:
        kept = self.files[file]
        for revision in self.revisions.values():
            found = read(revision.content)[1]
            if found is not None and found[0] == file:
                kept.key = found[1]
                kept.is_done = opens(kept.key, file, kept.chunks, *found[2:])
        if not kept.is_done:
            self._bad_files.add(file)
        return kept.is_done

    def to_acknowledge(self) -> Sequence[tuple[bytes, bytes]]:
        whole = [one for one in self.manifests.values() if one.file in self.files and self.files[one.file].is_done]
        return [
            (one.author, one.object_id) for one in (*self.revisions.values(), *whole) if one.object_id not in self._told
        ]

    def add_acknowledgements(self, acknowledged: Iterable[tuple[Sequence[bytes], Outgoing]]) -> None:
        for named, outgoing in acknowledged:
            self._enqueue(outgoing)
            self._told.update(named)

    # Below

    def _save(self, record: bytes, said: list[object], text: str, urgent: bool) -> Saved:
        secret = self._of_record.get(record) or self._fresh_secret()
        self._of_record[record] = secret
        key = secret.key if secret.record else record_key(secret.key, record)
        packed = msgspec.msgpack.encode([*said, *self._to_tell(secret.key_id)])
        raw = self.author.revision(key, packed, record=record, key_id=secret.key_id)
        self.queue(raw, Urgency.URGENT if urgent else Urgency.WORDS)
        self.own[object_id(raw)] = text
        self._records[object_id(raw)] = record
        return Saved(record, object_id(raw))

    def _to_tell(self, key_id: bytes) -> list[object]:
        if self._state.checkpoint is None:
            return []
        found = seen.of(self._state.checkpoint, self._state.begun)
        if self._seen_under.get(key_id, (-1, 0)) >= (found.begun, found.size):
            return []
        self._seen_under[key_id] = (found.begun, found.size)
        return [[], found]

    def _hear(self, some: Sequence[Heard]) -> None:
        for one in some:
            known = self._heard.get(one.author)
            if known is None or (one.seen.begun, one.seen.size) > (known[0].seen.begun, known[0].seen.size):
                self._heard[one.author] = (one, None)

    def _authors(self, key_id: bytes) -> set[bytes]:
        return {one.author for one in self.revisions.values() if one.key_id == key_id}

    def _fresh_secret(self) -> Secret:
        if self._fresh is None:
            key_id, key = new_secret()
            self._fresh = Secret(key_id=key_id, key=key)
            self._keep(self._fresh)
            self._made[key_id] = set()
        return self._fresh

    def _keep(self, secret: Secret) -> None:
        held = self._secrets.setdefault(secret.key_id, [])
        if secret not in held:
            held.append(secret)

    def _usable(self, revision: ArrivedRevision) -> Secret:
        held = self._secrets[revision.key_id]
        return next((one for one in held if one.record in (b"", revision.record)), held[0])

    def _coordinators(self) -> set[bytes]:
        if self._membership is None:
            return set()
        return {member.device for member in self._roster().coordinators()} - self.revoked_by_hand()

    def _enqueue(self, outgoing: Outgoing) -> None:
        self._waiting[outgoing.urgency, next(self._sequence)] = outgoing

    def _confirm(self, receipts: Receipts) -> None:
        confirmed = {(kind, id) for _, kind, id in receipts.leaves}
        self.receipts |= dict.fromkeys(confirmed, receipts)
        waiting = self._waiting.items()
        self._sent |= {p: one for p, one in waiting if (merkle.OBJECT_LEAF, one.object_id) in confirmed}
        self._waiting = {p: one for p, one in waiting if (merkle.OBJECT_LEAF, one.object_id) not in confirmed}
        for kept in self.files.values():
            if kept.manifest in self._own_manifests() and (merkle.FILE_LEAF, kept.manifest) in confirmed:
                kept.is_done = True

    def _own_manifests(self) -> set[bytes]:
        return {kept.manifest for kept in self.files.values()} - set(self.manifests)
