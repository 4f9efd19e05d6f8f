"""A process of its own: opens the vault in the real window and asks it for everything it has, each thing for the first
time. Says the longest stalls of the window and what it was doing then.

window_round FOLDER PASSPHRASE
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app import Program, application
from desktop.ui.lists.kinds import FORM_IDS
from desktop.ui.places_to_go import ALL
from desktop.ui.workplace import Workplace
from tests.bench.saying import say
from tests.bench.today import Unforgiving
from tests.bench.watchdog import Watchdog

_WARM_MS, _LOOK_MS = 1500, 20
_CALM = 0.08
_AT_MOST_MS = 300_000
_TOLD = 60

Act = Callable[[], object]


class Round(QObject):
    """One thing after the other, the next when no job is left and the window has been calm for a moment."""

    def __init__(self, program: Program, passphrase: str) -> None:
        super().__init__()
        self._program = program
        self._passphrase = passphrase
        self._watchdog = Watchdog(self)
        self._acts: Iterator[tuple[str, Act]] = iter(())
        self._opened: QWidget | None = None
        self._next = QTimer(self)
        self._next.timeout.connect(self._on_look)
        QTimer.singleShot(_WARM_MS, self, self._on_warm)
        QTimer.singleShot(_AT_MOST_MS, self, self._on_too_long)

    def _on_too_long(self) -> None:
        QApplication.exit(1)

    def _on_warm(self) -> None:
        if not self._program.jobs.idle():
            QTimer.singleShot(_WARM_MS, self, self._on_warm)
            return
        self._watchdog.start()
        self._watchdog.begin("unlock")
        self._acts = self._everything()
        self._program.entrance.unlock(self._passphrase)
        self._next.start(_LOOK_MS)

    def _on_look(self) -> None:
        calm = time.perf_counter() - self._watchdog.calm_since >= _CALM
        if self._program.workplace is None or not self._program.jobs.idle() or not calm:
            return
        try:
            name, act = next(self._acts)
        except StopIteration:
            self._end()
            return
        self._watchdog.begin(name)
        self._opened = _dialog(act())

    def _everything(self) -> Iterator[tuple[str, Act]]:
        workplace = self._program.workplace
        assert workplace is not None
        for name in ALL:
            yield f"page {name}", lambda name=name: workplace.go(name)
        for form_id in FORM_IDS:
            yield f"page {form_id} again", lambda form_id=form_id: workplace.go(form_id)
            yield f"new {form_id}", lambda form_id=form_id: workplace.new_record(form_id)
            yield from self._tabs(workplace, form_id)
            yield f"leave {form_id}", workplace.back
        yield from self._old_records(workplace)
        yield "log a threat", workplace.log_threat
        yield "close it", self._close
        yield "search", workplace.search
        yield "close it", self._close
        yield "settings again", lambda: workplace.go("settings")
        yield "ways", workplace.show_ways
        yield from self._sheet(workplace)
        yield "backup", workplace.back_up
        yield "close it", self._close
        yield "today again", lambda: workplace.go("today")

    def _tabs(self, workplace: Workplace, form_id: str) -> Iterator[tuple[str, Act]]:
        work = getattr(workplace.editor(), "work", None)
        if work is not None:
            for place in range(1, work.pages.tabs.count()):
                yield f"tab {place} of {form_id}", lambda place=place: work.pages.tabs.setCurrentIndex(place)

    def _old_records(self, workplace: Workplace) -> Iterator[tuple[str, Act]]:
        for form_id in ("case", "testimony"):
            for line in workplace.unlocked.casework.lines(form_id, 0, 1):
                yield f"page {form_id} again", lambda form_id=form_id: workplace.go(form_id)
                yield f"open a {form_id}", lambda line=line: workplace.open_record(line.form_id, line.id)
                yield f"history of a {form_id}", lambda line=line: workplace.show_history(line.form_id, line.id)
                yield "back", workplace.back
                yield "back", workplace.back

    def _sheet(self, workplace: Workplace) -> Iterator[tuple[str, Act]]:
        from desktop.ui.ways.sheet_dialog import SheetDialog

        yield "sheet dialog", lambda: SheetDialog(workplace.unlocked.recovering, workplace.jobs, workplace)
        dialog = self._opened
        assert isinstance(dialog, SheetDialog)
        yield "show the sheet dialog", dialog.open
        dialog.passphrase.setText(self._passphrase)
        yield "make the sheet", dialog.go.click
        yield "print the sheet", lambda: dialog.giving.print_on(_printer())
        yield "show the words", dialog.view.toggle.click
        yield "close it", dialog.close

    def _close(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self._program.window:
                widget.close()

    def _end(self) -> None:
        self._next.stop()
        self._watchdog.stop()
        worst = sorted(self._watchdog.stalls, key=lambda stall: stall.seconds, reverse=True)
        said = [
            {"during": one.during, "seconds": one.seconds, "processor": one.processor, "where": one.where()}
            for one in worst[:_TOLD]
        ]
        say(stalls=said)
        QApplication.quit()


def _dialog(made: object) -> QDialog | None:
    return made if isinstance(made, QDialog) else None


def _printer() -> QPrinter:
    """Into a file that no one keeps."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    return printer


def main(folder: Path, passphrase: str) -> None:
    program = Unforgiving(application(), folder, first_try_ms=3_600_000)
    program.start()
    going = Round(program, passphrase)
    status = QApplication.exec()
    program.close()
    del going
    sys.exit(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
