"""Asks for a file: chosen, dropped, pasted or recorded here. Shown as a card once it is in the vault."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.answers import FileRef, Value
from desktop.errors import DesktopError
from desktop.forms.questions import Question
from desktop.services.collecting import Collected, Collecting
from desktop.ui import present
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.inputs.drop_place import DropPlace, choose_files, dropped_files, pasted_name
from desktop.ui.editor.sitting import Sitting
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.import_card import ImportCard
from desktop.ui.evidence.recorder import Recorder
from desktop.ui.evidence.saving_out import SaveOutDialog
from desktop.ui.evidence.viewer import EvidenceViewer
from desktop.ui.jobs import Job
from desktop.ui.tones import Tone
from desktop.ui.widgets.notices import Notice


class FileInput(AnswerInput):
    """Never replaces a file that is there. `more_files(path, files)`: more than fit; a repeat makes rows for them."""

    more_files = Signal(str, list)
    needs_width = True

    def __init__(
        self, sitting: Sitting, desk: Desk, question: Question, path: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sitting, self._desk, self._kind, self._path = sitting, desk, question.kind, path
        self._ref: FileRef | None = None
        self._taken_out: FileRef | None = None
        self._card: QWidget | None = None
        self._read_only = False
        self._spoken = ("", "")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.place = DropPlace(self._kind)
        self.trouble = Notice(Tone.BAD, closable=True)
        self.setFocusProxy(self.place.attach)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.place)
        self._column.addWidget(self.trouble)

    def _connect(self) -> None:
        self.place.attach.clicked.connect(self._on_attach)
        self.place.record.clicked.connect(self.record)
        self.trouble.acted.connect(self._on_put_back)
        self._sitting.hurried.connect(self._on_hurried)
        self._sitting.let_go.connect(self._on_let_go)

    # As every input.

    def show_value(self, value: Value | None) -> None:
        ref = value if isinstance(value, FileRef) else None
        if ref != self._ref:
            self._ref = ref
            self._show_card(self._file_card(ref) if ref else None)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self.place.setVisible(self._card is None and not on)
        if isinstance(self._card, FileCard):
            self._card.remove.setVisible(not on)

    def speak(self, name: str, description: str) -> None:
        self._spoken = (name, description)
        self.place.speak(name, description)

    def mark_wrong(self, on: bool) -> None:
        """The sentence below says it."""

    # Bringing in.

    def take_in(self, files: list[Path]) -> None:
        """The first of them here, where there is room; the rest where the form has room for more."""
        here = files[:1] if self._card is None and not self._read_only else []
        rest = files[len(here) :]
        if here:
            self._import(ImportCard(self._desk.collecting, self._desk.jobs, here[0]))
        if rest and "[" not in self._path:
            self.trouble.show_words(
                self.tr("One file fits here."),
                self.tr("The others were not brought in. Take this one out first, or add the others elsewhere."),
                Tone.WARN,
            )
        elif rest:
            self.more_files.emit(self._path, rest)

    def paste(self) -> None:
        """What was copied elsewhere: files, or a picture."""
        data = QApplication.clipboard().mimeData()
        files = dropped_files(data)
        if files:
            self.take_in(files)
        elif data.hasImage() and self._card is None and not self._read_only:
            work = partial(_keep_picture, self._desk.collecting, QApplication.clipboard().image(), pasted_name())
            self._sitting.begin_work()
            self._desk.jobs.start(self, work, self._on_recorded, failed=self._on_work_failed, lane="files")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and not self._read_only:
            event.setDropAction(Qt.DropAction.CopyAction)  # the file itself stays where it is
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_in(dropped_files(event.mimeData()))

    def _import(self, card: ImportCard) -> None:
        self._sitting.begin_work()
        self.trouble.hide()
        card.taken_in.connect(self._on_taken_in)
        card.failed.connect(self._on_work_failed)
        card.stopped.connect(self._on_stopped)
        self._show_card(card)
        card.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_attach(self) -> None:
        choose_files(self._kind, self, self._on_chosen)

    def _on_chosen(self, paths: list[str]) -> None:
        self.take_in([Path(path) for path in paths])

    def _on_taken_in(self, collected: Collected) -> None:
        self._sitting.end_work()
        self._answer(collected.ref)

    def _on_work_failed(self, error: Exception) -> None:
        self._sitting.end_work()
        name = self._card.name if isinstance(self._card, ImportCard) else ""
        self._show_card(None)
        self._tell(error, name)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: Exception, name: str = "") -> None:
        """`name`: of the file it is about. Of several that were dropped together one may have failed."""
        sentence = present.error(error)
        happened = f"{name}: {sentence.happened}" if name else sentence.happened
        self.trouble.show_words(happened, f"{sentence.safe} {sentence.next}", Tone.BAD)

    def _on_hurried(self) -> None:
        if isinstance(self._card, ImportCard):
            self._card.cancel()
            self._on_stopped()
        elif isinstance(self._card, Recorder):
            collected = self._card.keep_now()
            if collected is not None:
                self._on_recorded(collected)

    def _on_stopped(self) -> None:
        self._sitting.end_work()
        self._show_card(None)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Recording.

    def record(self) -> None:
        if self._card is not None or self._read_only:
            return
        make = self._desk.microphone
        recorder = Recorder(self._desk.collecting, self._desk.jobs, microphone=make() if make else None)
        try:
            begun = recorder.begin()
        except DesktopError as error:
            self._tell(error)
            return
        if not begun:
            self.trouble.show_words(
                self.tr("No microphone was found."),
                self.tr("Plug one in and try again. A recording from a phone can be attached as a file."),
                Tone.WARN,
            )
            return
        recorder.recorded.connect(self._on_recorded)
        recorder.abandoned.connect(self._on_stopped)
        self._sitting.begin_work()
        self._show_card(recorder)
        recorder.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_recorded(self, collected: Collected) -> None:
        self._sitting.end_work()
        self._answer(collected.ref)

    # The file that is there.

    def _file_card(self, ref: FileRef) -> FileCard:
        card = FileCard(self._desk.collecting, self._desk.jobs, ref)
        card.remove.setVisible(not self._read_only)
        card.open_asked.connect(self._on_open)
        card.save_asked.connect(self._on_save)
        card.remove_asked.connect(self._on_remove)
        return card

    def _on_open(self) -> None:
        if self._ref is not None:
            refs = [value for value in self._sitting.filling.answers().values() if isinstance(value, FileRef)]
            place = refs.index(self._ref) if self._ref in refs else 0
            EvidenceViewer(self._desk.collecting, self._desk.jobs, refs or [self._ref], place, self).open()

    def _on_save(self) -> None:
        if self._ref is not None:
            SaveOutDialog(self._desk.collecting, self._desk.jobs, self._ref, self).open()

    def _on_remove(self) -> None:
        taken = self._ref
        self._answer(None)
        if taken is not None:
            self._taken_out = taken
            words = self.tr("Taken out of this record: %1").replace("%1", taken.name)
            self.trouble.show_words(words, "", Tone.ACCENT, self.tr("Put it back"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_let_go(self) -> None:
        self._taken_out = None
        if not self.trouble.button.isHidden():
            self.trouble.hide()

    def _on_put_back(self) -> None:
        if self._ref is None and self._taken_out is not None:
            self._answer(self._taken_out)

    def _answer(self, ref: FileRef | None) -> None:
        self.trouble.hide()
        self._ref = ref
        self._show_card(self._file_card(ref) if ref else None)
        self.answered.emit(ref)
        self.settled.emit()

    def _show_card(self, card: QWidget | None) -> None:
        old, self._card = self._card, card
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if card is not None:
            self._column.insertWidget(0, card)
            if isinstance(card, FileCard):
                self.setFocusProxy(card.open)
        else:
            self.setFocusProxy(self.place.attach)
        self.place.setVisible(card is None and not self._read_only)


def _keep_picture(collecting: Collecting, image: QImage, name: str, _job: Job) -> Collected:
    """As PNG, which loses nothing; made in memory."""
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes; Qt takes the name
    recording = collecting.begin_recording("image/png", name)
    recording.write(bytes(bytes_.data()))
    return recording.finish()
