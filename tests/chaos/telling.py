"""What every reader of a vault says of it, piece by piece, to be held against what it said before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from desktop.domain.answers import FileRef
from desktop.errors import VaultDamaged
from desktop.services.custody import Custody
from desktop.store.facts import DEVICE_KEYS
from desktop.store.file_rows import State
from desktop.store.unit import Unit
from tests.laptops import Laptop

Pieces = Mapping[str, Any]
_MANY = 1000
_FEW = 10
"""Records that are each asked for alone; of more some, and the oldest."""


def pieces(laptop: Laptop) -> dict[str, Any]:
    """Raises VaultDamaged where one cannot be told."""
    return {piece: tell() for piece, tell in _tellers(laptop, None).items()}


def pieces_or_damaged(laptop: Laptop, known: Pieces) -> dict[str, Any]:
    """VaultDamaged itself stands for what raised it. `known`: what was said before."""
    return {piece: _or_damaged(tell) for piece, tell in _tellers(laptop, known).items()}


def wrong_among(found: Pieces, known: Pieces) -> list[str]:
    """Pieces that are neither as they were nor refused."""
    return [piece for piece, value in found.items() if not _is_right(value, known[piece])]


def _is_right(value: Any, right: Any) -> bool:
    if isinstance(value, list) and isinstance(right, list) and len(value) == len(right):
        return all(one in (VaultDamaged, known) for one, known in zip(value, right, strict=True))
    return value in (VaultDamaged, right)


def _or_damaged(tell: Callable[[], Any]) -> Any:
    try:
        return tell()
    except VaultDamaged:
        return VaultDamaged


def _tellers(laptop: Laptop, known: Pieces | None) -> dict[str, Callable[[], Any]]:
    """`known`: names what to ask for, so that it is asked for whatever the lists say now."""
    vault, casework = laptop.vault, laptop.casework
    ids: list[str] = known["ids"] if known else [line.id for line in casework.lines(None, 0, _MANY)]
    refs: list[FileRef] = known["refs"] if known else _refs(laptop, ids)
    some = ids if len(ids) < _FEW else [*ids[::_FEW], *ids[-3:]]
    custody = Custody(vault)

    def each(of: list[Any], ask: Callable[[Any], Any]) -> list[Any]:
        return [_or_damaged(partial(ask, one)) for one in of]

    def answers(id: str) -> Any:
        with vault.reading() as unit:
            return dict(unit.records.lines([id])[id].record.answers)

    def all_answers() -> Any:
        with vault.reading() as unit:
            return {id: dict(line.record.answers) for id, line in unit.records.lines(ids).items()}

    def asked(ask: Callable[[Unit], Any]) -> Callable[[], Any]:
        def tell() -> Any:
            with vault.reading() as unit:
                return ask(unit)

        return tell

    def found(words: str) -> Any:
        return [(hit.line.id, hit.line.title) for hit in laptop.searching.find(words, limit=_MANY)]

    return {
        "ids": lambda: ids,
        "refs": lambda: refs,
        "records": lambda: each(some, answers),
        "records at once": all_answers,
        "views": lambda: each(some, casework.open),
        "histories": lambda: each(some, casework.history),
        "deliveries": lambda: each(some, casework.delivery),
        "linked": lambda: each(some, casework.linked),
        "conflicts": casework.in_conflict,
        "files": lambda: each(refs, lambda ref: laptop.collecting.reader(ref.id).read(0, ref.size)),
        "facts of files": lambda: each(refs, lambda ref: laptop.collecting.facts(ref.id)),
        "custody": lambda: each(refs, lambda ref: custody.of(ref.id)),
        "listed": lambda: [(line.id, line.title, line.changed) for line in casework.lines(None, 0, _MANY)],
        "counted": casework.count,
        "found": lambda: sorted(found("river")),
        "found by a beginning": lambda: sorted(found("counc")),
        "drafts": lambda: [(one.id, one.changes) for one in casework.drafts()],
        "choices": laptop.preferences.read,
        "waiting": lambda: [one.raw for _, one in vault.sync_store().outgoing(limit=10_000)],
        "ways in": asked(lambda unit: unit.ways.all()),
        "device": asked(lambda unit: unit.facts.get(DEVICE_KEYS)),
        "members": asked(lambda unit: unit.members.all()),
        "standing": asked(lambda unit: unit.standing()),
        "granted": asked(lambda unit: unit.secrets.ungranted()),
        "own files": asked(lambda unit: [kept.ref for kept in unit.files.in_state(State.WHOLE)]),
    }


def _refs(laptop: Laptop, ids: list[str]) -> list[FileRef]:
    with laptop.vault.reading() as unit:
        said = [value for line in unit.records.lines(ids).values() for value in line.record.answers.values()]
    return [value for value in said if isinstance(value, FileRef)]
