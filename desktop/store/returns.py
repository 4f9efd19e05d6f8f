"""Taking in again what the server gave back: one verified answer, one transaction. Verifies no signature: the caller
did. What is whole here stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.store import arrivals
from desktop.store.facts import RETURNING
from sync.client.ports import Arrived
from sync.client.return_ports import Returned
from sync.protocol.objects import Kind

if TYPE_CHECKING:
    from desktop.store.unit import Unit


def settle(unit: Unit, unproved: Collection[int]) -> None:
    """Without the server: nothing is said to be on it by these receipts, for they prove nothing; every record of which
    revisions are here has its line, every statement its member.
    """
    unit.receipts.drop(unproved)
    unit.hear_withdrawals_again()
    unit.listing.clear_strays()
    unit.listing.refresh(unit.wholeness.without_line())
    raws = [one.raw for one in unit.outbox.statements()]
    if unit.members.lacks(raws):
        _replay(unit, raws)


def take_back(unit: Unit, returned: Returned, now: int) -> None:
    page = returned.page
    coming = (*page.statements, *page.revisions, *page.manifests, *returned.grants, *returned.acknowledged)
    acknowledged = _make_room(unit, coming)
    if page.statements:
        _roster(unit, page.statements)
    _own_words(unit, returned)
    arrivals.take_in(unit, replace(page, statements=()), now)
    unit.outbox.acknowledge(acknowledged)
    unit.narrow(key_id.hex() for one in returned.grants for key_id in one.key_ids)
    unit.narrow(secret.key_id.hex() for secret in returned.own_secrets)
    _told(unit, [one for one in (*page.revisions, *page.manifests) if one.author.hex() == unit.device_id])
    if returned.place is not None:
        unit.facts.put_number(RETURNING, returned.place)


def _roster(unit: Unit, statements: Iterable[Arrived]) -> None:
    """They may stand before others that are here, so that the members are counted anew."""
    unit.outbox.keep_statements(statements)
    _replay(unit, [one.raw for one in unit.outbox.statements()])


def _replay(unit: Unit, raws: Sequence[bytes]) -> None:
    unit.members.replay(raws)
    unit.receipts.recount_received()
    unit.receipts.place(None)


def _make_room(unit: Unit, coming: Iterable[Arrived]) -> list[bytes]:
    """Out with what is spoiled, now that what comes in its place is verified. Gives those that were acknowledged."""
    ids = {one.object_id.hex() for one in coming}
    spoiled = ids - unit.wholeness.whole(ids)
    unit.revisions.remove(spoiled)
    return unit.outbox.take_out(spoiled)


def _own_words(unit: Unit, returned: Returned) -> None:
    """Grants and acknowledgements of this device: the objects, and what they say was done."""
    known = unit.outbox.known(one.object_id.hex() for one in (*returned.grants, *returned.acknowledged))
    unit.outbox.keep(
        [
            (one, kind, None, None, False)
            for kind, some in ((Kind.GRANT, returned.grants), (Kind.ACKNOWLEDGEMENT, returned.acknowledged))
            for one in some
            if one.object_id.hex() not in known
        ]
    )
    unit.secrets.granted((one.recipient, one.key_ids) for one in returned.grants)
    unit.secrets.take_back(returned.own_secrets)
    unit.outbox.acknowledge(id for one in returned.acknowledged for id in one.object_ids)


def _told(unit: Unit, own: Iterable[Arrived]) -> None:
    """Own objects came without the acknowledgements that are here."""
    ids = [one.object_id.hex() for one in own]
    if ids:
        unit.receipts.recount_received(ids)
        unit.receipts.place(unit.outbox.records_of(ids))
