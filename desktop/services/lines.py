"""One line for one record: what lists, search and links show of it. Knows forms, not the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from desktop.domain.answers import Answers, FileRef, Path, Value
from desktop.domain.records import Whereabouts
from desktop.forms import library
from desktop.forms.paths import row_of, template
from desktop.forms.questions import Form, Question, QuestionKind, Repeat
from desktop.forms.wording import Text

_LONGEST_TITLE = 200
_LONGEST_SUMMARY = 300
_SHORTENED = "…"
SEPARATOR = " · "
"""Between the answers of a summary. Dates among them are in EDTF; whoever shows them puts them in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """`title` and `summary` are answers in words, in the language asked for; `title` may be empty.

    `changed` is in UTC. `author_name` wrote it first; empty where no card names them. `own`: this device wrote it
    first. `conflicts` counts answers with more than one value, `files` the evidence it names.
    """

    id: str
    form_id: str
    title: str
    summary: str
    changed: datetime
    author_name: str
    whereabouts: Whereabouts
    conflicts: int = 0
    urgent: bool = False
    own: bool = True
    files: int = 0


@cache
def form_of(form_id: str) -> Form | None:
    """None for a form that this program does not have (yet): its records are kept and shown without words."""
    return library.built_in(form_id) if form_id in library.built_in_ids() else None


def title_of(form_id: str, answers: Answers, language: str) -> str:
    title = _title(form_id)
    return "" if title is None else _shortened(title.words(answers, language), _LONGEST_TITLE)


def summary_of(form_id: str, answers: Answers, language: str) -> str:
    """The answers at the form's summary paths, those that there are."""
    parts = (place.words(answers, language) for place in _summary(form_id))
    return _shortened(SEPARATOR.join(part for part in parts if part), _LONGEST_SUMMARY)


def line_answers(form_id: str, answers: Answers) -> dict[Path, Value]:
    """Of these, what `title_of` and `summary_of` need; long ones cut where no line shows them any more."""
    title = _title(form_id)
    places = (() if title is None else (title,)) + _summary(form_id)
    found = {place.path: place.found(answers) for place in places}
    return {path: _cut(value) for path, value in found.items() if value is not None}


def words_of(form: Form, path: Path, value: Value, language: str) -> str:
    """An answer in words: names of choices by their labels, files by their names; empty for a link to a record."""
    place = _place(form, template(path))
    return str(value) if place is None else place.in_words(value, language)


@dataclass(frozen=True, slots=True)
class _Place:
    """A question that lists show. Looked up once for each form: a list asks for it thousands of times."""

    path: Path
    question: Question
    labels: Mapping[str, Text]
    in_repeat: bool
    _called: dict[tuple[str, str], str] = field(default_factory=dict)
    """Labels in the languages they were asked for."""

    def words(self, answers: Answers, language: str) -> str:
        found = self.found(answers)
        return "" if found is None else " ".join(self.in_words(found, language).split())

    def found(self, answers: Answers) -> Value | None:
        found = answers.get(self.path)
        return self._in_first_row(answers) if found is None and self.in_repeat else found

    def in_words(self, value: Value, language: str) -> str:
        if isinstance(value, FileRef):
            return value.name
        if self.question.kind.is_choice:
            chosen = value if isinstance(value, tuple) else (str(value),)
            return ", ".join(self._label(name, language) for name in chosen)
        if self.question.kind in (QuestionKind.LINK, QuestionKind.ACKNOWLEDGE):
            return ""
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def _label(self, name: str, language: str) -> str:
        if name not in self.labels:
            return name
        called = self._called.get((name, language))
        if called is None:
            called = self._called[name, language] = self.labels[name].in_language(language)
        return called

    def _in_first_row(self, answers: Answers) -> Value | None:
        """Its answer in the first row that has one."""
        rows = [(answers.get(row_of(path)), path) for path in answers if template(path) == self.path]
        first = min(rows, key=lambda row: (row[0] if isinstance(row[0], int | float) else 0.0, row[1]), default=None)
        return None if first is None else answers[first[1]]


@cache
def _title(form_id: str) -> _Place | None:
    form = form_of(form_id)
    return None if form is None else _place(form, form.title_path)


@cache
def _summary(form_id: str) -> tuple[_Place, ...]:
    form = form_of(form_id)
    places = [] if form is None else [_place(form, path) for path in form.summary_paths]
    return tuple(place for place in places if place is not None)


def _place(form: Form, path: Path) -> _Place | None:
    question = form.item(path)
    if not isinstance(question, Question):
        return None
    labels = {choice.name: choice.label for choice in form.choices.get(question.list_name, ())}
    repeats = (item.path + "/" for item in form.walk() if isinstance(item, Repeat))
    return _Place(path, question, labels, any(path.startswith(repeat) for repeat in repeats))


def _cut(value: Value) -> Value:
    return value[: 4 * _LONGEST_SUMMARY] if isinstance(value, str) else value


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + _SHORTENED
