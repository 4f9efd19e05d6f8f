"""What a form asks: questions, groups and repeats, as a form's author wrote them. Knows no answers.

Paths here name questions, not answers: `losses/what`. The answer in one row of a repeat has the row's id in
it: `losses[1f00ab3c]/what`; `desktop.forms.paths.in_row` makes the one from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from desktop.domain.answers import Path
from desktop.forms.paths import template
from desktop.forms.wording import NO_TEXT, Text


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


class QuestionKind(Enum):
    """What the answer is. The value's type is in brackets."""

    TEXT = "text"  # str, one line
    MULTILINE = "multiline"  # str
    INTEGER = "integer"  # int
    DECIMAL = "decimal"  # int or float
    SELECT_ONE = "select_one"  # str: name of the choice
    SELECT_MULTIPLE = "select_multiple"  # tuple of names
    DATE = "date"  # "2026-11-22"
    TIME = "time"  # "14:30"
    DATETIME = "datetime"  # ISO 8601 with offset
    EDTF = "edtf"  # text, a date as sure as people are of it
    GEOPOINT = "geopoint"  # "lat lon alt accuracy"
    RANGE = "range"  # int or float, within parameters start, end, step
    NOTE = "note"  # no answer; words to read
    IMAGE = "image"  # FileRef
    AUDIO = "audio"  # FileRef
    VIDEO = "video"  # FileRef
    FILE = "file"  # FileRef
    ACKNOWLEDGE = "acknowledge"  # "OK"
    LINK = "link"  # id of another record, of the form `link_form` (any form if that is empty)
    CALCULATE = "calculate"  # worked out by the form; never shown
    UNSUPPORTED = "unsupported"  # a kind this program cannot ask for; what it holds is kept

    @property
    def holds_file(self) -> bool:
        return self in {QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}

    @property
    def is_choice(self) -> bool:
        # By identity: lists ask this thousands of times, and a set would compute the hash of each kind anew.
        return self is QuestionKind.SELECT_ONE or self is QuestionKind.SELECT_MULTIPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The XPath expressions at one question or group, as written; empty where there is none."""

    relevant: str = ""
    required: str = ""
    read_only: str = ""
    constraint: str = ""
    calculate: str = ""
    default: str = ""
    """Worked out once, when the record (or the row) is new."""
    choice_filter: str = ""
    """The nodes a select offers, where that is not simply its whole list."""
    count: str = ""
    """Of a repeat: how many rows it must have."""
    trigger: tuple[Path, ...] = ()
    """Questions whose change makes `calculate` run again; without any, whatever it refers to does."""


NO_RULES = Rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    path: Path
    kind: QuestionKind
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    list_name: str = ""
    """Of a select: the key into `Form.choices`; empty where it offers rows of a repeat."""
    choice_value: str = "name"
    choice_label: str = "label"
    """The columns of the list that hold a choice's name and its words."""
    media_types: tuple[str, ...] = ()
    """Of a file question: what may be attached, such as "image/*"."""
    link_form: str = ""
    """Of a link: the id of the form the other record is made with."""
    source_kind: str = ""
    """The type as the form's author wrote it, such as "geotrace" where `kind` is UNSUPPORTED."""
    required_message: Text = NO_TEXT
    constraint_message: Text = NO_TEXT
    rules: Rules = NO_RULES

    @property
    def asks(self) -> bool:
        """Whether there is anything for a window to show."""
        return self.kind is not QuestionKind.CALCULATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions that belong together. At the top level of a form a group is a tab."""

    path: Path
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: frozenset[str] = frozenset()
    items: tuple[Item, ...] = ()
    rules: Rules = NO_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Questions asked once per row. A new record has no rows."""

    path: Path
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: frozenset[str] = frozenset()
    items: tuple[Item, ...] = ()
    fixed: bool = False
    """People may neither add nor remove rows: the form counts them."""
    rules: Rules = NO_RULES


Item = Question | Group | Repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    name: str
    label: Text
    columns: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    """What else the spreadsheet says of it, for `choice_filter`, such as the choice it stands under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    id: str
    version: str
    title: Text
    languages: tuple[str, ...]
    """Codes ("en"), the default first; one empty code where the form names no language."""
    language_names: Mapping[str, str] = field(hash=False)
    items: tuple[Item, ...]
    """What is asked, in order. Groups at the top are tabs."""
    hidden: tuple[Item, ...] = ()
    """Answers nobody is asked for: calculations, times, what the form keeps for itself, and the groups of these."""
    choices: Mapping[str, tuple[Choice, ...]] = field(hash=False)
    """By list name, every choice in the order of the list; also the rows that `pulldata` looks things up in."""
    texts: Mapping[str, Text] = field(default_factory=dict, hash=False)
    """The form's words by their id, for expressions that ask for them."""
    title_path: Path = ""
    """The answer that names a record made with this form; a choice's name is put in words."""
    summary_paths: tuple[Path, ...] = ()
    """The answers worth a line in a list, most telling first."""
    root: str = "data"
    """Name of the instance's root element, as XPath expressions call it."""
    digest: str
    """SHA-256 (hex) of the XForm's bytes, which is what a record names its form by."""
    _by_path: Mapping[Path, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Lists ask for several items of every record they show: walking the form each time was a third of their time.
        found = {item.path: item for item in reversed((*self.walk(), *self.hidden))}
        object.__setattr__(self, "_by_path", MappingProxyType(found))

    @property
    def default_language(self) -> str:
        return self.languages[0]

    def item(self, path: Path) -> Item | None:
        """The question (hidden ones too), group or repeat at a path, with or without row ids; None if there is none."""
        return self._by_path.get(template(path))

    def walk(self) -> Iterator[Item]:
        """Every item that is asked, depth first, in the order of the form."""
        return _walk(self.items)

    def questions(self) -> Iterator[Question]:
        """Every question that is asked."""
        return (item for item in self.walk() if isinstance(item, Question))


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if not isinstance(item, Question):
            yield from _walk(item.items)
