"""What of a vault is not yet in a backup: pages of the database that changed, files that are new. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from blake3 import blake3

from desktop.store.backups.checking import Bad, is_spoiled
from desktop.store.backups.index import HASH, PAGE, SavedFile, State, places
from desktop.store.backups.snapshot import PART, Snapshot, Wanted


@dataclass(frozen=True, slots=True)
class Differences:
    """`changed` are numbers of pages, ascending. `kept` are files that stay where they are in the backup."""

    hashes: bytes = field(repr=False)
    digest: bytes
    changed: tuple[int, ...]
    kept: tuple[SavedFile, ...]
    missing: tuple[Wanted, ...]

    def size(self) -> int:
        return len(self.changed) * PAGE + sum(file.size for file in self.missing)


def compare(found: Snapshot, base: State | None, bad: Bad, told: Callable[[int, int], None]) -> Differences:
    """`base`: the state that is added to, `bad`: chunks of it that do not open and whose content is brought again."""
    spoiled = _spoiled_pages(base, bad)
    hashes, whole, changed = bytearray(), blake3(), []
    number = 0
    for block in found.read():
        whole.update(block)
        for at in range(0, len(block), PAGE):
            own = blake3(block[at : at + PAGE]).digest(HASH)
            if base is None or base.hash_of(number) != own or number in spoiled:
                changed.append(number)
            hashes += own
            number += 1
        told(number * PAGE, found.pages * PAGE)
    kept = tuple(file for wanted in found.files if (file := _kept(base, bad, wanted)) is not None)
    names = {file.name for file in kept}
    missing = tuple(wanted for wanted in found.files if wanted.name not in names)
    return Differences(bytes(hashes), whole.digest(), tuple(changed), kept, missing)


def _spoiled_pages(base: State | None, bad: Bad) -> frozenset[int]:
    if base is None or not bad:
        return frozenset()
    found = enumerate(places(base.runs))
    return frozenset(page for page, (segment, offset) in found if is_spoiled(bad, segment, offset, PAGE))


def _kept(base: State | None, bad: Bad, wanted: Wanted) -> SavedFile | None:
    """A sealed file never changes under its name; a recording that was cut off may have grown."""
    file = None if base is None else base.files.get(wanted.name)
    if file is None or (wanted.name.endswith(PART) and file.size != wanted.size):
        return None
    return None if is_spoiled(bad, file.segment, file.offset, file.size) else file
