"""Adding a record with its files. Knows services and forms; prints nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.cli.answers import Attached, changes, repeat_around
from desktop.domain.answers import FileRef
from desktop.errors import FileUnreadable, FileVanished, NoSuchForm
from desktop.forms import library
from desktop.forms.questions import Form, QuestionKind
from desktop.services import media_types
from desktop.services.casework import Casework
from desktop.services.collecting import Collecting
from desktop.store.vault import Vault

EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Ids: the record, and the records of evidence made for files that its form has no place for."""

    record: str
    evidence: tuple[str, ...] = ()


def add(vault: Vault, form_id: str, answers: Mapping[str, object], attach: Sequence[Path], *, urgent: bool) -> Added:
    """Save a record with its files. Answers and files are looked at before anything is taken in.

    A file that the form has no place for becomes evidence of its own, linked to the record.
    Raises NoSuchForm, BrokenAnswers, FileVanished, FileUnreadable and what saving raises.
    """
    if form_id not in library.built_in_ids():
        raise NoSuchForm
    form = library.built_in(form_id)
    changes(form, answers, [Attached(path=file, ref=_announced(file)) for file in attach], _now)
    casework = Casework(vault)
    files = _taken_in(Collecting(vault), attach)
    sitting, left = changes(form, answers, files, _now)
    record = casework.save(None, form_id, sitting, urgent=urgent)
    evidence = [_add_evidence(casework, files[place], form_id, record, urgent=urgent) for place in left]
    return Added(record=record, evidence=tuple(evidence))


def read_file(file: Path, most: int) -> bytes:
    """At most so many bytes and one more. Raises FileVanished, FileUnreadable."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except FileNotFoundError as error:
        raise FileVanished from error
    except OSError as error:
        raise FileUnreadable from error


def _taken_in(collecting: Collecting, attach: Sequence[Path]) -> list[Attached]:
    """All of them or none."""
    files: list[Attached] = []
    try:
        for file in attach:
            files.append(Attached(path=file, ref=collecting.take_in(file).ref))
    except BaseException:
        for taken in files:
            collecting.give_up(taken.ref.id)
        raise
    return files


def _add_evidence(casework: Casework, file: Attached, about: str, record: str, *, urgent: bool) -> str:
    form = library.built_in(EVIDENCE)
    answers = {form.title_path: file.ref.name} | _link(form, about, record)
    sitting, _ = changes(form, answers, [file], _now)
    return casework.save(None, EVIDENCE, sitting, urgent=urgent)


def _link(form: Form, about: str, record: str) -> dict[str, object]:
    """The answer that links to a record of this form: at a question for just this form, else for any."""
    links = [question for question in form.questions() if question.kind is QuestionKind.LINK]
    for question in sorted(links, key=lambda question: question.link_form == ""):
        if question.link_form in (about, ""):
            repeat = repeat_around(form, question)
            if repeat is None:
                return {question.path: record}
            return {repeat.path: [{question.path.removeprefix(repeat.path + "/"): record}]}
    return {}


def _announced(file: Path) -> FileRef:
    """Stands for the file until it is taken in."""
    if file.exists() and not file.is_file():
        raise FileUnreadable  # a pipe would be waited for
    head = read_file(file, media_types.HEAD)
    return FileRef(id="0" * 32, name=file.name, size=0, media_type=media_types.of(head, file.name), sha256="0" * 64)


def _now() -> datetime:
    return datetime.now().astimezone()
