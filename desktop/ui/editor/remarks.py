"""What is wrong at a question, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.forms.logic import Problem, ProblemKind
from desktop.forms.questions import Question, QuestionKind
from desktop.ui.editor.sitting import Sitting


def problem_words(sitting: Sitting, problem: Problem) -> str:
    """The form author's own sentence where there is one."""
    if problem.kind is ProblemKind.FORM_FAULT:
        words = QCoreApplication.translate(
            "Remarks",
            "This is a fault of the form, not yours. Your answer is kept. "
            "Whoever made the form needs to know: “%1” cannot be worked out.",
        )
        return words.replace("%1", problem.expression)
    if problem.message:
        return sitting.filling.words(problem.message, problem.path, sitting.language)
    if problem.kind is ProblemKind.REQUIRED:
        return QCoreApplication.translate("Remarks", "This question needs an answer.")
    if problem.kind is ProblemKind.TYPE:
        return _type_words(sitting, problem)
    return QCoreApplication.translate("Remarks", "The form does not accept this answer. What you wrote is kept.")


def _type_words(sitting: Sitting, problem: Problem) -> str:
    asked = sitting.filling.form.item(problem.path)
    match asked.kind if isinstance(asked, Question) else None:
        case QuestionKind.INTEGER:
            return QCoreApplication.translate("Remarks", "A whole number is asked for here. What you wrote is kept.")
        case QuestionKind.DECIMAL | QuestionKind.RANGE:
            return QCoreApplication.translate("Remarks", "A number is asked for here. What you wrote is kept.")
        case QuestionKind.DATE:
            return QCoreApplication.translate(
                "Remarks", "This is not a day the program can read, such as 22 November 2026. What you wrote is kept."
            )
        case QuestionKind.TIME:
            return QCoreApplication.translate("Remarks", "This is not a time, such as 14:30. What you wrote is kept.")
        case QuestionKind.DATETIME:
            return QCoreApplication.translate(
                "Remarks", "Both a day and a time are asked for here. What you wrote is kept."
            )
        case QuestionKind.EDTF:
            return QCoreApplication.translate(
                "Remarks", "No date was found in these words. What you wrote is kept; a year alone is enough."
            )
        case QuestionKind.GEOPOINT:
            return QCoreApplication.translate(
                "Remarks",
                "A place needs a latitude and a longitude, such as 12.3456 and 65.4321. What you wrote is kept.",
            )
        case _:
            return QCoreApplication.translate("Remarks", "This is not the kind of answer asked for. It is kept.")
