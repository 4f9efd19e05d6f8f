"""Recordings that a crash or a power cut ended, and files that it cut off from their words: which they are, and what
becomes of them. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QObject, Signal

from desktop.domain.answers import FileRef
from desktop.services.drafts import Draft
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.today.cut_off_card import CutOffCard
from desktop.unlocked import Unlocked

_FORM = "evidence"
_TITLE, _FILE = "what/title", "what/original"


class Rescue(QObject):
    """`kept(Draft)` is a draft with the recording in it; `ended` after each, `failed(error)` where one was not done."""

    kept = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._unlocked, self._jobs = unlocked, jobs
        self._before: frozenset[str] | None = None

    def cards(self, unfinished: Iterable[FileRef], loose: Iterable[FileRef] = ()) -> list[CutOffCard]:
        """For those that were there when the vault was opened: one that was begun since is under way, not cut off."""
        found = tuple(unfinished)
        if self._before is None:
            self._before = frozenset(ref.id for ref in found)
        cut_off = [self._card(ref) for ref in found if ref.id in self._before]
        return cut_off + [self._card(ref, is_whole=True) for ref in loose]

    def _card(self, ref: FileRef, *, is_whole: bool = False) -> CutOffCard:
        card = CutOffCard(ref, _title(ref), is_whole=is_whole)
        card.keep_asked.connect(self._on_keep)
        card.throw_asked.connect(self._on_throw)
        return card

    def _on_keep(self, ref: FileRef) -> None:
        work = partial(_keep, self._unlocked, ref)
        self._jobs.start(self, work, self._on_kept, failed=self._on_failed, lane="files")

    def _on_throw(self, ref: FileRef) -> None:
        work = partial(_throw_away, self._unlocked, ref)
        self._jobs.start(self, work, self._on_thrown, failed=self._on_failed, lane="files")

    def _on_kept(self, draft: Draft) -> None:
        self.ended.emit()
        self.kept.emit(draft)

    def _on_thrown(self, _nothing: None) -> None:
        self.ended.emit()

    def _on_failed(self, problem: Exception) -> None:
        self.ended.emit()
        self.failed.emit(problem)


def _title(ref: FileRef) -> str:
    """When it was begun: "2026-11-22 14.30"."""
    return PurePath(ref.name).stem


def _keep(unlocked: Unlocked, ref: FileRef, _job: Job) -> Draft:
    """Everything that was heard, in a new draft of evidence. Raises NoSuchFile, VaultDamaged, DiskFull."""
    whole = unlocked.collecting.salvage(ref.id).ref
    draft = Draft(form_id=_FORM, changes={_TITLE: _title(ref), _FILE: whole})
    return replace(draft, id=unlocked.casework.save_draft(draft))


def _throw_away(unlocked: Unlocked, ref: FileRef, _job: Job) -> None:
    unlocked.collecting.give_up(ref.id)
