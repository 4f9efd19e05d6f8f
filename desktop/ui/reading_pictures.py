"""Bounded reading of small files that people choose: a text, or a picture with a QR code. For jobs: knows no widget."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import FileTooBig, FileUnreadable, FileVanished

_MOST_TEXT = 64 * 1024
_MOST_PICTURE = 32 * 1024 * 1024


def text_of(path: Path) -> str:
    """Raises FileVanished, FileUnreadable, FileTooBig (above 64 KiB)."""
    return _bytes_of(path, _MOST_TEXT).decode("utf-8", "replace")


def code_in(path: Path) -> str:
    """The text of the QR code in a picture of at most 32 MiB. Raises NoCodeFound, too."""
    from desktop.services.showing_codes import read_qr  # brings a picture library along: only when it is asked for

    return read_qr(_bytes_of(path, _MOST_PICTURE))


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise FileUnreadable  # opening a pipe would wait for somebody to write into it
        with path.open("rb") as file:
            found = file.read(most + 1)
    except FileNotFoundError:
        raise FileVanished from None
    except OSError:
        raise FileUnreadable from None
    if len(found) > most:
        raise FileTooBig(most)
    return found
