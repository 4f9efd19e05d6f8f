"""`amparo evidence save DIR ID OUT`."""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed, add_noun
from desktop.cli.wording import as_json, size
from desktop.services.collecting import Collecting

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "evidence", console)
    save = add_deed(verbs, "save", common, console, _save, "evidence")
    save.add_argument("id", metavar="ID", help=console.phrase("cli.help_file_id"))
    save.add_argument("out", metavar="OUT", type=Path, help=console.phrase("cli.help_save_out"))


def _save(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        collecting = Collecting(vault)
        ref = collecting.ref(given.id)
        collecting.save_out(given.id, given.out)
    document = {"saved": as_json(ref)}
    console.answer(document, [console.phrase("cli.saved_out", size=size(ref.size), sha256=ref.sha256)])
    return statuses.DONE
