"""Keeps the draft of one sitting in the vault, in the right order, whatever thread asks. Knows no window.

A draft that waits in the queue must never be written over a later one, nor come back after the record was saved: each
has a number, and the lock and the number together decide.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import count
from threading import Lock

from desktop.domain.answers import Changes, FileRef
from desktop.services.casework import Casework
from desktop.services.drafts import Draft


class DraftKeeper:
    def __init__(self, casework: Casework, draft: Draft) -> None:
        """`draft` is how the sitting begins: which form, record and parents, and its id if it is being taken up."""
        self._casework = casework
        self._begun = draft
        self._id = draft.id
        self._lock = Lock()
        self._numbers = count(1)
        self._newest = 0
        self._ended = False
        self._files = _files(draft.changes)
        """Every file that was in the sitting at some time: while it lasts, any of them can be brought back."""

    @property
    def begun(self) -> Draft:
        """How the sitting began, with the id that its draft has now."""
        return replace(self._begun, id=self._id)

    def number(self) -> int:
        """For a draft that is about to be kept. Asked on the window's thread, in the order of typing."""
        return next(self._numbers)

    def keep(self, number: int, changes: Changes, urgent: bool) -> None:
        """Without changes there is nothing to keep, and what was kept goes."""
        with self._lock:
            if self._ended or number <= self._newest:
                return
            self._newest = number
            self._files |= _files(changes)
            if changes:
                draft = replace(self._begun, id=self._id, changes=changes, urgent=urgent)
                self._id = self._casework.save_draft(draft)
            elif self._id is not None:
                self._casework.discard_draft(self._id, keep_files=True)
                self._id = None

    def save(self, changes: Changes, urgent: bool, files: Collection[str] = ()) -> str:
        """The sitting becomes part of the record, and the draft ends with it. If this raises, the draft goes on.

        `files`: those that were in the sitting at some time, here and below; what nothing names any more is destroyed.
        """
        with self._lock:
            begun = self._begun
            self._files |= set(files)
            record_id = self._casework.save(
                begun.record_id,
                begun.form_id,
                changes,
                begun.parents,
                urgent=urgent,
                draft_id=self._id,
                let_go=self._files,
            )
            self._ended = True
            return record_id

    def leave(self, changes: Changes, files: Collection[str]) -> None:
        """The draft stays, with these changes, and nobody can bring back any more what was taken out of it."""
        with self._lock:
            gone = (self._files | set(files)) - _files(changes)
            if gone and not self._ended:
                self._casework.let_go(gone)

    def discard(self, files: Collection[str] = ()) -> None:
        with self._lock:
            self._ended = True
            self._files |= set(files)
            if self._id is not None:
                self._casework.discard_draft(self._id)
            self._casework.let_go(self._files)

    @property
    def id(self) -> str | None:
        return self._id


def _files(changes: Changes) -> set[str]:
    return {value.id for value in changes.values() if isinstance(value, FileRef)}
