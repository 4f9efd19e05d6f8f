"""Which widget asks a question, by its kind, its appearance and how many choices it has."""

from __future__ import annotations

from desktop.domain.answers import Path
from desktop.forms.questions import Question, QuestionKind
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.acknowledge import AcknowledgeInput
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.inputs.choice_search import SearchInput
from desktop.ui.editor.inputs.dates import DateInput
from desktop.ui.editor.inputs.edtf import EdtfInput
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.editor.inputs.link import LinkInput
from desktop.ui.editor.inputs.many_choices import CheckInput
from desktop.ui.editor.inputs.note import NoteInput, UnsupportedInput
from desktop.ui.editor.inputs.numbers import NumberInput, RangeInput
from desktop.ui.editor.inputs.one_choice import DropDownInput, RadioInput
from desktop.ui.editor.inputs.place import PlaceInput
from desktop.ui.editor.inputs.times import MomentInput, TimeInput
from desktop.ui.editor.inputs.words import LineInput, TextInput
from desktop.ui.editor.sitting import Sitting

_SIDE_BY_SIDE = 4
"""As many choices still fit beside each other; with more, a list drops down."""
_SEARCHED = 12
"""With more choices than this, people search instead of reading."""


def input_for(sitting: Sitting, desk: Desk, question: Question, path: Path) -> AnswerInput:
    """`path` has the row ids in it. The widget shows nothing yet."""
    kind = question.kind
    if kind is QuestionKind.SELECT_ONE:
        return _one_choice(question, len(sitting.filling.form.choices.get(question.list_name, ())))
    if kind is QuestionKind.RANGE:
        return RangeInput(question.parameters)
    if kind.holds_file:
        return FileInput(sitting, desk, question, path)
    if kind is QuestionKind.LINK:
        return LinkInput(sitting, desk, question.link_form)
    if kind in (QuestionKind.INTEGER, QuestionKind.DECIMAL):
        return NumberInput(whole=kind is QuestionKind.INTEGER)
    if kind is QuestionKind.TEXT and "multiline" in question.appearance:
        return TextInput()
    plain = _PLAIN.get(kind)
    return plain() if plain else UnsupportedInput()


def _one_choice(question: Question, count: int) -> AnswerInput:
    looks = question.appearance
    if looks & {"autocomplete", "search"} or (count > _SEARCHED and not looks & {"minimal", "list"}):
        return SearchInput()
    if "minimal" in looks:
        return DropDownInput()
    if looks & {"list", "columns-1", "compact"}:
        return RadioInput(below_each_other=True)
    if count <= _SIDE_BY_SIDE or any(look.startswith(("columns", "horizontal", "likert", "quick")) for look in looks):
        return RadioInput()
    return DropDownInput()


_PLAIN: dict[QuestionKind, type[AnswerInput]] = {
    QuestionKind.TEXT: LineInput,
    QuestionKind.MULTILINE: TextInput,
    QuestionKind.SELECT_MULTIPLE: CheckInput,
    QuestionKind.DATE: DateInput,
    QuestionKind.TIME: TimeInput,
    QuestionKind.DATETIME: MomentInput,
    QuestionKind.EDTF: EdtfInput,
    QuestionKind.GEOPOINT: PlaceInput,
    QuestionKind.NOTE: NoteInput,
    QuestionKind.ACKNOWLEDGE: AcknowledgeInput,
}
