"""What is wrong with an answer: its type, the form's rules, or the form itself. Knows one question at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.answers import Path, Value
from desktop.forms.answer_types import fits
from desktop.forms.choosing import Choosing, chosen
from desktop.forms.instance import AnswerNode
from desktop.forms.parts import Aspect, Part
from desktop.forms.questions import Question, QuestionKind
from desktop.forms.reckoning import Reckoning
from desktop.forms.wording import Text

_NEVER_REQUIRED = frozenset({QuestionKind.NOTE, QuestionKind.CALCULATE, QuestionKind.UNSUPPORTED})
_SAYS = (Aspect.REQUIRED, Aspect.READ_ONLY)


class ProblemKind(Enum):
    REQUIRED = "required"
    CONSTRAINT = "constraint"
    TYPE = "type"
    FORM_FAULT = "form_fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at one question. `message` is the form author's sentence (with outputs), where there is one."""

    path: Path
    kind: ProblemKind
    message: Text | None = None
    expression: str = ""
    """Of a fault of the form: the expression, as written."""
    code: str = ""
    """Of a fault of the form: why it cannot be worked out."""


class Checking:
    def __init__(self, reckoning: Reckoning, choosing: Choosing) -> None:
        self._reckoning = reckoning
        self._choosing = choosing

    def required(self, node: AnswerNode) -> bool:
        question = node.question
        if question is None or question.kind in _NEVER_REQUIRED:
            return False
        return self._reckoning.truth(node, Aspect.REQUIRED, unless=False)

    def read_only(self, node: AnswerNode) -> bool:
        return self._reckoning.truth(node, Aspect.READ_ONLY, unless=False)

    def problem(self, node: AnswerNode) -> Problem | None:
        """Of a question that is shown: the gravest first."""
        fault = self._fault(node)
        question = node.question
        if fault is not None or question is None or not node.shown:
            return fault
        value = node.value_held
        if value is None:
            return self._missing(node, question)
        if not fits(question, value):
            return Problem(path=node.answer_path, kind=ProblemKind.TYPE)
        return self._broken_rule(node, question, value)

    def _fault(self, node: AnswerNode) -> Problem | None:
        part = node.part
        if part is None or not (part.expressions or part.faults or node.faults):
            return None
        for aspect in _SAYS:
            self._reckoning.truth(node, aspect, unless=False)
        if node.question is not None and node.question.kind.is_choice:
            self._choosing.offered(node, node.question)
        lasting: dict[Aspect, str] = {
            aspect: code for aspect, code in node.faults.items() if aspect is not Aspect.CONSTRAINT
        }
        found: dict[Aspect, str] = {**part.faults, **lasting, **self._fault_of_rule(node, part)}
        for aspect, code in found.items():
            expression = part.default if aspect is Aspect.DEFAULT else part.expressions.get(aspect)
            source = expression.source if expression is not None else ""
            return Problem(path=node.answer_path, kind=ProblemKind.FORM_FAULT, expression=source, code=code)
        return None

    def _fault_of_rule(self, node: AnswerNode, part: Part) -> dict[Aspect, str]:
        """A constraint is for answers: without one, only what cannot even be read is a fault."""
        expression = part.expressions.get(Aspect.CONSTRAINT)
        if expression is None:
            return {}
        if node.value_held is not None:
            self._reckoning.truth(node, Aspect.CONSTRAINT, unless=True)
            code = node.faults.get(Aspect.CONSTRAINT)
        else:
            code = expression.unreadable
        return {Aspect.CONSTRAINT: code} if code else {}

    def _missing(self, node: AnswerNode, question: Question) -> Problem | None:
        if not self.required(node):
            return None
        message = question.required_message
        return Problem(path=node.answer_path, kind=ProblemKind.REQUIRED, message=message if message else None)

    def _broken_rule(self, node: AnswerNode, question: Question, value: Value) -> Problem | None:
        """The form's own rule; choices the form no longer offers; a number outside its range."""
        if not self._reckoning.truth(node, Aspect.CONSTRAINT, unless=True):
            message = question.constraint_message
            return Problem(path=node.answer_path, kind=ProblemKind.CONSTRAINT, message=message if message else None)
        outside = question.kind is QuestionKind.RANGE and not _within(question, value)
        if outside or (question.kind.is_choice and not self._all_offered(node, question)):
            return Problem(path=node.answer_path, kind=ProblemKind.CONSTRAINT)
        return None

    def _all_offered(self, node: AnswerNode, question: Question) -> bool:
        offered = {choice.name for choice in self._choosing.offered(node, question)}
        return all(name in offered for name in chosen(node))


def _within(question: Question, value: Value) -> bool:
    try:
        start, end = (float(question.parameters[name]) for name in ("start", "end"))
    except (KeyError, ValueError):  # the form's author left them out
        return True
    return isinstance(value, int | float) and min(start, end) <= value <= max(start, end)
