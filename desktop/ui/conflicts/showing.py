"""An answer in conflict as it is shown: the question, and each side's value in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.answers import FileRef, Path, Value
from desktop.domain.dates import NotADate, parse
from desktop.domain.records import DELETION
from desktop.forms.paths import is_row, parent
from desktop.forms.questions import Question, QuestionKind
from desktop.services.casework import RecordView, Side
from desktop.ui import present
from desktop.ui.editor.dates.saying import iso_in_words
from desktop.ui.editor.dates.unsure import in_words
from desktop.ui.editor.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Conflict:
    """`question` None: what is in conflict is a row, or the record itself. `narrative`: a narrator's own words."""

    path: Path
    title: str
    question: Question | None
    sides: tuple[Side, ...]
    words: tuple[str, ...]
    narrative: bool


def conflict_at(sitting: Sitting, path: Path, view: RecordView) -> Conflict:
    sides = view.conflicts.get(path, ())
    item = sitting.filling.form.item(path) if path and not is_row(path) else None
    question = item if isinstance(item, Question) else None
    narrative = question is not None and view.line.form_id == "testimony" and question.kind is QuestionKind.MULTILINE
    words = tuple(side_words(sitting, path, question, side.value) for side in sides)
    return Conflict(path, _title(sitting, path), question, sides, words, narrative)


def side_words(sitting: Sitting, path: Path, question: Question | None, value: Value | None) -> str:
    if path == DELETION:
        if value is None:
            return QCoreApplication.translate("Conflict", "Deleted the record")
        return QCoreApplication.translate("Conflict", "Kept the record and went on working on it")
    if is_row(path):
        if value is None:
            return QCoreApplication.translate("Conflict", "Removed this entry")
        return QCoreApplication.translate("Conflict", "Kept this entry")
    return (
        QCoreApplication.translate("Conflict", "No answer")
        if value is None
        else _answer(sitting, path, question, value)
    )


def _answer(sitting: Sitting, path: Path, question: Question | None, value: Value) -> str:
    if isinstance(value, FileRef):
        return f"{value.name}\n{present.size(value.size)} · SHA-256 {value.sha256[:8]}…"
    kind = question.kind if question else QuestionKind.TEXT
    if kind.is_choice and question is not None:
        offered = sitting.filling.form.choices.get(question.list_name, ())
        labels = {choice.name: choice.label.in_language(sitting.language) for choice in offered}
        names = value if isinstance(value, tuple) else (str(value),)
        return "\n".join(labels.get(name, name) for name in names)
    if kind is QuestionKind.EDTF:
        try:
            return in_words(parse(str(value)))
        except NotADate:
            return str(value)
    if kind in (QuestionKind.DATE, QuestionKind.DATETIME):
        return iso_in_words(str(value), QLocale().name())
    return str(value)


def _title(sitting: Sitting, path: Path) -> str:
    if path == DELETION:
        return QCoreApplication.translate("Conflict", "The whole record")
    label = sitting.filling.label(path, sitting.language)
    around = parent(path)
    group = sitting.filling.label(around, sitting.language) if around else ""
    return f"{group} · {label}" if group and label else label or group
