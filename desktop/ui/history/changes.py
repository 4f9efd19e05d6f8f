"""Sittings in words: the questions by their labels, the answers as people read them. No widget."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.answers import Path, Value
from desktop.forms.paths import is_row, repeat_of, template
from desktop.forms.questions import Form, Question, QuestionKind
from desktop.services.casework import Casework, ChangeLine, HistoryEntry
from desktop.services.lines import form_of, words_of
from desktop.ui.summaries import date_in_words
from desktop.unlocked import Unlocked

_LONGEST = 600
_DATES = (QuestionKind.EDTF, QuestionKind.DATE)


@dataclass(frozen=True, slots=True)
class Change:
    """Empty `before` or `after`: there was no answer."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Past:
    title: str
    sittings: tuple[tuple[HistoryEntry, tuple[Change, ...]], ...]


def gather(unlocked: Unlocked, form_id: str, record_id: str, language: str) -> Past:
    """Runs as a job. Raises RecordGone."""
    casework = unlocked.casework
    entries = casework.history(record_id)
    lines = casework.lines_of([record_id])
    form = form_of(form_id)
    return Past(
        title=lines[record_id].title if record_id in lines else "",
        sittings=tuple((entry, _changes(casework, form, entry.changes, language)) for entry in entries),
    )


def _changes(
    casework: Casework, form: Form | None, changes: tuple[ChangeLine, ...], language: str
) -> tuple[Change, ...]:
    places = {item.path: place for place, item in enumerate(form.walk())} if form else {}
    ordered = sorted(changes, key=lambda change: (places.get(template(change.path), len(places)), change.path))
    return tuple(
        Change(
            question=_label(form, change.path, language),
            before=_words(casework, form, change.path, change.before, language),
            after=_words(casework, form, change.path, change.after, language),
        )
        for change in ordered
    )


def _label(form: Form | None, path: Path, language: str) -> str:
    item = form.item(repeat_of(path) if is_row(path) else path) if form else None
    return (item.label.in_language(language) if item else "") or path


def _words(casework: Casework, form: Form | None, path: Path, value: Value | None, language: str) -> str:
    if value is None:
        return ""
    if is_row(path):  # that a row exists is an answer, too; its number is only its place
        return "+"
    if form is None:
        return str(value)[:_LONGEST]
    item = form.item(path)
    if isinstance(item, Question) and item.kind is QuestionKind.LINK and isinstance(value, str):
        line = casework.lines_of([value]).get(value)
        return line.title if line else "…"
    words = words_of(form, path, value, language) or "✓"
    if isinstance(item, Question) and item.kind in _DATES:
        words = date_in_words(words)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
