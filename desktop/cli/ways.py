"""`amparo vault ways|sheet|shares|prove|open-with|remove-way|duress DIR`: ways into a vault beside its passphrase.

Words of a sheet or a share go to standard output, once, where they were asked for, and nowhere else. They are read
from a terminal or from an inherited descriptor (`--words-fd`): a sheet is a line, a share is two, its words and its
PIN.
"""

from __future__ import annotations

import argparse
import re
from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console, read_line
from desktop.cli.nouns import add_deed
from desktop.cli.wording import capital, moment
from desktop.errors import InputUnreadable
from desktop.services import recovering
from desktop.services.recovering import Recovering
from desktop.services.ways import HeldShare, Share, Trusted, Way, WayIn

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns

_OF = re.compile(r"(\d{1,2})/(\d{1,2})")


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    add_deed(verbs, "ways", common, console, _ways, "vault")
    sheet = add_deed(verbs, "sheet", common, console, _sheet, "vault")
    sheet.add_argument("--language", metavar="CODE", default="", help=console.phrase("cli.help_sheet_language"))
    shares = add_deed(verbs, "shares", common, console, _shares, "vault")
    shares.add_argument("--of", metavar="K/N", type=_of, required=True, help=console.phrase("cli.help_of"))
    shares.add_argument("--names-fd", metavar="N", type=int, help=console.phrase("cli.help_names_fd"))
    for name, deed in (("prove", _prove), ("open-with", _open_with)):
        verb = add_deed(verbs, name, common, console, deed, "vault")
        verb.add_argument("what", choices=["sheet", "shares"], help=console.phrase("cli.help_what"))
        verb.add_argument("--words-fd", metavar="N", type=int, help=console.phrase("cli.help_words_fd"))
    remove = add_deed(verbs, "remove-way", common, console, _remove, "vault")
    remove.add_argument("way", metavar="ID", type=int, help=console.phrase("cli.help_way_id"))
    duress = add_deed(verbs, "duress", common, console, _duress, "vault")
    duress.add_argument("--off", action="store_true", help=console.phrase("cli.help_duress_off"))


def _of(text: str) -> tuple[int, int]:
    """argparse says what is wrong with anything else."""
    found = _OF.fullmatch(text)
    needed, count = (int(number) for number in found.groups()) if found else (0, 0)
    if not 2 <= needed <= count <= recovering.MOST_SHARES:
        raise ValueError
    return needed, count


