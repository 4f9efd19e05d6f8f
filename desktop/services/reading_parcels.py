"""What comes back on a stick: answers to parcels, and parcels of other members. Writes none, and knows no window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from desktop.errors import FileUnreadable, FileVanished
from desktop.store.letter_store import VaultLetterStore
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from sync.client import answered, meeting, parcels
from sync.client.answered import Answered
from sync.client.letters import Post
from sync.client.meeting import Met
from sync.client.ports import Membership, Page
from sync.protocol.parcels import MAGIC

_BLOCK: Final = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """`whole`: the answer was. `parcel`: what the server says of the parcel: `whole`, `cut`, `damaged`. `older`: all
    that it could tell was heard before. `unproved`: something was passed over because it does not grow out of what was
    heard last. `stale`: the parcel was too old, by its clock, to be told news. `more`: there was more than fitted.
    `files`: others', that became whole by it; `left_files`: of which there was more than fitted.
    """

    whole: bool
    parcel: str
    records_received: int
    acknowledgements: int
    older: bool
    unproved: bool
    stale: bool
    more: bool
    refused: Mapping[str, int]
    files: int = 0
    left_files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParcel:
    """Another laptop's parcel, read without a server. `whole`: the parcel was. `author`: a device id. `files`: came
    whole by it. `gaps`: pieces of files stand behind others that are in another part, which has to be read before.
    `ally`: the id of the group whose laptop it was, if another one than ours, and `letters`: how many came from there.
    """

    author: str
    whole: bool
    records_received: int
    acknowledgements: int
    files: int
    gaps: int
    letters: int = 0
    ally: str = ""


def read_file(vault: Vault, membership: Membership, path: Path) -> ReadAnswer | ReadParcel:
    """As `Parcelling.read`."""
    with _opened(path) as file:
        store = _Counting(vault)
        member = parcels.member_of(store, membership)
        member.post = Post(VaultLetterStore(vault), member.keys, membership.group)
        if _is_parcel(file):
            return _of_parcel(meeting.read(member, _blocks(file)), len(store.records))
        return _of_answer(answered.read(member, _blocks(file)), len(store.records))


def _of_parcel(found: Met, records: int) -> ReadParcel:
    return ReadParcel(
        author=found.author.hex(),
        whole=found.state == "whole",
        records_received=records,
        acknowledgements=found.acknowledgements,
        files=found.files,
        gaps=found.gaps,
        letters=found.letters,
        ally=found.ally.hex(),
    )


def _of_answer(found: Answered, records: int) -> ReadAnswer:
    refused: dict[str, int] = {}
    for _, code in found.refused:
        refused[code] = refused.get(code, 0) + 1
    assert found.parcel is not None
    return ReadAnswer(
        whole=found.state == "whole",
        parcel=found.parcel.state,
        records_received=records,
        acknowledgements=found.acknowledgements,
        older=found.older == found.parts,
        unproved=found.unproved > 0,
        stale=not found.parcel.paged,
        more=found.more,
        refused=refused,
        files=found.files,
        left_files=found.left,
    )


class _Counting(VaultSyncStore):
    """The vault's store, and which records something came for."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.records: set[bytes] = set()

    def take_in(self, page: Page) -> None:
        super().take_in(page)
        self.records.update(revision.record for revision in page.revisions)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise FileVanished from None
    except OSError:
        raise FileUnreadable from None
    with file:
        yield file


def _is_parcel(file: IO[bytes]) -> bool:
    try:
        start = file.read(len(MAGIC))
        file.seek(0)
    except OSError:
        return False  # the reader finds it out as well
    return start.startswith(MAGIC[:14])


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """To the end, or as far as the stick gives it: what is missing then is found out by the reader."""
    try:
        while block := file.read(_BLOCK):
            yield block
    except OSError:
        return
