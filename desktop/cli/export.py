"""`amparo vault export DIR OUT --purpose P | --whole-backup`: everything out, as far as consent covers it."""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import partners, passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.wording import size
from desktop.domain.consent import Purpose
from desktop.errors import PartnersUnnamed
from desktop.services.exporting.exporting import PURPOSES, Choice, Exporting, Report

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    export = add_deed(verbs, "export", common, console, _export, "vault")
    export.add_argument("out", metavar="OUT", type=Path, help=console.phrase("cli.help_export_out"))
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--purpose", choices=[one.value for one in PURPOSES], help=console.phrase("cli.help_purpose"))
    what.add_argument("--whole-backup", action="store_true", help=console.phrase("cli.help_whole_backup"))
    partners.add_to(export, console)


def _export(given: Namespace, console: Console) -> int:
    purpose = None if given.whole_backup else Purpose(given.purpose)
    with closing(passphrases.opened(given, console)) as vault:
        exporting = Exporting(vault, console.language)
        if purpose is Purpose.PARTNERS and given.partners_fd is None:
            return _ask_for_partners(exporting, console)
        named = frozenset() if given.partners_fd is None else partners.read(given.partners_fd)
        choice = Choice(purpose=purpose, partners=named)
        report = exporting.export(choice, given.out, lambda _progress: None)
    console.answer(_document(report), _words(report, console))
    return statuses.DAMAGE if report.damaged else statuses.DONE


def _ask_for_partners(exporting: Exporting, console: Console) -> int:
    """Which there are to choose from; nothing is written."""
    named = exporting.partners()
    lines = [console.phrase("cli.partners_are")] + [f"{count:>6}  {words}" for words, count in named.items()]
    if not console.as_json:
        console.complain(PartnersUnnamed())
    console.answer({"partners": named}, lines)
    return statuses.MENDABLE


def _document(report: Report) -> dict[str, object]:
    return {
        "purpose": report.choice.purpose,
        "whole_backup": report.choice.purpose is None,
        "records": dict(report.records),
        "files": report.files,
        "bytes": report.bytes,
        "left_out": {reason.value: count for reason, count in report.left_out.items()},
        "conditions": report.conditions,
        "missing_files": report.missing,
        "removed_records": report.removed,
        "damaged": [{"part": part, "id": id} for part, id in report.damaged],
    }


def _words(report: Report, console: Console) -> list[str]:
    records = sum(report.records.values())
    lines = [console.phrase("cli.exported", records=records, files=report.files, size=size(report.bytes))]
    if report.choice.purpose is None:
        lines.append(console.phrase("cli.exported_whole"))
    if report.conditions:
        lines.append(console.phrase("cli.exported_conditions", count=report.conditions))
    if report.left_out:
        lines.append(console.phrase("cli.export_left_out", count=sum(report.left_out.values())))
        lines += [f"{count:>6}  {console.phrase(f'left_out.{reason}')}" for reason, count in report.left_out.items()]
    if report.missing:
        lines.append(console.phrase("cli.export_missing", count=report.missing))
    if report.removed:
        lines.append(console.phrase("cli.export_removed", count=report.removed))
    if report.damaged:
        lines.append(console.phrase("cli.export_damaged"))
        lines += [f"  {part}  {id}" for part, id in report.damaged]
    return lines
