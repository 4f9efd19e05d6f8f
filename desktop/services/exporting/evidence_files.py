"""The files of evidence in an export: which leave, under which names, and writing them. Plaintext goes there alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.answers import FileRef
from desktop.domain.consent import Reason
from desktop.domain.merging import merge
from desktop.errors import FileNotHere, NoSuchFile, VaultDamaged
from desktop.services.exporting.folder import Unfinished, Written
from desktop.services.exporting.naming import Names
from desktop.services.exporting.planning import Plan, read_histories
from desktop.store.file_rows import KeptFile
from desktop.store.files import SealedFiles
from desktop.store.unit import Unit

NOT_HERE: Final = "not_here"
DAMAGED: Final = "damaged"
_BLOCK: Final = 1024 * 1024
_IN_ONE_FOLDER: Final = 500
"""More long names than that make the folders of a FAT stick slow, and some thousands more fill them."""

Bytes = Callable[[int], None]
"""Told how many bytes were written; what it raises stops the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A file that leaves, by the name that it has in the export (`ref`). `path` there; None with the code in `missing`.
    `records`: that leave and name it.
    """

    kept: KeptFile
    ref: FileRef
    records: tuple[str, ...]
    path: str | None = None
    missing: str | None = None


def leaving_files(unit: Unit, plan: Plan) -> Iterator[Leaving]:
    """In the order in which they came here. In a whole backup also those that no record names (any more)."""
    if not plan.passing.choice.has_files:
        return
    whole = plan.passing.choice.purpose is None
    after = 0
    while found := unit.inventory.files(after):
        after = found[-1][0]
        naming = unit.inventory.naming_files([kept.ref.id for _, kept in found])
        let_go = _let_go(unit, plan, {record for records in naming.values() for record in records})
        copies = unit.small_copies.are_copies([kept.ref.id for _, kept in found])
        for kept in (kept for _, kept in found if kept.ref.id not in copies):
            records = naming.get(kept.ref.id, [])
            if not kept.own and kept.record is None:
                continue  # another group's: it is in no record of ours, and not ours to pass on
            if whole or (records and all(kept.ref.id in let_go.get(record, ()) for record in records)):
                named = plan.passing.named(kept.ref)
                assert isinstance(named, FileRef)
                yield Leaving(kept=kept, ref=named, records=tuple(records))


class FileWriter:
    def __init__(self, files: SealedFiles, folder: Unfinished) -> None:
        self._files = files
        self._folder = folder
        self._names = Names()
        self._count = 0

    def write(self, leaving: Leaving, step: Bytes) -> Leaving:
        """What became of it: its path, or why it is missing; then nothing of it is in the folder."""
        try:
            if not leaving.kept.is_here:
                raise FileNotHere
            reader = self._files.reader(leaving.ref.id)
        except (FileNotHere, NoSuchFile):
            return replace(leaving, missing=NOT_HERE)
        file = self._folder.new(self._path(leaving.ref))
        try:
            with file:
                self._copy(file, reader.read, leaving.ref, step)
        except VaultDamaged:
            file.remove()
            return replace(leaving, missing=DAMAGED)
        return replace(leaving, path=file.path)

    def _copy(self, file: Written, read: Callable[[int, int], bytes], ref: FileRef, step: Bytes) -> None:
        while file.size < ref.size:
            block = read(file.size, _BLOCK)
            if not block:
                raise VaultDamaged("file", ref.id)
            file.write(block)
            step(len(block))
        if file.sha256() != ref.sha256:
            raise VaultDamaged("file", ref.id)

    def _path(self, ref: FileRef) -> str:
        number = self._count // _IN_ONE_FOLDER + 1
        if self._count % _IN_ONE_FOLDER == 0:
            self._names = Names()
        self._count += 1
        return f"files/{number:03}/{self._names.take(ref.name)}"


def _let_go(unit: Unit, plan: Plan, records: set[str]) -> dict[str, set[str]]:
    """By record, the files that leave with it; nothing for one that stays."""
    leaving = sorted(record for record in records if plan.leaves(record))
    histories = read_histories(unit, leaving) if leaving else {}
    return {
        id: plan.passing.passed(merge(history)).files()
        for id, history in histories.items()
        if not isinstance(history, Reason)
    }
