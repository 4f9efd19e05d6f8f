"""`amparo vault backup DIR FILE` and `amparo vault restore FILE DIR`."""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.ways import held_shares, line_of_words
from desktop.cli.wording import moment, size
from desktop.services import restoring
from desktop.services.backing_up import BackedUp, BackingUp, Stage
from desktop.services.restoring import Restored

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    backup = add_deed(verbs, "backup", common, console, _backup, "vault")
    backup.add_argument("file", metavar="FILE", type=Path, help=console.phrase("cli.help_backup_file"))
    words = console.phrase("cli.help_vault_restore")
    restore = verbs.add_parser("restore", help=words, description=words, parents=[common])
    restore.add_argument("file", metavar="FILE", type=Path, help=console.phrase("cli.help_restore_file"))
    passphrases.add_options(restore, console)
    restore.add_argument("--with", dest="what", choices=["sheet", "shares"], help=console.phrase("cli.help_what"))
    restore.add_argument("--words-fd", metavar="N", type=int, help=console.phrase("cli.help_words_fd"))
    restore.add_argument("--earlier", action="store_true", help=console.phrase("cli.help_earlier"))
    restore.set_defaults(deed=_restore)


def _backup(given: Namespace, console: Console) -> int:
    passphrase = passphrases.current(given, console)
    with closing(passphrases.opened_with(given, passphrase)) as vault:
        backing_up = BackingUp(vault)
        if backing_up.needs_passphrase():
            backing_up.prepare(passphrase)
        made = backing_up.back_up(given.file, _Told(console))
    document = {
        "taken": made.taken.isoformat(),
        "size": made.size,
        "written": made.written,
        "files": made.files,
        "begun": made.begun,
        "verified": True,
        "other_disk": made.apart,
        "mended": made.mended,
        "left_out": made.left_out,
    }
    console.answer(document, _said_of_backup(made, console))
    return statuses.DAMAGE if made.left_out else statuses.DONE


def _restore(given: Namespace, console: Console) -> int:
    told = _Told(console)
    if given.what == "sheet":
        words = line_of_words(given, console)
        found = restoring.restore_with_sheet(given.file, given.dir, words, told, earlier=given.earlier)
    elif given.what == "shares":
        held = held_shares(given, console)
        found = restoring.restore_with_shares(given.file, given.dir, held, told, earlier=given.earlier)
    else:
        passphrase = passphrases.current(given, console)
        found = restoring.restore(given.file, given.dir, passphrase, told, earlier=given.earlier)
    document = {
        "taken": found.taken.isoformat(),
        "records": found.records,
        "files": found.files,
        "missing": found.missing,
        "damaged": found.damaged,
        "unfinished": found.unfinished,
        "earlier": found.earlier,
    }
    console.answer(document, _said_of_restored(found, console))
    return statuses.DAMAGE if found.damaged else statuses.DONE


def _said_of_backup(made: BackedUp, console: Console) -> list[str]:
    lines = [
        console.phrase(
            "backup.done", taken=moment(made.taken), size=size(made.size), written=size(made.written), files=made.files
        )
    ]
    if not made.apart:
        lines.append(console.phrase("backup.same_disk"))
    if made.mended:
        lines.append(console.phrase("backup.mended"))
    if made.left_out:
        lines += [console.phrase("backup.left_out", count=len(made.left_out))]
        lines += [f"  file  {file}" for file in made.left_out]
    return lines


def _said_of_restored(found: Restored, console: Console) -> list[str]:
    counts = {"taken": moment(found.taken), "records": found.records, "files": found.files}
    lines = [console.phrase("backup.restored", **counts)]
    for key, count in (("damaged", found.damaged), ("missing", found.missing - found.damaged)):
        if count:
            lines.append(console.phrase(f"backup.{key}", count=count))
    lines += [console.phrase("backup.earlier")] if found.earlier else []
    lines += [console.phrase("backup.unfinished")] if found.unfinished else []
    return [*lines, console.phrase("backup.next")]


class _Told:
    """Says what is being done when that changes, to people alone."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage: Stage | None = None

    def __call__(self, stage: Stage, _done: int, _total: int) -> None:
        if stage is not self._stage:
            self._stage = stage
            self._console.remark(self._console.phrase(f"backup.{stage.value}"))
