"""Where the program starts: without arguments, or with a folder, in the window; with anything else on the command line.

Imports neither until it is known which.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import own_memory
from desktop.cli import NOUNS


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status as in `desktop.cli.statuses`; the window's own where it opens.

    The window takes one folder: one that is there, or, written with a separator (`./new`, `/media/stick/new`), one that
    can be made. A vault in a folder that is named like a noun is opened as `./vault`.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    own_memory.dump_nothing()
    if given[:1] == ["--version"]:
        print(f"amparo {_version()}")
        return 0
    if given and (given[0] in NOUNS or len(given) > 1 or not _is_place(given[0])):
        own_memory.seclude()  # the window does so itself, once the desktop has dressed it
        from desktop.cli.main import run

        return run(given)
    from desktop.app import main as window

    return window(given)


def _is_place(word: str) -> bool:
    """A folder, or what can only be meant as one that is still to be made."""
    place = Path(word)
    if not word or word.startswith("-") or place.exists():
        return bool(word) and place.is_dir()
    return any(sign in word for sign in (os.sep, os.altsep) if sign) and place.parent.is_dir()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, and the window starts through here

    try:
        return version("amparo")
    except PackageNotFoundError:
        return "from a checkout"


if __name__ == "__main__":
    sys.exit(main())
