"""A plain copy of evidence outside the vault, on purpose: written beside, compared with its SHA-256, then renamed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

from desktop.domain.answers import FileRef
from desktop.errors import FileInTheWay, NotWritable, VaultDamaged
from desktop.services.streams import Reader
from desktop.store import disk

_BLOCK = 1024 * 1024


def save_copy(
    reader: Reader,
    ref: FileRef,
    destination: Path,
    step: Callable[[int, int], None] | None,
    written: Callable[[], None] = lambda: None,
    known: Callable[[Path], AbstractContextManager[None]] = lambda _place: nullcontext(),
) -> None:
    """`written` is called when the copy is whole and has not got its name yet; what it raises leaves no copy. `known`:
    around the work on the file that is renamed or removed.

    Raises FileInTheWay, NotWritable, DiskFull, VaultDamaged; then no copy is left.
    """
    try:
        with disk.writing():
            # Taken at once and exclusively: nobody else's file can come between the question and the rename.
            _new(destination).close()
    except FileExistsError:
        raise FileInTheWay from None
    except OSError:
        raise NotWritable from None
    beside = destination.with_name(f".{destination.name}.copying-{os.urandom(4).hex()}")
    try:
        with known(beside):
            _write(reader, ref, beside, step)
            written()
            beside.replace(destination)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        destination.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NotWritable from None
        raise


def save_text(text: str, destination: Path) -> None:
    """UTF-8, as `save_bytes`."""
    save_bytes(text.encode(), destination)


def save_bytes(content: bytes, destination: Path) -> None:
    """For its owner alone. Raises FileInTheWay, NotWritable, DiskFull; then nothing is left of it."""
    try:
        with disk.writing(), _new(destination) as out:
            out.write(content)
            disk.sync_file(out)
    except FileExistsError:
        raise FileInTheWay from None
    except BaseException as error:
        destination.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NotWritable from None
        raise


def _write(reader: Reader, ref: FileRef, beside: Path, step: Callable[[int, int], None] | None) -> None:
    found = hashlib.sha256()
    done = 0
    with disk.writing(), _new(beside) as out:
        while done < ref.size:
            block = reader.read(done, _BLOCK)
            if not block:
                raise VaultDamaged("file", ref.id)
            found.update(block)
            out.write(block)
            done += len(block)
            if step is not None:
                step(done, ref.size)
        disk.sync_file(out)
    if found.hexdigest() != ref.sha256:
        raise VaultDamaged("file", ref.id)


def _new(path: Path) -> IO[bytes]:
    """For its owner alone, as it was in the vault; whoever wants others to read it says so to the system."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")
