"""What was really done in a group: the test wrote it down, and looks into server and vaults for what is really there.

Nothing here asks the program what it believes; the checks compare that with this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from desktop.domain.answers import Changes, FileRef
from desktop.domain.records import DELETION, KEPT, MergedRecord, Whereabouts
from tests.journeys import naive_merging
from tests.journeys.naive_merging import SOME_PLACE, Said, typed
from tests.journeys.offices import Office, Offices


@dataclass
class Truth:
    """`entitled`: by record, the devices that may have it beside the coordination. `files`: what was attached."""

    offices: Offices
    sittings: dict[str, Said] = field(default_factory=dict)
    entitled: dict[str, set[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    _seen_whole: set[tuple[str, str]] = field(default_factory=set)

    # Writing down.

    def wrote(
        self,
        office: Office,
        record: str,
        form: str,
        parents: tuple[str, ...],
        changes: Changes,
        *,
        deleted: bool = False,
    ) -> None:
        """One sitting that was saved a moment ago."""
        (new,) = office.revisions().keys() - self.sittings.keys()
        self.entitled.setdefault(record, {office.device})
        self.sittings[new] = Said(new, record, form, office.device, parents, dict(changes), deleted)

    def may_read(self, record: str, office: Office) -> bool:
        return office.is_coordinator or office.device in self.entitled[record]

    def of_record(self, record: str) -> dict[str, Said]:
        return {id: one for id, one in self.sittings.items() if one.record == record}

    # Looking.

    def check(self, office: Office) -> None:
        """Everything that must be so at any time."""
        held = office.revisions()
        self._only_what_was_granted(office)
        records = office.records()
        assert set(records) == set(held.values())
        for id, kept in records.items():
            here = {revision: self.sittings[revision] for revision, of in held.items() if of == id}
            self._as_written(office, id, here)
            shows(kept.record, here)
        self._never_safer_than_it_is(office, {id: kept.whereabouts for id, kept in records.items()})

    def check_at_rest(self) -> None:
        """What must be so once everybody synced and nothing is new."""
        merged: dict[str, MergedRecord] = {}
        for office in self.offices.all:
            self.check(office)
            readable = {id for id, one in self.sittings.items() if self.may_read(one.record, office)}
            assert office.revisions().keys() == readable
            for id, kept in office.records().items():
                assert merged.setdefault(id, kept.record) == kept.record
            for file, data in self._files_of(readable):
                assert office.content(file) == data
            self._nothing_waits(office)
        self._custody_is_told()

    def _custody_is_told(self) -> None:
        """Whoever has a record knows the same of what was done with its files; what waits for a day is the doer's."""
        for record in self.entitled:
            readers = [office for office in self.offices.all if self.may_read(record, office)]
            for file, _ in self._files_of(self.of_record(record)):
                told = {office.device: office.custody(file) for office in readers}
                assert len({frozenset(entries) for entries in told.values()}) == 1, told
        assert not [one for office in self.offices.all for one in office.flawed_custody()]

    def _files_of(self, revisions: Collection[str]) -> list[tuple[str, bytes]]:
        values = [value for id in revisions for value in self.sittings[id].changes.values()]
        return [(value.id, self.files[value.id]) for value in values if isinstance(value, FileRef)]

    def _nothing_waits(self, office: Office) -> None:
        overview = office.laptop.syncing.overview()
        waiting = (overview.waiting_records, overview.waiting_files, overview.waiting_bytes, overview.files_to_fetch)
        assert (waiting, overview.set_aside, overview.refused) == ((0, 0, 0, 0), {}, {})
        assert overview.contradictions == 0
        others = {other.device for other in self.offices.coordinators() if other is not office}
        states = {id: kept.whereabouts for id, kept in office.records().items()}
        for record, parts in office.parts(list(states)).items():
            assert all(part.on_server for part in parts)
            assert all(set(part.received_by) == others for part in parts if part.own)
            assert states[record] is min(part.whereabouts for part in parts)

    def _only_what_was_granted(self, office: Office) -> None:
        assert {id for id in office.traces() if not self.may_read(id, office)} == set()

    def _as_written(self, office: Office, record: str, here: Mapping[str, Said]) -> None:
        for id, revision in office.sittings(record).items():
            said = here[id]
            assert {path: typed(value) for path, value in revision.changes.items()} == {
                path: typed(value) for path, value in said.changes.items()
            }
            found = (revision.record, revision.form, revision.author, revision.deleted, set(revision.parents))
            assert found == (said.record, said.form, said.author, said.deleted, set(said.parents))

    def _never_safer_than_it_is(self, office: Office, shown: Mapping[str, Whereabouts]) -> None:
        objects, complete = self.on_server()
        holders = {other.device: other for other in self.offices.coordinators() if other is not office}
        kept = {device: set(other.revisions()) for device, other in holders.items()}
        for record, parts in office.parts(list(shown)).items():
            for part in parts:
                assert not part.on_server or part.id in (complete if part.is_file else objects)
                for device in part.received_by:
                    assert self._is_whole(holders[device], part.id) if part.is_file else part.id in kept[device]
            assert shown[record] <= min(part.whereabouts for part in parts)
            own = {one.id for one in self.of_record(record).values() if one.author == office.device}
            if shown[record] > Whereabouts.ONLY_HERE:
                assert own <= objects
                assert {file for file, _ in self._files_of(own)} <= complete
            if shown[record] > Whereabouts.ON_ITS_WAY:
                here = office.sittings(record).keys()
                assert here <= objects
                assert {file for file, _ in self._files_of(here)} <= complete

    def _is_whole(self, office: Office, file: str) -> bool:
        if (office.device, file) not in self._seen_whole:
            assert office.content(file) == self.files[file]
            self._seen_whole.add((office.device, file))
        return True

    def on_server(self) -> tuple[set[str], set[str]]:
        """Ids of the objects and of the complete files that lie there, from its database."""
        database = self.offices.server.folder / "amparo.db"
        ours = "(SELECT number FROM groups WHERE id = ?)"
        objects = f'SELECT object_id FROM leaves WHERE leaf_kind = 1 AND "group" = {ours}'
        complete = f'SELECT file FROM files WHERE complete AND "group" = {ours}'
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            found = [connection.execute(query, (self.offices.group,)).fetchall() for query in (objects, complete)]
        return {id.hex() for (id,) in found[0]}, {id.hex() for (id,) in found[1]}


def shows(record: MergedRecord, sittings: Mapping[str, Said]) -> None:
    """The record is what the rules make of these sittings: no value too few, none too many."""
    assert set(record.heads) == naive_merging.heads(sittings)
    assert record.deleted == naive_merging.is_deleted(sittings)
    sides = {path: {typed(side.value) for side in said} for path, said in record.conflicts.items()}
    assert sides.pop(DELETION, None) == (
        {typed(None), typed(KEPT)} if naive_merging.is_deletion_disputed(sittings) else None
    )
    expected = naive_merging.shown(sittings)
    assert record.answers.keys() | sides.keys() == expected.keys()
    for path, values in expected.items():
        found = sides.get(path, {typed(record.answers.get(path))})
        some_place = typed(SOME_PLACE)
        if some_place in values and len(found) > 1:
            assert found - {typed(None)}
            values = {one for one in found if one[0] == "float"} | values - {some_place}
        assert found == values, path
        if path in record.answers:
            assert typed(record.answers[path]) in found
