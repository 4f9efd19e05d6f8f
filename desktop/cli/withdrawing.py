"""`amparo record withdraw DIR [ID] [--for USE]... [--also ID]... [--look]`: consent is taken back, and who had it."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.wording import moment
from desktop.domain.consent import Purpose
from desktop.forms import library

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns
    from desktop.services.withdrawing import About, Left, Withdrawal, Withdrawing


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    withdraw = add_deed(verbs, "withdraw", common, console, _withdraw, "record")
    withdraw.add_argument("id", metavar="ID", nargs="?", help=console.phrase("cli.help_record_id"))
    uses = [purpose.value for purpose in Purpose]
    for option, name, words in (
        ("--for", "uses", console.phrase("cli.help_withdraw_for", uses=", ".join(uses))),
        ("--also", "also", console.phrase("cli.help_withdraw_also")),
    ):
        among = uses if name == "uses" else None
        metavar = "USE" if name == "uses" else "ID"
        withdraw.add_argument(
            option, dest=name, metavar=metavar, action="append", default=[], choices=among, help=words
        )
    withdraw.add_argument("--look", action="store_true", help=console.phrase("cli.help_withdraw_look"))


def _withdraw(given: Namespace, console: Console) -> int:
    from desktop.services.withdrawing import Withdrawing

    with closing(passphrases.opened(given, console)) as vault:
        withdrawing = Withdrawing(vault, console.language)
        if given.id is None:
            return _list(withdrawing.all(), console)
        if given.look:
            return _look(withdrawing.about(given.id), console)
        if given.uses:
            return _in_part(withdrawing, given, console)
        done = withdrawing.whole(given.id, given.also)
    console.answer(_as_json(done), [*_lines(done, console), *_what_follows(done, console)])
    return statuses.DONE


def _in_part(withdrawing: Withdrawing, given: Namespace, console: Console) -> int:
    withdrawing.in_part(given.id, [Purpose(use) for use in given.uses])
    uses = ", ".join(console.phrase(f"purposes.{use}") for use in dict.fromkeys(given.uses))
    left = withdrawing.about(given.id).left
    lines = [console.phrase("cli.withdraw_uses_ended", uses=uses), *_left_lines(left, console)]
    console.answer({"id": given.id, "ended": given.uses, "left": [_left_as_json(one) for one in left]}, lines)
    return statuses.DONE


def _look(about: About, console: Console) -> int:
    document = {
        "id": about.line.id,
        "may": about.may,
        "files": about.files,
        "notes": about.notes,
        "also": [line.id for line in about.also],
        "left": [_left_as_json(one) for one in about.left],
    }
    form = _form(about.line.form_id, console)
    lines = [console.phrase("cli.withdraw_would", id=about.line.id, form=form, files=about.files, notes=about.notes)]
    lines += [console.phrase("cli.withdraw_also", id=line.id, form=_form(line.form_id, console)) for line in about.also]
    lines += [] if about.may else [console.phrase("cli.withdraw_not_yours")]
    lines += [*_left_lines(about.left, console), console.phrase("withdrawal.cannot")]
    console.answer(document, lines)
    return statuses.DONE if about.may else statuses.MENDABLE


def _list(found: Iterable[Withdrawal], console: Console) -> int:
    known = tuple(found)
    lines = [line for one in known for line in (*_lines(one, console), *_what_follows(one, console)[:-1])]
    lines.append(console.phrase("cli.records_are_withdrawn", count=len(known)))
    console.answer({"withdrawn": [_as_json(one) for one in known]}, lines)
    return statuses.DONE


def _lines(one: Withdrawal, console: Console) -> list[str]:
    by = console.phrase("cli.withdrawn_by", name=one.by) if one.by else console.phrase("cli.withdrawn_here")
    said = "cli.record_in_part" if one.in_part else "cli.record_is_withdrawn"
    form = _form(one.form_id, console)
    return [
        console.phrase(said, id=one.record_id, form=form, when=moment(one.said), by=by),
        *_left_lines(one.left, console),
    ]


def _what_follows(one: Withdrawal, console: Console) -> list[str]:
    if one.in_part:
        return [""]
    state = "received" if one.received else "on_server" if one.on_server else "waits"
    return ["  " + console.phrase(f"withdrawal.{state}"), console.phrase("withdrawal.cannot")]


def _left_lines(left: Iterable[Left], console: Console) -> list[str]:
    lines = [_left_line(one, console) for one in left]
    return lines or ["  " + console.phrase("left.nobody")]


def _left_line(one: Left, console: Console) -> str:
    known = one.purpose.replace(" ", "_").replace("whole_backup", "whole")
    purpose = console.phrase(f"purposes.{known}") if known else console.phrase("left.unsaid")
    what = console.phrase(f"left.{one.way.value}", purpose=purpose)
    whom = ": ".join(["", one.whom]) if one.whom else ""
    when = "" if one.when is None else f", {moment(one.when)}"
    return console.phrase("cli.withdrawn_left", what=what, whom=whom, when=when + (f" ({one.by})" if one.by else ""))


def _as_json(one: Withdrawal) -> dict[str, object]:
    return {
        "id": one.record_id,
        "form": one.form_id,
        "in_part": one.in_part,
        "by": one.by,
        "said": one.said.isoformat(),
        "on_server": one.on_server,
        "received": one.received,
        "left": [_left_as_json(left) for left in one.left],
    }


def _left_as_json(one: Left) -> dict[str, object]:
    return {
        "way": one.way.value,
        "whom": one.whom,
        "purpose": one.purpose,
        "when": None if one.when is None else one.when.isoformat(),
        "by": one.by,
    }


def _form(form_id: str, console: Console) -> str:
    known = form_id in library.built_in_ids()
    return console.phrase(f"forms.{form_id}") if known else form_id
