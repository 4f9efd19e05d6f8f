"""Evidence on the screen: pictures, documents, sound and video, one after the other, beside what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.answers import FileRef
from desktop.errors import FileRemoved
from desktop.services.capture_facts import CaptureFacts
from desktop.services.collecting import Collecting
from desktop.ui import theme
from desktop.ui.carrying.fetch_again import FetchAgain
from desktop.ui.carrying.removed_view import RemovedView
from desktop.ui.evidence.pictures import Picture
from desktop.ui.evidence.player import Player
from desktop.ui.evidence.saving_out import SaveOutDialog
from desktop.ui.evidence.showing import LARGEST_PICTURE, Shown, look_up, remark_about, view_for
from desktop.ui.evidence.side import Side
from desktop.ui.evidence.small_copy_view import SmallCopyView
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.main_window import NAME
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.labels import Heading, Muted
from desktop.ui.widgets.pages import EmptyState


class EvidenceViewer(QDialog):
    """`refs` are what can be stepped through, from `current`. Page Up and Page Down step, Esc closes."""

    def __init__(
        self,
        collecting: Collecting,
        jobs: JobRunner,
        refs: Sequence[FileRef],
        current: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._collecting, self._jobs = collecting, jobs
        self._refs, self._current = tuple(refs), current
        self._beside: Side | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show_current()

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        room = self.screen().availableSize()
        self.resize(
            min(theme.scaled(1100), round(room.width() * 0.94)), min(theme.scaled(660), round(room.height() * 0.9))
        )
        self.name = Heading()
        self.count = Muted()
        self.count.setWordWrap(False)
        self.back = IconButton("up", self.tr("Previous (Page Up)"))
        self.next = IconButton("down", self.tr("Next (Page Down)"))
        self.closer = IconButton("zoom_in", self.tr("Larger (+)"))
        self.farther = IconButton("zoom_out", self.tr("Smaller (-)"))
        self.fit = IconButton("fit", self.tr("Fit the window (0)"))
        self.turn = IconButton("rotate", self.tr("Turn (R); the original does not change"))
        self.save = PlainButton(self.tr("Save a copy out…"), "save")
        self.leave = PlainButton(self.tr("Close"), "close")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        for button in (self.back, self.next, self.farther, self.closer, self.fit, self.turn, self.save, self.leave):
            head.addWidget(button)
        self.stage = QStackedWidget()
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setMinimumWidth(theme.scaled(220))
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(self.stage)
        body.addWidget(self.side)
        body.setStretchFactor(0, 1)
        body.setSizes([theme.scaled(800), theme.scaled(280)])
        body.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.addLayout(head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.closer.clicked.connect(self._on_closer)
        self.farther.clicked.connect(self._on_farther)
        self.fit.clicked.connect(self._on_fit)
        self.turn.clicked.connect(self._on_turn)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.close)
        for key, slot in ((Qt.Key.Key_PageUp, self._on_back), (Qt.Key.Key_PageDown, self._on_next)):
            QShortcut(QKeySequence(key), self, slot)

    @property
    def ref(self) -> FileRef:
        return self._refs[self._current]

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self._clear_stage()
        super().reject()

    def _show_current(self) -> None:
        ref = self.ref
        self._clear_stage()
        self.name.setText(ref.name)
        self.count.setText(f"{self._current + 1} / {len(self._refs)}" if len(self._refs) > 1 else "")
        for button in (self.back, self.next):
            button.setVisible(len(self._refs) > 1)
        self.back.setEnabled(self._current > 0)
        self.next.setEnabled(self._current < len(self._refs) - 1)
        self._stage(EmptyState("evidence", self.tr("Opening…")))
        self._beside = Side(self._collecting, self._jobs, ref)
        self._beside.removed.connect(self._on_removed)
        self.side.setWidget(self._beside)
        work = partial(look_up, self._collecting, ref, LARGEST_PICTURE)
        self._jobs.start(self, work, partial(self._on_looked_up, ref), failed=self._on_failed, lane="net")

    def _on_looked_up(self, ref: FileRef, shown: Shown) -> None:
        if ref is not self.ref:
            return  # stepped on meanwhile
        self._show_facts(shown.facts)
        view = view_for(shown, ref, self)
        if shown.removed and isinstance(view, SmallCopyView):
            view.was_removed(FetchAgain(self._collecting.carrying_less, self._jobs, ref.id))
        self._stage(view)
        self._note(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        can_zoom, can_turn = hasattr(view, "closer"), hasattr(view, "turn")
        for button in (self.closer, self.farther, self.fit):
            button.setVisible(can_zoom)
        self.turn.setVisible(can_turn)
        if isinstance(shown.content, Picture):
            self.count.setToolTip(f"{shown.content.full.width()} × {shown.content.full.height()}")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, FileRemoved):
            view = RemovedView(self._collecting.carrying_less, self._jobs, self.ref.id)
            self._stage(view)
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        title, text = remark_about(error)
        self._stage(EmptyState("warning", title, text))

    def _show_facts(self, facts: CaptureFacts | None) -> None:
        if facts is not None and self._beside is not None:
            self._beside.show_facts(facts)

    def _note(self, view: QWidget) -> None:
        """What is on the screen was looked at; a recording was not, before it plays."""
        if isinstance(view, Player):
            view.played.connect(self._on_played)
        elif isinstance(view, SmallCopyView):
            view.looked_for.connect(self._on_looked_for)
        elif not isinstance(view, EmptyState) and self._beside is not None:
            self._beside.note_look()

    def _on_played(self) -> None:
        if self._beside is not None:
            self._beside.note_look(played=True)

    def _stage(self, view: QWidget) -> None:
        self._clear_stage()
        self.stage.addWidget(view)
        self.stage.setCurrentWidget(view)

    def _clear_stage(self) -> None:
        while (old := self.stage.currentWidget()) is not None:
            if isinstance(old, Player | SmallCopyView):
                old.end()
            self.stage.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _on_looked_for(self) -> None:
        work = partial(_has_come, self._collecting, self.ref.id)
        self._jobs.start(self, work, partial(self._on_has_come, self.ref), failed=self._on_failed, lane="net")

    def _on_has_come(self, ref: FileRef, has_come: bool) -> None:
        if has_come and ref is self.ref and isinstance(self.stage.currentWidget(), SmallCopyView):
            self._show_current()

    def _on_removed(self) -> None:
        """The view may still hold what it was shown from: all of it is shown anew."""
        self._show_current()

    def _call(self, name: str) -> None:
        step = getattr(self.stage.currentWidget(), name, None)
        if step is not None:
            step()

    def _on_closer(self) -> None:
        self._call("closer")

    def _on_farther(self) -> None:
        self._call("farther")

    def _on_fit(self) -> None:
        self._call("fit")

    def _on_turn(self) -> None:
        self._call("turn")

    def _on_back(self) -> None:
        if self._current > 0:
            self._current -= 1
            self._show_current()

    def _on_next(self) -> None:
        if self._current < len(self._refs) - 1:
            self._current += 1
            self._show_current()

    def _on_save(self) -> None:
        SaveOutDialog(self._collecting, self._jobs, self.ref, self).open()


def _has_come(collecting: Collecting, file_id: str, _job: Job) -> bool:
    return collecting.is_here(file_id)
