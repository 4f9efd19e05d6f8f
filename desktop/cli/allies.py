"""`amparo group card DIR`, `amparo group ally DIR CARD|GROUP`, `amparo group allies DIR`: groups that ours works with.

A card is no secret, but it says who works with whom: CARD is best a file or `-`.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console, read_line
from desktop.cli.handed_over import text_of, write
from desktop.cli.nouns import add_deed
from desktop.cli.wording import moment

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns
    from desktop.services.allies import AllyFacts, CardFacts

_MARK = "amparo-group:"
_GROUP = 64
"""Digits of a group's id."""


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    card = add_deed(verbs, "card", common, console, _card, "group")
    card.add_argument("--days", metavar="N", type=_days, default=30, help=console.phrase("cli.help_card_days"))
    card.add_argument("--name-fd", metavar="N", type=int, help=console.phrase("cli.help_card_name_fd"))
    card.add_argument("--out", metavar="FILE", type=Path, help=console.phrase("cli.help_card_out"))
    ally = add_deed(verbs, "ally", common, console, _ally, "group")
    ally.add_argument("card", metavar="CARD", help=console.phrase("cli.help_card"))
    what = ally.add_mutually_exclusive_group()
    for name in ("in-person", "aloud", "remove"):
        words = console.phrase(f"cli.help_ally_{name.replace('-', '_')}")
        what.add_argument(f"--{name}", action="store_true", help=words)
    add_deed(verbs, "allies", common, console, _allies, "group")


def _days(text: str) -> int:
    """argparse says what is wrong with anything else."""
    days = int(text)
    if not 1 <= days <= 365:
        raise ValueError
    return days


def _card(given: Namespace, console: Console) -> int:
    from desktop.services.allies import Allies

    with closing(passphrases.opened(given, console)) as vault:
        allies = Allies(vault, console.language)
        name = allies.group_name() if given.name_fd is None else read_line(given.name_fd)
        card = allies.my_card(name, given.days)
    document = _compared(card) | {"expires": card.expires.isoformat()}
    lines = [*_words(card, console), console.phrase("cli.card_expires", expires=moment(card.expires))]
    if given.out is None:
        console.answer({**document, "card": card.text}, [card.text, "", *lines])
        return statuses.DONE
    write(given.out, card.text)
    console.answer(document, [console.phrase("cli.card_written"), *lines])
    return statuses.DONE


def _ally(given: Namespace, console: Console) -> int:
    from desktop.services.allies import Allies
    from desktop.services.sharing import Sharing

    with closing(passphrases.opened(given, console)) as vault:
        allies = Allies(vault, console.language)
        known = len(given.card) == _GROUP and all(sign in "0123456789abcdef" for sign in given.card)
        if given.remove:
            group = given.card if known else allies.look(text_of(given.card, _MARK)).group
            Sharing(vault).remove(group)
            console.answer({"group": group, "removed": True}, [console.phrase("cli.ally_removed")])
            return statuses.DONE
        group = given.card if known else allies.add(text_of(given.card, _MARK)).group
        if given.in_person or given.aloud:
            found = allies.compare(group, aloud=given.aloud)
        else:
            found = allies.get(group)
    said = "cli.ally_compared" if found.compared is not None else "cli.ally_to_compare"
    console.answer(_as_json(found), [found.name, *_words(found, console), console.phrase(said)])
    return statuses.DONE


def _allies(given: Namespace, console: Console) -> int:
    from desktop.services.allies import Allies

    with closing(passphrases.opened(given, console)) as vault:
        found = Allies(vault, console.language).all()
    lines: list[str] = []
    for one in found:
        said = "cli.ally_is_compared" if one.compared is not None else "cli.ally_not_compared"
        lines += [f"{one.group}  {one.name}", f"  {console.phrase(said)}"]
    console.answer({"groups": [_as_json(one) for one in found]}, lines or [console.phrase("cli.no_allies")])
    return statuses.DONE


def _compared(card: CardFacts | AllyFacts) -> dict[str, object]:
    return {"group": card.group, "name": card.name, "words": list(card.words), "digits": list(card.digits)}


def _as_json(one: AllyFacts) -> dict[str, object]:
    compared = None if one.compared is None else one.compared.isoformat()
    return _compared(one) | {"compared": compared, "aloud": one.aloud, "coordinators": one.coordinators}


def _words(card: CardFacts | AllyFacts, console: Console) -> list[str]:
    return [
        console.phrase("cli.card_words"),
        "  " + " ".join(card.words),
        console.phrase("cli.card_digits"),
        "  " + " ".join(card.digits),
    ]
