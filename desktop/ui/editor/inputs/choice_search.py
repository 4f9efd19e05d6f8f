"""Asks for one choice out of many: type any part of its words, or open the whole list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.folding import folded
from desktop.ui.editor.inputs.answer_input import AnswerInput, Offer
from desktop.ui.widgets.fields import ClearableField, InsideButton

_FOLDED = int(Qt.ItemDataRole.UserRole)
_NAME = _FOLDED + 1
__all__ = ["SearchInput"]


class SearchInput(AnswerInput):
    """What is typed and names no choice is no answer: leaving the field brings back the words of the choice made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[str, str] = {}
        self._name: str | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line = ClearableField()
        self.line.setPlaceholderText(self.tr("Type to find, or press the down arrow"))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._open = InsideButton("search", self.tr("Open the list"))
        self.line.put_inside(self._open, leading=True)
        self._model = QStandardItemModel(self)
        self.finder = _Finder(self)
        self.finder.setModel(self._model)
        self.line.setCompleter(self.finder)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.editingFinished.connect(self._on_left)
        self.finder.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # stubs know no overloads

    def show_offers(self, offers: Sequence[Offer]) -> None:
        labels = {offer.name: offer.label for offer in offers}
        if labels == self._labels:
            return
        typed = self.line.text()
        unchanged = typed == self._labels.get(self._name or "", "")
        self._labels = labels
        self._model.clear()
        for offer in offers:
            item = QStandardItem(offer.label)
            item.setData(folded(offer.label), _FOLDED)
            item.setData(offer.name, _NAME)
            self._model.appendRow(item)
        if unchanged:
            self._show_name()

    def show_value(self, value: Value | None) -> None:
        name = None if value is None else str(value)
        if name != self._name or not self.line.hasFocus():
            self._name = name
            self._show_name()

    def set_read_only(self, on: bool) -> None:
        self.line.setReadOnly(on)
        self._open.setEnabled(not on)

    def _show_name(self) -> None:
        self.line.blockSignals(True)
        self.line.setText("" if self._name is None else self._labels.get(self._name, self._name))
        self.line.blockSignals(False)
        self.line.setCursorPosition(0)

    def _on_open(self) -> None:
        self.line.setFocus()
        self.finder.setCompletionPrefix("")
        self.finder.complete()

    def _on_text_changed(self, text: str) -> None:
        if not text and self._name is not None:
            self._choose(None)

    def _on_chosen(self, index: QModelIndex) -> None:
        self._choose(index.data(_NAME))
        self._show_name()
        self.settled.emit()

    def _on_left(self) -> None:
        popup = self.finder.popup()
        if popup is not None and popup.isVisible():
            return
        wanted = folded(self.line.text())
        meant = [name for name, label in self._labels.items() if folded(label) == wanted]
        if wanted and len(meant) == 1:
            self._choose(meant[0])
        self._show_name()
        self.settled.emit()

    def _choose(self, name: str | None) -> None:
        if name != self._name:
            self._name = name
            self.answered.emit(name)


class _Finder(QCompleter):
    """Finds what is typed anywhere in the words, whatever its case and accents."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QStringListModel(), parent)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
