"""Taking in what the server sent: one verified page, one transaction. Verifies no signature: the caller did.

Whatever a member's device could get wrong on purpose must not stop the rest: a revision that does not decode is set
aside, an object that is here already is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desktop.domain.answers import FileRef
from desktop.store import custody_arrivals, withdrawn_arrivals, words
from desktop.store.content import Content, unpacked
from desktop.store.file_rows import State, new_row
from desktop.store.schema import FileRow
from desktop.store.stubs import CAME_LATER
from desktop.store.sync_facts import put_state
from sync.client.ports import ArrivedManifest, ArrivedRevision, Page, SetAside
from sync.errors import Unreadable
from sync.protocol.objects import Kind

if TYPE_CHECKING:
    from desktop.store.unit import Unit


_Object = TypeVar("_Object", ArrivedRevision, ArrivedManifest)


@dataclass(frozen=True, slots=True)
class _Opened:
    arrived: ArrivedRevision
    content: Content


def take_in(unit: Unit, page: Page, now: int) -> None:
    _roster(unit, page)
    _by_hand(unit, page)
    unit.hear_withdrawals(page.withdrawals)
    unit.inbox.took(one.object_id for one in page.withdrawals)
    unit.secrets.add(page.secrets)
    unit.inbox.put_aside(unit.stubs.set_apart(withdrawn_arrivals.without_gone(unit, page.set_aside)))
    touched = _revisions(unit, page.revisions, now)
    touched |= _manifests(unit, page.manifests, now)
    touched |= unit.receipts.acknowledged(page.acknowledgements)
    if not page.by_hand:
        touched |= unit.outbox.placed([*page.revisions, *page.manifests])
    if page.receipts is not None:
        touched |= unit.receipts.keep(page.receipts, _shown_to_strangers(page))
    unit.files.progress(page.progress)
    unit.inbox.notice(page.notices)
    if not page.by_hand:
        put_state(unit.facts, page.state, now if page.heard_now else None)
    unit.heard.hear(page.heard)
    if not page.by_hand:
        unit.doubts.end(of_others=False)  # what came now grew out of what was proved before
    unit.listing.refresh(touched)
    # Last: what came may have been sealed under a secret that must not stay whole.
    unit.narrow(secret.key_id.hex() for secret in page.secrets)


def _by_hand(unit: Unit, page: Page) -> None:
    """Whoever is first to use a key id at the server is its holder: nothing under one that came from another laptop is
    sent before something of theirs came out of the log.
    """
    if page.by_hand:
        unit.secrets.came_by_hand({secret.key_id.hex() for secret in page.secrets})
    else:
        sealed = {one.key_id.hex() for one in page.revisions} | {one.key_id.hex() for one in page.manifests}
        unit.secrets.came_by_log(sealed)


def _shown_to_strangers(page: Page) -> list[str]:
    """Manifests and custody: what evidence is handed over with needs its proof, whoever wrote it."""
    custody = [one for one in page.revisions if custody_arrivals.is_custody(one)]
    return [one.object_id.hex() for one in (*page.manifests, *custody)]


def _roster(unit: Unit, page: Page) -> None:
    mine = unit.members.mine()
    revoked = unit.members.apply(unit.outbox.keep_statements(page.statements))
    if page.statements:
        words.count_again(unit)
    # What was somebody's is this person's own from now on, under the word of a coordinator.
    unit.listing.refresh(unit.records.begun_by(unit.members.mine() - mine))
    if revoked:
        unit.secrets.retire(revoked)
        unit.outbox.forget_to(revoked)
        unit.receipts.recount_received()
        unit.receipts.place(None)


def _revisions(unit: Unit, arrived: Sequence[ArrivedRevision], now: int) -> set[str]:
    aside: list[SetAside] = []
    new = withdrawn_arrivals.of_living(unit, _new(unit, arrived), aside)
    opened: list[_Opened] = []
    gone = unit.stubs.gone({one.record.hex() for one in new})
    for one in new:
        if one.record.hex() in gone and not custody_arrivals.is_custody(one):
            aside.append(_aside(one, CAME_LATER))  # alone it would pass for the whole record
            continue
        try:
            opened.append(_Opened(one, unpacked(one.content)))
        except Unreadable as unreadable:
            aside.append(_aside(one, f"unreadable_{unreadable.what}"))
    unit.inbox.took(one.arrived.object_id for one in opened)
    words = [one for one in opened if not one.content.custody_alone]
    in_office = unit.members.coordinators().keys() - {unit.device_id}
    unit.outbox.keep(
        [
            (one, Kind.REVISION, one.record.hex(), one.key_id.hex(), one.author.hex() in in_office)
            for one in (each.arrived for each in words)
        ]
    )
    unit.receipts.recount_heard_of([one.arrived.object_id.hex() for one in words])
    unit.revisions.add([_row(one) for one in words])
    _files_named(unit, words, now)
    aside += _custody(unit, opened)
    withdrawn_arrivals.note_partial(unit, [(one.arrived, one.content) for one in words], now)
    unit.inbox.put_aside(aside)
    if opened:
        unit.facts.saw(max(one.content.clock for one in opened), now)
    return {one.arrived.record.hex() for one in words}


def _custody(unit: Unit, opened: Sequence[_Opened]) -> list[SetAside]:
    """After everything else of the page: it is about files that are named here or were before."""
    aside = []
    for one in opened:
        if not one.content.custody_alone:
            custody_arrivals.beside_words(unit, one.arrived, one.content)
        elif (reason := custody_arrivals.alone(unit, one.arrived, one.content)) is not None:
            aside.append(_aside(one.arrived, reason))
    return aside


def _row(one: _Opened) -> dict[str, object]:
    return {
        "id": one.arrived.object_id.hex(),
        "record": one.arrived.record.hex(),
        "author": one.arrived.author.hex(),
        "key_id": one.arrived.key_id.hex(),
        "content": one.arrived.content,
    }


def _files_named(unit: Unit, opened: Sequence[_Opened], now: int) -> None:
    """Files with their keys. The first key that came for a file stays: nobody exchanges it later."""
    named = [(one, file, key) for one in opened for file, key in one.content.file_keys]
    known = unit.files.known([file for _, file, _ in named])
    for one, file, key in named:
        refs = {value.id: value for value in one.content.changes.values() if isinstance(value, FileRef)}
        ref = refs.get(file)
        row = known.get(file)
        author = one.arrived.author.hex()
        if ref is None or (row is not None and (row.key is not None or (row.own and author != unit.device_id))):
            continue
        if row is None:
            own = author == unit.device_id  # it came back
            row = known[file] = FileRow(**new_row(file, state=State.FETCHED, own=own, author=author, added=now))
            unit.files.add(row)
        row.key, row.record = key, one.arrived.record.hex()
        row.name, row.size, row.media_type, row.sha256 = ref.name, ref.size, ref.media_type, ref.sha256
        if row.manifest is not None:
            unit.outbox.belongs(row.manifest, row.record)
    unit.files.flush()
    _copies_named(unit, opened, now)


def _copies_named(unit: Unit, opened: Sequence[_Opened], now: int) -> None:
    """Small copies with their keys, of files that came with the same words from the same device."""
    named = [(one, copy) for one in opened for copy in one.content.copies]
    known = unit.files.known([id for _, copy in named for id in (copy.id, copy.original)])
    for one, copy in named:
        author, original, row = one.arrived.author.hex(), known.get(copy.original), known.get(copy.id)
        if original is None or (original.author, original.record) != (author, one.arrived.record.hex()):
            continue
        if row is not None and (row.key is not None or row.author != author):
            continue
        if row is None:
            blank = new_row(copy.id, state=State.FETCHED, own=author == unit.device_id, author=author, added=now)
            row = known[copy.id] = FileRow(**blank)
            unit.files.add(row)
        row.key, row.record = copy.key, one.arrived.record.hex()
        row.size, row.media_type, row.sha256 = copy.size, copy.media_type, copy.sha256
        unit.small_copies.add(copy.id, copy.original)
        if row.manifest is not None:
            unit.outbox.belongs(row.manifest, row.record)
    unit.files.flush()


def _manifests(unit: Unit, arrived: Sequence[ArrivedManifest], now: int) -> set[str]:
    new = _new(unit, arrived)
    unit.inbox.took(one.object_id for one in new)
    new = withdrawn_arrivals.of_living_files(unit, new)
    known = unit.files.known([one.file.hex() for one in new])
    complete = unit.receipts.proved_early([one.object_id.hex() for one in new])
    in_office = unit.members.coordinators().keys() - {unit.device_id}
    touched = set()
    for one in new:
        file, author = one.file.hex(), one.author.hex()
        row = known.get(file)
        if row is None:
            own = author == unit.device_id  # it came back
            row = known[file] = FileRow(**new_row(file, state=State.FETCHED, own=own, author=author, added=now))
            unit.files.add(row)
        record = row.record if row.manifest in (None, one.object_id.hex()) else None
        unit.outbox.keep([(one, Kind.MANIFEST, record, one.key_id.hex(), author in in_office)])
        if record is not None:
            touched.add(record)
        if row.manifest is not None or (row.own and author != unit.device_id):
            continue
        row.manifest, row.author = one.object_id.hex(), author
        row.receipt = complete.get(row.manifest)
        row.sealed_size, row.chunk_hashes = one.sealed_size, one.chunk_hashes
    unit.files.flush()
    unit.receipts.recount_heard_of([one.object_id.hex() for one in new])
    return touched


def _new(unit: Unit, arrived: Sequence[_Object]) -> list[_Object]:
    ids = {one.object_id.hex() for one in arrived}
    known = unit.outbox.known(ids) | unit.stubs.unwanted(ids)
    once = {one.object_id: one for one in arrived if one.object_id.hex() not in known}
    return list(once.values())


def _aside(one: ArrivedRevision, reason: str) -> SetAside:
    return SetAside(index=one.index, object_id=one.object_id, author=one.author, raw=one.raw, reason=reason)
