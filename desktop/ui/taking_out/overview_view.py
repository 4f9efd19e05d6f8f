"""What would leave and what would stay, before anything is written: numbers and reasons, and conditions in full."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services.exporting.exporting import Overview
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Heading, Label, Strong
from desktop.ui.widgets.notices import Notice


class OverviewView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(9)

    def show_overview(self, found: Overview) -> None:
        self._clear()
        self.column.addWidget(Heading(self.tr("This would leave")))
        lines = [(present.phrase(f"forms.{form}"), str(count)) for form, count in found.records.items()]
        if found.files:
            files = f"{found.files} ({present.size(found.bytes)})"
            lines.append((self.tr("Photographs, recordings, papers"), files))
        self._lines(lines or [(self.tr("Nothing: nobody agreed to this."), "")])
        if found.left_out:
            self.column.addWidget(Heading(self.tr("This would stay in the vault")))
            reasons = [(present.phrase(f"left_out.{code}"), str(count)) for code, count in found.left_out.items()]
            self._lines(reasons)
        if found.conditions:
            self._conditions(found)

    def _conditions(self, found: Overview) -> None:
        notice = Notice(Tone.WARN)
        said = [f"{one.title or self.tr('Without a name')}: {one.words}" for one in found.conditions]
        if found.more_conditions:
            said.append(self.tr("… and %n more", "", found.more_conditions))
        notice.show_words(self.tr("Narrators set conditions. They bind whoever gets this."), "\n".join(said))
        self.column.addWidget(notice)

    def _lines(self, lines: list[tuple[str, str]]) -> None:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for number, (words, amount) in enumerate(lines):
            grid.addWidget(Label(words), number, 0)
            if amount:
                figure = Strong(amount)
                figure.setWordWrap(False)
                grid.addWidget(figure, number, 1)
        self.column.addWidget(ground)

    def _clear(self) -> None:
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
