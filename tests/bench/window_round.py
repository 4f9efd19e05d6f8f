"""A process of its own: opens the vault in the real window and asks it for everything it has, each thing for the first
time. Says the longest stalls of the window and what it was doing then.

window_round FOLDER PASSPHRASE
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from desktop.ui.lists.kinds import FORM_IDS
from desktop.ui.places_to_go import ALL
from tests.bench.walking import Acts, Walk, walk


class Round(Walk):
    def acts(self) -> Acts:
        workplace = self.workplace
        for name in ALL:
            yield f"page {name}", lambda name=name: workplace.go(name)
        for form_id in FORM_IDS:
            yield f"page {form_id} again", lambda form_id=form_id: workplace.go(form_id)
            yield f"new {form_id}", lambda form_id=form_id: workplace.new_record(form_id)
            yield from self._tabs(form_id)
            yield f"leave {form_id}", workplace.back
        yield from self._old_records()
        yield "log a threat", workplace.log_threat
        yield "close it", self.close_dialogs
        yield "search", workplace.search
        yield "close it", self.close_dialogs
        yield "settings again", lambda: workplace.go("settings")
        yield "ways", workplace.show_ways
        yield from self._sheet()
        yield "backup", workplace.back_up
        yield "close it", self.close_dialogs
        yield "today again", lambda: workplace.go("today")

    def _tabs(self, form_id: str) -> Acts:
        work = getattr(self.workplace.editor(), "work", None)
        if work is not None:
            for place in range(1, work.pages.tabs.count()):
                yield f"tab {place} of {form_id}", lambda place=place: work.pages.tabs.setCurrentIndex(place)

    def _old_records(self) -> Acts:
        workplace = self.workplace
        for form_id in ("case", "testimony"):
            for line in workplace.unlocked.casework.lines(form_id, 0, 1):
                yield f"page {form_id} again", lambda form_id=form_id: workplace.go(form_id)
                yield f"open a {form_id}", lambda line=line: workplace.open_record(line.form_id, line.id)
                yield f"history of a {form_id}", lambda line=line: workplace.show_history(line.form_id, line.id)
                yield "back", workplace.back
                yield "back", workplace.back

    def _sheet(self) -> Acts:
        from desktop.ui.ways.sheet_dialog import SheetDialog

        workplace = self.workplace
        yield "sheet dialog", lambda: SheetDialog(workplace.unlocked.recovering, workplace.jobs, workplace)
        dialog = self.opened
        assert isinstance(dialog, SheetDialog)
        yield "show the sheet dialog", dialog.open
        dialog.passphrase.setText(self.passphrase)
        yield "make the sheet", dialog.go.click
        yield "print the sheet", lambda: dialog.giving.print_on(_printer())
        yield "show the words", dialog.view.toggle.click
        yield "close it", dialog.close


def _printer() -> QPrinter:
    """Into a file that no one keeps."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    return printer


if __name__ == "__main__":
    walk(Round, Path(sys.argv[1]), sys.argv[2])
