"""`amparo form check FILE`: a form of somebody's own, before anybody fills it in. Opens no vault."""

from __future__ import annotations

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_noun
from desktop.cli.wording import table
from desktop.forms.questions import Form, Question
from desktop.services import reading_forms
from desktop.services.reading_forms import Fault

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "form", console)
    words = console.phrase("cli.help_form_check")
    check = verbs.add_parser("check", help=words, description=words, parents=[common])
    check.add_argument("file", metavar="FILE", type=Path, help=console.phrase("cli.help_form_file"))
    check.set_defaults(deed=_check)


def _check(given: Namespace, console: Console) -> int:
    found = reading_forms.read(given.file)
    console.answer(_document(found.form, found.faults), _lines(found.form, found.faults, console))
    return statuses.MENDABLE if found.faults else statuses.DONE


def _document(form: Form, faults: tuple[Fault, ...]) -> dict[str, object]:
    return {
        "form": form.id,
        "version": form.version,
        "title": _words(form.title.in_language(form.default_language)),
        "languages": {code: form.language_names.get(code, "") for code in form.languages},
        "digest": form.digest,
        "questions": [
            {
                "path": question.path,
                "kind": question.kind.value,
                "label": _labels(form, question),
                "type": question.source_kind,
            }
            for question in form.questions()
            if question.asks
        ],
        "faults": [{"path": fault.path, "expression": fault.expression, "code": fault.code} for fault in faults],
    }


def _lines(form: Form, faults: tuple[Fault, ...], console: Console) -> list[str]:
    language = console.language if console.language in form.languages else form.default_language
    names = [f"{form.language_names.get(code, '')} ({code})".strip() for code in form.languages if code]
    questions = [question for question in form.questions() if question.asks]
    lines = [f"{_words(form.title.in_language(language))}  ({' '.join(filter(None, (form.id, form.version)))})"]
    if names:
        lines.append(console.phrase("cli.form_languages", languages=", ".join(names)))
    lines.append(console.phrase("cli.form_questions", count=len(questions)))
    lines += [
        f"  {line}"
        for line in table([(one.path, one.kind.value, _words(one.label.in_language(language))) for one in questions])
    ]
    lines.append(console.phrase("cli.form_faults" if faults else "cli.form_no_faults", count=len(faults)))
    for fault in faults:
        lines.append(f"  {fault.path}: {_why(fault, console)}: {_words(fault.expression)}")
    return lines


def _why(fault: Fault, console: Console) -> str:
    try:
        return console.phrase(f"form_faults.{fault.code}")
    except KeyError:
        return console.phrase("form_faults.other")


def _labels(form: Form, question: Question) -> dict[str, str]:
    return {code: question.label.in_language(code) for code in form.languages}


def _words(text: str) -> str:
    return " ".join(text.split())
