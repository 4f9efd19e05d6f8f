"""In the settings: by which way to the group's server, and how far that way leads. Knows no line and no proxy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.errors import NotAMember
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.trying_the_way import Step, Tried, try_way
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked


class WayThereCard(Card):
    """What is chosen is kept at once, an address when it is whole."""

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = unlocked.vault
        self._jobs = jobs
        self._kept = WayThere()
        self._build()
        self._connect()
        vault = self._vault
        self._jobs.start(self, lambda job: choosing_a_way.read(vault), self._on_read)

    def _build(self) -> None:
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Way to the server"))
        for kind, words in self._kinds():
            self.kinds.addItem(words, kind)
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the proxy"))
        self.address.setPlaceholderText(self.tr("for example 192.168.1.1:8080"))
        self.remark = Muted()
        self.try_it = PlainButton(self.tr("Try it"), "online")
        self.trouble = Notice()
        self.column.setSpacing(9)
        self._line(self.tr("Way to the server"), self.kinds)
        self._address_row = self._line(self.tr("Address of the proxy"), self.address)
        self.column.addWidget(self.remark)
        self.column.addWidget(self.try_it, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.trouble)
        self._show_kind()

    def _connect(self) -> None:
        self.kinds.activated.connect(self._on_kind)
        self.address.editingFinished.connect(self._keep)
        self.try_it.clicked.connect(self._on_try)

    def chosen(self) -> WayThere:
        kind = self.kinds.currentData()
        return WayThere(kind, self.address.text().strip() if kind.has_address else "")

    def _on_read(self, way: WayThere) -> None:
        self._kept = way
        self.kinds.setCurrentIndex(self.kinds.findData(way.kind))
        self.address.setText(way.address)
        self._show_kind()

    def _on_kind(self, _index: int) -> None:
        self.trouble.hide()
        self._show_kind()
        if self.chosen().kind.has_address:
            self.address.setFocus()
        self._keep()

    def _show_kind(self) -> None:
        kind = self.chosen().kind
        self._address_row.setVisible(kind.has_address)
        self.remark.setText(self._remark(kind))

    def _keep(self) -> None:
        way, vault = self.chosen(), self._vault
        if way == self._kept or not way.is_usable:
            return
        self._kept = way
        self._jobs.start(self, lambda job: choosing_a_way.write(vault, way), self._on_written)

    def _on_written(self, _nothing: object) -> None:
        """It is kept."""

    def _on_try(self) -> None:
        way, vault = self.chosen(), self._vault
        if not way.is_usable:
            self.trouble.show_words(
                self.tr("The address of a proxy is a name or number, a colon, and a port."), "", Tone.WARN
            )
            self.address.setFocus()
            return
        self._kept = way

        def try_out(_job: Job) -> Tried:
            choosing_a_way.write(vault, way)
            return try_way(vault)

        self.try_it.setEnabled(False)
        self.trouble.show_words(self.tr("Trying… Through Tor it may take a minute."), "", Tone.ACCENT)
        self._jobs.start(self, try_out, self._on_tried, failed=self._on_failed, lane="net")

    def _on_tried(self, tried: Tried) -> None:
        self.try_it.setEnabled(True)
        lines = [self._done(step) for step in tried.done]
        if tried.problem is None:
            self.trouble.show_words(self.tr("This way leads to your group."), "\n".join(lines), Tone.GOOD)
            return
        words = present.error(tried.problem)
        self.trouble.show_words(words.happened, "\n".join([*lines, words.safe, words.next]), Tone.WARN)

    def _on_failed(self, problem: Exception) -> None:
        self.try_it.setEnabled(True)
        words = present.error(problem)
        if isinstance(problem, NotAMember):
            self.trouble.show_words(
                self.tr("It is kept. There is no server to try before you belong to a group."), "", Tone.ACCENT
            )
        else:
            self.trouble.show_words(words.happened, f"{words.safe}\n{words.next}", Tone.BAD)

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
