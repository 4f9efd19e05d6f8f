"""Names of partners come through a file descriptor: others who use the machine can read arguments."""

from __future__ import annotations

import argparse
import os
from typing import Final

from desktop.cli.console import Console
from desktop.errors import InputUnreadable

_MOST: Final = 64 * 1024
"""Bytes of names that are read."""


def add_to(verb: argparse.ArgumentParser, console: Console) -> None:
    verb.add_argument("--partners-fd", metavar="N", type=int, help=console.phrase("cli.help_partners_fd"))


def read(descriptor: int) -> frozenset[str]:
    """One a line. Raises InputUnreadable."""
    found = bytearray()
    try:
        while len(found) <= _MOST and (some := os.read(descriptor, _MOST)):
            found += some
        text = found.decode("utf-8")
    except (OSError, OverflowError, UnicodeDecodeError) as error:
        raise InputUnreadable from error
    if len(found) > _MOST:
        raise InputUnreadable
    return frozenset(words for line in text.splitlines() if (words := " ".join(line.split())))
