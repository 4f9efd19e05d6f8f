"""Join a group by an invitation, and invite others (SPEC sections 6 and 13). Knows no window and no text of
invitations.
"""

from __future__ import annotations

from dataclasses import replace

from sync.client import history
from sync.client.chain import Chain
from sync.client.opening import arrived
from sync.client.ports import Arrived, Membership, Page, SyncState, SyncStore
from sync.client.received import Received
from sync.client.session import Clock, Session, now_ms
from sync.client.transport import Transport
from sync.crypto.cards import Card, new_person, seal_card
from sync.crypto.enrolment import InvitationKey, Place, certificate, enrolment
from sync.crypto.keys import DeviceKeys
from sync.crypto.requests import RequestSigner
from sync.errors import Refused, Unreadable
from sync.protocol import codes
from sync.protocol.invitations import Invitation
from sync.protocol.objects import object_id
from sync.protocol.statements import Role

TRIES = 10
"""Each lost race means that somebody else joined in between."""


def join(store: SyncStore, invitation: Invitation, name: str, transport: Transport) -> Membership:
    """Enrol this device. After a cut it is called again with the same invitation and finds what was done.

    The roster is verified from the genesis that the invitation names, so the server cannot add or leave out anybody.
    """
    keys = store.device()
    membership = _membership(invitation)
    session = Session(transport, RequestSigner.of_invitation(invitation.invitation_key), invitation.group, Clock())
    card = seal_card(invitation.card_key, keys.id, Card(name, new_person()))
    # The first guess is that nobody joined yet. It is right for the first coordinator, and for a device that enrolled
    # before and lost the answer it brings the roster; an empty question would look like a second use of the invitation.
    place = Place(invitation.group, 1, invitation.group)
    for _ in range(TRIES):
        offset = session.clock.offset
        statement = enrolment(
            keys,
            place,
            invitation=InvitationKey(invitation.invitation_key),
            certificate=invitation.certificate,
            card=card,
            time_ms=session.clock.now(),
        )
        try:
            received = session.enrol(invitation.certificate, statement)
        except Refused as refused:
            if session.clock.offset != offset:
                continue  # the time in it was this laptop's; to a clock years ahead every invitation has expired
            if refused.code != codes.ROSTER_MOVED:
                raise
            _, chain = _verified(session.enrol(invitation.certificate, b""), membership)
            place = Place(invitation.group, chain.roster.length, chain.roster.last)
            continue
        statements, chain = _verified(received, membership)
        return _joined(store, membership, received, statements, chain, session)
    raise Refused(codes.ROSTER_MOVED)


def invitation_for(
    keys: DeviceKeys, membership: Membership, role: Role, *, days: int = 14, now: int | None = None
) -> Invitation:
    """A new invitation by this coordinator's device. Needs no line: the server sees the certificate when it is used."""
    key = InvitationKey.generate()
    expires = (now_ms() if now is None else now) + days * 86_400_000
    return Invitation(
        servers=membership.servers,
        tls_pin=membership.tls_pin,
        log_key=membership.log_key,
        group=membership.group,
        card_key=membership.card_key,
        invitation_key=key.private,
        certificate=certificate(keys, group=membership.group, invitation=key.public, role=role, expires=expires),
        group_name=membership.group_name,
        role=role,
        expires=expires,
    )


def _verified(received: Received, membership: Membership) -> tuple[list[Arrived], Chain]:
    """The whole roster, proven to be in the log and to follow the rules from its genesis on."""
    history.proven(received, history.verified(received, membership))
    chain = Chain.of(membership.group, ())
    statements = [arrived(index, raw, object_id(raw)) for index, raw in received.entries]
    for statement in statements:
        chain.add(statement)
    return statements, chain


def _joined(
    store: SyncStore,
    membership: Membership,
    received: Received,
    statements: list[Arrived],
    chain: Chain,
    session: Session,
) -> Membership:
    here = chain.in_office(store.device().id)
    if here is None:
        raise Unreadable("roster")
    membership = replace(membership, role=here.role)  # what the coordinator signed, not what the invitation says
    store.join(membership, statements)
    state = SyncState(cursor=received.end.next, checkpoint=received.checkpoint.note, clock_offset=session.clock.offset)
    store.take_in(Page(state=state))
    return membership


def _membership(invitation: Invitation) -> Membership:
    return Membership(
        group=invitation.group,
        group_name=invitation.group_name,
        servers=invitation.servers,
        tls_pin=invitation.tls_pin,
        log_key=invitation.log_key,
        card_key=invitation.card_key,
        role=invitation.role,
    )
