"""Asking the server for what it has for this device: names, then objects by id, verified (SPEC sections 12 and 14).

Opens nothing and keeps nothing: its caller does. A name or an object that no honest server would send raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sync.client.member import Member
from sync.client.opening import arrived
from sync.client.ports import Arrived, Receipts, SyncState
from sync.client.received import Received
from sync.client.return_ports import Name
from sync.errors import HistoryBroken, Unreadable
from sync.protocol import limits, merkle
from sync.protocol.objects import object_id


@dataclass(frozen=True, slots=True)
class Names:
    """A page of names. `passed_over`: indices of kept leaves that are not among them. `place`: to go on from."""

    names: tuple[Name, ...]
    passed_over: tuple[int, ...]
    place: int
    more: bool

    def of_objects(self) -> dict[bytes, Name]:
        return {name.object_id: name for name in self.names if name.leaf == merkle.OBJECT_LEAF}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer. `receipts`: of this device's own entries and of complete files; `withheld`: asked for, not given."""

    entries: tuple[Arrived, ...]
    receipts: Receipts | None
    withheld: tuple[bytes, ...]
    state: SyncState


def names_from(member: Member, place: int, kept: Mapping[int, bytes]) -> Names:
    """`kept`: leaf hashes by index, that receipts of this device name.

    Raises HistoryBroken, after keeping the evidence, for a log that is another than the one that gave the receipts.
    """
    received = member.session.names(place, member.known_size)
    _proven(member, received)
    following = received.end.next
    indices = [index for index, *_ in received.names]
    if indices != sorted(set(indices)) or (indices and not place <= indices[0] <= indices[-1] < following):
        raise Unreadable("names")
    if received.end.more and following <= place:
        raise Unreadable("end")  # the same would be asked for ever
    named = {index: merkle.leaf_hash(kind, id) for index, kind, id, _, _ in received.names}
    expected = {index: leaf for index, leaf in kept.items() if place <= index < following}
    if any(named.get(index, leaf) != leaf for index, leaf in expected.items()):
        member.store.keep_evidence(member.state.checkpoint or "", received.checkpoint.note)
        member.store.doubt("leaf")
        raise HistoryBroken("leaf")
    return Names(
        names=tuple(
            Name(index=index, leaf=leaf, object_id=id, kind=kind, own=own)
            for index, leaf, id, kind, own in received.names
        ),
        passed_over=tuple(sorted(expected.keys() - named.keys())),
        place=following,
        more=received.end.more,
    )


def objects(member: Member, ids: Sequence[bytes], named: Mapping[bytes, Name] | None = None) -> Iterator[Given]:
    """Page by page. `named`: what the names said of them; an object must be what its name said."""
    left = list(dict.fromkeys(ids))
    while left:
        asked = left[: limits.ASKED]
        received = member.session.objects(asked, member.known_size)
        receipts = _proven(member, received)
        answered = received.end.next
        if not 1 <= answered <= len(asked):
            raise Unreadable("end")
        entries = tuple(arrived(index, raw, object_id(raw)) for index, raw in received.entries)
        _expect_asked(received, entries, set(asked[:answered]))
        for entry in entries:
            _expect_named(member, entry, (named or {}).get(entry.object_id))
        given = {entry.object_id for entry in entries}
        yield Given(
            entries=entries,
            receipts=_receipts_of_own(member, receipts, entries),
            withheld=tuple(id for id in asked[:answered] if id not in given),
            state=member.state,
        )
        left = left[answered:]


def _proven(member: Member, received: Received) -> Receipts | None:
    """Verified as a pull is. The newest checkpoint is the member's from here on; the cursor stays."""
    receipts, note = member.checked(received)
    member.state = replace(member.state, checkpoint=note, clock_offset=member.session.clock.offset)
    return receipts


def _expect_asked(received: Received, entries: Sequence[Arrived], asked: set[bytes]) -> None:
    ids = [entry.object_id for entry in entries]
    complete = [(leaf, id) for _, leaf, id in received.own]
    if len(set(ids)) != len(ids) or not set(ids) <= asked:
        raise Unreadable("objects")
    if any(leaf != merkle.FILE_LEAF or id not in asked for leaf, id in complete):
        raise Unreadable("objects")


def _expect_named(member: Member, entry: Arrived, name: Name | None) -> None:
    said = None if name is None else (name.index, name.kind, name.own)
    if said is not None and said != (entry.index, entry.raw[1], entry.author == member.keys.id):
        raise Unreadable("names")


def _receipts_of_own(member: Member, receipts: Receipts | None, entries: Sequence[Arrived]) -> Receipts | None:
    own = [(entry.index, merkle.OBJECT_LEAF, entry.object_id) for entry in entries if entry.author == member.keys.id]
    if receipts is None or not (own or receipts.leaves):
        return None
    return replace(receipts, leaves=(*own, *receipts.leaves))
