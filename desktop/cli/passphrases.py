"""Where the passphrase comes from: an inherited file descriptor or a prompt. Never an argument or the environment."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.cli.console import Console, read_line
from desktop.services.locking import open_vault
from desktop.services.strength import suggest_passphrase
from desktop.store.vault import Vault


def add_options(parser: ArgumentParser, console: Console) -> None:
    parser.add_argument("dir", metavar="DIR", type=Path, help=console.phrase("cli.help_dir"))
    parser.add_argument("--passphrase-fd", metavar="N", type=int, help=console.phrase("cli.help_passphrase_fd"))


def opened(given: Namespace, console: Console) -> Vault:
    """The vault at DIR, open."""
    return open_vault(given.dir, current(given, console))


def opened_with(given: Namespace, passphrase: str) -> Vault:
    return open_vault(given.dir, passphrase)


def current(given: Namespace, console: Console) -> str:
    if given.passphrase_fd is not None:
        return read_line(given.passphrase_fd)
    return console.ask_secret("cli.ask_passphrase")


def new(given: Namespace, console: Console) -> str:
    """A new one: the next line of the descriptor, or asked for until it was typed twice alike."""
    if given.passphrase_fd is not None:
        return read_line(given.passphrase_fd)
    if sys.stderr.isatty():
        suggestion = suggest_passphrase(console.language).passphrase
        console.remark(console.phrase("cli.suggestion", passphrase=suggestion))
    while True:
        first = console.ask_secret("cli.ask_new_passphrase")
        if console.ask_secret("cli.ask_again") == first:
            return first
        console.remark(console.phrase("cli.not_alike"))
