"""The README of an export, in the person's language: what it is, how to read it, what is not in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Final

from desktop import sentences
from desktop.forms import library
from desktop.paths import resources
from desktop.services.exporting.reports import Report

_BOM: Final = b"\xef\xbb\xbf"


def readme(report: Report, made: datetime, language: str) -> bytes:
    """UTF-8 with BOM and CRLF: the simplest editors of every system show it as it is."""
    words = _words(language)
    text = "\n\n".join(part.strip("\n") for part in _parts(report, made, words, language)) + "\n"
    return _BOM + text.replace("\n", "\r\n").encode()


def _parts(report: Report, made: datetime, words: Mapping[str, str], language: str) -> Iterator[str]:
    title = words["title"].format(made=made.strftime("%Y-%m-%d %H:%M %z"))
    yield f"{title}\n{'=' * len(title)}"
    purpose = report.choice.purpose
    if purpose is None:
        yield words["whole"]
    else:
        called, left_out = sentences.phrase(f"purposes.{purpose}", language), sum(report.left_out.values())
        yield words["purpose"].format(purpose=called, left_out=left_out)
    if report.choice.partners:
        yield words["partners"].format(partners="; ".join(sorted(report.choice.partners)))
    counts = {"conditions": report.conditions, "damaged": len(report.damaged), "missing": report.missing}
    counts["removed"] = report.removed
    for name, count in counts.items():
        if count:
            yield words[name].format(count=count)
    yield "\n".join([words["counts"], "", *_counts(report, words, language)])
    yield words["whats_here"]
    yield words["how_to"]


def _counts(report: Report, words: Mapping[str, str], language: str) -> Iterator[str]:
    for form_id, count in report.records.items():
        known = form_id in library.built_in_ids()
        yield f"{count:>9}  {sentences.phrase(f'forms.{form_id}', language) if known else form_id}"
    yield f"{report.files:>9}  {words['files']}"


@cache
def _words(language: str) -> Mapping[str, str]:
    code = language.split("-")[0].split("_")[0]
    with resources("templates", "export", f"{code if code in sentences.LANGUAGES else 'en'}.toml").open("rb") as file:
        return tomllib.load(file)
