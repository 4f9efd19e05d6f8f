"""The side of the window: whose vault this is, the pages, how sync stands, the lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import icons, theme
from desktop.ui.places_to_go import Place, places
from desktop.ui.sync.sync_card import SyncCard
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.labels import Label, Muted


class Sidebar(QWidget):
    page_asked = Signal(str)
    lock_asked = Signal()

    def __init__(self, runner: SyncRunner, my_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._my_name = my_name
        self._shown: PageButton | None = None
        self._build()
        self._connect()
        self._on_state()

    def _build(self) -> None:
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(100 + round(1.12 * theme.worn().percent))
        wordmark = Label("Amparo")
        wordmark.setObjectName("wordmark")
        self.whose = Muted()
        self.buttons: dict[str, PageButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # on pages beside the list none is checked
        pages = QVBoxLayout()
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(2)
        for number, place in enumerate(places()):
            button = PageButton(place)
            self.buttons[place.name] = button
            self._group.addButton(button, number)
            pages.addWidget(button)
        pages.addStretch(1)
        self._pages = _scrolling(pages)
        self.sync = SyncCard(self._runner)
        self.settings = IconButton("settings", self.tr("Settings (Ctrl+,)"))
        self.about = IconButton("about", self.tr("Help and about (F1)"))
        self.lock = PlainButton(self.tr("Lock"), "lock")
        self.lock.setToolTip(self.tr("Lock (Ctrl+L)"))
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(wordmark, 1)
        above.addWidget(self.settings)
        above.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(7)
        column.addLayout(above)
        column.addWidget(self.whose)
        column.addWidget(self._pages, 1)
        column.addWidget(self.sync)
        column.addWidget(self.lock)

    def _connect(self) -> None:
        self._group.idClicked.connect(self._on_clicked)
        self.sync.page_asked.connect(self._on_sync_page)
        self.sync.join_asked.connect(self._on_join)
        self.settings.clicked.connect(self._on_settings)
        self.about.clicked.connect(self._on_about)
        self.lock.clicked.connect(self.lock_asked)
        self._runner.changed.connect(self._on_state)

    def show_page(self, name: str) -> None:
        for place, button in self.buttons.items():
            button.setChecked(place == name)
            if place == name:
                self._shown = button
                self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """At large sizes of text the pages scroll: the one that is shown must be seen among them."""
        if self._shown is not None:
            self._pages.ensureWidgetVisible(self._shown, 0, 0)

    def _on_state(self) -> None:
        membership = self._runner.state.membership
        parts = (membership.group_name, membership.my_name) if membership else (self.tr("Working alone"), self._my_name)
        self.whose.setText(" · ".join(part for part in parts if part))

    def _on_clicked(self, number: int) -> None:
        self.page_asked.emit(list(self.buttons)[number])

    def _on_sync_page(self) -> None:
        self.page_asked.emit("sync")

    def _on_join(self) -> None:
        self.page_asked.emit("members")

    def _on_settings(self) -> None:
        self.page_asked.emit("settings")

    def _on_about(self) -> None:
        self.page_asked.emit("about")


class PageButton(PlainButton):
    kind = "page"

    def __init__(self, place: Place) -> None:
        super().__init__(place.title)
        self.setIcon(icons.icon(place.name, Tone.INK, checked=Tone.ON_ACCENT))
        self.setCheckable(True)
        self.setToolTip(f"{place.title} ({place.keys})")


def _scrolling(pages: QVBoxLayout) -> QScrollArea:
    ground = QWidget()
    ground.setProperty("role", "ground")
    ground.setLayout(pages)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    return area
