"""Where the passphrase comes from: an inherited file descriptor or a prompt. Never an argument or the environment."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.cli.console import Console, read_line
from desktop.cli.wording import moment
from desktop.errors import InputUnreadable
from desktop.services.locking import open_vault
from desktop.services.recovering import forget_wrong_tries, wrong_tries
from desktop.services.strength import suggest_passphrase
from desktop.store.vault import Vault


def add_options(parser: ArgumentParser, console: Console) -> None:
    parser.add_argument("dir", metavar="DIR", type=Path, help=console.phrase("cli.help_dir"))
    parser.add_argument("--passphrase-fd", metavar="N", type=int, help=console.phrase("cli.help_passphrase_fd"))


def opened(given: Namespace, console: Console) -> Vault:
    """The vault at DIR, open. Tries that failed before are told, once."""
    vault = open_vault(given.dir, current(given, console))
    failed = wrong_tries(vault)
    if failed is not None and not console.as_json:
        console.remark(console.phrase("cli.wrong_tries", count=failed.count, since=moment(failed.first)))
        forget_wrong_tries(vault)
    return vault


def opened_with(given: Namespace, passphrase: str) -> Vault:
    return open_vault(given.dir, passphrase)


def optional(given: Namespace, console: Console) -> str:
    """The duress passphrase, where somebody wants to give it: the next line of the descriptor, or typed."""
    if given.passphrase_fd is None:
        return console.ask_secret("cli.ask_duress_too")
    try:
        return read_line(given.passphrase_fd)
    except InputUnreadable:
        return ""


def current(given: Namespace, console: Console) -> str:
    if given.passphrase_fd is not None:
        return read_line(given.passphrase_fd)
    return console.ask_secret("cli.ask_passphrase")


def new(given: Namespace, console: Console, question: str = "cli.ask_new_passphrase") -> str:
    """A new one: the next line of the descriptor, or asked for until it was typed twice alike."""
    if given.passphrase_fd is not None:
        return read_line(given.passphrase_fd)
    if sys.stderr.isatty():
        suggestion = suggest_passphrase(console.language).passphrase
        console.remark(console.phrase("cli.suggestion", passphrase=suggestion))
    while True:
        first = console.ask_secret(question)
        if console.ask_secret("cli.ask_again") == first:
            return first
        console.remark(console.phrase("cli.not_alike"))
