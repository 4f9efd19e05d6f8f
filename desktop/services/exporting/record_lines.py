"""A record as one line of JSON (EXPORT.md, section 4). Which of it leaves is for `Passing` to say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec

from desktop.domain.answers import Path
from desktop.domain.clocks import milliseconds
from desktop.domain.records import Alternative, Revision
from desktop.services.exporting.nesting import as_json, nested
from desktop.services.exporting.passing import Choice, Passed
from desktop.services.views import moment
from desktop.store.drafts import KeptDraft
from desktop.store.inventory import Entry

_ID: Final = re.compile(r"[0-9a-f]{32}")
_encode: Final = msgspec.json.Encoder().encode


def line(document: Mapping[str, object]) -> bytes:
    """JSON on one line, its end included."""
    return _encode(document) + b"\n"


def record_line(
    entry: Entry, passed: Passed, revisions: Sequence[Revision], choice: Choice, paths: Mapping[str, str]
) -> bytes:
    """`paths`: where files are in the export, by id."""
    record, inside = passed.record, choice.is_inside
    document: dict[str, object] = {
        "id": record.id,
        "form": record.form,
        "form_digest": record.form_digest,
        "created": rfc3339(record.created),
        "changed": rfc3339(record.changed),
        "deleted": record.deleted,
        "urgent": record.urgent,
        "own": entry.own,
        "where": entry.whereabouts.name.lower(),
        "answers": nested(passed.answers, paths),
        "conflicts": [
            {"path": path, "values": [_side(side, paths, inside=inside) for side in sides]}
            for path, sides in passed.conflicts.items()
        ],
        "links": [{"path": path, "record": target} for path, target in links(passed)],
    }
    if choice.has_proofs:
        document["revisions"] = [revision.id for revision in revisions]
    if inside:
        document |= {"created_by": record.created_by, "changed_by": record.changed_by}
        document["history"] = _history(passed, revisions, paths)
    return line(document)


def draft_line(draft: KeptDraft, paths: Mapping[str, str]) -> bytes:
    return line(
        {
            "draft": draft.id,
            "form": draft.form,
            "record": draft.record,
            "saved": moment(draft.saved).isoformat(),
            "parents": draft.parents,
            "urgent": draft.urgent,
            "changes": {path: as_json(value, paths) for path, value in draft.changes.items()},
        }
    )


def links(passed: Passed) -> list[tuple[Path, str]]:
    """(path, record) of answers that name another record, each side of a conflict too, as far as they leave."""
    record = passed.record
    said = [(path, value) for path, value in passed.answers.items() if path not in record.conflicts]
    said += [(path, side.value) for path, sides in passed.conflicts.items() for side in sides if side.value]
    return [
        (path, value) for path, value in said if isinstance(value, str) and _ID.fullmatch(value) and value != record.id
    ]


def rfc3339(clock: int) -> str:
    """The time in a hybrid logical clock, in UTC."""
    found: datetime = moment(milliseconds(clock))
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _side(side: Alternative, paths: Mapping[str, str], *, inside: bool) -> dict[str, object]:
    found: dict[str, object] = {"value": as_json(side.value, paths), "time": rfc3339(side.clock)}
    return found | ({"author": side.author, "revision": side.revision} if inside else {})


def _history(passed: Passed, revisions: Sequence[Revision], paths: Mapping[str, str]) -> list[dict[str, object]]:
    leaves = passed.leaves
    return [
        {
            "revision": revision.id,
            "author": revision.author,
            "time": rfc3339(revision.clock),
            "clock": revision.clock,
            "parents": revision.parents,
            "deleted": revision.deleted,
            "urgent": revision.urgent,
            "changes": {path: as_json(value, paths) for path, value in revision.changes.items() if leaves(path, value)},
        }
        for revision in revisions
    ]
