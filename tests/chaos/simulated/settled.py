"""What has to hold after an upheaval, for everybody who is still in office, and for whoever is not."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from desktop.domain.records import Whereabouts
from desktop.store.schema import RevisionRow
from sync.client.chain import Chain
from sync.protocol import merkle
from sync.protocol.statements import Role
from tests.chaos.simulated.history import Device
from tests.chaos.simulated.truth import kept_by_the_server
from tests.chaos.simulated.upheaval import Upheaval

_FILE, _OBJECT = merkle.FILE_LEAF, merkle.OBJECT_LEAF


def settle(history: Upheaval) -> None:
    """Raises AssertionError."""
    reports = history.come_to_rest()
    assert all(one.requests == 1 and not one.objects_sent for one in reports), "it never comes to rest"
    Settled(history).look()


class Settled:
    def __init__(self, history: Upheaval) -> None:
        self.history = history
        self.log = kept_by_the_server(history)
        self.chain: Chain = history.roster()
        self.office = history.in_office()
        self.coordinators = [device for device in self.office if device.role is Role.COORDINATOR]
        self.by_id = {device.store.vault.device_id: device for device in history.devices}

    def look(self) -> None:
        for device in self.office:
            self._has_what_it_may_read(device)
            self._nothing_waits(device)
            self._never_safer_than_it_is(device)
            self._is_acknowledged(device)
        for device in self.history.devices:
            self._opened_nothing_else(device)
        self._all_see_the_same()
        self._files_are_whole()

    def _has_what_it_may_read(self, device: Device) -> None:
        held = device.store.texts()
        in_log = {one for one in self.history.written if (_OBJECT, one) in self.log}
        lacking = {one for one in in_log if self._must_read(device, one)} - held.keys()
        assert not lacking, (len(lacking), "not everything is where it belongs")
        own = {one for one in device.store.own if self.history.written[one] is device}
        assert own <= in_log, "what somebody in office wrote is not on the server"
        for one in held.keys() & self.history.written.keys():
            assert held[one] == self.history.written[one].store.own[one], "two texts of one revision"

    def _record(self, revision: bytes) -> bytes:
        return self.history.record_of[revision]

    def _must_read(self, device: Device, revision: bytes) -> bool:
        if device.role is Role.COORDINATOR or self.history.written[revision] is device:
            return True
        owner = self.history.owner[self._record(revision)]
        return owner is device or owner.store.keys.id in self._served(device)

    def _served(self, device: Device) -> set[bytes]:
        """Earlier devices of the same person, by the word of somebody who is a coordinator in office still."""
        said = self.chain.roster.successions
        in_office = {one.store.keys.id for one in self.coordinators}
        with device.store.vault.reading() as unit:
            before = {one.earlier for one in said if one.device == device.store.keys.id and one.author in in_office}
            for one in tuple(before):
                before |= {bytes.fromhex(other) for other in unit.members.persons.before(one.hex())}
        # A coordinator's records go to coordinators alone.
        return {one for one in before if self.by_id[one.hex()].role is not Role.COORDINATOR}

    def _nothing_waits(self, device: Device) -> None:
        overview = device.store.at.syncing.overview()
        waiting = (overview.waiting_records, overview.waiting_files, overview.files_to_fetch)
        assert waiting == (0, 0, 0), f"something waits: {waiting}"
        suspected = (overview.set_aside, overview.refused, overview.doubt)
        assert suspected == ({}, {}, None), f"somebody is suspected: {suspected}"
        with device.store.vault.reading() as unit:
            assert self.history.set_backs or not unit.inbox.contradictions(), "the server is suspected"

    def _never_safer_than_it_is(self, device: Device) -> None:
        store = device.store
        held = {one.store.vault.device_id: set(one.store.revisions()) for one in self.coordinators}
        with store.vault.reading() as unit:
            lines = unit.records.lines([record.hex() for record in set(store.revisions().values())])
            parts = unit.receipts.parts(list(lines))
            manifests = {file: unit.files.get(file).manifest for file in _files_of(parts)}
        for record, some in parts.items():
            for part in some:
                leaf = (_FILE, manifests[part.id]) if part.is_file else (_OBJECT, part.id)
                there = (leaf[0], bytes.fromhex(leaf[1] or "")) in self.log
                assert there or not part.on_server, (part.own, part.is_file, "said to be on the server, and is not")
                assert set(part.received_by) <= held.keys(), "received by nobody who may say so"
                for one in part.received_by:
                    has = bytes.fromhex(part.id) in held[one]
                    has = self._is_whole(self.by_id[one], part.id) if part.is_file else has
                    assert has, "said to be received, and is not"
            assert lines[record].whereabouts <= min(part.whereabouts for part in some), (
                "a record is safer than its parts"
            )
            # What a coordinator opened is told to whoever wrote it, and to nobody else.
            if self.coordinators != [device] and all(part.own for part in some):
                assert lines[record].whereabouts is Whereabouts.RECEIVED, "and not as safe as it is"

    def _is_whole(self, device: Device, file: str) -> bool:
        data, _ = self.history.files[bytes.fromhex(file)]
        return device.store.content_of(bytes.fromhex(file)) == data

    def _is_acknowledged(self, device: Device) -> None:
        others = {one.store.vault.device_id for one in self.coordinators if one is not device}
        said = device.store.acknowledged_by()
        for revision in device.store.own:
            assert others <= said.get(revision, set()), "never acknowledged"

    def _opened_nothing_else(self, device: Device) -> None:
        may = {record for record, owner in self.history.owner.items() if self._may_ever(device, owner)}
        assert device.store.traces() <= may, "somebody has a trace of somebody else's record"
        held = device.store.revisions()
        me = device.store.vault.device_id
        for revision, author in self.history.written.items():
            knew = author.store.knew[revision]
            if me in knew and author is not device:
                assert revision not in held, "written after it was known as revoked, and opened"
        for record, key_ids in self._keys().items():
            if record not in may:
                for secret in (one for key_id in key_ids for one in device.store.secret(key_id)):
                    assert secret.record not in (b"", record), "somebody holds a key of somebody else's record"

    def _may_ever(self, device: Device, owner: Device) -> bool:
        """Whether a record that began on `owner` could have been granted to `device` at any time."""
        if device.role is Role.COORDINATOR:
            return True
        reached, new = set(), {device.store.keys.id}
        while new:
            reached |= new
            new = {earlier for later, earlier in self.history.promised if later in new} - reached
        return owner.store.keys.id in reached

    def _keys(self) -> Mapping[bytes, set[bytes]]:
        """Key ids by record, as coordinators know them."""
        found: dict[bytes, set[bytes]] = {}
        for device in self.coordinators:
            with device.store.vault.session() as session:
                for record, key_id in session.execute(select(RevisionRow.record, RevisionRow.key_id)):
                    found.setdefault(bytes.fromhex(record), set()).add(bytes.fromhex(key_id))
        return found

    def _all_see_the_same(self) -> None:
        seen: dict[tuple[str, frozenset[bytes]], object] = {}
        for device in self.office:
            held = device.store.revisions()
            with device.store.vault.reading() as unit:
                lines = unit.records.lines([record.hex() for record in set(held.values())])
            for id, line in lines.items():
                some = frozenset(one for one, record in held.items() if record.hex() == id)
                assert seen.setdefault((id, some), line.record) == line.record, "two see one record differently"

    def _files_are_whole(self) -> None:
        for file, (data, _) in self.history.files.items():
            for device in self.office:
                found = device.store.content_of(file)
                assert found in (None, data), "a file is another one"
                named = self.history.file_named[file]
                if (_OBJECT, named) in self.log and self._must_read(device, named):
                    assert found is not None or not self._is_complete(file), "a file is not where it belongs"

    def _is_complete(self, file: bytes) -> bool:
        """Whether whoever has it can have brought it: a revoked one's file may be there in part."""
        author = self.history.written[self.history.file_named[file]]
        if author in self.office:
            return True
        return file in self.log_files

    @property
    def log_files(self) -> set[bytes]:
        with self.coordinators[0].store.vault.reading() as unit:
            known = {file: unit.files.get(file.hex()) for file in self.history.files}
        complete = {id for kind, id in self.log if kind == _FILE}
        return {file for file, one in known.items() if one and one.manifest and bytes.fromhex(one.manifest) in complete}


def _files_of(parts: Mapping[str, object]) -> list[str]:
    return [part.id for some in parts.values() for part in some if part.is_file]
