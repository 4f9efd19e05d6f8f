"""Texts that people hand to each other: invitations and groups' cards, read from a file, a picture or a pipe."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from desktop.errors import FileInTheWay, FileUnreadable, FileVanished, NotWritable
from desktop.services.showing_codes import read_qr

_MOST_BYTES = 32 * 1024 * 1024


def text_of(source: str, mark: str) -> str:
    """The text itself, which begins with `mark`, a file that holds it, a picture of its QR code, or `-` for standard
    input. Raises FileVanished, FileUnreadable, NoCodeFound.
    """
    if source.startswith(mark):
        return source
    try:
        if source == "-":
            return sys.stdin.read(_MOST_BYTES)
        with Path(source).open("rb") as file:
            content = file.read(_MOST_BYTES)
    except FileNotFoundError as error:
        raise FileVanished from error
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable from error
    if content.lstrip().startswith(mark.encode()):
        return content.decode("ascii", errors="replace")
    return read_qr(content)


def write(file: Path, text: str) -> None:
    """Its owner's alone from its first moment, never over something else, and not half. Raises FileInTheWay,
    NotWritable.
    """
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            _fill(file, out, text)
    except FileExistsError as error:
        raise FileInTheWay from error
    except OSError as error:
        raise NotWritable from error


def _fill(file: Path, out: TextIO, text: str) -> None:
    try:
        out.write(text + "\n")
        out.flush()
    except OSError:
        file.unlink(missing_ok=True)
        raise
