"""Everything that a vault holds for the people who use it, as JSON: told by the services, not by tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from desktop.domain.answers import Answers, Changes, FileRef
from desktop.domain.custody import Deed
from desktop.services.checking import check
from desktop.services.drafts import Draft
from tests.laptops import Laptop


def holdings(laptop: Laptop, records: Sequence[str], words: Sequence[str]) -> dict[str, Any]:
    """`records`: ids, deleted ones too. `words`: what is searched for."""
    checked = check(laptop.vault)
    drafts = laptop.casework.drafts()
    views = [laptop.casework.open(id).answers for id in records]
    refs = {
        value.id: value
        for said in (*views, *(draft.changes for draft in drafts))
        for value in said.values()
        if isinstance(value, FileRef)
    }
    state = laptop.vault.sync_store().state()
    told = {
        "device": laptop.vault.device_id,
        "records": {id: _record(laptop, id) for id in records},
        "listed": [line.id for line in laptop.casework.lines()],
        "counted": laptop.casework.count(),
        "found": {word: sorted(hit.line.id for hit in laptop.searching.find(word)) for word in words},
        "drafts": {str(draft.id): _draft(draft) for draft in drafts},
        "files": {id: _file(laptop, ref) for id, ref in refs.items()},
        "unfinished": {ref.id: [ref.name, ref.media_type] for ref in laptop.collecting.unfinished()},
        "choices": asdict(laptop.preferences.read()),
        "group": asdict(laptop.joining.membership()) if laptop.joining.membership() else None,
        "members": [asdict(member) for member in laptop.joining.members()],
        "checked": [checked.records, checked.files, checked.receipts, len(checked.damaged)],
        "waiting": [outgoing.object_id.hex() for _, outgoing in laptop.vault.sync_store().outgoing(limit=1000)],
        "read so far": [state.cursor, state.checkpoint],
    }
    return json.loads(json.dumps(msgspec.to_builtins(told, str_keys=True), default=str))


def missing(frozen: Any, told: Any, where: str = "") -> list[str]:
    """What was held and is not, or is another thing now; what a later version tells besides does not count."""
    if isinstance(frozen, dict) and isinstance(told, dict):
        return [one for key in frozen for one in missing(frozen[key], told.get(key, "nothing"), f"{where}/{key}")]
    if isinstance(frozen, list) and isinstance(told, list) and len(frozen) == len(told):
        return [
            one
            for number, (before, after) in enumerate(zip(frozen, told, strict=True))
            for one in missing(before, after, f"{where}/{number}")
        ]
    return [] if frozen == told else [f"{where}: {frozen!r} is {told!r}"]


def _record(laptop: Laptop, id: str) -> dict[str, Any]:
    view, delivery = laptop.casework.open(id), laptop.casework.delivery(id)
    return {
        "form": view.line.form_id,
        "answers": _said(view.answers),
        "conflicts": {
            path: [[_value(side.value), side.author_name, side.own, side.revision] for side in sides]
            for path, sides in view.conflicts.items()
        },
        "heads": view.heads,
        "created": view.created,
        "changed": view.line.changed,
        "deleted": view.deleted,
        "urgent": view.line.urgent,
        "author": view.line.author_name,
        "own": view.line.own,
        "whereabouts": view.line.whereabouts.name,
        "linked": sorted(line.id for line in laptop.casework.linked(id)),
        "delivery": asdict(delivery) | {"state": delivery.state.name},
        "history": [
            [one.revision, one.written, one.author_name, one.own, one.whereabouts.name, one.deleted, one.urgent]
            for one in laptop.casework.history(id)
        ],
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return asdict(draft) | {"changes": _said(draft.changes)}


def _file(laptop: Laptop, ref: FileRef) -> dict[str, Any]:
    content = laptop.collecting.reader(ref.id).read(0, ref.size)
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "facts": laptop.collecting.facts(ref.id),
        "whereabouts": laptop.collecting.whereabouts(ref.id).name,
        "custody": _custody(laptop, ref.id),
    }


def _custody(laptop: Laptop, file: str) -> list[Any]:
    """What was noted of it, but not that it was checked: `holdings` itself does that."""
    with laptop.vault.reading() as unit:
        return [[one.time, one.code] for one in unit.custody.of(file) if one.deed not in (Deed.EARLIER, Deed.CHECKED)]


def _said(answers: Answers | Changes) -> dict[str, Any]:
    return {path: _value(value) for path, value in sorted(answers.items())}


def _value(value: Any) -> Any:
    return asdict(value) if isinstance(value, FileRef) else value
