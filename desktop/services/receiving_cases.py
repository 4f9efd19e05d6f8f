"""Cases that other groups share with ours: copies, to be read and not to be worked in. Knows no window.

They lie beside the records: nothing here writes, and nothing else of the program takes them up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.domain.answers import FileRef, Path, Value
from desktop.domain.clocks import milliseconds
from desktop.errors import RecordGone
from desktop.forms.paths import template
from desktop.forms.questions import Form, Question
from desktop.services.lines import form_of, title_of, words_of
from desktop.services.views import moment
from desktop.store.allies import KeptLetter
from desktop.store.file_rows import KeptFile
from desktop.store.shared_case import SharedCase, SharedRecord, unpacked
from desktop.store.vault import Vault
from sync.errors import Unreadable
from sync.protocol.letters import What

__all__ = ["ReceivedAnswer", "ReceivedCase", "ReceivedRecord", "ReceivingCases", "SharedWithUs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWithUs:
    """A case of another group. `id`: of the letter that brought it. `shared`: by that group's clock; `came`: here."""

    id: str
    group: str
    group_name: str = field(repr=False)
    title: str = field(repr=False)
    records: int
    files: int
    shared: datetime
    came: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedAnswer:
    """`label` is the question, `words` the answer, both in the language asked for. `disputed`: one of several answers
    that nobody chose from. `file`: that it is, and `here`: whether all of it is.
    """

    label: str
    words: str = field(repr=False)
    disputed: bool = False
    file: FileRef | None = field(default=None, repr=False)
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRecord:
    id: str
    form: str
    title: str = field(repr=False)
    changed: datetime
    answers: tuple[ReceivedAnswer, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedCase:
    """The case itself first, then the rest by form."""

    about: SharedWithUs
    records: tuple[ReceivedRecord, ...]


class ReceivingCases:
    """`language` (a code such as "es"): of questions and choices; it may be changed at any time."""

    def __init__(self, vault: Vault, language: str = "en") -> None:
        self._vault = vault
        self.language = language

    def all(self) -> list[SharedWithUs]:
        """Newest first."""
        with self._vault.reading() as unit:
            names = {one.id: one.name for one in unit.allies.all()}
            letters = unit.allies.letters()
        return [self._about(letter, case, names) for letter, case in _cases(letters)]

    def open(self, id: str) -> ReceivedCase:
        """Raises RecordGone: it was taken back meanwhile."""
        with self._vault.reading() as unit:
            names = {one.id: one.name for one in unit.allies.all()}
            found = [(letter, case) for letter, case in _cases(unit.allies.letters()) if letter.id == id]
            here = {one.ref.id for _, case in found for one in case.files if _is_here(unit.files.get(one.ref.id))}
        if not found:
            raise RecordGone
        ((letter, case),) = found
        titles = {one.id: title_of(one.form, one.answers, self.language) for one in case.records}
        ordered = sorted(case.records, key=lambda one: (one.id != case.case, one.form, one.clock, one.id))
        return ReceivedCase(
            about=self._about(letter, case, names),
            records=tuple(self._record(one, titles, here) for one in ordered),
        )

    def _about(self, letter: KeptLetter, case: SharedCase, names: Mapping[str, str]) -> SharedWithUs:
        own = next((one for one in case.records if one.id == case.case), None)
        return SharedWithUs(
            id=letter.id,
            group=letter.ally,
            group_name=names.get(letter.ally, ""),
            title="" if own is None else title_of(own.form, own.answers, self.language),
            records=len(case.records),
            files=len(case.files),
            shared=moment(letter.time),
            came=moment(letter.came),
        )

    def _record(self, record: SharedRecord, titles: Mapping[str, str], here: set[str]) -> ReceivedRecord:
        return ReceivedRecord(
            id=record.id,
            form=record.form,
            title=titles[record.id],
            changed=moment(milliseconds(record.clock)),
            answers=tuple(self._answers(record, titles, here)),
        )

    def _answers(self, record: SharedRecord, titles: Mapping[str, str], here: set[str]) -> Iterator[ReceivedAnswer]:
        form = form_of(record.form)
        places = {} if form is None else {item.path: place for place, item in enumerate(form.walk())}
        said = [(path, value, False) for path, value in record.answers.items()]
        said += [
            (path, value, True) for path, sides in record.conflicts.items() for value in sides if value is not None
        ]
        said.sort(key=lambda one: (places.get(template(one[0]), len(places)), one[0]))
        for path, value, disputed in said:
            if form is not None and not isinstance(form.item(template(path)), Question):
                continue  # where a row stands among its rows
            words = titles.get(value) if isinstance(value, str) and value in titles else None
            file = value if isinstance(value, FileRef) else None
            yield ReceivedAnswer(
                label=self._label(form, path),
                words=words if words is not None else _words(form, path, value, self.language),
                disputed=disputed,
                file=file,
                here=file is not None and file.id in here,
            )

    def _label(self, form: Form | None, path: Path) -> str:
        question = None if form is None else form.item(template(path))
        return question.label.in_language(self.language) if isinstance(question, Question) else path


def _cases(letters: list[KeptLetter]) -> Iterator[tuple[KeptLetter, SharedCase]]:
    for letter in letters:
        if letter.what == What.CASE:
            try:
                yield letter, unpacked(letter.body)
            except Unreadable:
                continue  # checking names it


def _is_here(kept: KeptFile | None) -> bool:
    return kept is not None and kept.is_here


def _words(form: Form | None, path: Path, value: Value, language: str) -> str:
    if form is not None:
        return words_of(form, path, value, language)
    return value.name if isinstance(value, FileRef) else ", ".join(value) if isinstance(value, tuple) else str(value)
