"""Records sound in the program: level, time, pause, and what was heard goes sealed into the vault as it is heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Lock

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import DesktopError
from desktop.services.collecting import Collected, Collecting, Recording
from desktop.ui import present
from desktop.ui.evidence.encoding import MEDIA_TYPE, SUFFIX, OpusWriter, loudness
from desktop.ui.evidence.microphone import Microphone, SystemMicrophone
from desktop.ui.evidence.player import clock
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from desktop.ui.widgets.labels import IconLabel, Muted, Strong
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar

_QUIET = 0.12
_QUIET_SECONDS = 4.0


class Recorder(QFrame):
    """`recorded(Collected)` when it is in the vault, `abandoned` when nothing of it is kept.

    What was heard so far is kept, whatever happens: a microphone pulled out or a full disk ends it, no more.
    """

    recorded = Signal(object)
    abandoned = Signal()

    def __init__(
        self,
        collecting: Collecting,
        jobs: JobRunner,
        parent: QWidget | None = None,
        *,
        microphone: Microphone | None = None,
    ) -> None:
        super().__init__(parent)
        self._collecting, self._jobs = collecting, jobs
        self._microphone: Microphone = microphone or SystemMicrophone(self)
        self._recording: Recording | None = None
        self._ending: Ending | None = None
        self._writer: OpusWriter | None = None
        self._stopping = False
        self._quiet_since = 0.0
        self._paused = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("role", "notice")
        self.time = Strong("0:00")
        self.level = ProgressBar(self.tr("How loud it is"), Tone.GOOD)
        self.remark = Muted()
        self.trouble = Notice(Tone.WARN)
        self.pause = PlainButton(self.tr("Pause"), "pause")
        self.stop = PrimaryButton(self.tr("Stop and keep"), "stop")
        self.discard = QuietButton(self.tr("Throw away…"), "delete")
        self.really = PlainButton(self.tr("Yes, throw it away"))
        self.really.hide()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("record", Tone.BAD, 20))
        head.addWidget(self.time)
        head.addWidget(self.level, 1)
        row = QHBoxLayout()
        for button in (self.stop, self.pause):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.discard, self.really):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 11)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.remark)
        column.addWidget(self.trouble)
        column.addLayout(row)

    def _connect(self) -> None:
        self._microphone.heard.connect(self._on_heard)
        self._microphone.lost.connect(self._on_lost)
        self.stop.clicked.connect(self.finish)
        self.pause.clicked.connect(self._on_pause)
        self.discard.clicked.connect(self._on_discard)
        self.really.clicked.connect(self.abandon)

    def begin(self) -> bool:
        """Start listening. False where there is no microphone. Raises DiskFull, NotWritable."""
        if not self._microphone.start():
            return False
        name = f"{datetime.now().astimezone():%Y-%m-%d %H.%M}{SUFFIX}"
        try:
            self._recording = self._collecting.begin_recording(MEDIA_TYPE, name)
        except DesktopError:
            self._microphone.stop()
            raise
        self._ending = Ending(self._recording)
        self._writer = OpusWriter(self._recording.write)
        self.remark.setText(self.tr("Recording. It goes into the vault sealed, as it is heard."))
        return True

    @property
    def seconds(self) -> float:
        return self._writer.seconds if self._writer else 0.0

    def listening(self) -> bool:
        """Somebody is speaking, though no key is pressed. Not while it is paused."""
        return self._writer is not None and not self._paused

    def finish(self) -> None:
        """Stop, and bring what was heard into the vault; where that failed before, try it again."""
        if self._ending is None:
            self.abandoned.emit()
            return
        self._stop()
        self.setEnabled(False)
        self.remark.setText(self.tr("Keeping the recording…"))
        self._jobs.start(self, _finishing(self._ending), self._on_kept, failed=self._on_failed)

    def keep_now(self) -> Collected | None:
        """Stop, and wait until it is in the vault: the window is about to go. None: nothing was being recorded, or it
        cannot be finished now; what was heard is then found as cut off when the vault is next opened.
        """
        if self._ending is None:
            return None
        self._stop()
        try:
            collected = self._ending.finish()
        except DesktopError as error:
            self._on_failed(error)
            return None
        self._recording = self._ending = None
        return collected

    def abandon(self) -> None:
        self._stop()
        if self._recording is not None:
            self._recording.abandon()
        self._recording = self._ending = None
        self.abandoned.emit()

    def _stop(self) -> None:
        """No more is heard, and the last page is written."""
        if self._writer is None:
            return
        self._stopping = True  # the microphone hands over its last samples; if they find no room, it ends all the same
        self._microphone.stop()
        writer, self._writer = self._writer, None
        self._write(writer.finish)

    def _on_heard(self, samples: bytes) -> None:
        if self._writer is None or self._paused:
            return
        writer = self._writer
        if not self._write(lambda: writer.feed(samples)):
            if not self._stopping:
                self.finish()
            return
        loud = loudness(samples)
        self.level.show_part(loud, 1)
        self.time.setText(clock(int(writer.seconds * 1000)))
        self._listen(loud, writer.seconds)

    def _listen(self, loud: float, seconds: float) -> None:
        """An hour of silence is what a switched-off microphone records: say so while it can be mended."""
        if loud > _QUIET:
            self._quiet_since = seconds
        if seconds - self._quiet_since > _QUIET_SECONDS:
            self.remark.setText(self.tr("Nothing is heard. Is the microphone switched on, and is it the right one?"))
        elif seconds > 1:
            self.remark.setText(self.tr("Recording. It goes into the vault sealed, as it is heard."))

    def _write(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except DesktopError as error:
            self._show_error(error)
            return False
        return True

    def _on_pause(self) -> None:
        self._paused = not self._paused
        self._microphone.pause() if self._paused else self._microphone.go_on()
        self.pause.setText(self.tr("Go on") if self._paused else self.tr("Pause"))
        self.pause.set_icon("record" if self._paused else "pause")
        self.remark.setText(self.tr("Paused.") if self._paused else "")
        self.level.show_part(0, 1)

    def _on_discard(self) -> None:
        self.really.setVisible(self.really.isHidden())
        if self.really.isVisible():
            self.really.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kept(self, collected: Collected) -> None:
        if self._ending is not None:  # else `keep_now` came first
            self._recording = self._ending = None
            self.recorded.emit(collected)

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.pause.hide()
        self.stop.setText(self.tr("Try again"))
        self.stop.set_icon("sync")
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.remark.setText(self.tr("What was heard is still here."))
        self._show_error(error)

    def _on_lost(self) -> None:
        self.finish()

    def _show_error(self, error: Exception) -> None:
        sentence = present.error(error)
        self.trouble.show_words(sentence.happened, f"{sentence.safe} {sentence.next}")


class Ending:
    """Brings a recording to its end once, whoever asks: the job, or a window that is about to go."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._lock = Lock()
        self._collected: Collected | None = None

    def finish(self) -> Collected:
        """Raises DiskFull, NotWritable; it can be tried again then."""
        with self._lock:
            if self._collected is None:
                self._collected = self._recording.finish()
            return self._collected


def _finishing(ending: Ending) -> Callable[[Job], Collected]:
    return lambda _job: ending.finish()
