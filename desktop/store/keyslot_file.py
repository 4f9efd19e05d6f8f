"""The file `keyslots`: two copies of one page, and how they are written so that one is whole at every moment.
Knows no way to open a slot (VAULT.md, section 3).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.errors import EnvironmentProblem, VaultDamaged, WrongPassphrase
from desktop.store import disk
from desktop.store.keyslots import PAGE, Key, Keyslots, Opened, is_whole

NAME: Final = "keyslots"
FILE: Final = 2 * PAGE
"""More than this is not read, whatever lies there."""


@dataclass(frozen=True, slots=True)
class KeyslotFile:
    """What is read of the file. `candidates`: the first copy whose checksum is right, and no other; where there is
    none, whatever can be tried. `whole`: there is one. `alike`: both are, and the same.
    """

    candidates: tuple[Keyslots, ...]
    whole: bool
    alike: bool

    @staticmethod
    def parsed(data: bytes) -> KeyslotFile:
        """Raises VaultDamaged when no copy can even be tried."""
        pages = [data[at : at + PAGE] for at in (0, PAGE)]
        right = [page for page in pages if is_whole(page)]
        tried = [Keyslots.read(page) for page in right[:1] or pages]
        candidates = tuple(dict.fromkeys(keyslots for keyslots in tried if keyslots is not None))
        if not candidates:
            raise VaultDamaged("keyslots")
        return KeyslotFile(candidates, bool(right), len(right) == len(pages) and pages[0] == pages[1])

    def opened(self, key: Key) -> tuple[Keyslots, Opened]:
        """Raises WrongPassphrase, or VaultDamaged where the damage may be the reason."""
        for keyslots in self.candidates:
            found = keyslots.opened(keyslots.slot_key(key))
            if found is not None and found.fits(key):
                return keyslots, found
        raise WrongPassphrase if self.whole else VaultDamaged("keyslots")


def read(folder: Path) -> KeyslotFile:
    """Raises VaultDamaged, NotWritable."""
    return KeyslotFile.parsed(_bytes(folder))


def write(folder: Path, page: Keyslots) -> None:
    """Both copies, one after the other; each is on the disk before the next is begun.

    Raises DiskFull, NotWritable; then what was there before is written back, as far as the system lets us.
    """
    before = _bytes(folder) if (folder / NAME).exists() else b""
    written: list[int] = []
    try:
        with disk.in_vault():
            for offset in (0, PAGE):
                written.append(offset)
                disk.write_synced(folder / NAME, offset, page.page())
    except (OSError, EnvironmentProblem):
        for offset in written:
            _put_back(folder, offset, before[offset : offset + PAGE])
        raise


def mend(folder: Path, page: Keyslots) -> None:
    """Make the copies alike, where the system lets us; where it does not, the next opening tries again."""
    with suppress(OSError, EnvironmentProblem):
        write(folder, page)


def _put_back(folder: Path, offset: int, page: bytes) -> None:
    if is_whole(page):
        with suppress(OSError):
            disk.write_synced(folder / NAME, offset, page)


def _bytes(folder: Path) -> bytes:
    with disk.in_vault(), (folder / NAME).open("rb") as file:
        return file.read(FILE)
