"""`amparo evidence remove|fetch DIR ID…`: originals go from this laptop, and come again. Decides nothing itself."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.parting import tell_parted, tell_wanted
from desktop.cli.wording import size

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns
    from desktop.services.carrying_less import CarryingLess, Hindrance


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    remove = add_deed(verbs, "remove", common, console, _remove, "evidence")
    remove.add_argument("ids", metavar="ID", nargs="*", help=console.phrase("cli.help_file_ids"))
    fetch = add_deed(verbs, "fetch", common, console, _fetch, "evidence")
    fetch.add_argument("ids", metavar="ID", nargs="+", help=console.phrase("cli.help_file_ids"))


def _remove(given: Namespace, console: Console) -> int:
    from desktop.services.carrying_less import CarryingLess

    with closing(passphrases.opened(given, console)) as vault:
        carrying = CarryingLess(vault)
        if given.ids:
            return tell_parted(carrying.remove(given.ids), "original", console)
        return _listed(carrying, console)


def _listed(carrying: CarryingLess, console: Console) -> int:
    room = carrying.room()
    document = {
        "removable": [{"id": one.ref.id, "bytes": one.bytes, "holders": list(one.holders)} for one in room.removable],
        "staying": [{"id": one.ref.id, "bytes": one.bytes, "reason": _code(one.hindrance)} for one in room.staying],
        "bytes": room.bytes,
    }
    lines = [
        console.phrase("cli.original_removable", id=one.ref.id, size=size(one.bytes), holders=", ".join(one.holders))
        for one in room.removable
    ]
    lines.append(console.phrase("cli.originals_removable", count=len(room.removable), size=size(room.bytes)))
    for code, count in sorted(Counter(_code(one.hindrance) for one in room.staying).items()):
        lines.append(console.phrase("cli.originals_stay", count=count, reason=console.phrase(f"stays.{code}")))
    console.answer(document, lines)
    return statuses.DONE


def _fetch(given: Namespace, console: Console) -> int:
    from desktop.services.carrying_less import CarryingLess

    with closing(passphrases.opened(given, console)) as vault:
        wanted = CarryingLess(vault).fetch_again(given.ids)
    return tell_wanted(wanted, "original", console)


def _code(hindrance: Hindrance | None) -> str:
    return "" if hindrance is None else hindrance.value
