"""`amparo vault init|check|passphrase DIR`; `ways`, `backups`, `export` and `rescue` have the other verbs."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli import backups, export, passphrases, rescue, statuses, ways
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed, add_noun
from desktop.services.checking import check
from desktop.services.clearing_up import LeftOver, clear_up
from desktop.services.locking import make_vault
from desktop.services.recovering import Recovering
from desktop.services.ways import Way

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "vault", console)
    add_deed(verbs, "init", common, console, _init, "vault")
    add_deed(verbs, "check", common, console, _check, "vault")
    add_deed(verbs, "passphrase", common, console, _passphrase, "vault")
    ways.add_to(verbs, common, console)
    backups.add_to(verbs, common, console)
    export.add_to(verbs, common, console)
    rescue.add_to(verbs, common, console)


def _init(given: Namespace, console: Console) -> int:
    make_vault(given.dir, passphrases.new(given, console)).close()
    console.answer({"vault": "made"}, [console.phrase("cli.vault_made")])
    return statuses.DONE


def _check(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        left = clear_up(vault)
        found = check(vault)
    document: dict[str, object] = {
        "records": found.records,
        "files": found.files,
        "removed": found.removed,
        "damaged": [
            {"part": damage.part, "id": damage.id} | ({"flaw": damage.flaw} if damage.flaw else {})
            for damage in found.damaged
        ],
    }
    counted = console.phrase("cli.checked", records=found.records, files=found.files)
    lines = [counted, console.phrase("cli.damage_found" if found.damaged else "cli.no_damage")]
    lines += [console.phrase("cli.records_are_removed", count=found.removed)] if found.removed else []
    lines += [f"  {damage.part}  {damage.id or ''}  {damage.flaw or ''}".rstrip() for damage in found.damaged]
    for words, count in (("loose_files", found.loose), ("nameless_files", found.nameless)):
        if count:
            lines.append(console.phrase(f"cli.{words}", count=count))
            document[words] = count
    if left:
        document["left"] = [{"place": str(one.place), "deleted": one.removed} for one in left]
    console.answer(document, [*lines, *_left(left, console)])
    return statuses.DAMAGE if found.damaged else statuses.DONE


def _left(left: Sequence[LeftOver], console: Console) -> list[str]:
    """What an earlier run was writing out of the vault when it was ended."""
    lines = []
    for words, removed in (("left_deleted", True), ("left_there", False)):
        places = [f"  {one.place}" for one in left if one.removed is removed]
        lines += [console.phrase(f"cli.{words}"), *places] if places else []
    return lines


def _passphrase(given: Namespace, console: Console) -> int:
    old = passphrases.current(given, console)
    with closing(passphrases.opened_with(given, old)) as vault:
        new, rest = passphrases.new(given, console), Recovering(vault)
        has_duress = any(way.way is Way.DURESS for way in rest.ways())
        anew = rest.change_passphrase(old, new, passphrases.optional(given, console) if has_duress else "")
    lines = [console.phrase("cli.passphrase_changed")] + ([] if anew else [console.phrase("cli.cost_as_it_was")])
    console.answer({"passphrase": "changed", "measured": anew}, lines)
    return statuses.DONE
