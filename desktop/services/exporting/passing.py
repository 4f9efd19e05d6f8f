"""What of one record leaves: answers and files, once it is planned which records do. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.domain.answers import Answers, FileRef, Path, Value
from desktop.domain.consent import Purpose, Reason
from desktop.domain.leaving import NAMELESS
from desktop.domain.passages import has_a_voice, shows_a_face, stays
from desktop.domain.records import Alternative, MergedRecord
from desktop.forms.answer_types import fits
from desktop.forms.paths import is_row
from desktop.forms.questions import Question, QuestionKind
from desktop.services.lines import form_of

Leaves = Callable[[Path, Value | None], bool]

WITHOUT_FILES: Final = frozenset({Purpose.STATISTICS})
WITHOUT_PROOFS: Final = frozenset({Purpose.STATISTICS, Purpose.PUBLIC_ANONYMOUS, Purpose.PUBLIC_NAMED})
_LONGEST_SUFFIX: Final = 5
_COUNTED: Final = frozenset(
    {
        QuestionKind.INTEGER,
        QuestionKind.DECIMAL,
        QuestionKind.RANGE,
        QuestionKind.SELECT_ONE,
        QuestionKind.SELECT_MULTIPLE,
        QuestionKind.DATE,
        QuestionKind.EDTF,
        QuestionKind.LINK,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`purpose` None: a whole backup of one's own. `partners`: as for `consent.refusal`."""

    purpose: Purpose | None
    partners: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        # The rules ask which purpose it is, not how it is spelled: a plain text would be none of them.
        object.__setattr__(self, "purpose", None if self.purpose is None else Purpose(self.purpose))
        object.__setattr__(self, "partners", frozenset(self.partners))

    @property
    def is_inside(self) -> bool:
        """Whether it is for the group itself: with history, members, authors."""
        return self.purpose in (None, Purpose.INTERNAL)

    @property
    def hides_names(self) -> bool:
        return self.purpose in NAMELESS

    @property
    def has_files(self) -> bool:
        return self.purpose not in WITHOUT_FILES

    @property
    def has_proofs(self) -> bool:
        return self.purpose not in WITHOUT_PROOFS


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What of a record leaves: answers, and conflicts any side of which does, with those sides. `leaves` says it of
    anything else that stood in it.
    """

    record: MergedRecord
    answers: Answers
    conflicts: Mapping[Path, tuple[Alternative, ...]]
    leaves: Leaves

    def files(self) -> set[str]:
        """Ids of the files that leave with it."""
        values = [*self.answers.values(), *(side.value for sides in self.conflicts.values() for side in sides)]
        return {value.id for value in values if isinstance(value, FileRef)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """`held`: records that stay, with the reason. `faceless` and `voiceless`: records of whose files those stay that
    may show a face, or hold a voice.
    """

    choice: Choice
    held: Mapping[str, Reason] = field(default_factory=dict)
    faceless: AbstractSet[str] = frozenset()
    voiceless: AbstractSet[str] = frozenset()

    def of(self, record: MergedRecord) -> Leaves:
        """Says of an answer (None: a cleared one) of this record, at its path, whether it leaves."""
        purpose = self.choice.purpose
        if purpose is None:
            return _everything
        held_path = stays(record, purpose)

        def leaves(path: Path, value: Value | None) -> bool:
            if held_path(path) or (isinstance(value, str) and value in self.held):
                return False
            if purpose is Purpose.STATISTICS and not _is_counted(record.form, path, value):
                return False
            return not isinstance(value, FileRef) or self._file_leaves(record.id, value)

        return leaves

    def passed(self, record: MergedRecord) -> Passed:
        """What of it leaves, worked out once."""
        leaves = self.of(record)
        conflicts = {
            path: tuple(
                replace(side, value=None if side.value is None else self.named(side.value))
                for side in sides
                if leaves(path, side.value)
            )
            for path, sides in record.conflicts.items()
        }
        return Passed(
            record=record,
            answers={path: self.named(value) for path, value in record.answers.items() if leaves(path, value)},
            conflicts={path: sides for path, sides in conflicts.items() if sides},
            leaves=leaves,
        )

    def named(self, value: Value) -> Value:
        """A file by a name that tells nothing, where nobody may be known: its own may be somebody's."""
        if not isinstance(value, FileRef) or not self.choice.hides_names:
            return value
        suffix = value.name.rpartition(".")[2]
        plain = suffix.isascii() and suffix.isalnum() and len(suffix) <= _LONGEST_SUFFIX
        return replace(value, name=f"{value.id[:8]}.{suffix.lower()}" if plain else value.id[:8])

    def _file_leaves(self, record_id: str, file: FileRef) -> bool:
        if not self.choice.has_files:
            return False
        if record_id in self.faceless and shows_a_face(file.media_type):
            return False
        return not (record_id in self.voiceless and has_a_voice(file.media_type))


def _everything(_path: Path, _value: Value | None) -> bool:
    return True


def _is_counted(form_id: str, path: Path, value: Value | None) -> bool:
    """Words never are, whatever question they stand at."""
    if is_row(path):
        return isinstance(value, int | float | None)
    form = form_of(form_id)
    question = None if form is None else form.item(path)
    if form is None or not isinstance(question, Question) or question.kind not in _COUNTED:
        return False
    if value is None or not question.kind.is_choice:
        return value is None or fits(question, value)
    offered = {choice.name for choice in form.choices.get(question.list_name, ())}
    return offered.issuperset(value if isinstance(value, tuple) else (str(value),))
