"""`amparo search DIR WORDS`."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.record import line_as_json
from desktop.cli.wording import table
from desktop.services.searching import Searching

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns

_LONGEST = 4096


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    parser = add_deed(nouns, "search", common, console, _search)
    parser.add_argument("words", metavar="WORDS", nargs="+", help=console.phrase("cli.help_words"))
    parser.add_argument("--form", metavar="FORM", help=console.phrase("cli.help_form_only"))
    parser.add_argument("--limit", metavar="N", type=int, default=50, help=console.phrase("cli.help_limit"))


def _search(given: Namespace, console: Console) -> int:
    words = sys.stdin.read(_LONGEST) if given.words == ["-"] else " ".join(given.words)
    with closing(passphrases.opened(given, console)) as vault:
        hits = Searching(vault, console.language).find(words, given.form, given.limit)
    document = {"hits": [line_as_json(hit.line) | {"snippet": hit.snippet} for hit in hits]}
    rows = [(hit.line.id, hit.line.form_id, hit.line.title, " ".join(hit.snippet.split())) for hit in hits]
    console.answer(document, table(rows))
    return statuses.DONE
