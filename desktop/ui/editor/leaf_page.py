"""One tab of a form: its cards, and the way on to the next. Knows no store."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.editor.columns import Columns
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.leaves import Block, Leaf, blocks_of
from desktop.ui.editor.matrix import is_matrix
from desktop.ui.editor.sections import SectionCard, show_group_words, weight_of
from desktop.ui.editor.sitting import Sitting
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Heading, Muted


class LeafScroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class LeafPage(QWidget):
    """`forward_asked` from the button at its end. It is empty until `growing` was gone through."""

    forward_asked = Signal()

    def __init__(self, sitting: Sitting, desk: Desk, leaf: Leaf, has_next: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self._sitting = sitting
        self._group = leaf.group
        self.path = leaf.group.path if leaf.group else ""
        self.hint = Muted()
        self._unseen = Heading("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 12)
        column.setSpacing(12)
        column.addWidget(self.hint)
        whole = leaf.group is not None and is_matrix(leaf.group, sitting.filling.form)
        blocks = blocks_of(leaf, whole=whole)
        self._columns = Columns(self)
        self._columns.hide()
        column.addWidget(self._columns)
        column.addStretch(1)
        if has_next:
            self.next = PlainButton(self.tr("Go on"), "next")
            self.next.setLayoutDirection(_mirrored(self.layoutDirection()))
            self.next.clicked.connect(self.forward_asked)
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(self.next)
            column.addLayout(line)
        sitting.watch(self)
        self.refresh()
        self.growing = self._grow(desk, blocks)

    def grow_up(self) -> None:
        """All of its cards, now."""
        for _card in self.growing:
            pass

    def _grow(self, desk: Desk, blocks: list[Block]) -> Iterator[None]:
        """A card each time; shown once all are there."""
        cards = []
        for group, items in blocks:
            cards.append(SectionCard(self._sitting, desk, group, items, "", self._columns))
            yield
        self._columns.set_cards(cards, [2 + weight_of(items) for _group, items in blocks])
        self._columns.show()

    def refresh(self) -> None:
        self.refresh_words()

    def refresh_words(self) -> None:
        show_group_words(self._sitting, self.path, self._unseen, self.hint)
        self._unseen.hide()


def _mirrored(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The arrow of "go on" stands behind its words."""
    right_to_left = direction == Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight if right_to_left else Qt.LayoutDirection.RightToLeft
