"""A process of its own: opens the vault in the real window, has a sync bring what waits at the server, and meanwhile
works: pages, scrolling from end to end, searching, writing, saving. Says the longest stalls and what it did then.

window_arriving FOLDER PASSPHRASE FIRST
FIRST: with which of the things to begin, so that in several runs each comes while records arrive.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

from desktop.app import Program
from desktop.services.syncing import SyncReport
from desktop.ui.places_to_go import ALL
from tests.bench.walking import Act, Acts, Walk, walk

_SCREENS = 400
"""In how many leaps the list is scrolled from its one end to the other."""
_KEY_MS, _LEAP_MS = 90, 16
_WORDS = "excavators jetty camioneta"


class Repeating(QObject):
    """One small step after the other, as fast as people do it."""

    def __init__(self, steps: Iterator[object], every_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(every_ms)

    def done(self) -> bool:
        return not self._timer.isActive()

    def _on_time(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()


class Arriving(Walk):
    def __init__(self, program: Program, passphrase: str, first: int) -> None:
        super().__init__(program, passphrase)
        self._first = first
        self._steps: Repeating | None = None
        self._reports: list[SyncReport] = []
        """What is saved here starts a sync of its own, so there may be several."""

    def settled(self) -> bool:
        """The sync may go on."""
        if self._steps is not None and not self._steps.done():
            return False
        sync = 1 if self.workplace.sync.running() else 0
        return len(self.program.jobs._waiting) <= sync and not self.program.jobs._stepping

    def facts(self) -> dict[str, object]:
        received = sum(report.records_received for report in self._reports)
        return {"received": received, "seconds": sum(report.seconds for report in self._reports)}

    def _on_changed(self) -> None:
        report = self.workplace.sync.state.report
        if report is not None and not any(report is known for known in self._reports):
            self._reports.append(report)

    def acts(self) -> Acts:
        self.workplace.sync.changed.connect(self._on_changed)
        yield "sync begins", self.workplace.sync.run
        parts = [self._pages, self._scrolling, self._searching, self._writing, self._reading, self._quick]
        begun = self._first % len(parts)
        for part in parts[begun:] + parts[:begun]:
            for name, act in part():
                when = "while records arrive" if self.workplace.sync.running() else "after the sync"
                yield f"{name} ({when})", act
        while self.workplace.sync.running():
            yield "records arrive", _nothing

    def _pages(self) -> Acts:
        for name in ALL:
            yield f"page {name}", partial(self.workplace.go, name)
        yield "today again", partial(self.workplace.go, "today")

    def _scrolling(self) -> Acts:
        yield "list of cases", partial(self.workplace.go, "case")
        table = self.workplace.page("case").findChild(QTableView)
        assert table is not None
        yield "scroll down the list of cases", self._in_steps(partial(_scrolled, table), _LEAP_MS)
        yield "to its beginning", table.scrollToTop

    def _searching(self) -> Acts:
        yield "search", self.workplace.search
        yield "type in the search", self._typing(_WORDS)
        yield "close it", self.close_dialogs
        yield "list of cases", partial(self.workplace.go, "case")
        yield "type in the list's search", self._typing("camioneta")
        yield "clear it", partial(_clear, self)

    def _writing(self) -> Acts:
        yield "new case", partial(self.workplace.new_record, "case")
        yield "type in the case", self._typing("The jetty at the mouth of the river")
        editor = self.workplace.editor()
        yield "save it", partial(_keys, editor, "s")
        yield "leave it", self.workplace.back

    def _reading(self) -> Acts:
        for form_id in ("case", "testimony"):
            for line in self.workplace.unlocked.casework.lines(form_id, 0, 1):
                yield f"list of {form_id}", partial(self.workplace.go, form_id)
                yield f"open a {form_id}", partial(self.workplace.open_record, form_id, line.id)
                yield f"history of a {form_id}", partial(self.workplace.show_history, form_id, line.id)
                yield "back", self.workplace.back
                yield "back", self.workplace.back

    def _quick(self) -> Acts:
        yield "log a threat", self.workplace.log_threat
        yield "type in the threat", self._typing("Two men on a motorcycle asked for her")
        yield "close it", self.close_dialogs

    def _in_steps(self, steps: Callable[[], Iterator[object]], every_ms: int) -> Act:
        def begin() -> None:
            self._steps = Repeating(steps(), every_ms, self)

        return begin

    def _typing(self, words: str) -> Act:
        return self._in_steps(partial(_typed, words), _KEY_MS)


def _scrolled(table: QTableView) -> Iterator[None]:
    bar = table.verticalScrollBar()
    for number in range(_SCREENS + 1):
        bar.setValue(bar.maximum() * number // _SCREENS)
        yield


def _typed(words: str) -> Iterator[None]:
    """Into whatever has the keys, or the first field for words."""
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QPlainTextEdit):
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert window is not None
        fields = [one for kind in (QPlainTextEdit, QLineEdit) for one in window.findChildren(kind) if one.isVisible()]
        field = fields[0]
    for letter in words:
        QTest.keyClicks(field, letter)
        yield


def _clear(going: Arriving) -> None:
    for field in going.workplace.page("case").findChildren(QLineEdit):
        field.clear()


def _keys(editor: QWidget | None, letter: str) -> None:
    assert editor is not None
    QTest.keyClick(editor, letter, Qt.KeyboardModifier.ControlModifier)


def _nothing() -> None:
    """The list of what is done is through, and records still arrive."""


if __name__ == "__main__":
    walk(lambda program, passphrase: Arriving(program, passphrase, int(sys.argv[3])), Path(sys.argv[1]), sys.argv[2])
