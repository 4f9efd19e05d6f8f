"""Freeze what is sealed and signed today: `python -m tests.vectors.make`. Only adds files, never changes one.

Keys are fixed; where randomness enters (grants, revisions, cards) the vector records what came out, and tests open it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.crypto.cards import Card, seal_card
from sync.crypto.enrolment import InvitationKey, Place, certificate, enrolment, genesis, revocation, succession
from sync.crypto.grants import GrantedKey, seal_grant
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.requests import RequestSigner
from sync.crypto.seal import record_key, seal_content
from sync.crypto.sign import verify
from sync.crypto.stream import CHUNK_PLAIN, chunk_count, padded_size, seal_chunk, sealed_size
from sync.crypto.tls import pin_of
from sync.protocol import checkpoints, chunks, invitations, messages, routes
from sync.protocol.objects import object_id, split
from sync.protocol.roster import Roster
from sync.protocol.statements import Role
from tests.certificates import certificate_der
from tests.vectors.backup import frozen_backups
from tests.vectors.custody import frozen_custody
from tests.vectors.growths import frozen_growth
from tests.vectors.letters import frozen_group_cards, frozen_letters
from tests.vectors.packed import frozen_packed
from tests.vectors.parcels import frozen_parcels
from tests.vectors.reading import FOLDER
from tests.vectors.runs import frozen_runs
from tests.vectors.seen import frozen_seen
from tests.vectors.small_copies import frozen_small_copies
from tests.vectors.vault import frozen_keyslots, frozen_shares, frozen_sheets, frozen_ways
from tests.vectors.withdrawals import frozen_withdrawals

Vector = dict[str, Any]
DAY = 86_400_000
NOW = 1_795_000_000_000
ANA, LEO = DeviceKeys.from_bytes(bytes(range(128))), DeviceKeys.from_bytes(bytes(range(100, 228)))
FIRST, SECOND = InvitationKey(b"\x11" * 32), InvitationKey(b"\x12" * 32)
SECRET, KEY_ID, RECORD, FILE = b"\x21" * 32, b"\x22" * 8, b"\x23" * 16, b"\x24" * 16
FILE_KEY, CARD_KEY, LOG_KEY = b"\x25" * 32, b"\x26" * 32, b"\x27" * 32


def device() -> list[Vector]:
    return [
        {
            "name": name,
            "private": keys.to_bytes().hex(),
            "signing_public": keys.signing_public.hex(),
            "hpke_public": keys.hpke_public.hex(),
            "id": keys.id.hex(),
        }
        for name, keys in (("ana", ANA), ("leo", LEO))
    ]


def sealed_chunks() -> list[Vector]:
    return [
        _file("an empty file", b"", 0),
        _file("a small file", b"proof ", 50),
        _file("two chunks and a bit", b"0123456789abcdef", 2 * CHUNK_PLAIN // 16 + 3),
    ]


def _file(name: str, unit: bytes, times: int) -> Vector:
    plain = unit * times
    count, padded = chunk_count(len(plain)), plain.ljust(padded_size(len(plain)), b"\x00")
    sealed = [
        seal_chunk(FILE_KEY, FILE, n, padded[n * CHUNK_PLAIN : (n + 1) * CHUNK_PLAIN], last=n == count - 1)
        for n in range(count)
    ]
    vector: Vector = {"name": name, "key": FILE_KEY.hex(), "file": FILE.hex(), "unit": unit.hex(), "times": times}
    vector["sealed_size"] = sealed_size(len(plain))
    vector["sha256_of_chunks"] = [hashlib.sha256(chunk).hexdigest() for chunk in sealed]
    vector["chunk_hashes"] = [chunks.chunk_hash(chunk).hex() for chunk in sealed]
    return vector | ({"sealed": sealed[0].hex()} if count == 1 else {})


def record_keys() -> list[Vector]:
    records = {"a record": RECORD, "another record": bytes(16)}
    return [
        {"name": name, "secret": SECRET.hex(), "record": record.hex(), "key": record_key(SECRET, record).hex()}
        for name, record in records.items()
    ]


def content() -> list[Vector]:
    words = {"compressed": _content("the net makers' landing " * 9), "stored": b"\x97", "empty": b""}
    key, place = record_key(SECRET, RECORD), {"author": ANA.id, "record": RECORD, "key_id": KEY_ID}
    vectors = []
    for name, plain in words.items():
        nonce, sealed = seal_content(key, plain, **place)
        fields = {"key": key, "nonce": nonce, "sealed": sealed, "content": plain, **place}
        vectors.append({"name": name, **{field: value.hex() for field, value in fields.items()}})
    return vectors


def _content(title: str) -> bytes:
    changes = {
        "title": title,
        "photo": {"file": FILE, "name": "p", "size": 5, "type": "image/jpeg", "sha256": bytes(32)},
    }
    return msgspec.msgpack.encode(["case", bytes(32), NOW << 16, [], changes, [[FILE, FILE_KEY]], 0])


def grants() -> list[Vector]:
    granted = [GrantedKey(KEY_ID, SECRET), GrantedKey(b"\x28" * 8, record_key(SECRET, RECORD), RECORD)]
    group = b"\x29" * 32
    sealed = seal_grant(granted, group=group, author=ANA.id, recipient=LEO.id, recipient_key=LEO.hpke_public)
    return [
        {
            "name": "a secret and the key of one record",
            "recipient_private": LEO.to_bytes().hex(),
            "group": group.hex(),
            "author": ANA.id.hex(),
            "key_ids": [key.key_id.hex() for key in granted],
            "granted": [[key.key_id.hex(), key.key.hex(), key.record.hex()] for key in granted],
            "sealed": sealed.hex(),
        }
    ]


def cards() -> list[Vector]:
    card = Card("Ana María", b"\x2a" * 16)
    sealed = seal_card(CARD_KEY, ANA.id, card)
    fields = {"key": CARD_KEY, "device": ANA.id, "person": card.person, "sealed": sealed}
    return [{"name": "a member", "card_name": card.name, **{name: value.hex() for name, value in fields.items()}}]


def signed_objects() -> list[Vector]:
    author, group = Author(ANA), b"\x29" * 32
    chunk_hashes = chunks.chunk_hash(b"c" * 16)
    raws = [
        revocation(ANA, Place(group, 7, b"\x2b" * 32), device=LEO.id, time_ms=NOW),
        author.grant([GrantedKey(KEY_ID, SECRET)], group=group, recipient=LEO.id, recipient_key=LEO.hpke_public),
        author.revision(record_key(SECRET, RECORD), _content("Landing"), record=RECORD, key_id=KEY_ID),
        author.acknowledgement([b"\x2c" * 32, b"\x2d" * 32], group=group, recipient=LEO.id, time_ms=NOW),
        author.manifest(file=FILE, key_id=KEY_ID, sealed_size=16, chunk_hashes=chunk_hashes),
    ]
    return [
        {
            "name": f"a {split(raw).kind.name.lower()}",
            "kind": split(raw).kind.name.lower(),
            "author": ANA.id.hex(),
            "signing_public": ANA.signing_public.hex(),
            "id": object_id(raw).hex(),
            "raw": raw.hex(),
        }
        for raw in raws
    ]


def rosters() -> list[Vector]:
    chain = [genesis(FIRST, role=Role.COORDINATOR, expires=NOW + DAY, time_ms=NOW)]
    group = object_id(chain[0])
    ana = seal_card(CARD_KEY, ANA.id, Card("Ana", b"\x2a" * 16))
    chain.append(enrolment(ANA, _next(group, chain), invitation=FIRST, certificate=b"", card=ana, time_ms=NOW + 1))
    entitled = certificate(ANA, group=group, invitation=SECOND.public, role=Role.DOCUMENTER, expires=NOW + DAY)
    leo = seal_card(CARD_KEY, LEO.id, Card("Leo", b"\x2e" * 16))
    chain.append(
        enrolment(LEO, _next(group, chain), invitation=SECOND, certificate=entitled, card=leo, time_ms=NOW + 2)
    )
    chain.append(revocation(ANA, _next(group, chain), device=LEO.id, time_ms=NOW + 3))
    roster = Roster(group)
    for raw in chain:
        roster = roster.extended(raw, verify)
    members = [[m.device.hex(), int(m.role), m.revoked] for m in roster.members.values()]
    statements = [raw.hex() for raw in chain]
    return [{"name": "two join, one is revoked", "group": group.hex(), "statements": statements, "members": members}]


def successions() -> list[Vector]:
    """Leo is a documenter, and so is the laptop that came after his."""
    later = DeviceKeys.from_bytes(bytes(range(60, 188)))
    third = InvitationKey(b"\x13" * 32)
    chain = [genesis(FIRST, role=Role.COORDINATOR, expires=NOW + DAY, time_ms=NOW)]
    group = object_id(chain[0])
    card = seal_card(CARD_KEY, ANA.id, Card("Ana", b"\x2a" * 16))
    chain.append(enrolment(ANA, _next(group, chain), invitation=FIRST, certificate=b"", card=card, time_ms=NOW + 1))
    for time, keys, key in ((NOW + 2, LEO, SECOND), (NOW + 3, later, third)):
        entitled = certificate(ANA, group=group, invitation=key.public, role=Role.DOCUMENTER, expires=NOW + DAY)
        card = seal_card(CARD_KEY, keys.id, Card("Leo", b"\x2e" * 16))
        place = _next(group, chain)
        chain.append(enrolment(keys, place, invitation=key, certificate=entitled, card=card, time_ms=time))
    chain.append(succession(ANA, _next(group, chain), device=later.id, earlier=LEO.id, time_ms=NOW + 4))
    said = [[later.id.hex(), LEO.id.hex(), ANA.id.hex()]]
    statements = [raw.hex() for raw in chain]
    return [{"name": "a second laptop", "group": group.hex(), "statements": statements, "successions": said}]


def recalling() -> list[Vector]:
    """Questions for names and objects, and a frame of names (SPEC section 12)."""
    one, other = b"\x41" * 32, b"\x42" * 32
    names = [(4, 1, one, 3, True), (300, 1, other, 5, False), (70_000, 2, other, 5, False)]
    encode = msgspec.msgpack.encode
    return [
        {"name": "names from 7", "hex": encode(messages.NamesRequest(7, 12)).hex(), "fields": [7, 12]},
        {
            "name": "two objects",
            "hex": encode(messages.ObjectsRequest(12, (one, other))).hex(),
            "fields": [12, [one.hex(), other.hex()]],
        },
        {
            "name": "a frame of names",
            "hex": messages.names_frame(names).hex(),
            "fields": [[index, leaf, id.hex(), kind, own] for index, leaf, id, kind, own in names],
        },
    ]


def _next(group: bytes, chain: list[bytes]) -> Place:
    return Place(group, len(chain), object_id(chain[-1]))


def written_invitations() -> list[Vector]:
    group = b"\x29" * 32
    entitled = certificate(ANA, group=group, invitation=SECOND.public, role=Role.DOCUMENTER, expires=NOW + DAY)
    invitation = invitations.Invitation(
        servers=("https://192.0.2.7:4433", "https://server.example:443"),
        tls_pin=b"\x2f" * 32,
        log_key=b"\x30" * 32,
        group=group,
        card_key=CARD_KEY,
        invitation_key=SECOND.private,
        certificate=entitled,
        group_name="Fisherfolk Forum",
        role=Role.DOCUMENTER,
        expires=NOW + DAY,
    )
    fields = {name: getattr(invitation, name) for name in invitation.__slots__}
    shown = {name: value.hex() if isinstance(value, bytes) else value for name, value in fields.items()}
    return [{"name": "a documenter's", "text": invitations.encode(invitation), "fields": shown}]


def signed_checkpoint() -> list[Vector]:
    key, group, root = Ed25519PrivateKey.from_private_bytes(LOG_KEY), b"\x29" * 32, b"\x31" * 32
    public = key.public_key().public_bytes_raw()
    text = checkpoints.text(group, 12, root)
    note = checkpoints.compose(text, public, key.sign(text.encode()))
    return [
        {"name": "size 12", "log_key": public.hex(), "group": group.hex(), "size": 12, "root": root.hex(), "note": note}
    ]


def signed_requests() -> list[Vector]:
    path, body = "/v1/groups/" + "29" * 32, b"\x92\x00\x00"
    device, holder = RequestSigner.of_device(ANA), RequestSigner.of_invitation(FIRST.private)
    return [
        _request("a pull", device, "POST", path + "/pull", "", body),
        _request("a push", device, "POST", path + "/push", "", None),
        _request("a file", device, "GET", path + "/files/" + FILE.hex(), "first=7", b""),
        _request("an enrolment", holder, "POST", path + "/enrolments", "", body),
    ]


def _request(name: str, signer: RequestSigner, method: str, path: str, query: str, body: bytes | None) -> Vector:
    url = f"https://server.example:4433{path}" + (f"?{query}" if query else "")
    request = requests.Request(method, url).prepare()
    signer.sign(request, now_ms=NOW, body=body)
    wanted = ("Content-Digest", "Signature-Input", "Signature")
    headers = {header: request.headers[header] for header in wanted if header in request.headers}
    lines = [f'"@method": {method}', f'"@path": {path}', f'"@query": ?{query}']
    if body is not None:
        lines.append(f'"content-digest": sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:')
    lines.append('"@signature-params": ' + headers["Signature-Input"].removeprefix(routes.SIGNATURE_LABEL + "="))
    public = signer.key.public_key().public_bytes_raw().hex()
    vector: Vector = {"name": name, "method": method, "path": path, "query": query, "headers": headers}
    return vector | {"signing_public": public, "signature_base": "\n".join(lines)}


def tls_pin() -> list[Vector]:
    der = certificate_der(Ed25519PrivateKey.from_private_bytes(b"\x32" * 32))
    return [{"name": "an Ed25519 certificate", "certificate": der.hex(), "pin": pin_of(der).hex()}]


MADE: dict[str, Callable[[], list[Vector]]] = {
    "device": device,
    "chunks": sealed_chunks,
    "record_key": record_keys,
    "content": content,
    "grant": grants,
    "card": cards,
    "objects": signed_objects,
    "roster": rosters,
    "succession": successions,
    "recalling": recalling,
    "invitation": written_invitations,
    "checkpoint": signed_checkpoint,
    "request": signed_requests,
    "tls_pin": tls_pin,
    "custody": frozen_custody,
    "parcel": frozen_parcels,
    "growth": frozen_growth,
    "seen": frozen_seen,
    "small_copies": frozen_small_copies,
    "packed": frozen_packed,
    "runs": frozen_runs,
    "keyslots": frozen_keyslots,
    "sheets": frozen_sheets,
    "shares": frozen_shares,
    "ways": frozen_ways,
    "backup": frozen_backups,
    "group_card": frozen_group_cards,
    "letter": frozen_letters,
    "withdrawal": frozen_withdrawals,
}


def main() -> None:
    for name, make in MADE.items():
        path = FOLDER / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(make(), indent=1, ensure_ascii=False) + "\n", "utf-8")
            print(f"frozen: {path.name}")


if __name__ == "__main__":
    main()
