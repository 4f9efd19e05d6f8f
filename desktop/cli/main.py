"""The command line: reads what is asked, lets the noun's module do it, says how it ended. Knows no Qt."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from desktop import log, settings
from desktop.cli import NOUNS, statuses
from desktop.cli.console import Console
from desktop.errors import DesktopError
from desktop.forms.errors import FormUnreadable
from sync.errors import SyncError

Deed = Callable[[argparse.Namespace, Console], int]

logger = logging.getLogger(__name__)


class _Parser(argparse.ArgumentParser):
    """argparse ends with 2 where somebody mistyped; here that is what a person can mend."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(statuses.MENDABLE, f"{self.prog}: {message}\n")


def run(arguments: Sequence[str]) -> int:
    """Do what is asked and return the exit status."""
    log.start()
    language = settings.read().language or settings.system_language()
    if arguments[0] not in (*NOUNS, "-h", "--help"):
        return _say_what_there_is(arguments, Console(language=language))
    try:
        given = _parser(Console(language=language), arguments[:1]).parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return _do(given, Console(language=language, as_json=given.json))


def _say_what_there_is(arguments: Sequence[str], console: Console) -> int:
    console.say(console.phrase("cli.no_such_noun", word=arguments[0]))
    console.say(console.phrase("cli.what_there_is", nouns=", ".join(NOUNS)))
    return statuses.MENDABLE


def _do(given: argparse.Namespace, console: Console) -> int:
    deed: Deed = given.deed
    try:
        return deed(given, console)
    except (DesktopError, SyncError, FormUnreadable) as error:
        console.complain(error)
        return statuses.of(error)
    except KeyboardInterrupt:
        return statuses.INTERRUPTED
    except BrokenPipeError:
        return statuses.REFUSED_BY_MACHINE
    except Exception as error:
        logger.exception("the program met a mistake of its own")
        console.complain(error)
        return statuses.of(error)


def _parser(console: Console, asked: Sequence[str]) -> argparse.ArgumentParser:
    """Only the module of the noun that is asked for is imported: each of them brings much along."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help=console.phrase("cli.help_json"))
    parser = _Parser(prog="amparo", description=console.phrase("cli.help"))
    nouns = parser.add_subparsers(metavar="NOUN", required=True)
    for noun in NOUNS:
        if noun in asked:
            importlib.import_module(f"desktop.cli.{noun}").add_to(nouns, common, console)
        else:
            nouns.add_parser(noun, help=console.phrase(f"cli.help_{noun}"))
    return parser
