"""The vault as fetching back sees it (SPEC section 14): what is whole in it, and taking in again what is not.

As in `ports`: each method is one transaction, what is handed over here was verified before, ids are raw bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.client.ports import Arrived, ArrivedAcknowledgement, Page, Secret, SyncStore
from sync.protocol import merkle


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A leaf that the log has for this device. `leaf` 2: the file of this manifest is complete. The `kind` of the
    object and whether it is `own` are the server's word (SPEC sections 5 and 10).
    """

    index: int
    leaf: int = merkle.OBJECT_LEAF
    object_id: bytes
    kind: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedGrant(Arrived):
    """A grant that this device made once."""

    recipient: bytes
    key_ids: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One verified answer, taken in as one transaction.

    `page` as in a pull; what in it this device wrote is taken in as own, and its receipts are theirs. `place`: where
    the walk over names goes on, None for no change.
    """

    page: Page
    own_secrets: tuple[Secret, ...] = ()
    grants: tuple[ArrivedGrant, ...] = ()
    acknowledged: tuple[ArrivedAcknowledgement, ...] = ()
    """What this device acknowledged to others."""
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoiledFile:
    """A file that was whole and is not. `missing`: numbers of the chunks that are not the manifest's, ascending."""

    file: bytes
    sealed_size: int
    chunk_hashes: bytes
    missing: tuple[int, ...]


class ReturnStore(SyncStore, Protocol):
    def walk(self) -> int:
        """The place at which a walk over names was cut; 0 for a new one."""

    def proved_leaves(self) -> Mapping[int, bytes]:
        """By index the leaf hash of every leaf that a kept receipt names."""

    def lacking(self, names: Sequence[Name]) -> Sequence[bytes]:
        """Of these the ids that are not whole here: the object, what was opened of it, for an own one its receipt, for
        a file the proof that it is complete.

        Not what a person gave up on purpose; not grants by others, of which the vault keeps what they opened.
        """

    def take_back(self, returned: Returned) -> None:
        """Everything of it or nothing. What is whole here stays untouched; what is not is replaced."""

    def own_grants(self) -> Iterable[Arrived]:
        """Grants of this device as far as they are here."""

    def is_keyless(self) -> bool:
        """Whether anything here, or set aside, is sealed under a key id that no secret here opens."""

    def unseen(self) -> Sequence[bytes]:
        """Ids that something here names and that are not here (SPEC section 14, "withheld")."""

    def withdrawn(self, object_ids: Collection[bytes]) -> set[bytes]:
        """Those of them that are gone because consent was withdrawn, by a withdrawal that holds here."""

    def spoiled_files(self) -> Iterable[SpoiledFile]:
        """Found one by one, each read whole. A file of which nothing is left and that is proved to be complete on the
        server is among the wanted ones from then on and not here.
        """

    def mend(self, file: bytes, number: int, sealed: bytes) -> None:
        """A checked chunk in the place of a wrong one."""

    def is_mended(self, file: bytes) -> bool:
        """On the disk, opened once, and what the record says. False: as before, what was mended stays."""
