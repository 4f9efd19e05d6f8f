"""What a search found, as an item model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.services.searching import Hit
from desktop.ui import present

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HitsModel(QAbstractListModel):
    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def show_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def add_hits(self, hits: list[Hit]) -> None:
        """Behind those that are shown; one that was saved meanwhile may have moved, and is shown once."""
        known = {hit.line.id for hit in self._hits}
        more = [hit for hit in hits if hit.line.id not in known]
        if more:
            self.beginInsertRows(_ROOT, len(self._hits), len(self._hits) + len(more) - 1)
            self._hits = [*self._hits, *more]
            self.endInsertRows()

    def hit(self, row: int) -> Hit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.line.title or present.phrase(f"forms.{hit.line.form_id}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = present.whereabouts(hit.line.whereabouts).words
            kind = present.phrase(f"forms.{hit.line.form_id}")
            return ". ".join(part for part in (hit.line.title, kind, hit.snippet, where) if part)
        if role == Qt.ItemDataRole.UserRole:
            return hit
        return None
