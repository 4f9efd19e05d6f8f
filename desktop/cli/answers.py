"""Answers out of a JSON file: into a sitting over a form, checked by the form's rules.

    {
      "title": "Eviction at the river",                 a question
      "place": {"name": "Harbour"},                     a group; "place/name": "Harbour" is the same
      "losses": [{"what": "boats"}, {"what": "nets"}],  a repeat: a row each
      "rights": ["housing", "water"],                   several choices
      "photo": {"attach": "boats.jpg"}                  a file that `--attach` names, by the last parts of its path
    }

As many parts as tell it from the others: where two cameras both wrote `IMG_1.jpg`, `second/IMG_1.jpg`.
A file that no answer names goes to the first question for files of its kind: one in a repeat, in a row of its own,
before one that stands alone and has none yet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import PurePath

from desktop.domain.answers import Changes, FileRef, Path, Value
from desktop.errors import AnswersTooBig, AnswersUnreadable, BrokenAnswers
from desktop.forms.errors import NoSuchQuestion, RowsAreCounted
from desktop.forms.logic import Filling, ProblemKind
from desktop.forms.paths import in_row
from desktop.forms.questions import Form, Group, Question, QuestionKind, Repeat

MOST_BYTES = 4 * 1024 * 1024
AMBIGUOUS = "ambiguous"
_KINDS = {QuestionKind.IMAGE: "image/*", QuestionKind.AUDIO: "audio/*", QuestionKind.VIDEO: "video/*"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file as the command line names it. Two may have one name: they are told apart by where they stand."""

    path: PurePath
    ref: FileRef


def read(source: bytes) -> dict[str, object]:
    """The JSON object in it. Raises AnswersUnreadable, AnswersTooBig."""
    if len(source) > MOST_BYTES:
        raise AnswersTooBig(MOST_BYTES)
    try:
        found = json.loads(source.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise AnswersUnreadable(error.lineno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise AnswersUnreadable from error
    if not isinstance(found, dict):
        raise AnswersUnreadable
    return found


def changes(
    form: Form, given: Mapping[str, object], files: Sequence[Attached], now: Callable[[], datetime]
) -> tuple[Changes, tuple[int, ...]]:
    """What a sitting with these answers changes, and which of the files, counted from 0, the form has no place for.

    Raises BrokenAnswers with every problem that the form finds.
    """
    sitting = _Sitting(form, Filling(form, {}, now=now), files)
    sitting.fill("", given)
    left = sitting.place_the_rest()
    return sitting.changes(), left


class _Sitting:
    def __init__(self, form: Form, filling: Filling, files: Sequence[Attached]) -> None:
        self._form = form
        self._filling = filling
        self._files = files
        self._left = set(range(len(files)))
        self._wrong: list[tuple[Path, str]] = []

    def fill(self, around: Path, given: Mapping[str, object]) -> None:
        for name, answer in given.items():
            path = f"{around}/{name}" if around else name
            try:
                self._put(path, answer)
            except (NoSuchQuestion, RowsAreCounted):
                self._wrong.append((path, "unknown"))

    def place_the_rest(self) -> tuple[int, ...]:
        """Gives those that the form has no place for."""
        return tuple(place for place in sorted(self._left) if not self._placed(self._files[place].ref))

    def changes(self) -> Changes:
        # A fault of the form itself never keeps an answer from being saved.
        problems = [found for found in self._filling.problems() if found.kind is not ProblemKind.FORM_FAULT]
        found = self._wrong + [(problem.path, problem.kind.value) for problem in problems]
        if found:
            raise BrokenAnswers(found)
        return self._filling.changes()

    def _put(self, path: Path, answer: object) -> None:
        item = self._form.item(path)
        if isinstance(item, Question):
            self._filling.set(path, self._value(item, path, answer))
        elif isinstance(item, Group) and isinstance(answer, dict):
            self.fill(path, answer)
        elif isinstance(item, Repeat) and isinstance(answer, list) and all(isinstance(row, dict) for row in answer):
            for row in answer:
                self.fill(self._filling.add_row(path), row)
        else:
            self._wrong.append((path, "unknown"))

    def _value(self, question: Question, path: Path, answer: object) -> Value | None:
        if question.kind.holds_file:
            return self._file(path, answer)
        if isinstance(answer, list) and question.kind is QuestionKind.SELECT_MULTIPLE:
            return tuple(str(choice) for choice in answer)
        if isinstance(answer, str | int | float) and not isinstance(answer, bool):
            return answer
        if answer is not None:
            self._wrong.append((path, "unknown"))
        return None

    def _file(self, path: Path, answer: object) -> FileRef | None:
        if answer is None:
            return None
        name = answer.get("attach") if isinstance(answer, dict) else None
        named = _named(name, self._files) if isinstance(name, str) else ()
        if len(named) != 1:
            self._wrong.append((path, AMBIGUOUS if named else "unknown"))
            return None
        self._left.discard(named[0])
        return self._files[named[0]].ref

    def _placed(self, ref: FileRef) -> bool:
        fitting = [question for question in self._form.questions() if _takes(question, ref)]
        alone = [question for question in fitting if repeat_around(self._form, question) is None]
        for question in fitting:
            repeat = repeat_around(self._form, question)
            if repeat is not None and not repeat.fixed:
                self._filling.set(in_row(question.path, self._filling.add_row(repeat.path)), ref)
                return True
        for question in alone:
            if self._filling.value(question.path) is None and self._filling.shown(question.path):
                self._filling.set(question.path, ref)
                return True
        return False


def repeat_around(form: Form, question: Question) -> Repeat | None:
    """The outermost repeat that a question stands in."""
    repeats = (item for item in form.walk() if isinstance(item, Repeat))
    return next((repeat for repeat in repeats if question.path.startswith(repeat.path + "/")), None)


def _named(name: str, files: Sequence[Attached]) -> tuple[int, ...]:
    """The files whose paths end like this."""
    parts = PurePath(name).parts
    return tuple(place for place, file in enumerate(files) if parts and file.path.parts[-len(parts) :] == parts)


def _takes(question: Question, ref: FileRef) -> bool:
    wanted = question.media_types or (_KINDS.get(question.kind, "*"),)
    return question.kind.holds_file and any(fnmatchcase(ref.media_type, kind) for kind in wanted)
