"""One valid sample of everything that is decoded, made by the code that writes it; and stands for what decodes it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any, Final

import msgspec
import requests
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from urllib3 import HTTPResponse

from sync.client.answers import ClockOff, accepted
from sync.client.session import Clock
from sync.crypto import dictionaries, enrolment, packing, seal
from sync.crypto.cards import Card, seal_card
from sync.crypto.grants import GrantedKey
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.requests import RequestSigner
from sync.crypto.sign import sign
from sync.crypto.stream import seal_chunk
from sync.errors import CutOff, NotAmparo, Refused, ServerFault, Unreadable
from sync.protocol import (
    checkpoints,
    custody,
    frames,
    growth,
    invitations,
    labels,
    limits,
    messages,
    parcels,
    routes,
    runs,
    statements,
)
from sync.protocol import objects as parts
from sync.protocol.frames import FrameType
from sync.protocol.roster import Roster
from sync.protocol.seen import Seen
from sync.protocol.statements import Role
from sync.protocol.version import VERSION
from sync.server import auth
from sync.server.nonces import Nonces
from tests.contents import content

ID: Final = bytes(range(16))
LONG_ID: Final = bytes(range(32))
KEY: Final = bytes(range(1, 33))
KEY_ID: Final = bytes(range(8))
NOW: Final = 1_800_000_000_000
DEVICE: Final = DeviceKeys.from_bytes(bytes(range(128)))
_AUTHOR: Final = Author(DEVICE)

# The roster

_INVITING = enrolment.InvitationKey(KEY)
_GENESIS = enrolment.genesis(_INVITING, role=Role.COORDINATOR, expires=NOW, time_ms=1)
GROUP: Final = parts.object_id(_GENESIS)
CARD: Final = seal_card(KEY, ID, Card("Ana", ID))
_JOINED = enrolment.enrolment(
    DEVICE, enrolment.Place(GROUP, 1, GROUP), invitation=_INVITING, certificate=b"", card=CARD, time_ms=2
)
_FIRST = Roster(GROUP).extended(_GENESIS, lambda *_: True).extended(_JOINED, lambda *_: True)
_SECOND = enrolment.InvitationKey(LONG_ID)
_INVITED = enrolment.certificate(DEVICE, group=GROUP, invitation=_SECOND.public, role=Role.DOCUMENTER, expires=NOW)
_COLLEAGUE = DeviceKeys.from_bytes(bytes(range(1, 129)))
_COLLEAGUE_JOINED = enrolment.enrolment(
    _COLLEAGUE,
    enrolment.Place(GROUP, 2, _FIRST.last),
    invitation=_SECOND,
    certificate=_INVITED,
    card=CARD,
    time_ms=2,
)
ROSTER: Final = _FIRST.extended(_COLLEAGUE_JOINED, lambda *_: True)
_PLACE = enrolment.Place(GROUP, 3, ROSTER.last)
STATEMENTS: Final = [
    _GENESIS,
    _JOINED,
    enrolment.revocation(DEVICE, _PLACE, device=_COLLEAGUE.id, time_ms=3),
    enrolment.succession(DEVICE, _PLACE, device=DEVICE.id, earlier=_COLLEAGUE.id, time_ms=3),
]
CERTIFICATE: Final = enrolment.certificate(DEVICE, group=GROUP, invitation=LONG_ID, role=Role.DOCUMENTER, expires=NOW)
ROSTER_BODY: Final = msgspec.msgpack.encode(messages.RosterRequest((_GENESIS, _JOINED)))

# Contents

_SEEN = Seen(5, LONG_ID, bytes(64), 0)
ENTRY: Final = custody.encoded(custody.Entry(deed=1, clock=5, time=NOW, source=1, offset=-3, details=b"court"))
_SEGMENT = custody.Segment(ID, 0, LONG_ID, (ENTRY,))
_FILED = content("They came in the night.", file=(ID, KEY, b"photo"))
CONTENT: Final = msgspec.msgpack.encode([*_FILED, [_SEGMENT], _SEEN])
PACKED: Final = [
    packing.pack(CONTENT),
    b"\x00" + CONTENT,
    packing.pack(bytes(70_000)),
    *(
        bytes([codec]) + dictionaries.prepared(codec, 3).compressed(CONTENT).removeprefix(b"\x28\xb5\x2f\xfd")
        for codec in dictionaries.usable()
    ),
]
SEALED_CHUNK: Final = seal_chunk(KEY, ID, 0, bytes(500), last=True)

# Objects

REVISIONS: Final = [_AUTHOR.revision(KEY, CONTENT, record=ID, key_id=KEY_ID)]
OBJECTS: Final = [
    *REVISIONS,
    _AUTHOR.revision(KEY, CONTENT, record=ID, key_id=KEY_ID, heads=LONG_ID),
    _AUTHOR.grant([GrantedKey(KEY_ID, KEY)], group=GROUP, recipient=DEVICE.id, recipient_key=DEVICE.hpke_public),
    _AUTHOR.acknowledgement([LONG_ID, GROUP], group=GROUP, recipient=ID, time_ms=NOW, seen=_SEEN),
    _AUTHOR.manifest(file=ID, key_id=KEY_ID, sealed_size=70_000, chunk_hashes=bytes(32), fixed=LONG_ID),
    STATEMENTS[1],
    _AUTHOR.withdrawal([ID], [ID], [LONG_ID, GROUP], group=GROUP, time_ms=NOW),
]
_BODIES = [parts.split(raw).body for raw in OBJECTS]
BODIES: Final[dict[type[msgspec.Struct], bytes]] = {
    parts.Revision: _BODIES[0],
    parts.CustodyRevision: _BODIES[1],
    parts.Grant: _BODIES[2],
    parts.Acknowledgement: _BODIES[3],
    parts.Manifest: _BODIES[4],
    parts.FixedManifest: _BODIES[4],
    parts.Statement: _BODIES[5],
    parts.Withdrawal: _BODIES[6],
}
GRANT: Final = parts.parsed(_BODIES[2], parts.Grant)
GRANTED: Final = msgspec.msgpack.encode([(KEY_ID, KEY, b"")])
_STATED = [parts.split(raw).body for raw in STATEMENTS]
GRANTED_MORE: Final = msgspec.msgpack.encode([(KEY_ID, KEY, b"", [])])
DETAILS: Final[dict[type[msgspec.Struct], bytes]] = dict(
    zip((statements.Genesis, statements.Enrol, statements.Revoke, statements.Same), _STATED, strict=True)
)

# Messages

NOTE: Final = checkpoints.compose(
    checkpoints.text(GROUP, 7, LONG_ID),
    DEVICE.signing_public,
    DEVICE.signing.sign(checkpoints.text(GROUP, 7, LONG_ID).encode()),
)
RUNS: Final = runs.frame([(4, 0, 3), (9, 3, 1)])[frames.HEAD :]
_TOLD: Final = (
    messages.PullRequest(3, 4),
    messages.NamesRequest(3, 4),
    messages.ObjectsRequest(4, (LONG_ID, GROUP)),
    messages.RosterRequest((_GENESIS, _JOINED)),
    messages.EnrolmentRequest(CERTIFICATE, _JOINED),
    messages.Checkpoint(NOTE, (LONG_ID, GROUP), 3),
    messages.Proof(7, (1, 4), (LONG_ID,) * 4),
    messages.Refused(LONG_ID, "quota"),
    messages.Notice("invitation_used", NOW, msgspec.Raw(b"\x90")),
    messages.End(7, True, NOW),
    messages.Taken("whole", 3, 4, True),
    growth.Growth(3, (LONG_ID, GROUP), bytes(32 * 4)),
    parcels.Body(ID, 3, 4, NOW, 0),
    _SEGMENT,
)
MESSAGES: Final[dict[type[msgspec.Struct], bytes]] = {type(one): msgspec.msgpack.encode(one) for one in _TOLD}
CHUNK_FRAME: Final = frames.encode_chunk(ID, 0, SEALED_CHUNK)
PART_FRAME: Final = frames.encode_part(ID, 0, 100, SEALED_CHUNK[100:])
PUSH: Final = b"".join((*(frames.encode(FrameType.OBJECT, raw) for raw in OBJECTS[:2]), CHUNK_FRAME, PART_FRAME))
ANSWER: Final = b"".join(
    (
        *(messages.frame(one) for one in _TOLD if type(one) in messages.FRAME_OF),
        frames.encode_entry(3, OBJECTS[0]),
        messages.own_frame([(4, 1, LONG_ID)]),
        messages.names_frame([(4, 1, LONG_ID, 3, True)]),
        messages.progress_frame([(ID, [(0, 1)])]),
        messages.held_frame([(ID, 1, 500)]),
        runs.frame([(4, 0, 3)]),
    )
)

# Parcels, invitations

_HEAD = parcels.unsigned_head(GROUP, DEVICE.id, parcels.Body(ID, 3, 4, NOW, 0))
_SIGNED_HEAD = _HEAD + sign(DEVICE.signing, parcels.signed_head(_HEAD))
PARCEL: Final = _SIGNED_HEAD + PUSH + parcels.seal(bytes(64))
PARCEL_ANSWER: Final = parcels.ANSWER_MAGIC + _SIGNED_HEAD + ANSWER + parcels.seal(b"\x01" + bytes(64))
INVITATION: Final = invitations.encode(
    invitations.Invitation(
        servers=("https://192.0.2.1:4433", "https://server.onion:443"),
        tls_pin=LONG_ID,
        log_key=DEVICE.signing_public,
        group=GROUP,
        card_key=KEY,
        invitation_key=KEY,
        certificate=CERTIFICATE,
        group_name="Fisherfolk Forum",
        role=Role.DOCUMENTER,
        expires=NOW,
    )
)
INVITED: Final = base64.urlsafe_b64decode(INVITATION.removeprefix(invitations.PREFIX) + "==")[: -invitations.CHECK]

FORM: Final = (
    b'multipart/form-data; boundary="b"\n--b\r\n'
    b'Content-Disposition: form-data; name="parcel"; filename="p.amparo"\r\n\r\n' + PARCEL[:200] + b"\r\n--b--\r\n"
)


def rechecked_invitation(packed: bytes) -> object:
    """Of whoever makes an invitation on purpose: its last four bytes are right."""
    whole = packed + invitations._check(packed)
    return invitations.decode(invitations.PREFIX + base64.urlsafe_b64encode(whole).rstrip(b"=").decode())


# What a member who holds the key could seal or sign


def content_associated() -> bytes:
    return seal._associated(DEVICE.id, ID, KEY_ID)


def sealed_card(plain: bytes) -> bytes:
    return bytes(12) + AESGCM(KEY).encrypt(bytes(12), plain[: limits.CARD - 28], labels.CARD + ID)


def sealed_grant(plain: bytes) -> bytes:
    info = labels.HPKE + GROUP + DEVICE.id + DEVICE.id + KEY_ID
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    return suite.encrypt(plain, DEVICE.hpke.public_key(), info)


def as_candidate(candidate: Callable[..., object]) -> Callable[[bytes], object]:
    return lambda data: candidate(data, GROUP, DEVICE.id, DEVICE.signing_public)


def signed_as_candidate(candidate: Callable[..., object]) -> Callable[[bytes], object]:
    def signed(data: bytes) -> object:
        """The kind may be any byte, the body any bytes."""
        kind = data[1] if len(data) > 1 else 0
        before = bytes([VERSION, kind]) + DEVICE.id + data[parts.HEADER : -parts.SIGNATURE]
        known = kind in parts.LABELS
        signature = DEVICE.signing.sign(parts.signed_bytes(before)) if known else bytes(64)
        return candidate(before + signature, GROUP, DEVICE.id, DEVICE.signing_public)

    return signed


# Requests and answers in HTTP


def _request_headers() -> bytes:
    request = requests.Request("POST", f"https://amparo{routes.pull(GROUP)}?a=1", data=b"body").prepare()
    RequestSigner.of_device(DEVICE).sign(request, now_ms=NOW, body=b"body")
    signed = ("Signature-Input", "Signature", "Content-Digest")
    return "\n".join(f"{name}: {request.headers[name]}" for name in signed).encode()


HEADERS: Final = [_request_headers()]


def authorised(data: bytes) -> object:
    """As the server looks at headers, one in each line."""
    lines = [line.partition(b": ") for line in data.split(b"\n")]
    headers = auth.Headers(tuple((name.decode("latin-1"), value.decode("latin-1")) for name, _, value in lines))
    message = auth.Message("POST", f"https://amparo{routes.pull(GROUP)}?a=1", headers, b"body")
    return auth.check(message, lambda _: DEVICE.signing_public, Nonces(), NOW)


PROBLEMS: Final[tuple[type[Exception], ...]] = (Unreadable, Refused, CutOff, ServerFault, NotAmparo)


def answered_problem(data: bytes) -> object:
    """A refusal, whose body is anything; and the request that would be made after it."""
    response = requests.Response()
    response.status_code = 401
    response.headers.update({"Content-Length": str(len(data)), "Content-Type": routes.PROBLEM_TYPE})
    response.raw = HTTPResponse(io.BytesIO(data), preload_content=False)
    try:
        return accepted(response)
    except ClockOff as off:
        clock = Clock()
        clock.set(off.now)
        request: Any = requests.Request("POST", "https://amparo/", data=b"body").prepare()
        return RequestSigner.of_device(DEVICE).sign(request, now_ms=clock.now(), body=b"body")
