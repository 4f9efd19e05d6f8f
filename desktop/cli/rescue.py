"""`amparo vault rescue DIR NEW`: what verifies of a damaged vault, into a new one."""

from __future__ import annotations

import argparse
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.services.rescuing import Rescued, rescue

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verb = add_deed(verbs, "rescue", common, console, _rescue, "vault")
    verb.add_argument("new", metavar="NEW", type=Path, help=console.phrase("cli.help_new_vault"))


def _rescue(given: Namespace, console: Console) -> int:
    key = passphrases.current(given, console)
    found = rescue(given.dir, key, given.new, passphrases.new(given, console))
    console.answer(asdict(found), _said(found, console))
    return statuses.DONE if found.whole and not (found.words_lost or found.device_lost) else statuses.DAMAGE


def _said(found: Rescued, console: Console) -> list[str]:
    lines = [console.phrase("rescue.done", records=found.records, files=found.files)]
    if found.words_lost:
        lines.append(console.phrase("rescue.words_lost"))
    if found.device_lost:
        lines.append(console.phrase("rescue.device_lost"))
    for name in ("files_to_come", "files_damaged", "files_gone"):
        count = getattr(found, name)
        if count:
            lines.append(console.phrase(f"rescue.{name}", count=count))
    if found.left:
        lines += [console.phrase("rescue.left"), *(f"  {place}" for place in found.left)]
    return [*lines, console.phrase("rescue.next")]
