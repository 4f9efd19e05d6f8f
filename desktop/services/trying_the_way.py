"""How far the chosen way leads: to the proxy, to the server, to its key, to the group. Changes nothing anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.errors import NotAMember
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.connecting import GLANCE, line_by, line_to
from desktop.store.vault import Vault
from sync.client.session import Clock, Session
from sync.crypto.requests import RequestSigner
from sync.errors import NotAmparo, SyncError, Unreachable, WrongKey
from sync.protocol import invitations


class Step(Enum):
    """In the order of the way. `KEY`: whoever answers holds the key that the invitation named."""

    PROXY = "proxy"
    SERVER = "server"
    KEY = "key"
    GROUP = "group"


_NO_OBJECT: Final = bytes(32)
"""Asked for, since a question has to name one: a small answer, and only for a member."""
_AT_THE_PROXY: Final = ("proxy_away", "proxy_refused", "proxy_password", "tor_away")


@dataclass(frozen=True, slots=True)
class Tried:
    """`done` in order; then `failed`, and why. All went well where `problem` is None."""

    done: tuple[Step, ...]
    failed: Step | None = None
    problem: SyncError | None = None


def try_way(vault: Vault) -> Tried:
    """Two small requests, the second one signed; through Tor it may take a minute. Raises NotAMember."""
    with vault.reading() as unit:
        membership = unit.members.membership()
    if membership is None:
        raise NotAMember
    by_proxy = choosing_a_way.read(vault).kind not in (Kind.SYSTEM, Kind.NONE)
    store = vault.sync_store()
    with line_to(vault, membership.servers, membership.tls_pin, GLANCE) as transport:
        try:
            transport.about()
            signer, clock = RequestSigner.of_device(store.device()), Clock(store.state().clock_offset)
            Session(transport, signer, membership.group, clock).objects((_NO_OBJECT,), 0)
        except SyncError as problem:
            failed = _where(problem, key_was_right=transport.traffic.connections > 0)
            return Tried(_before(failed, by_proxy=by_proxy), failed, problem)
    return Tried(_before(None, by_proxy=by_proxy))


def try_invitation(text: str, way: WayThere) -> Tried:
    """Before joining, and before there is a vault: whether this way leads to the server of the invitation. One small
    request, which uses nothing of the invitation up. Raises BadInvitation, and ValueError for a way that is none.
    """
    invitation = invitations.decode(text)
    by_proxy = way.kind not in (Kind.SYSTEM, Kind.NONE)
    with line_by(way, invitation.servers, invitation.tls_pin, GLANCE) as transport:
        try:
            transport.about()
        except SyncError as problem:
            failed = _where(problem, key_was_right=False)
            return Tried(_before(failed, by_proxy=by_proxy), failed, problem)
    return Tried(_before(Step.GROUP, by_proxy=by_proxy))


def _where(problem: SyncError, *, key_was_right: bool) -> Step:
    if key_was_right:
        return Step.GROUP
    if isinstance(problem, (WrongKey, NotAmparo)):
        return Step.KEY
    at_the_proxy = isinstance(problem, Unreachable) and problem.reason in _AT_THE_PROXY
    return Step.PROXY if at_the_proxy else Step.SERVER


def _before(failed: Step | None, *, by_proxy: bool) -> tuple[Step, ...]:
    steps = [step for step in Step if by_proxy or step is not Step.PROXY]
    return tuple(steps[: steps.index(failed)] if failed in steps else [] if failed else steps)
