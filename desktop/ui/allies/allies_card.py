"""On the coordination's page of the group: the groups it works with, what it shares with them, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.allies import Allies, AllyFacts
from desktop.services.ally_parcels import AllyParcels
from desktop.services.parcelling import WrittenParcel
from desktop.services.receiving_cases import ReceivingCases, SharedWithUs
from desktop.services.sharing import Share, Sharing
from desktop.ui import present
from desktop.ui.allies.ally_dialog import AllyDialog
from desktop.ui.allies.lines import AllyLine, ReceivedLine, ShareLine
from desktop.ui.allies.our_card_dialog import OurCardDialog
from desktop.ui.allies.received_dialog import ReceivedDialog
from desktop.ui.allies.share_dialog import ShareDialog
from desktop.ui.allies.sure_dialog import SureDialog
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card, Separator
from desktop.ui.widgets.labels import Muted, Strong
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to show."""

    groups: Sequence[AllyFacts]
    shares: Sequence[Share]
    received: Sequence[SharedWithUs]


class AlliesCard(Card):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocked, self._jobs = unlocked, jobs
        language = present.language()
        self._allies = Allies(unlocked.vault, language)
        self._sharing = Sharing(unlocked.vault, language)
        self._receiving = ReceivingCases(unlocked.vault, language)
        self._parcel_to = ""
        self._build()
        self.refresh()

    def _build(self) -> None:
        self.column.setSpacing(9)
        self.column.addWidget(
            Muted(
                self.tr(
                    "A case can be shared with a group on the same server: exchange cards, compare the words, then "
                    "choose. What narrators did not agree to share with them stays here."
                )
            )
        )
        self.ours = PlainButton(self.tr("Our card…"), "qr")
        self.add = PlainButton(self.tr("Add a group's card…"), "invite")
        self.share = PlainButton(self.tr("Share a case…"), "save")
        self.share.hide()
        self.trouble = Notice(Tone.BAD)
        row = ButtonRow()
        for button in (self.ours, self.add, self.share):
            row.addWidget(button)
        row.addStretch(1)
        self._lines = QWidget()
        self.column.addWidget(self._lines)
        self.column.addLayout(row)
        self.column.addWidget(self.trouble)
        self.ours.clicked.connect(self._on_ours)
        self.add.clicked.connect(self._on_add)
        self.share.clicked.connect(self._on_share)

    def refresh(self) -> None:
        work = partial(_known, self._allies, self._sharing, self._receiving)
        self._jobs.start(self, work, self.fill, failed=self._on_failed)

    def fill(self, known: Known) -> None:
        lines = Card()
        lines.setProperty("role", "ground")
        lines.column.setContentsMargins(0, 0, 0, 0)
        lines.column.setSpacing(9)
        for ally in known.groups:
            line = AllyLine(ally)
            line.compare_asked.connect(self._on_compare)
            line.parcel_asked.connect(self._on_parcel)
            line.remove_asked.connect(self._on_remove)
            lines.column.addWidget(line)
        live = [one for one in known.shares if one.ended is None]
        if live:
            lines.column.addWidget(Separator())
            lines.column.addWidget(Strong(self.tr("What you share")))
        for share in live:
            shared = ShareLine(share)
            shared.stop_asked.connect(self._on_stop)
            lines.column.addWidget(shared)
        if known.received:
            lines.column.addWidget(Separator())
            lines.column.addWidget(Strong(self.tr("What they share with you")))
        for one in known.received:
            received = ReceivedLine(one)
            received.read_asked.connect(self._on_read)
            lines.column.addWidget(received)
        self.column.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        self.share.setVisible(any(ally.compared is not None for ally in known.groups))

    def _on_ours(self) -> None:
        OurCardDialog(self._allies, self._jobs, self.window()).open()

    def _on_add(self) -> None:
        self._open_ally(None)

    def _on_compare(self, ally: AllyFacts) -> None:
        self._open_ally(ally)

    def _open_ally(self, ally: AllyFacts | None) -> None:
        dialog = AllyDialog(self._allies, self._jobs, ally, self.window())
        dialog.changed.connect(self.refresh)
        dialog.open()

    def _on_share(self) -> None:
        dialog = ShareDialog(self._unlocked, self._jobs, parent=self.window())
        dialog.shared.connect(self.refresh)
        dialog.open()

    def _on_read(self, id: str) -> None:
        ReceivedDialog(self._receiving, self._unlocked.collecting, self._jobs, id, self.window()).open()

    def _on_stop(self, thread: str) -> None:
        dialog = SureDialog(
            self.tr("Take back what is shared?"),
            self.tr("Their copy goes at their next sync. What they wrote down or saved out, nobody can take back."),
            self.tr("Take it back"),
            thread,
            self.window(),
        )
        dialog.sure.connect(self._on_sure_to_stop)
        dialog.open()

    def _on_sure_to_stop(self, thread: str) -> None:
        self._jobs.start(self, partial(_stop, self._sharing, thread), self._on_done, failed=self._on_failed)

    def _on_remove(self, group: str) -> None:
        dialog = SureDialog(
            self.tr("Take this group off the list?"),
            self.tr("What you share with it is taken back. What it shares with you is destroyed here."),
            self.tr("Take it off the list"),
            group,
            self.window(),
        )
        dialog.sure.connect(self._on_sure_to_remove)
        dialog.open()

    def _on_sure_to_remove(self, group: str) -> None:
        self._jobs.start(self, partial(_remove, self._sharing, group), self._on_done, failed=self._on_failed)

    def _on_parcel(self, group: str) -> None:
        self._parcel_to = group
        FileChooser(self.tr("Where to write the parcel"), self).for_saving("case.parcel").ask(self.write_to)

    def write_to(self, path: str) -> None:
        parcels = AllyParcels(self._unlocked.vault, self._unlocked.syncing)
        work = partial(_write, parcels, Path(path), self._parcel_to)
        self._jobs.start(self, work, self._on_written, failed=self._on_failed, lane="files")

    def _on_written(self, _written: WrittenParcel) -> None:
        self.trouble.show_words(
            self.tr("Written, and read back from the stick."),
            self.tr("Hand it to them: they read it under “Parcels” on their laptop, and give you one back."),
            Tone.GOOD,
        )

    def _on_done(self, _nothing: None) -> None:
        self.trouble.hide()
        self.refresh()
        self.ours.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _known(allies: Allies, sharing: Sharing, receiving: ReceivingCases, _job: Job) -> Known:
    return Known(allies.all(), sharing.shares(), receiving.all())


def _stop(sharing: Sharing, thread: str, _job: Job) -> None:
    sharing.stop(thread)


def _remove(sharing: Sharing, group: str, _job: Job) -> None:
    sharing.remove(group)


def _write(parcels: AllyParcels, path: Path, group: str, _job: Job) -> WrittenParcel:
    return parcels.write(path, group)
