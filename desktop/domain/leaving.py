"""Which records may leave for a purpose, given what each narrator agreed to. Pure; EXPORT.md, section 3, in code.

A record without a consent of its own leaves unless a testimony that stays is the only reason why it is here. Records
are told apart by their form; a record names another when one of its answers, or one side of an answer in conflict, is
that record's id. A record is *tied* to a testimony that names it or that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from desktop.domain.consent import TESTIMONY, Purpose, Reason

Link = tuple[str, str]
"""(the record that names, the record that is named), both ids."""

NAMELESS: Final = frozenset({Purpose.UN, Purpose.PUBLIC_ANONYMOUS})
"""Purposes for which nobody who told something may be known."""

NOTE: Final = "note"
_NO_WAY_ROUND: Final = frozenset({NOTE, "person"})
"""What these name is named in passing; it is no reason of its own for the other to leave."""
_ALWAYS: Final = frozenset({"case"})
"""A case is where records are filed, not something that was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of one testimony: why it stays (None: it leaves), who narrates it, and all that it names."""

    refusal: Reason | None
    narrators: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Ties:
    """What testimonies that leave (`good`) and those that stay (`bad`) have to do with other records."""

    good: set[str] = field(default_factory=set)
    bad: set[str] = field(default_factory=set)
    good_parts: set[str] = field(default_factory=set)
    bad_parts: set[str] = field(default_factory=set)
    good_narrators: set[str] = field(default_factory=set)
    bad_narrators: set[str] = field(default_factory=set)
    not_here: set[str] = field(default_factory=set)


def held_back(
    forms: Mapping[str, str],
    testimonies: Mapping[str, Standing],
    links: Callable[[], Iterable[Link]],
    purpose: Purpose,
    own: Mapping[str, Reason] | None = None,
) -> dict[str, Reason]:
    """Every record that stays, with the reason. `forms` and `testimonies`: of all there are, deleted ones too. `links`
    gives those of all other records and may be asked several times; `own`: what stays for what it says itself
    (`passages.own_refusal`), and what is deleted.
    """
    ties = _ties(forms, testimonies, links)
    held = {id: reason for id, standing in testimonies.items() if (reason := standing.refusal) is not None}
    for id, reason in (own or {}).items():
        held.setdefault(id, reason)
    ways = _named_elsewhere(forms, links, ties)
    for id in (ties.bad | ties.good_narrators) & forms.keys() - held.keys():
        reason = _verdict(id, forms[id], ties, ways, purpose)
        if reason is not None:
            held[id] = reason
    _hold_copies(forms, testimonies, links, held)
    _hold_notes(forms, testimonies, links, held, purpose, ties.not_here)
    return held


def _ties(forms: Mapping[str, str], testimonies: Mapping[str, Standing], links: Callable[[], Iterable[Link]]) -> _Ties:
    ties = _Ties()
    for standing in testimonies.values():
        stays = standing.refusal is not None
        (ties.bad if stays else ties.good).update(standing.named)
        (ties.bad_parts if stays else ties.good_parts).update(standing.named)
        (ties.bad_narrators if stays else ties.good_narrators).update(standing.narrators)
    for source, target in links():
        named = testimonies.get(target)
        if named is not None:
            (ties.good if named.refusal is None else ties.bad).add(source)
        elif target not in forms:
            # It may be a testimony that never came here, or one that is gone: nobody can ask its narrator.
            ties.bad.add(source)
            ties.not_here.add(source)
    return ties


def _named_elsewhere(forms: Mapping[str, str], links: Callable[[], Iterable[Link]], ties: _Ties) -> set[str]:
    """Of the tied records, those that one names which has nothing to do with any testimony that stays, or a case."""

    def is_a_way(source: str, target: str) -> bool:
        form = forms.get(source, NOTE)
        # Evidence names evidence that it was made from: a copy must not let its original out.
        derived = form == forms.get(target) == "evidence"
        return form in _ALWAYS or not (source in ties.bad or form in _NO_WAY_ROUND or derived)

    return {target for source, target in links() if target in ties.bad and is_a_way(source, target)}


def _verdict(id: str, form: str, ties: _Ties, ways: set[str], purpose: Purpose) -> Reason | None:
    if form in _ALWAYS or form in (TESTIMONY, NOTE):
        return None
    if id in ties.good_narrators | ties.bad_narrators:
        if id not in ties.good_narrators:
            return Reason.NARRATOR
        return Reason.NAMELESS if purpose in NAMELESS else None
    if form == "evidence" and id in ties.bad_parts:
        return None if id in ties.good_parts else Reason.PART
    if id in ties.good or id in ways:
        return None
    return Reason.NOT_HERE if id in ties.not_here and id not in ties.bad_parts else Reason.ONLY_THROUGH


def _hold_copies(
    forms: Mapping[str, str],
    testimonies: Mapping[str, Standing],
    links: Callable[[], Iterable[Link]],
    held: dict[str, Reason],
) -> None:
    """Evidence that shows a narrator who stays, and evidence made from evidence that stays, however often over."""
    silent = {id for id, reason in held.items() if reason is Reason.NARRATOR}
    copies: list[Link] = []
    for source, target in links():
        if forms.get(source) != "evidence" or source in held:
            continue
        if target in silent:
            held[source] = Reason.SHOWS
        elif forms.get(target) == "evidence":
            copies.append((source, target))
    _spread(copies, testimonies, held, Reason.MADE_FROM)


def _hold_notes(
    forms: Mapping[str, str],
    testimonies: Mapping[str, Standing],
    links: Callable[[], Iterable[Link]],
    held: dict[str, Reason],
    purpose: Purpose,
    not_here: set[str],
) -> None:
    """Notes are a conversation inside the group; there, those about something that stays stay with it."""
    if purpose is not Purpose.INTERNAL:
        held |= {id: Reason.INSIDE_ONLY for id, form in forms.items() if form == NOTE and id not in held}
        return
    held |= {id: Reason.NOT_HERE for id in not_here if forms.get(id) == NOTE and id not in held}
    about = [(source, target) for source, target in links() if forms.get(source) == NOTE]
    _spread(about, testimonies, held, Reason.ABOUT)


def _spread(links: list[Link], testimonies: Mapping[str, Standing], held: dict[str, Reason], reason: Reason) -> None:
    """From what stays to what names it, and on from there. That something else than a testimony was deleted, such as
    one of two copies, says nothing about what names it.
    """
    naming: dict[str, list[str]] = {}
    for source, target in links:
        naming.setdefault(target, []).append(source)
    reached = [id for id in naming if id in held and (id in testimonies or held[id] is not Reason.DELETED)]
    while reached:
        for source in naming.get(reached.pop(), ()):
            if source not in held:
                held[source] = reason
                reached.append(source)
