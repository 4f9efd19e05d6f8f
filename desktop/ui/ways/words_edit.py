"""A field for words from a list: what is typed is completed. Knows no list by itself, and no sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QWidget

from desktop.ui import theme

_FROM_LETTERS = 2
_TAKEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
"""Keys that belong to the list of offers while it is open."""


class WordsEdit(QPlainTextEdit):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setFixedHeight(theme.scaled(104))
        self._words = QStringListModel(self)
        self.completer = QCompleter(self._words, self)
        self.completer.setWidget(self)
        self.completer.setModelSorting(QCompleter.ModelSorting.CaseSensitivelySortedModel)
        self.completer.setMaxVisibleItems(6)
        self.completer.activated.connect(self.put_word)
        self.offers = QListView()
        self.offers.setAccessibleName(self.tr("Words that begin like this"))
        self.completer.setPopup(self.offers)

    def offer(self, words: Sequence[str]) -> None:
        """In order, in small letters."""
        self._words.setStringList(list(words))

    def put_word(self, word: str) -> None:
        """In the place of the one that is being typed, with a space behind it."""
        cursor = self._at_word()
        cursor.insertText(f"{word} ")
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.offers.isVisible() and event.key() in _TAKEN:
            event.ignore()  # the list takes it
            return
        super().keyPressEvent(event)
        if event.text():
            self._complete()

    def _complete(self) -> None:
        cursor = self._at_word()
        begun = cursor.selectedText().casefold()
        self.completer.setCompletionPrefix(begun)
        found = self.completer.completionCount()
        if len(begun) < _FROM_LETTERS or not found or self.completer.currentCompletion() == begun:
            self.offers.hide()
            return
        place = self.cursorRect()
        place.setWidth(theme.scaled(180))
        self.offers.setCurrentIndex(self.completer.completionModel().index(0, 0))
        self.completer.complete(place)

    def _at_word(self) -> QTextCursor:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfWord, QTextCursor.MoveMode.KeepAnchor)
        return cursor
