"""Sharing a case with another group: which, with whom, for which partners; then what would go and what stays, and why.

Nothing is shared before that was on the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.allies import Allies, AllyFacts
from desktop.services.case_copies import Preview
from desktop.services.casework import Casework
from desktop.services.exporting.exporting import Exporting
from desktop.services.lines import RecordLine
from desktop.services.sharing import Share, Sharing
from desktop.ui import present
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked

_CASES = 1000


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from."""

    groups: Sequence[AllyFacts]
    cases: Sequence[RecordLine]
    partners: Mapping[str, int]


class ShareDialog(FittingDialog):
    """`case` and `group` are chosen already where they are given. `shared` when it is queued."""

    shared = Signal()

    def __init__(
        self, unlocked: Unlocked, jobs: JobRunner, case: str = "", group: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(660, parent)
        self._sharing = Sharing(unlocked.vault, present.language())
        self._jobs = jobs
        self._wanted = (case, group)
        self.partners: list[tuple[str, WrappingCheck]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        work = partial(_offered, Allies(unlocked.vault), unlocked.casework, Exporting(unlocked.vault))
        jobs.start(self, work, self.show_offered, failed=self._on_failed, lane="files")

    def _build(self) -> None:
        self.heading = Heading(self.tr("Share a case with another group"))
        self.about = Label(
            self.tr("They get a copy of today, sealed to their coordination. Later work goes when you share it again.")
        )
        self.case = QComboBox()
        self.case.setAccessibleName(self.tr("Case"))
        self.group = QComboBox()
        self.group.setAccessibleName(self.tr("Group"))
        self.asked = Strong(self.tr("Which of these, as narrators named them, is that group?"))
        self.nobody = Muted(self.tr("No narrator has named partners and agreed to share with them."))
        self.trouble = Notice(Tone.BAD)
        self._named = QWidget()
        self.leave = PlainButton(self.tr("Do not share"))
        self.back = PlainButton(self.tr("Back"), "back")
        self.look = PrimaryButton(self.tr("See what would go"))
        self.look.setEnabled(False)
        self.share = PrimaryButton(self.tr("Share this"))
        self._asking = [self.case, self.group, self.asked, self.nobody]
        self.preview: list[QWidget] = []
        labels = {self.case: Muted(self.tr("Case")), self.group: Muted(self.tr("Group"))}
        self.column.addWidget(self.heading)
        self.column.addWidget(self.about)
        for part in tuple(self._asking):
            if part in labels:
                self.column.addWidget(labels[part])
                self._asking.append(labels[part])
            self.column.addWidget(part)
        self.column.addWidget(self.trouble)
        self.nobody.hide()
        for button in (self.back, self.leave, self.look, self.share):
            self.buttons.addWidget(button)
        self.back.hide()
        self.share.hide()

    def _connect(self) -> None:
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._on_back)
        self.share.clicked.connect(self._on_share)
        self.leave.clicked.connect(self.close)

    def show_offered(self, found: Offered) -> None:
        for line in found.cases:
            self.case.addItem(line.title or self.tr("Without a name"), line.id)
        for ally in found.groups:
            self.group.addItem(ally.name, ally.group)
        for box, wanted in zip((self.case, self.group), self._wanted, strict=True):
            box.setCurrentIndex(max(0, box.findData(wanted)))
        for words, count in found.partners.items():
            called = self.tr("%1 (%n testimony(s))", "", count).replace("%1", words)
            check = as_tall_as_its_words(WrappingCheck(called))
            self.partners.append((words, check))
            self._asking.append(check)
            self.column.insertWidget(self.column.indexOf(self.nobody), check)
        self.asked.setVisible(bool(found.partners))
        self.nobody.setVisible(not found.partners)
        if not found.groups:
            self.trouble.show_words(
                self.tr("There is no group to share with yet"),
                self.tr("Exchange cards with one, and compare their words, on the page of the group."),
                Tone.WARN,
            )
        self.look.setEnabled(bool(found.groups and found.cases))
        self.case.setFocus()

    def _named_partners(self) -> frozenset[str]:
        return frozenset(words for words, check in self.partners if check.isChecked())

    def _on_look(self) -> None:
        self.look.setEnabled(False)
        work = partial(_look, self._sharing, str(self.case.currentData()), self._named_partners())
        self._jobs.start(self, work, self.show_preview, failed=self._on_failed, lane="files")

    def show_preview(self, found: Preview) -> None:
        self.heading.setText(self.tr("This would go to %1").replace("%1", self.group.currentText()))
        self.about.setText(
            self.tr(
                "No program can tell whom words name and whom pictures show: look at it before you share it. What they "
                "write down or save out, nobody can take back."
            )
        )
        for part in (*self._asking, self.look, self.trouble):
            part.hide()
        self._put_preview(found)
        self.back.show()
        self.share.show()
        self.share.setEnabled(found.going > 0)
        self.scroll_to_top()
        (self.share if found.going else self.back).setFocus()

    def _put_preview(self, found: Preview) -> None:
        going = [one for one in found.records if one.reason is None]
        lines = [f"{present.phrase(f'forms.{one.form}')}: {one.title or self.tr('Without a name')}" for one in going]
        self._put(Label("\n".join(lines) or self.tr("Nothing: nobody agreed to this.")))
        if found.files:
            files = f"{present.counts().files(found.files)} ({present.size(found.bytes)})"
            self._put(Label(files))
        staying = Counter(one.reason for one in found.records if one.reason is not None)
        if staying or found.staying_files or found.waiting_files:
            self._put(Heading(self.tr("This stays")))
            words = [f"{count} × {present.phrase(f'left_out.{reason}')}" for reason, count in staying.items()]
            if found.staying_files:
                words.append(self.tr("%n file(s) that consent does not cover", "", found.staying_files))
            if found.waiting_files:
                words.append(self.tr("%n file(s) that did not come here yet", "", found.waiting_files))
            self._put(Label("\n".join(words)))
        if found.conditions:
            notice = Notice(Tone.WARN)
            notice.show_words(
                self.tr("Narrators set conditions. They bind whoever gets this."), "\n".join(found.conditions)
            )
            self._put(notice)

    def _put(self, part: QWidget) -> None:
        self.preview.append(part)
        self.column.insertWidget(self.column.indexOf(self.trouble), part)

    def _on_back(self) -> None:
        for part in self.preview:
            part.hide()
            part.deleteLater()
        self.preview.clear()
        self.heading.setText(self.tr("Share a case with another group"))
        for part in (*self._asking, self.look):
            part.show()
        self.asked.setVisible(bool(self.partners))
        self.nobody.setVisible(not self.partners)
        self.look.setEnabled(True)
        self.back.hide()
        self.share.hide()
        self.trouble.hide()
        self.case.setFocus()

    def _on_share(self) -> None:
        self.share.setEnabled(False)
        chosen = str(self.case.currentData()), str(self.group.currentData())
        work = partial(_share, self._sharing, *chosen, self._named_partners())
        self._jobs.start(self, work, self._on_shared, failed=self._on_failed, lane="files")

    def _on_shared(self, _share: Share) -> None:
        self.heading.setText(self.tr("It goes with the next sync"))
        self.about.setText(
            self.tr("When they have it, it is said here. If consent ends, their copy goes at the syncs that follow.")
        )
        for part in (*self.preview, self.back, self.share, self.trouble):
            part.hide()
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus()
        self.shared.emit()

    def _on_failed(self, problem: Exception) -> None:
        self.look.setEnabled(True)
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _offered(allies: Allies, casework: Casework, exporting: Exporting, _job: Job) -> Offered:
    allies.group_name()  # says so to whom it is not for
    groups = [one for one in allies.all() if one.compared is not None]
    return Offered(groups, casework.lines("case", 0, _CASES), exporting.partners())


def _look(sharing: Sharing, case: str, partners: frozenset[str], _job: Job) -> Preview:
    return sharing.preview(case, partners)


def _share(sharing: Sharing, case: str, group: str, partners: frozenset[str], _job: Job) -> Share:
    return sharing.share(case, group, partners)
