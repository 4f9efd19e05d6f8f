"""Taking evidence in, reading it, and saving a copy out. Plaintext is only ever in memory; no temp file is made.

A file taken in belongs to no record until a `save` names its FileRef. Sizes and offsets are in bytes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.domain.answers import FileRef
from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.errors import NoSuchFile
from desktop.services import media_types
from desktop.services.capture_facts import CaptureFacts, CaptureTime, TimeSource
from desktop.services.capture_reading import facts_of
from desktop.services.carrying_less import CarryingLess
from desktop.services.custody import Custody
from desktop.services.saving_out import save_copy
from desktop.services.small_copies import copies_here, make_small_copies
from desktop.services.streams import Reader, plain_stream
from desktop.store.file_rows import KeptFile
from desktop.store.files import Sink
from desktop.store.outside import known_outside
from desktop.store.sync_facts import set_back, state
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.services.handing_over.handing_over import HandingOver

__all__ = ["Collected", "Collecting", "Reader", "Recording", "Step"]

Step = Callable[[int, int], None]
"""Told (bytes done, bytes in all) a few times a second; what it raises stops the work, and nothing is left of it."""

_CLOCK_MEASURED_TO = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    ref: FileRef
    facts: CaptureFacts


class Collecting:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.custody = Custody(vault)
        self.slow_copies: deque[str] = deque()
        """Files whose small copies take longer than somebody should wait: for `later_copies`. Filled by workers."""

    def take_in(self, path: Path, media_type: str | None = None, step: Step | None = None) -> Collected:
        """Seal a file into the vault. `media_type` None: told from its content, else from its name.

        Raises FileVanished, FileUnreadable, FileTooBig, DiskFull; then nothing is kept.
        """
        changed = None
        kind = media_type or media_types.UNKNOWN
        with suppress(OSError):  # the vault says better what is wrong with the file, in a moment
            changed = path.stat().st_mtime
            if path.is_file():  # opening a pipe would wait for somebody to write into it
                with path.open("rb") as file:
                    kind = media_type or media_types.of(file.read(media_types.HEAD), path.name)
        ref = self._vault.files.take_in(path, path.name, kind, step)
        facts = facts_of(plain_stream(self._vault.files.reader(ref.id)), kind, changed)
        collected = self._noted(ref, facts)
        # In the same go: a copy that is not there when its record is saved is never sent.
        try:
            if not make_small_copies(self._vault, ref, facts, step):
                self.slow_copies.append(ref.id)
        except BaseException:  # somebody stopped it
            self.give_up(ref.id)
            raise
        return collected

    def small_copies(self, file_id: str) -> tuple[FileRef, ...]:
        """On this laptop: of a photo a picture, of a recording its sound, of a video both. They are no evidence."""
        return copies_here(self._vault, file_id)

    @cached_property
    def handing_over(self) -> HandingOver:
        """Brings much along: only for whoever hands something over."""
        from desktop.services.handing_over.handing_over import HandingOver

        return HandingOver(self._vault)

    @cached_property
    def carrying_less(self) -> CarryingLess:
        """One for all: removing and wanting again take turns in it."""
        return CarryingLess(self._vault)

    def give_up(self, file_id: str) -> None:
        """Destroy a file that was taken in and that no record names; one that a record names stays."""
        with self._vault.reading() as unit:
            kept = unit.files.get(file_id)
        if kept is not None and kept.record is None:
            self._vault.files.destroy(file_id)

    def begin_recording(self, media_type: str, name: str) -> Recording:
        return Recording(self, self._vault.files.begin(name, media_type))

    def reader(self, file_id: str) -> Reader:
        """Raises NoSuchFile, FileNotHere."""
        return self._vault.files.reader(file_id)

    def ref(self, file_id: str) -> FileRef:
        """Raises NoSuchFile."""
        with self._vault.reading() as unit:
            return _kept(unit, file_id).ref

    def save_out(self, file_id: str, destination: Path, step: Step | None = None) -> None:
        """Write a plain copy, on purpose: beside, checked against the SHA-256 of the record, then renamed.

        Raises NoSuchFile, FileNotHere, FileInTheWay, NotWritable, DiskFull, VaultDamaged("file", id); then no copy
        is left.
        """
        ref = self.ref(file_id)
        noted = partial(self._note, file_id, Deed.SAVED_OUT)
        known = partial(known_outside, self._vault.unit, now=now())
        save_copy(self.reader(file_id), ref, destination, step, noted, known)

    def _note(self, file_id: str, deed: Deed) -> None:
        with self._vault.unit() as unit:
            unit.custody.note(file_id, deed, now())

    def facts(self, file_id: str) -> CaptureFacts:
        """What was noted when it was taken in here, else what the bytes tell now. Raises NoSuchFile, FileNotHere."""
        with self._vault.reading() as unit:
            kept = _kept(unit, file_id)
        if kept.facts is not None:
            return _decode(kept.facts)
        return facts_of(plain_stream(self.reader(file_id)), kept.ref.media_type)

    def is_here(self, file_id: str) -> bool:
        """Whether all its bytes are on this laptop. Raises NoSuchFile."""
        with self._vault.reading() as unit:
            return _kept(unit, file_id).is_here

    def whereabouts(self, file_id: str) -> Whereabouts:
        """Raises NoSuchFile."""
        with self._vault.reading() as unit:
            kept = _kept(unit, file_id)
            if kept.record is None:
                return Whereabouts.ONLY_HERE if kept.own else Whereabouts.ON_ITS_WAY
            parts = unit.receipts.parts([kept.record])[kept.record]
        return next((part.whereabouts for part in parts if part.is_file and part.id == file_id), Whereabouts.ONLY_HERE)

    def unfinished(self) -> list[FileRef]:
        """Recordings that a crash or a power cut ended; size and SHA-256 are not known yet."""
        return [kept.ref for kept in self._vault.files.unfinished()]

    def loose(self) -> list[FileRef]:
        """Whole files from before this opening that neither a record nor a draft names."""
        return [kept.ref for kept in self._vault.files.loose()]

    def salvage(self, file_id: str) -> Collected:
        """A whole recording out of what was sealed of an unfinished one, or a loose file. Raises NoSuchFile."""
        ref = self._vault.files.salvage(file_id)
        return self._noted(ref, facts_of(plain_stream(self._vault.files.reader(ref.id)), ref.media_type))

    def recorded(self, ref: FileRef, begun: datetime) -> Collected:
        """Note what is known of a recording made in this program, which began at `begun` by the laptop's clock."""
        facts = facts_of(plain_stream(self._vault.files.reader(ref.id)), ref.media_type)
        made = CaptureTime(moment=begun, source=TimeSource.RECORDED_HERE, uncertainty=self._clock_uncertainty())
        collected = self._noted(ref, replace(facts, times=(made, *facts.times)))
        if not make_small_copies(self._vault, ref, facts):
            self.slow_copies.append(ref.id)
        return collected

    def _clock_uncertainty(self) -> timedelta | None:
        """How far the laptop's clock was from the server's when they last met, and how far it was set back since; None:
        nothing tells.
        """
        with self._vault.reading() as unit:
            known, back = state(unit.facts), set_back(unit.facts, now())
        if known.checkpoint is None:
            return timedelta(milliseconds=back) if back else None
        return timedelta(milliseconds=abs(known.clock_offset) + back) + _CLOCK_MEASURED_TO

    def _noted(self, ref: FileRef, facts: CaptureFacts) -> Collected:
        with self._vault.unit() as unit:
            unit.files.put_facts(ref.id, msgspec.msgpack.encode(facts))
        return Collected(ref=ref, facts=facts)


class Recording:
    """A recording under way: every chunk that is full is sealed at once, so a power cut costs seconds of it."""

    def __init__(self, collecting: Collecting, sink: Sink) -> None:
        self._collecting = collecting
        self._sink = sink
        self._begun = datetime.now(UTC)

    def write(self, data: bytes) -> None:
        """Raises FileTooBig, DiskFull; what was written before stays until `finish` or `abandon`."""
        self._sink.write(data)

    def finish(self) -> Collected:
        return self._collecting.recorded(self._sink.finish(), self._begun)

    def abandon(self) -> None:
        """Destroys what was written."""
        self._sink.abandon()


def _kept(unit: Unit, file_id: str) -> KeptFile:
    kept = unit.files.get(file_id)
    if kept is None:
        raise NoSuchFile
    return kept


_decode = msgspec.msgpack.Decoder(CaptureFacts).decode
