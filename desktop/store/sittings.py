"""Saving: one sitting becomes a revision, sealed and queued, in the transaction it was given. Knows no form."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from desktop.domain.answers import Changes, FileRef
from desktop.domain.custody import Deed
from desktop.domain.small_copies import SmallCopy
from desktop.errors import FileNotHere, NoSuchFile, RecordGone, RecordTooBig
from desktop.store import carrying
from desktop.store.carrying import Carried
from desktop.store.content import Content, packed
from desktop.store.file_rows import KeptFile
from desktop.store.sync_facts import state
from sync.client.ports import Outgoing, Urgency
from sync.crypto.objects import Author
from sync.protocol import custody
from sync.protocol.objects import Kind, object_id

if TYPE_CHECKING:
    from desktop.store.unit import Unit


LARGEST: Final = 3 * 1024 * 1024
"""Of one revision's content, in bytes. An object is at most 4 MiB; padding takes up to 12 %, and not all text packs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What one person changed in one sitting. `record` None: a new record. `parents`: the heads it was written on.

    `readers`: devices (hex) that get the record beside this one and the coordinators; for a new record, or when its
    key has to be changed. `draft` ends with the sitting.
    """

    form: str
    changes: Changes = field(repr=False)
    record: str | None = None
    form_digest: str = ""
    parents: tuple[str, ...] = ()
    urgent: bool = False
    deleted: bool = False
    readers: tuple[str, ...] = ()
    draft: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    record: str
    revision: str


def save(unit: Unit, sitting: Sitting, now: int) -> Saved:
    """Raises RecordGone, RecordTooBig, NoSuchFile, FileNotHere; ValueError for parents that are not this record's."""
    record = sitting.record or os.urandom(16).hex()
    sitting = replace(sitting, parents=unit.resealed.today(sitting.parents))
    _check_parents(unit, sitting)
    key_id, key = _key(unit, record, sitting)
    files = _new_files(unit, sitting.changes)
    unit.custody.note_all((file.ref.id for file in files), Deed.ATTACHED, now)
    first = carrying.waiting(unit, [file.ref.id for file in files])
    copies = _copies(unit, files)
    content = Content(
        form=sitting.form,
        form_digest=sitting.form_digest,
        clock=unit.facts.tick(now),
        parents=sitting.parents,
        changes=sitting.changes,
        file_keys=tuple((file.ref.id, file.key) for file in files if file.key is not None),
        deleted=sitting.deleted,
        urgent=sitting.urgent,
        custody=first.segments,
        seen=unit.heard.to_tell(state(unit.facts), key_id),
        copies=tuple(_named(copy, original) for original, copy in copies),
    )
    author = Author(unit.keys)
    opened = packed(content)
    if len(opened) > LARGEST:
        raise RecordTooBig(LARGEST)
    raw = author.revision(key, opened, record=bytes.fromhex(record), key_id=bytes.fromhex(key_id))
    revision = object_id(raw)
    urgency = Urgency.URGENT if sitting.urgent else Urgency.WORDS
    outgoing = Outgoing(object_id=revision, raw=raw, urgency=urgency)
    unit.outbox.add(outgoing, Kind.REVISION, record=record, key_id=key_id)
    unit.revisions.add(
        [{"id": revision.hex(), "record": record, "author": unit.device_id, "key_id": key_id, "content": opened}]
    )
    _attach(unit, author, [*files, *(copy for _, copy in copies)], record, key_id, first)
    unit.custody.carried(first.segments, revision.hex(), record)
    if sitting.draft is not None:
        unit.drafts.remove(sitting.draft)
    unit.listing.refresh([record])
    return Saved(record=record, revision=revision.hex())


def _check_parents(unit: Unit, sitting: Sitting) -> None:
    if sitting.record is None:
        if sitting.parents:
            raise ValueError("a new record was written on nothing")
        return
    known = {revision.id for revision in unit.revisions.of(sitting.record)}
    if not known:
        raise RecordGone
    if not sitting.parents or not known.issuperset(sitting.parents):
        raise ValueError("parents are revisions of the record")


def _key(unit: Unit, record: str, sitting: Sitting) -> tuple[str, bytes]:
    """Key id and key of the record: the ones it has, or one of its own when a reader of it was revoked."""
    if sitting.record is None:
        return unit.secrets.key_for_new(record, sitting.readers)
    return later_key(unit, record, sitting.readers)


def later_key(unit: Unit, record: str, readers: Sequence[str] = ()) -> tuple[str, bytes]:
    """Of a record that is here."""
    key_id = unit.revisions.newest_key_id(record)
    key = unit.secrets.key_of(record, key_id)
    if key is not None:
        return key_id, key
    others = unit.revisions.authors(record) | set(readers)
    others |= unit.members.persons.after(others)
    served = {unit.device_id, *unit.members.coordinators(), *unit.members.revoked()}
    return unit.secrets.key_of_its_own(record, others - served)


def _new_files(unit: Unit, changes: Changes) -> list[KeptFile]:
    """Files that are named for the first time. A file of another record is named again without its key."""
    found: dict[str, KeptFile] = {}
    for value in changes.values():
        if isinstance(value, FileRef):
            kept = unit.files.get(value.id)
            if kept is None:
                raise NoSuchFile
            if kept.own and not kept.is_here:
                raise FileNotHere
            if kept.own and kept.record is None:
                found[value.id] = kept
    return list(found.values())


def _copies(unit: Unit, files: Sequence[KeptFile]) -> list[tuple[str, KeptFile]]:
    """Small ones of these that are whole, with the original's id. One that is not here any more is simply not sent."""
    pairs = unit.small_copies.of([file.ref.id for file in files])
    found = [(original, unit.files.get(copy)) for original, copy in pairs]
    return [(original, copy) for original, copy in found if copy is not None and copy.is_here and copy.record is None]


def _named(copy: KeptFile, original: str) -> SmallCopy:
    return SmallCopy(
        original=original,
        id=copy.ref.id,
        key=copy.key or b"",
        size=copy.ref.size,
        media_type=copy.ref.media_type,
        sha256=copy.ref.sha256,
    )


def _attach(unit: Unit, author: Author, files: Sequence[KeptFile], record: str, key_id: str, first: Carried) -> None:
    for file in files:
        fixed = custody.fixed(
            file.key or b"",
            bytes.fromhex(file.ref.id),
            bytes.fromhex(file.ref.sha256),
            file.ref.size,
            first.head(file.ref.id) or bytes(32),
        )
        raw = author.manifest(
            file=bytes.fromhex(file.ref.id),
            key_id=bytes.fromhex(key_id),
            sealed_size=file.sealed_size,
            chunk_hashes=unit.files.chunk_hashes(file.ref.id),
            fixed=fixed,
        )
        manifest = object_id(raw)
        outgoing = Outgoing(object_id=manifest, raw=raw, urgency=Urgency.MEDIA)
        unit.outbox.add(outgoing, Kind.MANIFEST, record=record, key_id=key_id)
        unit.files.attach(file.ref.id, record, manifest.hex())
