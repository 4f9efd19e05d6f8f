"""The choice by which way to the server, its words, the button that tries it, and how far it led. Tries nothing itself
and keeps nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.trying_the_way import Step, Tried
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Label, Muted
from desktop.ui.widgets.notices import Notice


class WayFields(QWidget):
    """`question` stands before the choice. `chosen` brings another way once it is whole, `try_asked` one that is."""

    chosen = Signal(object)
    try_asked = Signal(object)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(question)
        self.kinds.activated.connect(self._on_kind)
        self.address.editingFinished.connect(self._on_edited)
        self.try_it.clicked.connect(self._on_try)

    def _build(self, question: str) -> None:
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(question)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kind, words in self._kinds():
            self.kinds.addItem(words, kind)
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the proxy"))
        self.address.setPlaceholderText(self.tr("for example 192.168.1.1:8080"))
        self.remark = Muted()
        self.try_it = PlainButton(self.tr("Try it"), "online")
        self.trouble = Notice()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(9)
        self._line(question, self.kinds)
        self._address_row = self._line(self.tr("Address of the proxy"), self.address)
        self.column.addWidget(self.remark)
        self.column.addWidget(self.try_it, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.trouble)
        self._show_kind()

    def way(self) -> WayThere:
        kind = self.kinds.currentData()
        return WayThere(kind, self.address.text().strip() if kind.has_address else "")

    def show_way(self, way: WayThere) -> None:
        self.kinds.setCurrentIndex(self.kinds.findData(way.kind))
        self.address.setText(way.address)
        self._show_kind()

    def tell_trying(self) -> None:
        self.try_it.setEnabled(False)
        self.trouble.show_words(self.tr("Trying… Through Tor it may take a minute."), "", Tone.ACCENT)

    def tell_tried(self, tried: Tried) -> None:
        self.try_it.setEnabled(True)
        lines = [self._done(step) for step in tried.done]
        if tried.problem is None:
            knows_us = Step.GROUP in tried.done
            words = self.tr("This way leads to your group.") if knows_us else self.tr("This way leads to the server.")
            self.trouble.show_words(words, "\n".join(lines), Tone.GOOD)
            return
        said = present.error(tried.problem)
        self.trouble.show_words(said.happened, "\n".join([*lines, said.safe, said.next]), Tone.WARN)

    def tell_failed(self, problem: Exception) -> None:
        """It could not even be tried."""
        self.try_it.setEnabled(True)
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe}\n{words.next}", Tone.BAD)

    def _on_kind(self, _index: int) -> None:
        self.trouble.hide()
        self._show_kind()
        if self.way().kind.has_address:
            self.address.setFocus()
        self._on_edited()

    def _on_edited(self) -> None:
        if self.way().is_usable:
            self.chosen.emit(self.way())

    def _on_try(self) -> None:
        way = self.way()
        if way.is_usable:
            self.try_asked.emit(way)
            return
        words = self.tr("The address of a proxy is a name or number, a colon, and a port.")
        self.trouble.show_words(words, "", Tone.WARN)
        self.address.setFocus()

    def _show_kind(self) -> None:
        kind = self.way().kind
        self._address_row.setVisible(kind.has_address)
        self.remark.setText(self._remark(kind))

    def _done(self, step: Step) -> str:
        return {
            Step.PROXY: self.tr("The proxy answers."),
            Step.SERVER: self.tr("Somebody answers at the address of the server."),
            Step.KEY: self.tr("It holds the key that your invitation named: it is the right one."),
            Step.GROUP: self.tr("It knows your group and this laptop."),
        }[step]

    def _kinds(self) -> list[tuple[Kind, str]]:
        return [
            (Kind.SYSTEM, self.tr("As the system says")),
            (Kind.NONE, self.tr("Straight, without a proxy")),
            (Kind.TOR, self.tr("Through Tor")),
            (Kind.HTTP, self.tr("Through an HTTP proxy")),
            (Kind.SOCKS, self.tr("Through a SOCKS proxy")),
        ]

    def _remark(self, kind: Kind) -> str:
        if kind is Kind.TOR:
            return self.tr(
                "Tor hides from this network which server you talk to. Start the Tor Browser, or the system's own Tor, "
                "and leave it open; it is found by itself. It is slower."
            )
        if kind.has_address:
            return self.tr(
                "Whoever keeps the network knows the address. If the proxy wants a password: "
                "name:password@address:port. It is kept in the vault alone."
            )
        return self.tr("Server addresses that end in .onion go through Tor, whatever is chosen here.")

    def _line(self, words: str, widget: QWidget) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Label(words), 2)
        row.addWidget(widget, 3)
        self.column.addWidget(line)
        return line
