"""What of a record leaves for a purpose, once the record itself may (`leaving`). Pure; EXPORT.md, section 3, in code.

Paths are those of the program's own forms. What a record says about how careful one has to be with it counts only
where it is not disputed: of an answer in conflict the strictest reading holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from desktop.domain.answers import Path, Value
from desktop.domain.consent import Purpose, Reason
from desktop.domain.leaving import NAMELESS
from desktop.domain.records import MergedRecord

PUBLIC: Final = frozenset({Purpose.PUBLIC_ANONYMOUS, Purpose.PUBLIC_NAMED})

_INSIDE: Final[dict[str, tuple[Path, ...]]] = {
    "testimony": ("care",),
    "person": ("reach", "about/needs", "about/notes"),
    "case": ("work",),
    "event": ("answer/confidential",),
    "threat": ("response",),
    "action": ("text/confidential",),
}
"""For nobody outside: how people are, how to reach them, what they do to be safer, what must stay among us."""

_PAPERS: Final[dict[str, tuple[Path, ...]]] = {
    "testimony": tuple(f"consent/given/{name}" for name in ("taken_by", "witness", "guardian", "recording", "paper")),
}
"""The proof of a consent, which names people: for the group and for a court."""

_NAMING: Final[dict[str, tuple[Path, ...]]] = {
    "testimony": (
        "who/known_as",
        "who/narrator",
        "who/reference",
        "who/taken_by",
        "who/present",
        "who/interpreter",
        "who/interpreter_words",
        "who/place/point",
        "told/segment/speaker",
        "told/translation/by",
    ),
    "evidence": ("capture/maker", "capture/maker_words", "origin/from_whom", "weight/people"),
}
"""Who told it, who heard it, who is to be seen."""

_REAL_NAME: Final[Path] = "who/real_name"
_PROTECTION: Final[Path] = "who/protection"
_SUBMITTER: Final[Path] = "text/submitted_by"
_SUBMITTER_PUBLIC: Final[Path] = "text/submitter_public"
_SENSITIVITY: Final[Path] = "what/sensitivity"
_AGREED: Final[Path] = "weight/people/agreed"
_THREAT_PUBLIC: Final[Path] = "response/public"
_POINT: Final = "point"
_ROW: Final = re.compile(r"\[[0-9a-f]{8}\]")
_SILENT: Final = re.compile(r"image/|text/|application/pdf$")


def own_refusal(record: MergedRecord, purpose: Purpose) -> Reason | None:
    """Why a record stays for what it says itself. Inside the group nothing does; to be counted, nothing either."""
    if purpose in (Purpose.INTERNAL, Purpose.STATISTICS):
        return None
    if record.form == "evidence":
        return _of_evidence(record, purpose)
    if record.form == "person" and purpose is Purpose.PUBLIC_ANONYMOUS and not _only(record, _PROTECTION, "open"):
        return Reason.PROTECTED
    if record.form == "threat" and purpose in PUBLIC and not _only(record, _THREAT_PUBLIC, "yes"):
        return Reason.NOT_PUBLIC
    return None


def stays(record: MergedRecord, purpose: Purpose) -> Callable[[Path], bool]:
    """Says of a path, with or without row ids, whether what stands there stays, for what the path is about."""
    held = _held(record, purpose)
    points = purpose in PUBLIC or purpose is Purpose.STATISTICS
    if not held and not points:  # most records, inside the group
        return _nothing

    def check(path: Path) -> bool:
        asked = _ROW.sub("", path)
        return (points and asked.rpartition("/")[2] == _POINT) or any(_within(asked, one) for one in held)

    return check


def _nothing(_path: Path) -> bool:
    return False


def shows_a_face(media_type: str) -> bool:
    """Whether a file may be a picture of somebody: everything but sound."""
    return not media_type.startswith("audio/")


def has_a_voice(media_type: str) -> bool:
    """Whether somebody may be heard in a file: everything but what is known to be silent."""
    return _SILENT.match(media_type) is None


def _held(record: MergedRecord, purpose: Purpose) -> list[Path]:
    inside = purpose is Purpose.INTERNAL
    form = record.form
    held = [] if inside else list(_INSIDE.get(form, ()))
    if not inside and purpose is not Purpose.COURT:
        held += _PAPERS.get(form, ())
    if purpose in NAMELESS or purpose is Purpose.STATISTICS:
        held += _NAMING.get(form, ())
    if form == "person" and not _may_be_named(record, purpose):
        held.append(_REAL_NAME)
    if form == "action" and not inside and not _only(record, _SUBMITTER_PUBLIC, "yes"):
        held.append(_SUBMITTER)
    return held


def _may_be_named(person: MergedRecord, purpose: Purpose) -> bool:
    """As the page itself says: by anybody, in our group alone, or by nobody that we know of."""
    if purpose in NAMELESS or purpose is Purpose.STATISTICS:
        return False
    return _only(person, _PROTECTION, "open") or (purpose is Purpose.INTERNAL and _only(person, _PROTECTION, "careful"))


def _of_evidence(evidence: MergedRecord, purpose: Purpose) -> Reason | None:
    if purpose in PUBLIC:
        if not _only(evidence, _SENSITIVITY, "open"):
            return Reason.SENSITIVE
        return None if _everybody_agrees(evidence) else Reason.RECOGNISED
    if "hidden" in _sides(evidence, _SENSITIVITY):
        return Reason.SENSITIVE
    asked = {path for path in (*evidence.answers, *evidence.conflicts) if _ROW.sub("", path) == _AGREED}
    return Reason.RECOGNISED if any("no" in _sides(evidence, path) for path in asked) else None


def _everybody_agrees(evidence: MergedRecord) -> bool:
    """Everybody who is named as recognisable; where nobody is, that is for people to see."""
    people = "weight/people"
    paths = [path for path in (*evidence.answers, *evidence.conflicts) if _within(_ROW.sub("", path), people)]
    rows = {path[: found.end()] for path in paths if (found := _ROW.search(path))}
    return all(_only(evidence, f"{row}/agreed", "yes") for row in rows)


def _only(record: MergedRecord, path: Path, wanted: str) -> bool:
    return _sides(record, path) == {wanted}


def _sides(record: MergedRecord, path: Path) -> set[Value | None]:
    sides = record.conflicts.get(path)
    return {record.answers.get(path)} if sides is None else {side.value for side in sides}


def _within(path: Path, whole: Path) -> bool:
    return path == whole or path.startswith(whole + "/")
