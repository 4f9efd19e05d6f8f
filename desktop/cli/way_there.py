"""`--proxy WAY` of what goes to the server. What was chosen stays chosen: it is kept in the vault, as in the window.

Arguments can be seen by everybody on the machine, so a proxy that wants a password is set in the window.
"""

from __future__ import annotations

import argparse
from argparse import Namespace

from desktop.cli.console import Console
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import WayThere
from desktop.store.vault import Vault


def add_to(parser: argparse.ArgumentParser, console: Console) -> None:
    parser.add_argument("--proxy", metavar="WAY", type=_way, help=console.phrase("cli.help_proxy"))


def keep(given: Namespace, vault: Vault) -> None:
    if given.proxy is not None:
        choosing_a_way.write(vault, given.proxy)


def _way(text: str) -> WayThere:
    """argparse says what is wrong with anything else."""
    way = WayThere.spelled(text)
    if "@" in way.address:
        raise ValueError
    return way
