"""Find anything, from anywhere: a field, and below it what holds the words, with the words around them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from desktop.services.searching import FIRST, Hit
from desktop.ui import theme
from desktop.ui.jobs import Job, JobRunner, Latest
from desktop.ui.main_window import NAME
from desktop.ui.search.hit_delegate import HitDelegate
from desktop.ui.search.hits import HitsModel
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.labels import Muted
from desktop.unlocked import Unlocked

_MOST = 40
_RECENT = 8
_LIST_KEYS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class Palette(QDialog):
    """`chosen` brings form id and record id. Without words it shows what was changed last. Frees itself when closed."""

    chosen = Signal(str, str)

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._latest = Latest(jobs)
        self._words = ""
        self._build()
        self._connect()
        self._ask("")

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.field = SearchField(self.tr("Search everything"), self.tr("Words, names, places…"))
        self.model = HitsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remark = Muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.remark)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.search_asked.connect(self._ask)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            width = min(theme.scaled(680), parent.width() - 60)
            self.resize(QSize(width, min(theme.scaled(480), parent.height() - 80)))
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 50)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the words are typed in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentIndex().isValid():
                self._choose()
                return True
            if event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
        return False

    def _ask(self, words: str) -> None:
        self._words = words
        unlocked = self._unlocked

        def find(_job: Job) -> list[Hit]:
            if words:
                return unlocked.searching.find(words, None, FIRST)
            return [Hit(line=line, snippet="", matches=()) for line in unlocked.casework.lines(None, 0, _RECENT)]

        self._latest.start(self, find, self._on_found)

    def _on_found(self, hits: list[Hit]) -> None:
        self.model.show_hits(hits)
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
        if not self._words:
            self.remark.setText(self.tr("Changed last. Type to search; Enter opens, Esc closes."))
        elif len(hits) < FIRST:
            self._count()
        else:
            self._ask_for_more()

    def _ask_for_more(self) -> None:
        """What does not fit the screen is looked for when what fits is on it."""
        unlocked, words = self._unlocked, self._words

        def find(_job: Job) -> list[Hit]:
            return unlocked.searching.find(words, None, _MOST - FIRST, after=FIRST)

        self._latest.start(self, find, self._on_more)

    def _on_more(self, hits: list[Hit]) -> None:
        self.model.add_hits(hits)
        self._count()

    def _count(self) -> None:
        found = self.model.rowCount()
        self.remark.setText(self.tr("%n found", "", found) if found else self.tr("Nothing holds these words."))

    def _choose(self) -> None:
        hit = self.model.hit(self.list.currentIndex().row())
        if hit is not None:
            self.close()
            self.chosen.emit(hit.line.form_id, hit.line.id)
