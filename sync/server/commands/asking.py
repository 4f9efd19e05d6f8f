"""How every command of `amparo-server` is asked and answers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

Command = Callable[[argparse.Namespace], int]
"""Returns the exit status."""


def command(parser: argparse.ArgumentParser, run: Command) -> argparse.ArgumentParser:
    parser.add_argument("dir", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(command=run)
    return parser


def tell(asked: argparse.Namespace, told: Mapping[str, object], sentence: str) -> None:
    print(json.dumps(dict(told)) if asked.json else sentence, flush=True)


def group_id(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != 32:
        raise ValueError
    return found
