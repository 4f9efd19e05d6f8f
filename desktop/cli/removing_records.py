"""`amparo record remove|fetch DIR ID…`: whole records go from this laptop, and come again. Decides nothing itself."""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from desktop import sentences
from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.parting import tell_parted, tell_wanted
from desktop.cli.wording import moment, size
from desktop.forms import library

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns
    from desktop.services.removing_records import Removed, RemovingRecords

_DAYS = 30


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    remove = add_deed(verbs, "remove", common, console, _remove, "record")
    remove.add_argument("ids", metavar="ID", nargs="*", help=console.phrase("cli.help_record_ids"))
    remove.add_argument(
        "--untouched", metavar="DAYS", type=int, default=_DAYS, help=console.phrase("cli.help_untouched")
    )
    fetch = add_deed(verbs, "fetch", common, console, _fetch, "record")
    fetch.add_argument("ids", metavar="ID", nargs="*", help=console.phrase("cli.help_record_ids"))


def _remove(given: Namespace, console: Console) -> int:
    from desktop.services.removing_records import RemovingRecords

    with closing(passphrases.opened(given, console)) as vault:
        removing = RemovingRecords(vault)
        if not given.ids:
            return _removable(removing, given.untouched, console)
        return tell_parted(removing.remove(given.ids), "record", console)


def _removable(removing: RemovingRecords, days: int, console: Console) -> int:
    rooms = removing.untouched(days)
    total = sum(room.bytes for room in rooms)
    document = {
        "removable": [
            {"id": room.id, "form": room.form_id, "bytes": room.bytes, "holders": list(room.holders)} for room in rooms
        ],
        "bytes": total,
    }
    lines = [
        console.phrase(
            "cli.record_removable",
            id=room.id,
            form=_form(room.form_id, console),
            size=size(room.bytes),
            holders=", ".join(room.holders),
        )
        for room in rooms
    ]
    lines.append(console.phrase("cli.records_removable", count=len(rooms), size=size(total)))
    console.answer(document, lines)
    return statuses.DONE


def _fetch(given: Namespace, console: Console) -> int:
    from desktop.services.removing_records import RemovingRecords

    with closing(passphrases.opened(given, console)) as vault:
        removing = RemovingRecords(vault)
        if not given.ids:
            return _stubs(removing.removed(), console)
        wanted = removing.fetch_again(given.ids)
    return tell_wanted(wanted, "record", console)


def _stubs(stubs: tuple[Removed, ...], console: Console) -> int:
    document = {
        "removed": [
            {
                "id": stub.id,
                "form": stub.form_id,
                "removed": stub.removed.isoformat(),
                "wanted": stub.wanted,
                "withheld": stub.withheld,
                "newer": stub.newer,
            }
            for stub in stubs
        ]
    }
    lines = [_stub_line(stub, console) for stub in stubs]
    console.answer(document, [*lines, console.phrase("cli.records_are_removed", count=len(stubs))])
    return statuses.DONE


def _stub_line(stub: Removed, console: Console) -> str:
    told = {"record_is_wanted": stub.wanted, "record_is_withheld": stub.withheld, "record_is_newer": stub.newer}
    state = "".join(console.phrase(f"cli.{name}") for name, is_so in told.items() if is_so)
    form, when = _form(stub.form_id, console), moment(stub.removed)
    return console.phrase("cli.record_is_removed", id=stub.id, form=form, when=when, state=state)


def _form(form_id: str, console: Console) -> str:
    """A form of the group's own is called by its id."""
    known = form_id in library.built_in_ids()
    return sentences.phrase(f"forms.{form_id}", console.language) if known else form_id
