"""One page for every list of records: search, order, the table, a button for a new one. Opens nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QWidget

from desktop.services.casework import Order
from desktop.ui import icons
from desktop.ui.carrying.removed_link import RemovedLink
from desktop.ui.jobs import JobRunner
from desktop.ui.lists.kinds import kind_of
from desktop.ui.lists.record_table import RecordTable
from desktop.ui.models.record_lines import RecordLinesModel
from desktop.ui.widgets.buttons import PrimaryButton
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.labels import Muted
from desktop.ui.widgets.pages import EmptyState, Page
from desktop.unlocked import Unlocked


class ListPage(Page):
    """`open_asked` and `history_asked` bring form id and record id, `removal_asked` the record id, `new_asked` the form
    id.
    """

    open_asked = Signal(str, str)
    history_asked = Signal(str, str)
    removal_asked = Signal(str)
    new_asked = Signal(str)

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, form_id: str, parent: QWidget | None = None) -> None:
        self._kind = kind_of(form_id)
        super().__init__(self._kind.title, scrolls=False, parent=parent)
        self._build(unlocked, jobs)
        self._connect()
        self.refresh()

    def _build(self, unlocked: Unlocked, jobs: JobRunner) -> None:
        self.new = PrimaryButton(self._kind.new, "add")
        self.add_action(self.new)
        self.search = SearchField(self._kind.search)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order of the list"))
        self.order.addItem(self.tr("Last changed first"), Order.CHANGED)
        self.order.addItem(self.tr("Newest first"), Order.CREATED)
        self.order.addItem(self.tr("Urgent first"), Order.URGENT)
        self.count = Muted()
        self.count.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        row.addWidget(self.order)
        self.model = RecordLinesModel(unlocked.casework, unlocked.searching, jobs, self._kind.form_id, self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(self._kind.title)
        self.empty = EmptyState(self._kind.form_id, self._kind.empty, self._kind.empty_remark)
        self.nothing = EmptyState("search", self.tr("Nothing found"), self.tr("Try fewer words, or the start of one."))
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self.removed = RemovedLink(unlocked.casework.removing, jobs, self._kind.form_id)
        self.body.addWidget(self.removed, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.search)
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self._find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect(self) -> None:
        self.new.clicked.connect(self._on_new)
        self.search.search_asked.connect(self.model.search)
        self.order.activated.connect(self._on_order)
        self.model.filled.connect(self._on_filled)
        self.table.opened.connect(self._on_opened)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self._find.activated.connect(self._on_find)

    def refresh(self) -> None:
        self.model.refresh()
        self.removed.refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _on_filled(self) -> None:
        total = self.model.rowCount()
        if total:
            self.stack.setCurrentWidget(self.table)
        else:
            self.stack.setCurrentWidget(self.nothing if self.model.words else self.empty)
        words = self.tr("%n found", "", total) if self.model.words else self.tr("%n record(s)", "", total)
        self.count.setText(words if total else "")

    def _on_order(self, _index: int) -> None:
        self.model.sort_by(self.order.currentData())

    def _on_new(self) -> None:
        self.new_asked.emit(self._kind.form_id)

    def _on_opened(self, row: int) -> None:
        line = self.model.line(row)
        if line:
            self.open_asked.emit(line.form_id, line.id)

    def _on_find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_menu(self, place: QPoint) -> None:
        index: QModelIndex = self.table.indexAt(place)
        line = self.model.line(index.row()) if index.isValid() else None
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_it = menu.addAction(icons.icon("edit"), self.tr("Open"))
        history = menu.addAction(icons.icon("history"), self.tr("History"))
        menu.addSeparator()
        remove = menu.addAction(icons.icon("delete"), self.tr("Remove from this laptop…"))
        chosen = menu.exec(self.table.viewport().mapToGlobal(place))
        if chosen is open_it:
            self.open_asked.emit(line.form_id, line.id)
        elif chosen is history:
            self.history_asked.emit(line.form_id, line.id)
        elif chosen is remove:
            self.removal_asked.emit(line.id)
