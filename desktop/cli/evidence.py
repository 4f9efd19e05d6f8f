"""`amparo evidence save|bundle DIR ID OUT`, `amparo evidence remove|fetch DIR ID…`, `amparo evidence verify
BUNDLE`, which needs no vault.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import carrying_less, partners, passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed, add_noun
from desktop.cli.wording import as_json, size

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "evidence", console)
    save = add_deed(verbs, "save", common, console, _save, "evidence")
    save.add_argument("id", metavar="ID", help=console.phrase("cli.help_file_id"))
    save.add_argument("out", metavar="OUT", type=Path, help=console.phrase("cli.help_save_out"))
    bundle = add_deed(verbs, "bundle", common, console, _bundle, "evidence")
    bundle.add_argument("id", metavar="ID", help=console.phrase("cli.help_file_id"))
    bundle.add_argument("out", metavar="OUT", type=Path, help=console.phrase("cli.help_bundle_out"))
    bundle.add_argument(
        "--purpose",
        metavar="PURPOSE",
        required=True,
        choices=("internal", "partners", "movements", "un", "court"),
        help=console.phrase("cli.help_bundle_purpose"),
    )
    partners.add_to(bundle, console)
    carrying_less.add_to(verbs, common, console)
    words = console.phrase("cli.help_evidence_verify")
    verify = verbs.add_parser("verify", help=words, description=words, parents=[common])
    verify.add_argument("bundle", metavar="BUNDLE", type=Path, help=console.phrase("cli.help_bundle"))
    verify.add_argument("--server-key", metavar="HEX", help=console.phrase("cli.help_server_key"))
    verify.add_argument("--group", metavar="HEX", help=console.phrase("cli.help_group_id"))
    verify.set_defaults(deed=_verify)


def _save(given: Namespace, console: Console) -> int:
    from desktop.services.collecting import Collecting

    with closing(passphrases.opened(given, console)) as vault:
        collecting = Collecting(vault)
        ref = collecting.ref(given.id)
        collecting.save_out(given.id, given.out)
    document = {"saved": as_json(ref)}
    console.answer(document, [console.phrase("cli.saved_out", size=size(ref.size), sha256=ref.sha256)])
    return statuses.DONE


def _bundle(given: Namespace, console: Console) -> int:
    from desktop.domain.consent import Purpose
    from desktop.errors import ConsentMissing
    from desktop.services.exporting.passing import Choice
    from desktop.services.handing_over.handing_over import HandingOver

    named = frozenset() if given.partners_fd is None else partners.read(given.partners_fd)
    choice = Choice(purpose=Purpose(given.purpose), partners=named)
    with closing(passphrases.opened(given, console)) as vault:
        try:
            done = HandingOver(vault).hand_over(given.id, choice, given.out)
        except ConsentMissing as missing:
            console.complain(missing)
            for reason in missing.reasons:
                console.remark(f"  {console.phrase(f'left_out.{reason}')}")
            return statuses.of(missing)
    document = {
        "bundle": str(done.folder),
        "sha256": done.sha256,
        "in_the_log": done.in_the_log,
        "group": done.group,
        "server_key": done.server_key,
    }
    lines = [console.phrase("cli.handed_over", sha256=done.sha256)]
    if done.in_the_log:
        lines.append(console.phrase("cli.handed_over_keys", group=done.group, server_key=done.server_key))
    else:
        lines.append(console.phrase("cli.handed_over_without_receipt"))
    console.answer(document, lines)
    return statuses.DONE


def _verify(given: Namespace, console: Console) -> int:
    from desktop.cli.verdicts import as_document, as_lines
    from desktop.services.bundles.verifying import verify

    verdict = verify(given.bundle, server_key=_digits(given.server_key), group=_digits(given.group))
    console.answer(as_document(verdict), as_lines(verdict, console))
    return statuses.DONE if verdict.holds else statuses.DAMAGE


def _digits(typed: str | None) -> str | None:
    """They may come in fours, as the window shows them."""
    return None if typed is None else "".join(typed.split()).lower()