def _ways(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        known = Recovering(vault).ways()
    console.answer({"ways": [_document(way) for way in known]}, [_line(way, console) for way in known])
    return statuses.DONE


def _sheet(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        sheet = Recovering(vault).make_sheet(given.language or console.language)
    numbered = [f"{number:2}. {word}" for number, word in enumerate(sheet.words, start=1)]
    console.answer({"way": sheet.id, "words": sheet.words, "qr": sheet.qr_text}, numbered)
    console.remark(console.phrase("cli.sheet_made"))
    return statuses.DONE


def _shares(given: Namespace, console: Console) -> int:
    needed, count = given.of
    with closing(passphrases.opened(given, console)) as vault:
        names = [_name(given, console, number) for number in range(1, count + 1)]
        trusted = [Trusted(name=name, pin=recovering.suggest_pin()) for name in names]
        shares = Recovering(vault).make_shares(needed, trusted)
    pairs = list(zip(shares, trusted, strict=True))
    document = [
        {"number": share.number, "name": share.name, "words": share.words, "qr": share.qr_text, "pin": person.pin}
        for share, person in pairs
    ]
    lines = [line for share, person in pairs for line in _handed(share, person.pin, console)]
    console.answer({"needed": needed, "shares": document}, lines)
    console.remark(console.phrase("cli.shares_made", needed=needed))
    return statuses.DONE


def _prove(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        if given.what == "sheet":
            Recovering(vault).prove_sheet(line_of_words(given, console))
            console.answer({"opens": True}, [console.phrase("cli.sheet_proved")])
            return statuses.DONE
        found = Recovering(vault).prove_shares(held_shares(given, console))
    right = ", ".join(str(number) for number in found.right)
    wrong = ", ".join(str(position + 1) for position in found.wrong)
    lines = [console.phrase("cli.shares_open")] if found.opens else []
    lines += [console.phrase("cli.shares_right", numbers=right)] if right else []
    lines += [console.phrase("cli.shares_wrong", numbers=wrong)] if wrong else []
    console.answer({"opens": found.opens, "right": found.right, "wrong": found.wrong}, lines)
    return statuses.MENDABLE if found.wrong else statuses.DONE


def _open_with(given: Namespace, console: Console) -> int:
    """The new passphrase comes from where a passphrase comes from; the words, from the other descriptor."""
    if given.what == "sheet":
        vault = recovering.open_with_sheet(given.dir, line_of_words(given, console))
    else:
        vault = recovering.open_with_shares(given.dir, held_shares(given, console))
    with closing(vault):
        Recovering(vault).set_new_passphrase(passphrases.new(given, console))
    console.answer({"passphrase": "changed"}, [console.phrase("cli.passphrase_changed")])
    return statuses.DONE


def _remove(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        Recovering(vault).remove(given.way)
    console.answer({"removed": given.way}, [console.phrase("cli.way_removed")])
    return statuses.DONE


def _duress(given: Namespace, console: Console) -> int:
    old = passphrases.current(given, console)
    with closing(passphrases.opened_with(given, old)) as vault:
        if given.off:
            Recovering(vault).remove_duress()
        else:
            for key in ("what", "lost", "back", "flash", "copies", "only_copy"):
                console.remark(console.phrase(f"duress.{key}"))
            Recovering(vault).set_duress(old, passphrases.new(given, console, "cli.ask_duress"))
    console.answer({"duress": not given.off}, [console.phrase("cli.duress_off" if given.off else "cli.duress_on")])
    return statuses.DONE


def _name(given: Namespace, console: Console, number: int) -> str:
    if given.names_fd is not None:
        return read_line(given.names_fd)
    return console.ask("cli.ask_holder", number=number)


def line_of_words(given: Namespace, console: Console) -> str:
    return read_line(given.words_fd) if given.words_fd is not None else console.ask("cli.ask_words")


def held_shares(given: Namespace, console: Console) -> list[HeldShare]:
    """Until an empty line, or the end of the descriptor."""
    held: list[HeldShare] = []
    while len(held) < recovering.MOST_SHARES and (words := _next_share(given, console)):
        pin = read_line(given.words_fd) if given.words_fd is not None else console.ask_secret("cli.ask_pin")
        held.append(HeldShare(words=words, pin=pin))
    return held


def _next_share(given: Namespace, console: Console) -> str:
    if given.words_fd is None:
        return console.ask("cli.ask_share")
    try:
        return read_line(given.words_fd)
    except InputUnreadable:
        return ""


def _handed(share: Share, pin: str, console: Console) -> list[str]:
    head = console.phrase("cli.share_of", number=share.number, name=share.name or "–", pin=pin)
    return [head, "  " + " ".join(share.words), ""]


def _line(way: WayIn, console: Console) -> str:
    said = capital(console.phrase(f"ways.{way.way.value}"))
    parts = [f"{way.id}  {said}", console.phrase("cli.way_made", date=moment(way.made))]
    if way.way is Way.SHARES:
        names = ", ".join(f"{one.number} {one.name}".strip() for one in way.holders)
        parts.append(console.phrase("cli.way_held", needed=way.needed, count=len(way.holders), names=names))
    if way.due is not None:
        key = "cli.way_never_proved" if way.proved is None else "cli.way_proved"
        parts.append(console.phrase(key, date=moment(way.proved or way.made)))
        parts.append(console.phrase("cli.way_due", date=moment(way.due)))
    if way.replaced:
        parts.append(console.phrase("cli.way_replaced"))
    return "; ".join(parts)


def _document(way: WayIn) -> dict[str, object]:
    dates = {name: getattr(way, name) for name in ("made", "proved", "due")}
    shown: dict[str, object] = {"id": way.id, "way": way.way.value, "replaced": way.replaced}
    shown |= {name: None if date is None else date.isoformat() for name, date in dates.items()}
    if way.way is Way.SHARES:
        shown["needed"] = way.needed
        shown["holders"] = [
            {"number": one.number, "name": one.name, "proved": one.proved and one.proved.isoformat()}
            for one in way.holders
        ]
    return shown
