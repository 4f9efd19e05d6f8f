"""The records that were removed from this laptop: a line for each, and the way to fetch them again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from desktop.services.removing_records import Removed, RemovingRecords
from desktop.ui import icons, present, theme
from desktop.ui.carrying.stub_words import line_of
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.wrapped_items import WrappedItems

_ID = Qt.ItemDataRole.UserRole


class RemovedDialog(FittingDialog):
    """`form_id` None: of every kind. `wanted` when something is to be fetched again."""

    wanted = Signal()

    def __init__(
        self, removing: RemovingRecords, jobs: JobRunner, form_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(560, parent)
        self._removing, self._jobs, self._form = removing, jobs, form_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._look()

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Records that were removed from this laptop"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedItems(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(theme.scaled(18), theme.scaled(18)))
        self.list.setMinimumHeight(theme.scaled(220))
        self.outcome = Notice()
        self.leave = PlainButton(self.tr("Close"))
        self.fetch = PrimaryButton(self.tr("Fetch again"), "refresh")
        self.fetch.setEnabled(False)
        self.column.addWidget(Heading(self.tr("Removed from this laptop")))
        self.column.addWidget(Muted(self.tr("The server and the coordination were proved to have all of each.")))
        self.column.addWidget(self.list)
        self.column.addWidget(self.outcome)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.fetch)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close)
        self.fetch.clicked.connect(self._on_fetch)
        self.list.itemSelectionChanged.connect(self._on_selected)

    def _look(self) -> None:
        work = partial(_looked_up, self._removing, self._form)
        self._jobs.start(self, work, self.show_stubs, failed=self._on_failed, lane="net")

    def show_stubs(self, stubs: tuple[Removed, ...]) -> None:
        self.list.clear()
        for stub in stubs:
            item = QListWidgetItem(icons.icon("on_server"), line_of(stub))
            item.setData(_ID, stub.id)
            self.list.addItem(item)
        if stubs:
            self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selected(self) -> None:
        self.fetch.setEnabled(bool(self.list.selectedItems()))

    def _on_fetch(self) -> None:
        self.fetch.setEnabled(False)
        ids = tuple(item.data(_ID) for item in self.list.selectedItems())
        work = partial(_wanted, self._removing, ids)
        self._jobs.start(self, work, self._on_wanted, failed=self._on_failed, lane="store")

    def _on_wanted(self, found: tuple[str, ...]) -> None:
        words = self.tr("%n record(s) will come with the next sync.", "", len(found))
        self.outcome.show_words(words, self.tr("Files come with the one after."), Tone.GOOD)
        self.wanted.emit()
        self._look()

    def _on_failed(self, error: Exception) -> None:
        words = present.error(error)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _looked_up(removing: RemovingRecords, form_id: str | None, _job: Job) -> tuple[Removed, ...]:
    return removing.removed(form_id)


def _wanted(removing: RemovingRecords, ids: tuple[str, ...], _job: Job) -> tuple[str, ...]:
    return removing.fetch_again(ids)
