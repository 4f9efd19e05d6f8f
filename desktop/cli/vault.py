"""`amparo vault init|check|passphrase DIR`."""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed, add_noun
from desktop.services.checking import check
from desktop.services.locking import change_passphrase, make_vault

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "vault", console)
    add_deed(verbs, "init", common, console, _init, "vault")
    add_deed(verbs, "check", common, console, _check, "vault")
    add_deed(verbs, "passphrase", common, console, _passphrase, "vault")


def _init(given: Namespace, console: Console) -> int:
    make_vault(given.dir, passphrases.new(given, console)).close()
    console.answer({"vault": "made"}, [console.phrase("cli.vault_made")])
    return statuses.DONE


def _check(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        found = check(vault)
    document = {
        "records": found.records,
        "files": found.files,
        "damaged": [{"part": damage.part, "id": damage.id} for damage in found.damaged],
    }
    counted = console.phrase("cli.checked", records=found.records, files=found.files)
    lines = [counted, console.phrase("cli.damage_found" if found.damaged else "cli.no_damage")]
    lines += [f"  {damage.part}  {damage.id or ''}".rstrip() for damage in found.damaged]
    console.answer(document, lines)
    return statuses.DAMAGE if found.damaged else statuses.DONE


def _passphrase(given: Namespace, console: Console) -> int:
    old = passphrases.current(given, console)
    with closing(passphrases.opened_with(given, old)) as vault:
        change_passphrase(vault, old, passphrases.new(given, console))
    console.answer({"passphrase": "changed"}, [console.phrase("cli.passphrase_changed")])
    return statuses.DONE
