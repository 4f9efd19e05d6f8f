"""A group's card and letters between two groups, frozen."""

from __future__ import annotations

from typing import Any

import msgspec

from sync.crypto.enrolment import InvitationKey, Place, enrolment, genesis
from sync.crypto.group_cards import make_card, verified_card
from sync.crypto.keys import DeviceKeys
from sync.crypto.letters import Heading, write_letter
from sync.protocol import group_cards
from sync.protocol.letters import Content, What
from sync.protocol.objects import object_id
from sync.protocol.statements import Role

NOW, DAY = 1_795_000_000_000, 86_400_000
ANA, LEO = DeviceKeys.from_bytes(bytes(range(128))), DeviceKeys.from_bytes(bytes(range(100, 228)))
LOG_KEY, THREAD, MANIFEST = b"\x27" * 32, b"\x41" * 16, b"\x42" * 32
THEIRS = b"\x43" * 32


def frozen_group_cards() -> list[dict[str, Any]]:
    group, statements = _roster()
    cards = (("a group's card", "Red de Tierra"), ("with another name: the same words", "شبكة الأرض"))
    return [_card(name, called, group, statements[-1]) for name, called in cards]


def frozen_letters() -> list[dict[str, Any]]:
    group, statements = _roster()
    photo = [b"\x51" * 16, b"\x52" * 32, "p.jpg", 900, "image/jpeg", b"\x53" * 32, MANIFEST, 1040, b"\x54" * 16]
    answers = {"title": "Muelle", "count": 7, "kinds": ["a", "b"], "gone": None}
    record = [b"\x55" * 16, "case", b"", NOW << 16, answers, {"place": ["Norte", "Sur"]}]
    bodies: dict[What, Any] = {
        What.HELLO: ["Red de Tierra"],
        What.CASE: [b"\x55" * 16, "Red de Tierra", [record], [photo]],
        What.END: [],
        What.RECEIPT: [b"\x56" * 32],
    }
    return [_letter(what, number, body, group, statements) for number, (what, body) in enumerate(bodies.items())]


def _letter(what: What, number: int, body: Any, group: bytes, statements: list[bytes]) -> dict[str, Any]:
    packed = msgspec.msgpack.encode(body)
    heading = Heading(group=group, partner=THEIRS, thread=THREAD, number=number)
    raw = write_letter(
        ANA,
        heading,
        Content(tuple(statements), what, msgspec.Raw(packed)),
        recipients={LEO.id: LEO.hpke_public},
        manifests=[MANIFEST] if what is What.CASE else (),
        time_ms=NOW,
    )
    found = {"name": f"a letter: {what}", "private": LEO.to_bytes().hex(), "signing_public": ANA.signing_public.hex()}
    found |= {"group": group.hex(), "partner": THEIRS.hex(), "thread": THREAD.hex(), "number": number}
    return found | {
        "raw": raw.hex(),
        "what": str(what),
        "body": packed.hex(),
        "statements": [s.hex() for s in statements],
    }


def _card(name: str, called: str, group: bytes, last: bytes) -> dict[str, Any]:
    raw = make_card(
        ANA,
        group=group,
        log_key=LOG_KEY,
        name=called,
        length=2,
        last=object_id(last),
        made=NOW,
        expires=NOW + 30 * DAY,
    )
    card = verified_card(raw)
    found = {"name": name, "text": group_cards.as_text(raw), "called": called, "group": group.hex()}
    found |= {"device": ANA.id.hex(), "last": object_id(last).hex(), "expires": NOW + 30 * DAY}
    return found | {"words": list(group_cards.words(card)), "digits": group_cards.digits(card)}


def _roster() -> tuple[bytes, list[bytes]]:
    first = InvitationKey(b"\x11" * 32)
    founded = genesis(first, role=Role.COORDINATOR, expires=NOW + DAY, time_ms=NOW)
    group = object_id(founded)
    place = Place(group, 1, group)
    enrolled = enrolment(ANA, place, invitation=first, certificate=b"", card=b"sealed card", time_ms=NOW)
    return group, [founded, enrolled]
