"""Questions asked any number of times: each row a card, rows can be added, moved and removed, and a removal undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path as FilePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.answers import Changes, Path
from desktop.forms.paths import in_row
from desktop.forms.questions import Item, Question, Repeat
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.drop_place import DropPlace, choose_files, dropped_files
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.editor.question import TwoAnswers
from desktop.ui.editor.row_card import RowCard
from desktop.ui.editor.sitting import Sitting
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Muted, Strong
from desktop.ui.widgets.notices import Notice

Fill = Callable[[QVBoxLayout, Sitting, Desk, Iterable[Item], Path, QWidget], None]


class RepeatRows(QWidget):
    def __init__(
        self, sitting: Sitting, desk: Desk, repeat: Repeat, row: Path, fill: Fill, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.path = in_row(repeat.path, row)
        self._sitting, self._desk, self._repeat, self._fill_row = sitting, desk, repeat, fill
        self.rows: dict[Path, RowCard] = {}
        self._removed: tuple[Path, Changes] | None = None
        files = [item for item in repeat.items if isinstance(item, Question) and item.kind.holds_file]
        self._file = files[0] if len(files) == 1 and not repeat.fixed else None
        self._build()
        self._connect()
        sitting.watch(self)
        self.refresh()

    def _build(self) -> None:
        self.heading = Strong("", self)
        self.hint = Muted("", self)
        self.conflict = TwoAnswers(self)
        self.undo = Notice(closable=True, parent=self)
        self.add = PlainButton("", "add", self)
        self.place = DropPlace(self._file.kind, self) if self._file else None
        self.setAcceptDrops(self._file is not None)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.place or self.add, 0 if self.place is None else 1)
        if self.place is None:
            line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        for part in (self.heading, self.hint, self.conflict):
            column.addWidget(part)
        column.addLayout(self._cards)
        column.addWidget(self.undo)
        column.addLayout(line)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.undo.acted.connect(self._on_undo)
        self._sitting.let_go.connect(self._on_let_go)
        self.conflict.compare_asked.connect(self._on_compare)
        if self.place is not None:
            self.place.attach.clicked.connect(self._on_attach)
            self.place.record.clicked.connect(self._on_record)

    def refresh(self) -> None:
        filling = self._sitting.filling
        self.setVisible(filling.shown(self.path))
        open_ = not self._repeat.fixed and not filling.read_only(self.path)
        (self.place or self.add).setVisible(open_)
        wanted = filling.rows(self.path)
        for gone in [row for row in self.rows if row not in wanted]:
            self._take_away(gone)
        for place, row in enumerate(wanted):
            card = self.rows.get(row) or self._put_up(row)
            if self._cards.indexOf(card) != place:
                self._cards.removeWidget(card)
                self._cards.insertWidget(place, card)
        self.refresh_words()
        self.conflict.show_count(len(self._sitting.conflict(self.path)))

    def refresh_words(self) -> None:
        filling, language = self._sitting.filling, self._sitting.language
        label = filling.label(self.path, language)
        hint = filling.hint(self.path, language)
        self.heading.setText(label)
        self.heading.setVisible(bool(label))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.add.setText(self.tr("Add: %1").replace("%1", label) if label else self.tr("Add another"))
        for number, card in enumerate((self.rows[row] for row in filling.rows(self.path) if row in self.rows), start=1):
            card.show_number(number, len(self.rows), label)

    def _put_up(self, row: Path) -> RowCard:
        card = RowCard(row, fixed=self._repeat.fixed, parent=self)
        self._fill_row(card.column, self._sitting, self._desk, self._repeat.items, row, card)
        card.remove_asked.connect(self._on_remove)
        card.move_asked.connect(self._on_move)
        for field in card.findChildren(FileInput):
            field.more_files.connect(self._on_more_files)
        self.rows[row] = card
        return card

    def _take_away(self, row: Path) -> None:
        self._sitting.forget(row)
        card = self.rows.pop(row)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add(self) -> None:
        row = self._sitting.add_row(self.path)
        self.rows[row].focus_first()

    def _on_remove(self, row: Path) -> None:
        filled = any(path.startswith(f"{row}/") for path in self._sitting.filling.answers())
        self._removed = (row, dict(self._sitting.filling.changes()))
        self._sitting.remove_row(row)
        self.undo.setVisible(False)
        if filled:
            self.undo.show_words(self.tr("Removed, with what was written in it."), action=self.tr("Bring it back"))
        (self.place.attach if self.place else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_let_go(self) -> None:
        self._removed = None
        self.undo.hide()

    def _on_undo(self) -> None:
        self.undo.hide()
        if self._removed is not None:
            row, before = self._removed
            self._removed = None
            self._sitting.restore_row(row, before)
            if row in self.rows:
                self.rows[row].focus_first()

    def _on_move(self, row: Path, towards: int) -> None:
        rows = list(self._sitting.filling.rows(self.path))
        place = rows.index(row) + towards
        if 0 <= place < len(rows):
            rows.remove(row)
            self._sitting.move_row(row, rows[place] if place < len(rows) else None)

    # Rows that are made for a file each.

    def take_in(self, files: list[FilePath]) -> None:
        """A row for each."""
        for file in files:
            self._new_file_row().take_in([file])

    def _new_file_row(self) -> FileInput:
        row = self._sitting.add_row(self.path)
        return self.rows[row].findChildren(FileInput)[0]

    def _on_attach(self) -> None:
        if self._file is not None:
            choose_files(self._file.kind, self, self._on_files_chosen)

    def _on_files_chosen(self, paths: list[str]) -> None:
        self.take_in([FilePath(path) for path in paths])

    def _on_record(self) -> None:
        self._new_file_row().record()

    def _on_more_files(self, _path: Path, files: list[FilePath]) -> None:
        self.take_in(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._file is not None and dropped_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_in(dropped_files(event.mimeData()))

    def _on_compare(self) -> None:
        self._sitting.compare_asked.emit(self.path)
