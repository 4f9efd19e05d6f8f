"""What the workplace asks of the editor, which it does not know: `desktop.app` hands it a maker."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import DesktopError


@runtime_checkable
class Keeps(Protocol):
    """Something that people type into."""

    def flush(self) -> None:
        """Keep what was typed as a draft, now."""


@runtime_checkable
class Ends(Protocol):
    """Something that people type into, and that may hold on to files which they took out again."""

    def end_sitting(self) -> None:
        """After `flush`: nobody comes back to it, and what was taken out of it goes."""


@runtime_checkable
class Listens(Protocol):
    """Something that records, or writes a backup: nobody presses a key for long, and locking would cut it off."""

    def listening(self) -> bool:
        """It does so at this moment, and is not paused."""


class Editor(Keeps, Protocol):
    """`saved` brings a record id, `history_asked` too, `open_record_asked` form id and record id."""

    saved: SignalInstance
    closed: SignalInstance
    history_asked: SignalInstance
    open_record_asked: SignalInstance

    def leave(self) -> None:
        """Keep what was typed and emit `closed`; or say why not yet (a file is on its way in)."""


class QuickThreat(Keeps, Protocol):
    """A dialog. `saved` brings a record id, `more_asked` the id of a draft to go on with in the whole form."""

    saved: SignalInstance
    more_asked: SignalInstance


class EditorMaker(Protocol):
    def record(self, form_id: str, record_id: str | None, draft_id: str | None, parent: QWidget) -> QWidget:
        """A widget that is an `Editor`."""

    def threat(self, parent: QWidget) -> QDialog:
        """A dialog that is a `QuickThreat`."""


def as_editor(widget: QWidget) -> Editor:
    return cast(Editor, widget)


def as_quick_threat(dialog: QDialog) -> QuickThreat:
    return cast(QuickThreat, dialog)


def keep_all(within: QWidget) -> list[DesktopError]:
    """Ask everything in here that people type into, dialogs too, to keep it. What one cannot keep stops no other."""
    found: list[object] = list(within.findChildren(QWidget))
    problems = []
    for widget in found:
        if isinstance(widget, Keeps):
            try:
                widget.flush()
            except DesktopError as problem:
                problems.append(problem)
    return problems


def end_all(within: QWidget) -> None:
    """The window closes: every sitting in here ends. What cannot be destroyed now stays sealed; nothing is lost."""
    found: list[object] = list(within.findChildren(QWidget))
    for widget in found:
        if isinstance(widget, Ends):
            with suppress(DesktopError):
                widget.end_sitting()


def anything_listens(within: QWidget) -> bool:
    """Whether a recording or a backup is under way in here, in dialogs too."""
    found: list[object] = list(within.findChildren(QWidget))
    return any(isinstance(widget, Listens) and widget.listening() for widget in found)


def is_editor(widget: object) -> bool:
    return isinstance(widget, Keeps)
