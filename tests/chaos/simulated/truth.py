"""What has to hold after every history, whatever happened in it."""

from __future__ import annotations

from sqlalchemy import select

from sync.client.receipts import confirmed
from sync.crypto.stream import open_chunk
from sync.protocol import chunks, merkle, objects
from sync.protocol.statements import Role
from sync.server.db.schema import FileRow, GroupRow, LeafRow, RunRow
from tests.chaos.simulated.history import Device, History


def look(history: History) -> None:
    """Raises AssertionError."""
    assert all(_is_quiet(report) for report in history.come_to_rest()), "it never comes to rest"
    kept = kept_by_the_server(history)
    for device in history.devices:
        _all_converged(history, device)
        _nothing_foreign_is_open(history, device)
        _states_are_proved(history, device)
        _acknowledged_is_kept(device, kept)
    _files_are_whole(history)


def _is_quiet(report) -> bool:
    return report.requests == 1 and not report.objects_sent


def _all_converged(history: History, device: Device) -> None:
    store = device.store
    entitled = {one for one in history.written if _may_read(history, device, history.written[one], one)}
    assert set(store.texts()) == entitled, "not everything is where it belongs"
    for other in history.devices:
        theirs, ours = other.store.texts(), store.texts()
        assert all(ours[one] == theirs[one] for one in ours.keys() & theirs.keys()), "two texts of one revision"
    assert not store.outgoing(), "something still waits"
    assert not store.outgoing_files(), "a file still waits"
    assert not store.wanted_files(), "a file did not come"
    assert not any((store.set_aside(), store.refused, store.evidence, store.doubted)), "somebody is suspected"


def _may_read(history: History, device: Device, author: Device, revision: bytes) -> bool:
    return device.role is Role.COORDINATOR or history.owner[author.store.record_of(revision)] is device


def _nothing_foreign_is_open(history: History, device: Device) -> None:
    if device.role is Role.COORDINATOR:
        return
    for one in device.store.revisions.values():
        assert history.owner[one.record] is device, "a documenter reads somebody else's record"
    foreign = {
        history.owner[one.record]: one.key_id
        for other in history.devices
        for one in other.store.revisions.values()
        if history.owner[one.record] is not device
    }
    for owner, key_id in foreign.items():
        own = any(one.key_id == key_id for one in device.store.revisions.values())
        assert own or not device.store.secret(key_id), (owner is device, "a documenter holds somebody else's key")


def _states_are_proved(history: History, device: Device) -> None:
    store, membership = device.store, device.store.membership()
    assert membership is not None
    for leaf, receipts in store.receipts.items():
        assert leaf in confirmed(receipts, group=membership.group, log_key=membership.log_key), "no receipt"
    assert {(merkle.OBJECT_LEAF, own) for own in store.own} <= set(store.receipts), "no receipt for what was sent"
    holders = {one.store.keys.id: one for one in history.devices}
    coordinators = {id for id, one in holders.items() if one.role is Role.COORDINATOR}
    for object_id, by in store.acknowledged.items():
        assert by <= coordinators, "acknowledged by nobody who may"
        for id in by:
            holder = holders[id].store
            assert object_id in holder.revisions or object_id in holder.manifests, "acknowledged, and not there"
    for own in store.own:
        assert store.acknowledged.get(own, set()) >= coordinators - {store.keys.id}, "never acknowledged"


def kept_by_the_server(history: History) -> dict[tuple[int, bytes], int]:
    """What the server's tables hold: leaf to place. Each once, and readable."""
    found: dict[tuple[int, bytes], int] = {}
    with history.server.server.database.reading() as connection:
        group = connection.execute(select(GroupRow.number).where(GroupRow.id == history.invitation.group)).scalar_one()
        wanted = select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id, LeafRow.raw)
        rows = connection.execute(wanted.where(LeafRow.group == group).order_by(LeafRow.position)).all()
        for place, row in enumerate(rows):
            assert row.position == place, "a gap in the log"
            assert (row.leaf_kind, row.object_id) not in found, "twice in the log"
            found[row.leaf_kind, row.object_id] = place
            if row.raw is not None:
                assert objects.object_id(row.raw) == row.object_id, "other bytes than the log says"
        for file in connection.execute(select(FileRow).where(FileRow.group == group, FileRow.complete)).all():
            runs = select(RunRow).where(RunRow.group == group, RunRow.file == file.file).order_by(RunRow.first)
            sealed = b"".join(
                history.server.server.segments.get(run.segment, run.offset, run.length)
                for run in connection.execute(runs).all()
            )
            assert len(sealed) == file.sealed_size, "a whole file is not whole"
            for number in range(chunks.chunk_count(file.sealed_size)):
                one = sealed[number * 65_536 : (number + 1) * 65_536]
                named = file.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]
                assert chunks.chunk_hash(one) == named, "a chunk is another one"
    return found


def _acknowledged_is_kept(device: Device, kept: dict[tuple[int, bytes], int]) -> None:
    for (kind, object_id), receipts in device.store.receipts.items():
        place = next(index for index, *leaf in receipts.leaves if leaf == [kind, object_id])
        assert kept.get((kind, object_id)) == place, "what was acknowledged is lost"


def _files_are_whole(history: History) -> None:
    for file, (data, record) in history.files.items():
        holders = [one for one in history.devices if file in one.store.files]
        wanted = [one for one in history.devices if one.role is Role.COORDINATOR or history.owner[record] is one]
        assert {id(one) for one in holders} == {id(one) for one in wanted}, "a file is not where it belongs"
        for one in holders:
            kept = one.store.files[file]
            last = len(kept.chunks) - 1
            plain = b"".join(
                open_chunk(kept.key, file, number, sealed or b"", last=number == last)
                for number, sealed in enumerate(kept.chunks)
            )
            assert plain[: len(data)] == data, "a file is another one"
