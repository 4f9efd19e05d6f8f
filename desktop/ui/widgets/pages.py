"""The frame of a page: a title with buttons at the end of its line, and a body that scrolls."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.jobs import JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import Heading, IconLabel, Muted, Title

_DRESSED_AT_ONCE = 40


class Page(QWidget):
    """Put widgets in `body`, buttons at the end of the title's line with `add_action`.

    `back_asked` from the arrow, if the page has one. `refresh` is called whenever the page is shown again."""

    back_asked = Signal()

    def __init__(
        self, title: str, *, scrolls: bool = True, goes_back: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = Head(title)
        self.title = self._head.title
        if goes_back:
            back = IconButton("back", self.tr("Back (Esc)"))
            back.clicked.connect(self.back_asked)
            self._head.put_before(back)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 20)
        outer.setSpacing(14)
        outer.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._growing: Iterator[object] = iter(())
        self._area: QScrollArea | None = None
        if scrolls:
            self._area = scrolling(self.body)
            outer.addWidget(self._area, 1)
        else:
            outer.addLayout(self.body, 1)

    def grow(self, parts: Iterator[object], jobs: JobRunner | None) -> None:
        """Make what stands in a body that scrolls: at once, or, with a runner, a part at a time. Then its look is put
        on it a few widgets at a time, and it is seen when it is whole. There need not be any `parts`; none is begun.
        """
        self._growing = parts
        if jobs is None:
            self.grow_up()
        else:
            if self._area is not None:
                self._area.hide()
            self._growing = self._grown(parts)
            jobs.in_steps(self, self._growing, self._on_grown)

    def grow_up(self) -> None:
        """All of it, now."""
        for _part in self._growing:
            pass
        self._on_grown()

    def _grown(self, parts: Iterator[object]) -> Iterator[object]:
        yield from parts
        widgets = self._area.findChildren(QWidget) if self._area is not None else []
        for number, widget in enumerate(widgets):
            widget.ensurePolished()
            if number % _DRESSED_AT_ONCE == 0:
                yield widget

    def _on_grown(self) -> None:
        if self._area is not None and self._area.isHidden():
            self._area.show()

    def add_action(self, button: QWidget) -> None:
        self._head.put_behind(button)

    def refresh(self) -> None:
        """Fetch again what is shown."""


class Head(QWidget):
    """A title, and at the end of its line what can be done; where both do not fit, below it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title(title)
        self._around: list[QWidget] = []
        self._first = QHBoxLayout()
        self._first.setSpacing(10)
        self._first.addWidget(self.title, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        self._actions.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addLayout(self._first, 1)
        self._lines.addLayout(self._actions)

    def put_before(self, widget: QWidget) -> None:
        self._first.insertWidget(0, widget)
        self._around.append(widget)

    def put_beside(self, widget: QWidget) -> None:
        """Right behind the words of the title: a pill about its state."""
        self._first.setStretch(self._first.indexOf(self.title), 0)
        self._first.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first.addStretch(1)
        self._around.append(widget)

    def put_behind(self, widget: QWidget) -> None:
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something in it was shown, hidden or worded anew
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        words = min(self.title.fontMetrics().horizontalAdvance(self.title.text()), self.width() // 2)
        beside = sum(widget.sizeHint().width() + 10 for widget in self._around if not widget.isHidden())
        fits = words + beside + 20 + self._actions.sizeHint().width() <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._lines.direction() != direction:
            self._lines.setDirection(direction)


def scrolling(body: QVBoxLayout) -> QScrollArea:
    """A scroll area around `body`, as wide as its place, never scrolling sideways while the words can wrap."""
    ground = QWidget()
    ground.setProperty("role", "ground")
    body.setContentsMargins(0, 0, 6, 0)
    ground.setLayout(body)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    return area


class EmptyState(QWidget):
    """What stands where nothing is yet: an icon, what this place is for, and (added by the page) what to do."""

    def __init__(self, icon: str, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self.column.addStretch(1)
        self.column.addWidget(IconLabel(icon, Tone.MUTED, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Heading(title), Muted(text)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.column.addStretch(1)
