"""People and their devices at a server in this process, for tests of it. Signs and reads by `sync.crypto`.

`Town` is the server and one group; `Person` is a device that talks to it through ASGI, as `sync.client` would by HTTP.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx
import msgspec
from litestar.testing import TestClient

from sync.client.received import Received, collected
from sync.crypto import enrolment
from sync.crypto.cards import Card, new_person, seal_card
from sync.crypto.checkpoints import verified_checkpoint
from sync.crypto.enrolment import InvitationKey, Place
from sync.crypto.grants import GrantedKey
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.requests import RequestSigner
from sync.crypto.sign import verify
from sync.protocol import chunks, invitations, merkle, messages, routes
from sync.protocol.frames import FrameType, encode, encode_chunk
from sync.protocol.invitations import Invitation
from sync.protocol.objects import object_id
from sync.protocol.roster import Roster
from sync.protocol.statements import Role
from sync.server.app import application
from sync.server.opening import Opened, new_group


def now() -> int:
    return time.time_ns() // 1_000_000


@dataclass
class Signable:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Town:
    opened: Opened
    client: TestClient
    invitation: Invitation

    @staticmethod
    def of(opened: Opened) -> Town:
        client = TestClient(application(opened.server), raise_server_exceptions=False)
        return Town(opened, client, new_group(opened, "Fisherfolk Forum"))

    @property
    def group(self) -> bytes:
        return self.invitation.group

    def coordinator(self) -> Person:
        """The first one, by the genesis invitation."""
        return self.joined(InvitationKey(self.invitation.invitation_key), b"")

    def joined(self, key: InvitationKey, certificate: bytes) -> Person:
        person = Person(self, DeviceKeys.generate())
        answer = person.enrol(key, certificate)
        assert answer.status_code == 200, answer.content
        return person

    def send(
        self,
        signer: RequestSigner | None,
        method: str,
        path: str,
        body: bytes | None,
        *,
        signed_body: bytes | None = None,
        at: int | None = None,
        change=None,
    ) -> httpx.Response:
        """`signed_body` None: a push. `change` may spoil the headers after they were signed."""
        request = Signable(method, f"https://amparo{path}", {"content-type": routes.MEDIA_TYPE})
        if signer is not None:
            signer.sign(request, now_ms=now() if at is None else at, body=signed_body)
        if change is not None:
            change(request.headers)
        return self.client.request(method, path, content=body, headers=request.headers)


@dataclass
class Person:
    town: Town
    keys: DeviceKeys
    place: int = 0

    @property
    def author(self) -> Author:
        return Author(self.keys)

    @property
    def id(self) -> bytes:
        return self.keys.id

    @property
    def signer(self) -> RequestSigner:
        return RequestSigner.of_device(self.keys)

    def enrol(self, key: InvitationKey, certificate: bytes, statement: bytes | None = None) -> httpx.Response:
        """Asks for the roster, then joins, as a client does. `statement`: send this and ask nothing before."""
        if statement is None:
            asked = self.ask_enrolment(key, certificate, b"")
            if asked.status_code != 200:
                return asked
            statement = self.enrolment(key, certificate, roster_of(self.town.group, asked))
        return self.ask_enrolment(key, certificate, statement)

    def enrolment(self, key: InvitationKey, certificate: bytes, roster: Roster, at: int | None = None) -> bytes:
        card = seal_card(self.town.invitation.card_key, self.id, Card("Rosa", new_person()))
        place = Place(self.town.group, roster.length, roster.last)
        when = now() if at is None else at
        return enrolment.enrolment(self.keys, place, invitation=key, certificate=certificate, card=card, time_ms=when)

    def ask_enrolment(self, key: InvitationKey, certificate: bytes, statement: bytes) -> httpx.Response:
        body = msgspec.msgpack.encode(messages.EnrolmentRequest(certificate, statement))
        signer = RequestSigner.of_invitation(key.private)
        return self.town.send(signer, "POST", routes.enrolments(self.town.group), body, signed_body=body)

    def invite(self, role: Role = Role.DOCUMENTER, days: float = 14) -> tuple[InvitationKey, bytes]:
        key, expires = InvitationKey.generate(), now() + int(days * 24 * 3600 * 1000)
        certificate = enrolment.certificate(
            self.keys, group=self.town.group, invitation=key.public, role=role, expires=expires
        )
        return key, certificate

    def roster(self) -> Roster:
        answer = self.ask_pull(0)
        return roster_of(self.town.group, answer)

    def revocation(self, device: bytes) -> bytes:
        roster = self.roster()
        place = Place(self.town.group, roster.length, roster.last)
        return enrolment.revocation(self.keys, place, device=device, time_ms=now())

    def ask_pull(self, place: int, known: int = 0) -> httpx.Response:
        body = msgspec.msgpack.encode(messages.PullRequest(place, known))
        return self.town.send(self.signer, "POST", routes.pull(self.town.group), body, signed_body=body)

    def pull(self, known: int = 0) -> Received:
        """One page on from where this person is; checked."""
        received = checked(self.town, self.ask_pull(self.place, known))
        self.place = received.end.next
        return received

    def pull_all(self) -> list[Received]:
        pages = [self.pull()]
        while pages[-1].end.more:
            pages.append(self.pull())
        return pages

    def names(self, start: int = 0, known: int = 0) -> Received:
        body = msgspec.msgpack.encode(messages.NamesRequest(start, known))
        return checked(self.town, self.ask(routes.names(self.town.group), body))

    def objects(self, *ids: bytes) -> Received:
        body = msgspec.msgpack.encode(messages.ObjectsRequest(0, ids))
        return checked(self.town, self.ask(routes.objects(self.town.group), body))

    def ask(self, path: str, body: bytes) -> httpx.Response:
        return self.town.send(self.signer, "POST", path, body, signed_body=body)

    def ask_push(self, *frames: bytes, query: str = "") -> httpx.Response:
        return self.town.send(self.signer, "POST", routes.push(self.town.group) + query, b"".join(frames))

    def push(self, *frames: bytes) -> Received:
        return checked(self.town, self.ask_push(*frames))

    def ask_file(self, file: bytes, first: int = 0, more: str = "") -> httpx.Response:
        path = f"{routes.file(self.town.group, file)}?first={first}{more}"
        return self.town.send(self.signer, "GET", path, None, signed_body=b"")

    def revision(self, key_id: bytes, size: int = 200) -> bytes:
        return self.author.revision(os.urandom(32), os.urandom(size), record=os.urandom(16), key_id=key_id)

    def grant(self, to: Person, *key_ids: bytes) -> bytes:
        keys = [GrantedKey(key_id, os.urandom(32)) for key_id in key_ids]
        return self.author.grant(keys, group=self.town.group, recipient=to.id, recipient_key=to.keys.hpke_public)

    def acknowledgement(self, to: bytes, ids: Sequence[bytes]) -> bytes:
        return self.author.acknowledgement(ids, group=self.town.group, recipient=to, time_ms=now())

    def file(self, key_id: bytes, size: int) -> SealedFile:
        """Random bytes in place of sealed ones: the server cannot tell."""
        file, data = os.urandom(16), os.urandom(size)
        pieces = [data[at : at + 65_536] for at in range(0, size, 65_536)]
        hashes = b"".join(chunks.chunk_hash(piece) for piece in pieces)
        manifest = self.author.manifest(file=file, key_id=key_id, sealed_size=size, chunk_hashes=hashes)
        return SealedFile(file, manifest, pieces)


@dataclass
class SealedFile:
    file: bytes
    manifest: bytes
    pieces: list[bytes]

    @property
    def manifest_id(self) -> bytes:
        return object_id(self.manifest)

    def chunk(self, number: int) -> bytes:
        return encode_chunk(self.file, number, self.pieces[number])

    def chunks(self) -> bytes:
        return b"".join(self.chunk(number) for number in range(len(self.pieces)))


def obj(raw: bytes) -> bytes:
    return encode(FrameType.OBJECT, raw)


def code(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == routes.PROBLEM_TYPE
    return answer.json()["code"]


def roster_of(group: bytes, answer: httpx.Response) -> Roster:
    roster = Roster(group)
    for _, raw in collected([answer.content]).entries:
        if raw[1] == 1:
            roster = roster.extended(raw, verify)
    return roster


def checked(town: Town, answer: httpx.Response) -> Received:
    """The answer, after its checkpoint and its proof were verified against the log key of the invitation."""
    assert answer.status_code == 200, answer.content
    received = collected([answer.content])
    checkpoint = verified_checkpoint(received.checkpoint.note, group=town.group, log_key=town.invitation.log_key)
    leaves = {index: merkle.leaf_hash(1, object_id(raw)) for index, raw in received.entries}
    leaves |= {index: merkle.leaf_hash(kind, one) for index, kind, one in received.own}
    leaves |= {index: merkle.leaf_hash(kind, one) for index, kind, one, _, _ in received.names}
    assert list(received.proofs[0].indices) == sorted(leaves)
    if leaves:
        assert merkle.root_from_leaves(checkpoint.size, leaves, received.proofs[0].hashes) == checkpoint.root
    return received


def text(invitation: Invitation) -> str:
    return invitations.encode(invitation)
