"""What a narrator agreed to, purpose by purpose (DESIGN section 6). Pure; knows no export, no form engine, no clock.

Only a plain, undisputed, unexpired, unwithdrawn "yes" is one. No answer is no; so is "ask again"; so are two answers
beside each other that nobody has chosen from, whatever they say; so is anything that cannot be understood.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Final

from desktop.domain.answers import Path, Value
from desktop.domain.records import DELETION, MergedRecord


class Purpose(StrEnum):
    """As in the form of a testimony and in the vocabulary `purposes`."""

    INTERNAL = "internal"
    STATISTICS = "statistics"
    PARTNERS = "partners"
    MOVEMENTS = "movements"
    UN = "un"
    COURT = "court"
    PUBLIC_ANONYMOUS = "public_anonymous"
    PUBLIC_NAMED = "public_named"
    IMAGE = "image"
    VOICE = "voice"


class Reason(StrEnum):
    """Why something stays. The first group is what a narrator said; `leaving` says when the others hold."""

    NOT_ASKED = "not_asked"
    NO = "no"
    ASK_AGAIN = "ask_again"
    CONFLICT = "conflict"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"
    OTHER_PARTNERS = "other_partners"
    DELETED = "deleted"

    NARRATOR = "narrator"
    PART = "part"
    ONLY_THROUGH = "only_through"
    NOT_HERE = "not_here"
    MADE_FROM = "made_from"
    SHOWS = "shows"
    ABOUT = "about"
    INSIDE_ONLY = "inside_only"
    NAMELESS = "nameless"
    PROTECTED = "protected"
    NOT_PUBLIC = "not_public"
    SENSITIVE = "sensitive"
    RECOGNISED = "recognised"
    DAMAGED = "damaged"
    ELSEWHERE = "elsewhere"


TESTIMONY: Final = "testimony"
NARRATOR: Final[Path] = "who/narrator"
CONDITIONS: Final[Path] = "consent/conditions"
PARTNERS_NAMED: Final[Path] = "consent/partners_named"
_PURPOSES: Final = "consent/purposes/"
_UNTIL: Final[Path] = "consent/given/until"
_WITHDRAWN: Final[Path] = "consent/withdrawal/withdrawn"
_WITHDRAWN_FOR: Final[Path] = "consent/withdrawal/withdrawn_for"
_SAID: Final = {None: Reason.NOT_ASKED, "no": Reason.NO, "ask_again": Reason.ASK_AGAIN}


def refusal(testimony: MergedRecord, purpose: Purpose, today: date, partners: Collection[str] = ()) -> Reason | None:
    """Why the testimony may not be used for the purpose; None: its narrator agreed, and it still holds `today`.

    `partners`: for `Purpose.PARTNERS` alone, the words (as `partner_words` gives them) by which testimonies name those
    it is for. Whether a text names somebody is for people to say: it must be one of these words as it stands.
    """
    if testimony.deleted:
        return Reason.DELETED
    asked = _PURPOSES + purpose
    read = [asked, _UNTIL, _WITHDRAWN, _WITHDRAWN_FOR, DELETION]
    if purpose is Purpose.PARTNERS:
        read.append(PARTNERS_NAMED)
    if any(path in testimony.conflicts for path in read):
        return Reason.CONFLICT
    said = testimony.answers.get(asked)
    if said != "yes":
        return _SAID.get(said if isinstance(said, str | None) else "", Reason.UNCLEAR)
    if _is_withdrawn(testimony, purpose):
        return Reason.WITHDRAWN
    if purpose is Purpose.PARTNERS and not (partner_words(testimony) and partner_words(testimony) in partners):
        return Reason.OTHER_PARTNERS
    return _age(testimony.answers.get(_UNTIL), today)


def partner_words(testimony: MergedRecord) -> str:
    """Whom the narrator named as partners, as one line; empty where nobody is named: then nobody is meant."""
    said = testimony.answers.get(PARTNERS_NAMED)
    return " ".join(said.split()) if isinstance(said, str) else ""


def _is_withdrawn(testimony: MergedRecord, purpose: Purpose) -> bool:
    if testimony.answers.get(_WITHDRAWN) in (None, "no"):
        return False
    for_what = testimony.answers.get(_WITHDRAWN_FOR)
    return not isinstance(for_what, tuple) or not for_what or purpose in for_what


def _age(until: Value | None, today: date) -> Reason | None:
    """It is good for the whole of its last day."""
    if until is None:
        return None
    try:
        return Reason.EXPIRED if today > date.fromisoformat(str(until)) else None
    except ValueError:
        return Reason.UNCLEAR
