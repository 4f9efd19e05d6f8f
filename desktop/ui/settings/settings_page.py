"""Settings: language, size of text, theme, lock. Each takes effect at once and is kept in the vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QWidget

from desktop.services.preferences import Choices
from desktop.ui import i18n, theme
from desktop.ui.backup.backup_card import BackupCard
from desktop.ui.checking.check_card import CheckCard
from desktop.ui.forms.forms_card import FormsCard
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.settings.leaving_card import LeavingCard
from desktop.ui.settings.way_there_card import WayThereCard
from desktop.ui.taking_out.take_out_card import TakeOutCard
from desktop.ui.ways.ways_card import WaysCard
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.language_box import LanguageBox
from desktop.ui.widgets.pages import Page
from desktop.unlocked import Unlocked

_MINUTES = (1, 2, 5, 10, 15, 30, 60)


class SettingsPage(Page):
    """`changed` brings the new `Choices`, kept in the vault already."""

    changed = Signal(object)
    backup_asked = Signal()
    ways_asked = Signal()

    def __init__(
        self,
        unlocked: Unlocked,
        jobs: JobRunner,
        choices: Choices,
        parent: QWidget | None = None,
        *,
        gradually: bool = False,
    ) -> None:
        """`gradually`: it is of no use until `grow_up`, which comes by itself."""
        super().__init__(self.tr("Settings"), parent=parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._choices = choices
        self.grow(self._parts(), jobs if gradually else None)

    def _parts(self) -> Iterator[None]:
        self._build_look()
        yield
        self._build_safety()
        yield
        yield from self._build_cards()
        self.body.addStretch(1)
        self._connect()

    def _build_look(self) -> None:
        self.language = LanguageBox(i18n.usable(self._choices.language))
        self.text = QComboBox()
        self.text.setAccessibleName(self.tr("Size of the text"))
        for percent in theme.PERCENTS:
            self.text.addItem(f"{percent} %", percent)
        self.text.setCurrentIndex(self.text.findData(theme.worn().percent))
        self.themes = QButtonGroup(self)
        looks = QWidget()
        row = QHBoxLayout(looks)
        row.setContentsMargins(0, 0, 0, 0)
        for number, (name, icon, words) in enumerate(self._themes()):
            button = PlainButton(words, icon)
            button.setCheckable(True)
            button.setChecked(name == theme.worn().theme)
            self.themes.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        look = Card()
        self._line(look, self.tr("Language"), self.language)
        self._line(look, self.tr("Size of the text"), self.text)
        self._line(look, self.tr("Light or dark"), looks)
        self._add(self.tr("How it looks and speaks"), look)

    def _build_safety(self) -> None:
        self.lock = QComboBox()
        self.lock.setAccessibleName(self.tr("Lock by itself"))
        for minutes in _MINUTES:
            self.lock.addItem(self.tr("after %n minute(s) without a key or the mouse", "", minutes), minutes)
        self.lock.setCurrentIndex(self.lock.findData(self._choices.lock_after_minutes))
        safety = Card()
        self._line(safety, self.tr("Lock by itself"), self.lock)
        also = self.tr("It also locks when the laptop sleeps, its lid closes or its screen is locked.")
        safety.column.addWidget(Muted(also))
        self.leaving = LeavingCard(self._choices)
        self._add(self.tr("Safety"), safety)
        self._add(self.tr("Leaving in a hurry"), self.leaving)

    def _build_cards(self) -> Iterator[None]:
        self.ways = WaysCard()
        self._add(self.tr("What opens this vault"), self.ways)
        self.way_there = WayThereCard(self._unlocked, self._jobs)
        self._add(self.tr("The way to the server"), self.way_there)
        yield
        self.backup = BackupCard(self._unlocked, self._jobs)
        self._add(self.tr("Backup"), self.backup)
        self.check = CheckCard(self._unlocked, self._jobs)
        self._add(self.tr("Check the vault"), self.check)
        yield
        self.forms = FormsCard(self._unlocked, self._jobs)
        self._add(self.tr("Forms"), self.forms)
        self.taking_out = TakeOutCard(self._unlocked, self._jobs)
        self._add(self.tr("Take everything out"), self.taking_out)
        yield

    def _add(self, heading: str, card: QWidget) -> None:
        self.body.addWidget(Heading(heading))
        self.body.addWidget(card)

    def _connect(self) -> None:
        self.language.chosen.connect(self._on_language)
        self.text.activated.connect(self._on_text)
        self.lock.activated.connect(self._on_lock)
        self.leaving.changed.connect(self._keep)
        self.themes.idClicked.connect(self._on_theme)
        self.backup.backup_asked.connect(self.backup_asked)
        self.ways.ways_asked.connect(self.ways_asked)

    def refresh(self) -> None:
        self.grow_up()
        self.backup.refresh()

    def _on_language(self, code: str) -> None:
        self._keep(replace(self._choices, language=code))

    def _on_text(self, _index: int) -> None:
        self._keep(replace(self._choices, text_percent=int(self.text.currentData())))

    def _on_lock(self, _index: int) -> None:
        self._keep(replace(self._choices, lock_after_minutes=int(self.lock.currentData())))

    def _on_theme(self, number: int) -> None:
        self._keep(replace(self._choices, theme=self._themes()[number][0]))

    def _keep(self, choices: Choices) -> None:
        if choices == self._choices:
            return
        preferences = self._unlocked.preferences

        def write(_job: Job) -> Choices:
            preferences.write(choices)
            return choices

        self._jobs.start(self, write, self._on_kept)

    def _on_kept(self, choices: Choices) -> None:
        self._choices = choices
        self.leaving.show_choices(choices)
        self.changed.emit(choices)

    def _themes(self) -> list[tuple[str, str, str]]:
        return [
            ("light", "light", self.tr("Light")),
            ("dark", "dark", self.tr("Dark")),
            ("system", "system", self.tr("As the system")),
        ]

    def _line(self, card: Card, words: str, widget: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Label(words), 2)
        row.addWidget(widget, 3)
        card.column.addLayout(row)
