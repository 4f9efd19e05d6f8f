"""How a noun of the command line and its verbs are declared."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.cli import passphrases
from desktop.cli.console import Console

if TYPE_CHECKING:
    Nouns = argparse._SubParsersAction[argparse.ArgumentParser]
    Deed = Callable[[argparse.Namespace, Console], int]


def add_noun(nouns: Nouns, noun: str, console: Console) -> Nouns:
    """A noun with verbs: `vault`."""
    words = console.phrase(f"cli.help_{noun}")
    return nouns.add_parser(noun, help=words, description=words).add_subparsers(metavar="VERB", required=True)


def add_deed(
    verbs: Nouns, name: str, common: argparse.ArgumentParser, console: Console, deed: Deed, noun: str = ""
) -> argparse.ArgumentParser:
    """Something done to a vault: `vault init DIR`, with its own arguments still to be added."""
    words = console.phrase("cli.help_" + "_".join(part for part in (noun, name) if part))
    parser = verbs.add_parser(name, help=words, description=words, parents=[common])
    passphrases.add_options(parser, console)
    parser.set_defaults(deed=deed)
    return parser
