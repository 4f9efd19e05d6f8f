"""A form as tabs: each group at the top is a page, made when it is first looked at. Knows no store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import FileRef, Path
from desktop.forms.paths import template
from desktop.ui import icons
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.leaf_page import LeafPage, LeafScroll
from desktop.ui.editor.leaves import leaves_of
from desktop.ui.editor.matrix import MatrixLine
from desktop.ui.editor.naming import form_name
from desktop.ui.editor.question import QuestionBox
from desktop.ui.editor.sitting import Sitting, is_in
from desktop.ui.tones import Tone
from desktop.ui.widgets.one_shown import OneShown
from desktop.ui.widgets.steady import SteadyTabBar


class FormPages(QWidget):
    """`extra` are pages that are no part of the form (notes about the record): name and widget.

    `gradually`: the cards of a page are made one at a time, and `grown` says that the one that is shown is whole.
    """

    page_changed = Signal(int)
    grown = Signal()

    def __init__(self, sitting: Sitting, desk: Desk, parent: QWidget | None = None, *, gradually: bool = False) -> None:
        super().__init__(parent)
        self.path = ""
        self._sitting, self._desk, self._gradually = sitting, desk, gradually
        self.leaves = leaves_of(sitting.filling.form)
        self._extras: list[Callable[[], str]] = []
        self._build()
        self._connect()
        self.refresh_words()
        self._on_tab(0)

    def _build(self) -> None:
        self.tabs = SteadyTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.stack = OneShown(self)
        for _leaf in self.leaves:
            self.tabs.addTab("")
            self.stack.add(LeafScroll())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.tabs.setVisible(len(self.leaves) > 1)  # only here: shown without a parent it would be a window of its own

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self._sitting.answered.connect(self._name_tabs)
        for keys, slot in (("Ctrl+PgDown", self.forward), ("Ctrl+PgUp", self.back)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def add_extra(self, page: QWidget, name: Callable[[], str]) -> None:
        self._extras.append(name)
        self.tabs.addTab(name())
        self.stack.add(page)
        self.tabs.setVisible(True)

    @property
    def has_extra(self) -> bool:
        return bool(self._extras)

    def refresh_words(self) -> None:
        self._name_tabs()

    def focus_first(self) -> None:
        """The cursor into the first question that can be answered."""
        page = self.stack.shown()
        for box in page.findChildren(QuestionBox) if page else ():
            if box.isVisibleTo(self) and box.answer.focusProxy() is not None:
                box.answer.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def forward(self) -> None:
        self._step(1)

    def back(self) -> None:
        self._step(-1)

    def go_to(self, path: Path) -> None:
        """Bring a question to the eye, and the cursor into its answer."""
        wanted = template(path)
        for place, leaf in enumerate(self.leaves):
            if wanted in leaf.paths:
                self.tabs.setCurrentIndex(place)
                self._on_tab(place)
                self._whole(place)
                self._focus(place, path)
                return

    def _whole(self, place: int) -> None:
        page = self.stack.at(place)
        leaf = page.widget() if isinstance(page, LeafScroll) else None
        if isinstance(leaf, LeafPage):
            leaf.grow_up()

    def _on_grown(self) -> None:
        self.grown.emit()

    def _focus(self, place: int, path: Path) -> None:
        page = self.stack.at(place)
        assert page is not None
        boxes = [box for box in page.findChildren(QuestionBox) if is_in(box.path, path) and box.isVisibleTo(page)]
        if boxes:
            boxes[0].answer.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(page, LeafScroll):
                page.ensureWidgetVisible(boxes[0], 0, 60)
            return
        for line in page.findChildren(MatrixLine):
            if line.path == path:
                line.focus()

    def _step(self, by: int) -> None:
        place = self.tabs.currentIndex() + by
        while 0 <= place < self.tabs.count() and not self.tabs.isTabVisible(place):
            place += by
        if 0 <= place < self.tabs.count():
            self.tabs.setCurrentIndex(place)
            self.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_tab(self, place: int) -> None:
        page = self.stack.at(place)
        if isinstance(page, LeafScroll) and page.widget() is None:
            has_next = place < len(self.leaves) - 1
            leaf = LeafPage(self._sitting, self._desk, self.leaves[place], has_next, page.viewport())
            leaf.forward_asked.connect(self.forward)
            page.setWidget(leaf)
            if self._gradually:
                self._desk.jobs.in_steps(leaf, leaf.growing, self._on_grown)
            else:
                leaf.grow_up()
        if page is not None:
            self.stack.show_widget(page)
        self.page_changed.emit(place)

    def _name_tabs(self) -> None:
        filling, language = self._sitting.filling, self._sitting.language
        files = [path for path, value in filling.answers().items() if isinstance(value, FileRef)]
        wrong = [template(problem.path) for problem in self._sitting.obstacles()] if self._sitting.strict else []
        for place, leaf in enumerate(self.leaves):
            name = filling.label(leaf.group.path, language) if leaf.group else self._loose_name()
            inside = [path for path in files if template(path) in leaf.paths]
            trouble = any(path in leaf.paths for path in wrong)
            name = f"{name} ({len(inside)})" if inside else name
            self.tabs.setTabText(place, name.replace("&", "&&"))
            spoken = self.tr("%1, something needs a look").replace("%1", name) if trouble else name
            self.tabs.setTabIcon(place, icons.icon("bad", Tone.BAD) if trouble else QIcon())
            self.tabs.setAccessibleTabName(place, spoken)
            self.tabs.setTabVisible(place, leaf.group is None or filling.shown(leaf.group.path))
        for place, extra in enumerate(self._extras, start=len(self.leaves)):
            self.tabs.setTabText(place, extra())

    def _loose_name(self) -> str:
        return form_name(self._sitting.filling.form, self._sitting.language)
