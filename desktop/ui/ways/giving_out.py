"""Pages with words leave the program: on a printer, or, on purpose and after a warning, as a PDF. Writes no file by
itself.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import NotWritable
from desktop.services.saving_out import save_bytes
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.main_window import NAME
from desktop.ui.tones import Tone
from desktop.ui.ways.paper import Paper, paint
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.notices import Notice

_DOTS_PER_INCH = 300
_IN_THE_QUEUE = "1"
"""What the printer's list of jobs says of it."""
_LAYOUT = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())


class GivingOut(QWidget):
    """`given` when the pages were sent to a printer or written into a file."""

    given = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._papers: tuple[Paper, ...] = ()
        self._printer: QPrinter | None = None
        self.print = PlainButton(self.tr("Print…"), "print")
        self.save = QuietButton(self.tr("Save as PDF…"), "save")
        self.said = Notice()
        self.save_anyway = PlainButton(self.tr("Save it anyway…"), "save")
        self.save_anyway.hide()
        row = ButtonRow()
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.save_anyway, 0, Qt.AlignmentFlag.AlignLeading)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.save_anyway.clicked.connect(self._on_save_anyway)
        self.setFocusProxy(self.print)

    def set_papers(self, papers: tuple[Paper, ...]) -> None:
        self._papers = papers
        self.said.hide()
        self.save_anyway.hide()

    def print_on(self, printer: QPrinter) -> None:
        """One page each."""
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._say(self.tr("The printer took nothing."), self.tr("Look whether it is switched on, and try again."))
            return
        for number, paper in enumerate(self._papers):
            if number:
                printer.newPage()
            paint(paper, painter, printer.pageLayout().fullRectPixels(printer.resolution()))
        painter.end()
        self._say(
            self.tr("Sent to the printer."),
            self.tr("Look at the paper before you close this: every word has to be readable."),
            Tone.GOOD,
        )
        self.given.emit()

    def _on_print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._say(
                self.tr("This laptop knows no printer."),
                self.tr("Copy the words by hand: that is as good, and leaves no trace in a printer."),
            )
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(_LAYOUT)
        self._printer.setDocName(_IN_THE_QUEUE)
        dialog = _Printers(self._printer, self)
        dialog.accepted.connect(self._on_printer)
        QDialog.open(dialog)

    def _on_printer(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def _on_save(self) -> None:
        self._say(
            self.tr("The file opens the vault for whoever finds it."),
            self.tr(
                "It is not sealed. On a disk or a stick it can be found again even after it was deleted. Save it only "
                "to carry it to a printer that you trust, on a stick that you destroy afterwards."
            ),
        )
        self.save_anyway.show()

    def _on_save_anyway(self) -> None:
        chooser = FileChooser(self.tr("Save the pages as PDF"), self, filters="PDF (*.pdf)")
        chooser.for_saving("page.pdf").ask(self.save_to)

    def save_to(self, path: str) -> None:
        work = partial(_write, Path(path), self._papers)
        self._jobs.start(self, work, self._on_saved, failed=self._on_failed, lane="files")

    def _on_saved(self, path: str) -> None:
        words = self.tr("It lies unsealed at %1. Remove it as soon as it is printed.").replace("%1", path)
        self._say(self.tr("Saved."), words)
        self.given.emit()

    def _on_failed(self, problem: Exception) -> None:
        words = present.error(problem)
        self._say(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def _say(self, title: str, text: str, tone: Tone = Tone.WARN) -> None:
        self.save_anyway.hide()
        self.said.show_words(title, text, tone)


class _Printers(QPrintDialog):
    """The system's printers, and no file: that has its own button, with a warning."""

    def __init__(self, printer: QPrinter, parent: QWidget) -> None:
        super().__init__(printer, parent)
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)


def pdf(papers: tuple[Paper, ...]) -> bytes:
    """In memory."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_LAYOUT)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setCreator("")
    painter = QPainter(writer)
    for number, paper in enumerate(papers):
        if number:
            writer.newPage()
        paint(paper, painter, writer.pageLayout().fullRectPixels(_DOTS_PER_INCH))
    painter.end()
    buffer.close()
    return bytes(data.data())


def _write(path: Path, papers: tuple[Paper, ...], _job: Job) -> str:
    """For its owner alone, on the disk when this returns; a file that the chooser asked about is replaced then."""
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    save_bytes(pdf(papers), beside)
    try:
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise NotWritable from None
    return str(path)
