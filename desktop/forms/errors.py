"""What can be wrong with a form. Carries reasons and places, never an answer, and no sentence for people.

FormUnreadable   the form as a whole cannot be used
FormFault        one expression of it cannot be worked out; shown at its question, never raised to the window
NoSuchQuestion   the program asked for a path that the form does not have
RowsAreCounted   the program added, took or moved rows of a repeat that the form counts itself
"""

from __future__ import annotations

from enum import Enum

from desktop.errors import UserError


class Unreadable(Enum):
    """Why a form cannot be used."""

    TOO_BIG = "too_big"
    TOO_DEEP = "too_deep"
    NOT_XML = "not_xml"
    FORBIDDEN_XML = "forbidden_xml"  # a document type, an entity
    NOT_A_FORM = "not_a_form"  # well-formed, but no XForm
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    SPREADSHEET_RULE = "spreadsheet_rule"  # the XLSForm breaks a rule; `detail` is pyxform's sentence
    BROKEN_REFERENCE = "broken_reference"  # the body asks for a node or a list that the model does not have
    MISSING_LIST = "missing_list"  # the form needs a file of choices that did not come with it; `detail` is its name
    UNKNOWN_KIND_OF_FILE = "unknown_kind_of_file"


class FormUnreadable(UserError):
    """The form cannot be used. `line` is 1-based in XML, the row in a spreadsheet; `question` is a path or a name."""

    def __init__(
        self, reason: Unreadable, *, line: int | None = None, question: str | None = None, detail: str = ""
    ) -> None:
        super().__init__(reason, line, question)
        self.reason = reason
        self.line = line
        self.question = question
        self.detail = detail


class FormFault(Exception):
    """An expression of the form cannot be worked out: `code` says why, `expression` is as written."""

    def __init__(self, expression: str, code: str) -> None:
        super().__init__(code)
        self.expression = expression
        self.code = code


class NoSuchQuestion(KeyError):
    """The form has no question, group or row at this path: a fault of the program, not of a person."""


class RowsAreCounted(Exception):
    """The form says how many rows there are (`Repeat.fixed`): a fault of the program, not of a person."""
