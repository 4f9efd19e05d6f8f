"""Today: what needs you, what came back, where your records are. Asks for everything, does nothing itself."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QSignalMapper, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.backing_up import Reminder
from desktop.services.drafts import Draft
from desktop.services.lines import RecordLine
from desktop.services.reminding import Asked, put_off_proving, put_off_sheet
from desktop.services.withdrawing import Withdrawal, Withdrawing
from desktop.ui import present, theme
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.summaries import summary
from desktop.ui.today.backup_reminder import BackupReminderCard
from desktop.ui.today.laptop_card import LaptopCard
from desktop.ui.today.left_over import LeftOverNotice
from desktop.ui.today.news import Answer, News, Unfinished, gather
from desktop.ui.today.rescue import Rescue
from desktop.ui.today.section import Section
from desktop.ui.today.way_cards import ProofCard, SheetOfferCard
from desktop.ui.today.withdrawn_card import WithdrawnCard
from desktop.ui.today.wrong_tries import WrongTriesNotice
from desktop.ui.tones import Tone
from desktop.ui.ways.way_dialogs import WayDialogs
from desktop.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop.ui.widgets.cards import LineCard, PressableCard
from desktop.ui.widgets.labels import Heading, IconLabel, Muted
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.places import PlacesCard
from desktop.unlocked import Unlocked

_TWO_COLUMNS = 820
"""Pixels of ordinary text that two columns need beside each other."""


class TodayPage(Page):
    """`open_asked` brings form id and record id; `draft_asked` a `Draft`; `new_asked` a form id."""

    open_asked = Signal(str, str)
    draft_asked = Signal(object)
    new_asked = Signal(str)
    search_asked = Signal()
    backup_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, my_name: str, parent: QWidget | None = None) -> None:
        super().__init__(self._greeting(my_name), parent=parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self.rescue = Rescue(unlocked, jobs, self)
        self.ways = WayDialogs(unlocked.recovering, jobs, self)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.threat = DangerButton(self.tr("Log a threat"), "threat")
        self.testimony = PlainButton(self.tr("New testimony"), "testimony")
        self.case = PrimaryButton(self.tr("New case"), "add")
        for button in (self.threat, self.testimony, self.case):
            self.add_action(button)
        self.search = PressableCard(self.tr("Search everything on this laptop"))
        self.search.column.setContentsMargins(12, 8, 12, 8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel("search", Tone.MUTED, 17))
        row.addWidget(Muted(self.tr("Search everything on this laptop…   (Ctrl+K)")), 1)
        self.search.column.addLayout(row)
        self.needs = Section(self.tr("Needs you"), self.tr("Nothing needs you now."))
        self.answers = Section(self.tr("Answers from others"), self.tr("Answers to your records will stand here."))
        self.places = PlacesCard()
        self.laptop = LaptopCard()
        first, second = QVBoxLayout(), QVBoxLayout()
        for column in (first, second):
            column.setSpacing(10)
        first.addWidget(self.needs)
        first.addWidget(self.answers)
        first.addStretch(1)
        second.addWidget(Heading(self.tr("Where your records are")))
        second.addWidget(self.places)
        second.addSpacing(6)
        second.addWidget(Heading(self.tr("This laptop")))
        second.addWidget(self.laptop)
        second.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addLayout(first, 3)
        self._columns.addLayout(second, 2)
        self.tries = WrongTriesNotice(self._unlocked, self._jobs)
        self.left_over = LeftOverNotice(self._unlocked, self._jobs)
        self.body.addWidget(self.tries)
        self.body.addWidget(self.left_over)
        self.body.addWidget(self.search)
        self.body.addSpacing(2)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.new = QSignalMapper(self)
        for button, form_id in ((self.threat, "threat"), (self.testimony, "testimony"), (self.case, "case")):
            self.new.setMapping(button, form_id)
            button.clicked.connect(self.new.map)
        self.new.mappedString.connect(self.new_asked)
        self.search.pressed.connect(self.search_asked)
        self.needs.chosen.connect(self._on_chosen)
        self.answers.chosen.connect(self._on_chosen)
        self.rescue.kept.connect(self.draft_asked)
        self.rescue.ended.connect(self.refresh)
        self.ways.changed.connect(self.refresh)

    def refresh(self) -> None:
        unlocked = self._unlocked
        self._jobs.start(self, lambda job: gather(unlocked), self._fill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_TWO_COLUMNS)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _fill(self, news: News) -> None:
        name = news.membership.my_name if news.membership else news.choices.my_name
        self.title.setText(self._greeting(name))
        self.needs.clear()
        for card in self.rescue.cards(news.cut_off, news.loose):
            self.needs.add(card, None)
        if news.reminder is not None:
            self.needs.add(self._reminder(news.reminder), None)
        self._ask(news.asked)
        for line in news.conflicts:
            self.needs.add(self._conflict(line), line)
        for line in news.urgent:
            self.needs.add(_line_card(line, self.tr("Urgent"), Tone.BAD), line)
        for notice in news.notices:
            remark = " · ".join(part for part in (notice.member_name, present.ago(notice.time)) if part)
            self.needs.add(
                LineCard(present.phrase(f"notices.{notice.code}"), remark, self.tr("Notice"), Tone.WARN), None
            )
        for withdrawn in news.withdrawn:
            self.needs.add(self._withdrawn(withdrawn), None)
        for unfinished in news.drafts:
            self.needs.add(self._draft(unfinished), unfinished.draft)
        if news.more_drafts:
            self.needs.add(Muted(self.tr("and %n more draft(s)", "", news.more_drafts)), None)
        self.answers.clear()
        for answer in news.answers:
            self.answers.add(self._answer(answer), answer.about or answer.note)
        self.needs.settle()
        self.answers.settle()
        self.places.show_counts(news.overview.records)
        self.laptop.show_news(news)

    def _reminder(self, reminder: Reminder) -> BackupReminderCard:
        card = BackupReminderCard(reminder)
        card.backup_asked.connect(self.backup_asked)
        card.put_off_asked.connect(self._on_put_off)
        return card

    def _on_put_off(self) -> None:
        backing_up = self._unlocked.backing_up
        self._jobs.start(self, lambda job: backing_up.put_off(), self._on_put_off_kept)

    def _on_put_off_kept(self, _nothing: None) -> None:
        self.refresh()

    def _ask(self, asked: Asked) -> None:
        """About the ways into this vault."""
        if asked.no_way_back:
            offer = SheetOfferCard()
            offer.asked.connect(self.ways.make_sheet)
            offer.put_off_asked.connect(self._on_sheet_put_off)
            self.needs.add(offer, None)
        for way in asked.due:
            card = ProofCard(way)
            card.prove_asked.connect(self.ways.prove)
            card.put_off_asked.connect(self._on_proving_put_off)
            self.needs.add(card, None)

    def _on_sheet_put_off(self) -> None:
        vault = self._unlocked.vault
        self._jobs.start(self, lambda job: put_off_sheet(vault), self._on_put_off_kept)

    def _on_proving_put_off(self) -> None:
        vault = self._unlocked.vault
        self._jobs.start(self, lambda job: put_off_proving(vault), self._on_put_off_kept)

    def _withdrawn(self, one: Withdrawal) -> WithdrawnCard:
        card = WithdrawnCard(one)
        card.open_asked.connect(self._on_withdrawn_opened)
        card.known.connect(self._on_withdrawn_known)
        return card

    def _on_withdrawn_opened(self, one: Withdrawal) -> None:
        self.open_asked.emit(one.form_id, one.record_id)

    def _on_withdrawn_known(self, one: Withdrawal) -> None:
        work = partial(_told, Withdrawing(self._unlocked.vault), one.record_id)
        self._jobs.start(self, work, self._on_put_off_kept)

    def _conflict(self, line: RecordLine) -> LineCard:
        remark = self.tr("%n answer(s) with two values: somebody has to choose", "", line.conflicts)
        return LineCard(line.title or self.tr("Without a title"), remark, self.tr("Two versions"), Tone.BAD)

    def _answer(self, answer: Answer) -> LineCard:
        about = self.tr("on “%1”").replace("%1", answer.about.title) if answer.about else ""
        who = answer.note.author_name or self.tr("Somebody unknown")
        remark = " · ".join(part for part in (who, about, present.ago(answer.note.changed)) if part)
        return LineCard(f"“{answer.note.title}”", remark, self.tr("Note"), Tone.ACCENT)

    def _draft(self, unfinished: Unfinished) -> LineCard:
        draft = unfinished.draft
        kind = present.phrase(f"forms.{draft.form_id}")
        words = self.tr("Unfinished: %1").replace("%1", unfinished.title or kind)
        saved = self.tr("Draft kept %1").replace("%1", present.ago(draft.saved)) if draft.saved else ""
        return LineCard(words, " · ".join(part for part in (kind, saved) if part), self.tr("Draft"))

    def _on_chosen(self, what: object) -> None:
        if isinstance(what, Draft):
            self.draft_asked.emit(what)
        elif isinstance(what, RecordLine):
            self.open_asked.emit(what.form_id, what.id)

    def _greeting(self, name: str) -> str:
        hour = datetime.now().astimezone().hour
        if 4 <= hour < 12:
            words, named = self.tr("Good morning"), self.tr("Good morning, %1")
        elif 12 <= hour < 19:
            words, named = self.tr("Good afternoon"), self.tr("Good afternoon, %1")
        else:
            words, named = self.tr("Good evening"), self.tr("Good evening, %1")
        return named.replace("%1", name) if name else words


def _told(withdrawing: Withdrawing, record_id: str, _job: Job) -> None:
    withdrawing.told([record_id])


def _line_card(line: RecordLine, pill: str, tone: Tone) -> LineCard:
    remark = " · ".join(part for part in (line.author_name, summary(line), present.ago(line.changed)) if part)
    return LineCard(line.title or present.phrase(f"forms.{line.form_id}"), remark, pill, tone)
