"""Making shares for trusted people: how many, who, each with a PIN; then a page for each. Shares that nobody took down
are taken back when the dialog closes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.services.recovering import MOST_SHARES, Recovering
from desktop.services.ways import Share, Trusted, Way
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.giving_out import GivingOut
from desktop.ui.ways.holders import Holders
from desktop.ui.ways.paper_words import share_paper
from desktop.ui.ways.sheet_dialog import CODE_PIXELS, confirmed, today
from desktop.ui.ways.way_dialog import WayDialog
from desktop.ui.ways.words_view import WordsView
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Label, Strong


@dataclass(frozen=True, slots=True)
class MadeShares:
    id: int
    needed: int
    shares: tuple[Share, ...]
    codes: tuple[bytes, ...]


class SharesDialog(WayDialog):
    def __init__(self, recovering: Recovering, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Shares for people you trust"), jobs, parent, 640)
        self._recovering = recovering
        self._made: MadeShares | None = None
        self._given: set[int] = set()
        self._at = 0
        self._pins: list[str] = []
        self._build()
        self._connect()
        self._on_numbers()

    def _build(self) -> None:
        self.explained = self.say(
            self.tr("Each gets a share on paper and a PIN. One alone opens nothing; so many together open the vault."),
            self.tr("Choose people who do not all live in one house, and who would not all be arrested on one day."),
        )
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        self.count = self._number(column, self.tr("How many people get a share"), 5)
        self.needed = self._number(column, self.tr("How many of them are needed to open"), 3)
        self.holders = Holders()
        column.addWidget(self.holders)
        self.column.addWidget(self.asking)
        self.passphrase = self.ask(self.tr("Your passphrase, once more"))
        self.showing = QWidget()
        column = QVBoxLayout(self.showing)
        column.setContentsMargins(0, 0, 0, 0)
        self.whose, self.pin = Strong(), Label()
        self.giving, self.view = GivingOut(self._jobs), WordsView()
        self.next = PlainButton(self.tr("Next share"), "forward")
        for part in (self.whose, self.pin, self.giving, self.view):
            column.addWidget(part)
        self.showing.hide()
        self.column.addWidget(self.showing)
        self.next.hide()
        self.buttons.insertWidget(self.buttons.count() - 1, self.next)
        self.go.setText(self.tr("Make the shares"))
        self.finish()

    def _number(self, column: QVBoxLayout, name: str, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(2, MOST_SHARES)
        box.setValue(value)
        box.lineEdit().setTextMargins(10, 0, 10, 0)  # a style sheet's padding does not reach it
        box.setAccessibleName(name)
        row = QHBoxLayout()
        row.addWidget(Label(name), 1)
        row.addWidget(box)
        column.addLayout(row)
        return box

    def _connect(self) -> None:
        self.count.valueChanged.connect(self._on_numbers)
        self.holders.changed.connect(self._on_typed)
        self.passphrase.textChanged.connect(self._on_typed)
        self.go.clicked.connect(self._on_go)
        self.next.clicked.connect(self._on_next)
        self.giving.given.connect(self._on_taken_down)
        self.view.shown.connect(self._on_taken_down)

    def reject(self) -> None:
        if self.is_busy():
            return
        if self._made is None or len(self._given) == len(self._made.shares):
            super().reject()
        else:
            made, self._made = self._made, None
            self.do(partial(_take_back, self._recovering, made.id), self._on_taken_back)

    def _on_numbers(self, _value: int = 0) -> None:
        self.needed.setMaximum(self.count.value())
        self.holders.set_count(self.count.value())

    def _on_typed(self, _text: str = "") -> None:
        self.go.setEnabled(bool(self.passphrase.text() and self.holders.trusted()) and not self.is_busy())

    def _on_go(self) -> None:
        trusted = self.holders.trusted()
        work = partial(_make, self._recovering, self.passphrase.text(), self.needed.value(), trusted)
        self._pins = [person.pin for person in trusted]
        self.passphrase.clear()
        self.do(work, self._on_made)

    def _on_made(self, made: MadeShares) -> None:
        self.at_rest()
        self._made = made
        self.holders.forget()
        self.asking.hide()
        self.hide_question(self.passphrase)
        for label in self.explained:
            label.hide()
        self.go.hide()
        self.showing.show()
        self.next.show()
        self._show(0)
        self.tell(
            self.tr("The shares are made."),
            self.tr(
                "Take down every one of them, and tell each holder the PIN by mouth. If you close this before you have "
                "taken down all, they are removed."
            ),
            Tone.GOOD,
        )
        self.changed.emit()

    def _show(self, number: int) -> None:
        if self._made is None:
            return
        self._at, share, count = number, self._made.shares[number], len(self._made.shares)
        paper = share_paper(share, self._made.codes[number], self._made.needed, count, today())
        words = self.tr("Share %1 of %2, for %3").replace("%1", str(number + 1)).replace("%2", str(count))
        self.whose.setText(words.replace("%3", share.name))
        self.pin.setText(self.tr("PIN: %1 (not printed; tell it by mouth)").replace("%1", self._pins[number]))
        self.giving.set_papers((paper,))
        self.view.set_words(share.words)
        self.next.setVisible(number + 1 < count)
        self.next.setEnabled(number in self._given)
        self.giving.setFocus()

    def _on_next(self) -> None:
        self._show(self._at + 1)

    def _on_taken_down(self) -> None:
        self._given.add(self._at)
        self.next.setEnabled(True)

    def _on_taken_back(self, _nothing: None) -> None:
        self.at_rest()
        self.changed.emit()
        self.close()


def _make(recovering: Recovering, passphrase: str, needed: int, trusted: tuple[Trusted, ...], _job: Job) -> MadeShares:
    from desktop.services.showing_codes import qr_png

    confirmed(recovering, passphrase)
    shares = recovering.make_shares(needed, trusted)
    newest = [way for way in recovering.ways() if way.way is Way.SHARES][-1]
    return MadeShares(newest.id, needed, shares, tuple(qr_png(share.qr_text, CODE_PIXELS) for share in shares))


def _take_back(recovering: Recovering, id: int, _job: Job) -> None:
    recovering.remove(id)
