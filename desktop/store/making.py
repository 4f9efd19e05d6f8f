"""What a new vault is made of: an empty database with a device's keys in it, and keyslots with one passphrase. Decides
neither where nor whether one may be made.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from desktop.errors import VaultInUse
from desktop.store import disk, facts, keyslot_file
from desktop.store.connections import Connections
from desktop.store.keyslots import SLOTS, Cost, Keyslots, Kind, database_key, new_vault_key
from desktop.store.lock import held_for_reading
from desktop.store.preferences import PreferenceStore
from desktop.store.unit import now
from desktop.store.ways import NewWay, WayStore
from sync.crypto.keys import DeviceKeys


def furnish(folder: Path, passphrase: str, cost: Cost) -> bytes:
    """Everything a vault has, into an empty folder. Gives the vault key."""
    vault_key = new_vault_key()
    page = Keyslots.made(cost)
    number = int.from_bytes(os.urandom(1)) % SLOTS
    way = NewWay(Kind.PASSPHRASE, page.slot_key(passphrase), now())
    (folder / "files").mkdir(mode=0o700)
    new_database(folder / "store.db", vault_key, way, number)
    keyslot_file.write(folder, page.with_slot(number, way.kind, way.slot_key, vault_key, way.made))
    disk.sync_folder(folder)
    return vault_key


def new_database(
    path: Path, vault_key: bytes, way: NewWay, slot: int, preferences: Mapping[str, str] | None = None
) -> None:
    """An empty database that knows its only way in, closed and on the disk. Raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    connections = Connections(path, database_key(vault_key), new=True)
    try:
        with connections.session(writes=True) as session:
            facts.FactStore(session).put(facts.DEVICE_KEYS, DeviceKeys.generate().to_bytes())
            WayStore(session).add(way, slot)
            PreferenceStore(session).put(preferences or {})
    finally:
        connections.close()


def left_beside(folder: Path) -> list[Path]:
    """What earlier tries to make a vault at `folder` left unfinished when their process was ended, by name. Nobody is
    writing there any more; whether somebody needs it is not for a program to say.
    """
    ours, found = re.compile(rf"\.{re.escape(folder.name)}\.(making|reading)-[0-9a-f]{{8}}"), []
    with suppress(OSError):
        for place in sorted(folder.parent.iterdir()):
            if ours.fullmatch(place.name) and place.is_dir() and not place.is_symlink():
                with suppress(VaultInUse), held_for_reading(place):
                    found.append(place)
    return found


def move_into_place(making: Path, folder: Path) -> None:
    """Raises OSError where something came into the folder meanwhile; then that is as it was."""
    if folder.exists():
        folder.rmdir()  # it was empty; if it is not any more, this fails and nothing is lost
    making.rename(folder)
    disk.sync_folder(folder.parent)
