"""An answer of the right type for any question, as a person might give it."""

from __future__ import annotations

from desktop.domain.answers import FileRef, Path, Value
from desktop.forms.logic import Filling
from desktop.forms.paths import in_row
from desktop.forms.questions import Item, Question, QuestionKind, Repeat

_FILE = FileRef(id="0" * 32, name="morning.jpg", size=1200, media_type="image/jpeg", sha256="a" * 64)
_BY_KIND: dict[QuestionKind, Value] = {
    QuestionKind.TEXT: "the river mouth",
    QuestionKind.MULTILINE: "They came at dawn.\nThere were four of them.",
    QuestionKind.INTEGER: 65,
    QuestionKind.DECIMAL: 2.5,
    QuestionKind.DATE: "2026-11-22",
    QuestionKind.TIME: "14:30",
    QuestionKind.DATETIME: "2026-11-22T14:30:00+05:00",
    QuestionKind.EDTF: "2026-11-15/2026-11-20~",
    QuestionKind.GEOPOINT: "24.1 67.45 0 10",
    QuestionKind.IMAGE: _FILE,
    QuestionKind.AUDIO: _FILE,
    QuestionKind.VIDEO: _FILE,
    QuestionKind.FILE: _FILE,
    QuestionKind.ACKNOWLEDGE: "OK",
    QuestionKind.LINK: "0123456789abcdef0123456789abcdef",
}


def answer_for(filling: Filling, question: Question, path: Path) -> Value | None:
    """None for what holds no answer."""
    if question.kind.is_choice:
        names = [choice.name for choice in filling.choices(path)]
        return names[-1] if question.kind is QuestionKind.SELECT_ONE else tuple(names[:2])
    if question.kind is QuestionKind.RANGE:
        return float(question.parameters["start"])
    if question.path.endswith(("/from", "/to")):  # places in a recording
        return "12:05"
    return _BY_KIND.get(question.kind)


def answer_everything(filling: Filling, rows_each: int = 2) -> None:
    """Every question that is shown, in the order of the form, with some rows in every repeat."""
    for item in filling.form.items:
        _answer(filling, item, "", rows_each)


def _answer(filling: Filling, item: Item, row: Path, rows_each: int) -> None:
    path = in_row(item.path, row) if row else item.path
    if not filling.shown(path):
        return
    if isinstance(item, Question):
        value = answer_for(filling, item, path)
        if value is not None and not filling.read_only(path):
            filling.set(path, value)
    elif isinstance(item, Repeat):
        for _ in range(0 if item.fixed else rows_each):
            new = filling.add_row(path)
            for inner in item.items:
                _answer(filling, inner, new, rows_each)
    else:
        for inner in item.items:
            _answer(filling, inner, row, rows_each)
