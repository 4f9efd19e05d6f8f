"""The top of an editor: what this is, whether it is kept, and what can be done. Knows no record."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.present import Shown
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from desktop.ui.widgets.labels import Pill
from desktop.ui.widgets.pages import Head


class EditorHead(QWidget):
    done_asked = Signal()
    close_asked = Signal()
    history_asked = Signal()
    language_asked = Signal(str)
    discard_asked = Signal()
    delete_asked = Signal()
    removal_asked = Signal()
    withdrawal_asked = Signal()
    sharing_asked = Signal()
    urgency_changed = Signal(bool)

    def __init__(self, *, is_case: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_case = is_case
        self._title = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head = Head("")
        self.head.title.setWordWrap(False)  # it is cut instead: the answer that names the record stands in full below
        self.back = IconButton("back", self.tr("Back; what is unfinished is kept as a draft (Esc)"))
        self.kept = Pill()
        self.place = Pill()
        self.urgent = QCheckBox(self.tr("Urgent"))
        self.urgent.setToolTip(self.tr("Goes first when the line is bad"))
        self.language = PlainButton("", "language")
        self.language.setToolTip(self.tr("Language of the questions"))
        self.languages = QMenu(self)
        self.language.setMenu(self.languages)
        self.history = PlainButton(self.tr("History"), "history")
        self.done = PrimaryButton(self.tr("Done"), "check")
        self.done.setToolTip(self.tr("Save and close (Ctrl+Enter); Ctrl+S saves and stays"))
        self.more = IconButton("more", self.tr("More"))
        menu = QMenu(self)
        self.discard = QAction(self.tr("Throw this draft away"), self)
        self.delete = QAction(self.tr("Delete this record…"), self)
        self.remove = QAction(self.tr("Remove from this laptop…"), self)
        self.withdraw = QAction(self.tr("Withdraw consent…"), self)
        self.share = QAction(self.tr("Share with another group…"), self)
        menu.addActions([self.discard, self.share, self.remove, self.withdraw, self.delete])
        self.more.setMenu(menu)
        self.head.put_before(self.back)
        pills = QWidget()
        row = QHBoxLayout(pills)
        row.setContentsMargins(0, 0, 0, 0)
        for pill in (self.kept, self.place):
            row.addWidget(pill)
            pill.hide()
        self.head.put_beside(pills)
        self._buttons = (self.urgent, self.language, self.more, self.history, self.done)
        for button in self._buttons:
            self.head.put_behind(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)

    def _connect(self) -> None:
        self.back.clicked.connect(self.close_asked)
        self.done.clicked.connect(self.done_asked)
        self.history.clicked.connect(self.history_asked)
        self.discard.triggered.connect(self.discard_asked)
        self.delete.triggered.connect(self.delete_asked)
        self.remove.triggered.connect(self.removal_asked)
        self.withdraw.triggered.connect(self.withdrawal_asked)
        self.share.triggered.connect(self.sharing_asked)
        self.urgent.clicked.connect(self.urgency_changed)
        self.languages.triggered.connect(self._on_language)

    def show_title(self, words: str) -> None:
        self._title = words
        self._draw_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_title()

    def _draw_title(self) -> None:
        """As much of it as there is room for beside the pills, and beside the buttons where they do not stand below."""
        title = self.head.title
        pills = sum(pill.sizeHint().width() + 10 for pill in (self.kept, self.place) if not pill.isHidden())
        buttons = sum(b.sizeHint().width() + 10 for b in self._buttons if not b.isHidden())
        line = self.width() - pills - self.back.sizeHint().width() - 30
        beside = line - buttons - 30
        whole = title.fontMetrics().horizontalAdvance(self._title)
        room = max(theme.scaled(160), beside if beside >= min(whole, self.width() // 3) else line)
        shown = title.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        title.setText(shown)
        title.setFixedWidth(title.fontMetrics().horizontalAdvance(shown) + 4)
        title.setToolTip(self._title if shown != self._title else "")
        title.setAccessibleName(self._title)

    def show_kept(self, words: str, tone: Tone = Tone.MUTED) -> None:
        self.kept.setText(words)
        self.kept.set_tone(tone)
        self.kept.setVisible(bool(words))
        self.kept.setAccessibleName(words)
        self._draw_title()

    def show_place(self, shown: Shown | None) -> None:
        if shown is not None:
            self.place.setText(shown.words)
            self.place.set_tone(shown.tone)
        self.place.setVisible(shown is not None)
        self._draw_title()

    def show_languages(self, names: Mapping[str, str], chosen: str) -> None:
        """Codes and names of the form's languages; nothing to choose where it has one."""
        self.languages.clear()
        group = QActionGroup(self.languages)
        for code, name in names.items():
            action = self.languages.addAction(name)
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code == chosen)
            group.addAction(action)
        self._show_language(chosen)
        self.language.setVisible(len(names) > 1)

    def show_state(self, *, exists: bool, unfinished: bool) -> None:
        self.history.setVisible(exists)
        self.delete.setVisible(exists)
        self.remove.setVisible(exists)
        self.withdraw.setVisible(exists)
        self.share.setVisible(exists and self._is_case)
        self.discard.setVisible(unfinished)
        self.more.setVisible(exists or unfinished)
        self._draw_title()

    def show_only_back(self) -> None:
        """Nothing could be opened."""
        self.setEnabled(True)
        for button in self._buttons:
            button.hide()

    def _on_language(self, action: QAction) -> None:
        self._show_language(action.data())
        self.language_asked.emit(action.data())

    def _show_language(self, code: str) -> None:
        self.language.setText(code.upper())
        self.language.setAccessibleName(self.tr("Language of the questions: %1").replace("%1", code))
