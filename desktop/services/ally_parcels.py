"""What is shared with another group, as a parcel from hand to hand, with no server in between (SPEC section 17).

It holds letters to that group and the files that stand in them, as far as they are here; nothing for anybody else.
What waits for our own server waits on. Reading one is `Parcelling.read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.errors import FileNotHere, GroupNotCompared, InsideTheVault, NoSuchFile, NoSuchGroup, VaultDamaged
from desktop.services.allies import expect_coordinator
from desktop.services.parcelling import WrittenParcel
from desktop.services.sharing import Sharing
from desktop.services.stick_files import new_file
from desktop.services.syncing import Syncing
from desktop.store.letter_store import VaultLetterStore
from desktop.store.shared_case import SharedFile, unpacked
from desktop.store.sync_store import VaultSyncStore
from desktop.store.unit import Unit
from desktop.store.vault import Vault
from sync.client import parcels
from sync.client.letters import Post
from sync.client.packing import Parcel
from sync.protocol import limits
from sync.protocol.chunks import chunk_count
from sync.protocol.frames import FrameType, encode, encode_chunk


class AllyParcels:
    def __init__(self, vault: Vault, syncing: Syncing) -> None:
        self._vault = vault
        self._syncing = syncing

    def write(self, path: Path, group: str) -> WrittenParcel:
        """Raises NotAMember, NotACoordinator, NoSuchGroup, GroupNotCompared, InsideTheVault, and what
        `Parcelling.write` raises of sticks; then nothing of it is left there.
        """
        path = path.absolute()
        if self._vault.folder.resolve() in path.resolve().parents:
            raise InsideTheVault
        with self._syncing.apart() as membership:
            with self._vault.reading() as unit:
                _expect(unit, group)
            Sharing(self._vault).settle()
            member = parcels.member_of(VaultSyncStore(self._vault), membership)
            Post(VaultLetterStore(self._vault), member.keys, membership.group).answer(member)
            with self._vault.reading() as unit:
                letters, files = unit.allies.outgoing(group), list(_files(unit, group))
            damaged = 0
            with new_file(path) as file:
                parcel = Parcel(member, file.write, limits.PARCEL, _unseen)
                for raw in letters:
                    parcel.put(encode(FrameType.OBJECT, raw))
                    parcel.laid.objects += 1
                for one in files:
                    damaged += not self._put(parcel, one)
                laid = parcel.end()
        return WrittenParcel(
            size=laid.size,
            objects=laid.objects,
            chunks=laid.chunks,
            left_objects=0,
            left_files=damaged,
            damaged=0,
            names=(path.name,),
        )

    def _put(self, parcel: Parcel, one: SharedFile) -> bool:
        """Whether all of it is in the parcel: it may have been removed from here to make room."""
        for number in range(chunk_count(one.sealed_size)):
            try:
                sealed = self._vault.files.chunk(one.ref.id, number)
            except (FileNotHere, NoSuchFile, VaultDamaged):
                return False
            frame = encode_chunk(bytes.fromhex(one.ref.id), number, sealed)
            if not parcel.fits(len(frame)):
                return False
            parcel.put(frame)
            parcel.laid.chunks += 1
        return True


def _expect(unit: Unit, group: str) -> None:
    expect_coordinator(unit)
    ally = unit.allies.get(group)
    if ally is None:
        raise NoSuchGroup
    if ally.compared is None:
        raise GroupNotCompared


def _files(unit: Unit, group: str) -> Iterator[SharedFile]:
    """Small ones first; each once."""
    shared = [one for one in unit.allies.shares() if one.ally == group and not one.ended and one.body]
    found = {file.ref.id: file for one in shared for file in unpacked(one.body).files}
    yield from sorted(found.values(), key=lambda file: file.sealed_size)


def _unseen(_done: int, _most: int) -> None:
    """Nobody is told how far it is."""
