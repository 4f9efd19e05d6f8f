"""What comes for records that consent was withdrawn for: it is not taken in, in whatever order things come. Verifies no
signature: the caller did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from desktop.store.content import Content, unpacked
from desktop.store.stubs import record_of
from desktop.store.taking_back import Gone
from desktop.store.withdrawals import WithdrawalRow
from sync.client.ports import UNSURE, ArrivedManifest, ArrivedRevision, SetAside
from sync.errors import Unreadable

if TYPE_CHECKING:
    from desktop.store.unit import Unit

_WITHDRAWN: Final = "consent/withdrawal/withdrawn"


def of_living(unit: Unit, arrived: Sequence[ArrivedRevision], aside: list[SetAside]) -> list[ArrivedRevision]:
    """Those that may be taken in. Of a record that somebody withdrew, and of which it is not known yet whether it was
    theirs, they go `aside`.
    """
    claims = unit.withdrawals.of({one.record.hex() for one in arrived})
    if not claims:
        return list(arrived)
    by_record: dict[str, list[ArrivedRevision]] = defaultdict(list)
    for one in arrived:
        if one.record.hex() in claims:
            by_record[one.record.hex()].append(one)
    gone, held, unsure = unit.withdrawals.gone(by_record), dict[str, WithdrawalRow](), set[str]()
    for record, some in by_record.items():
        begun = _begun_by(unit, record, some)
        by = next((row for row in claims[record] if _holds(unit, row, begun)), None)
        if by is not None and record not in gone:
            held[record] = by
        elif by is None and record not in gone and not begun:
            unsure.add(record)
            aside += [_aside(one) for one in some]
    refused = [_gone(one) for record in sorted({*gone, *held}) for one in by_record[record]]
    unit.follow_withdrawals(held)
    unit.refuse_withdrawn(refused)
    unit.inbox.took(bytes.fromhex(id) for id, *_ in refused)
    return [one for one in arrived if one.record.hex() not in {*gone, *held, *unsure}]


def of_living_files(unit: Unit, arrived: Sequence[ArrivedManifest]) -> list[ArrivedManifest]:
    files = {one.file.hex(): one for one in arrived}
    gone, claims = unit.withdrawals.files_gone(files), unit.withdrawals.of(files)
    for file, rows in claims.items():
        author = files[file].author.hex()
        known = unit.files.get(file)
        is_free = file not in gone and (known is None or known.record is None)
        if is_free and any(row.by_office or _is_one(unit, author, row.author) for row in rows):
            gone[file] = ""
    kept = []
    for one in arrived:
        if one.file.hex() in gone:
            unit.withdrawals.add_objects([(one.object_id.hex(), gone[one.file.hex()], one.key_id.hex())])
        else:
            kept.append(one)
    return kept


def without_gone(unit: Unit, aside: Sequence[SetAside]) -> list[SetAside]:
    """Nothing is kept sealed of what nobody may open any more."""
    records = {one.object_id: record for one in aside if (record := record_of(one)) is not None}
    gone = unit.withdrawals.gone(set(records.values()))
    unit.withdrawals.add_objects([(id.hex(), record, "") for id, record in records.items() if record in gone])
    return [one for one in aside if records.get(one.object_id) not in gone]


def note_partial(unit: Unit, arrived: Iterable[tuple[ArrivedRevision, Content]], now: int) -> None:
    """Somebody else wrote that consent for some uses ended: whoever works here is told."""
    for one, content in arrived:
        if content.changes.get(_WITHDRAWN) == "yes" and one.author.hex() != unit.device_id:
            unit.withdrawals.in_part(one.record.hex(), content.form, one.author.hex(), now)


def _begun_by(unit: Unit, record: str, arrived: Iterable[ArrivedRevision]) -> set[str]:
    """Who wrote the revisions that begin it, of those that are here and those that come."""
    begun = {one.author for one in unit.revisions.of(record) if not one.parents}
    for one in arrived:
        content = _read(one)
        if content is not None and not content.parents and not content.custody_alone:
            begun.add(one.author.hex())
    return begun


def _holds(unit: Unit, row: WithdrawalRow, begun: Collection[str]) -> bool:
    return row.by_office or (bool(begun) and set(begun) <= {row.author, *unit.members.persons.before(row.author)})


def _gone(one: ArrivedRevision) -> Gone:
    content = _read(one)
    files: Collection[str] = ()
    if content is not None:
        files = [*(file for file, _ in content.file_keys), *(copy.id for copy in content.copies)]
    return one.object_id.hex(), one.record.hex(), one.key_id.hex(), one.author.hex(), files


def _read(one: ArrivedRevision) -> Content | None:
    try:
        return unpacked(one.content)
    except Unreadable:
        return None


def _aside(one: ArrivedRevision) -> SetAside:
    return SetAside(index=one.index, object_id=one.object_id, author=one.author, raw=one.raw, reason=UNSURE)


def _is_one(unit: Unit, first: str, second: str) -> bool:
    return first == second or first in unit.members.persons.before(second)
