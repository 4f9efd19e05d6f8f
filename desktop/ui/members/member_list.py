"""Who belongs to the group, a line for each laptop. Knows no service."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.joining import Member, Role
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.cards import Card, Separator
from desktop.ui.widgets.labels import IconLabel, Muted, Pill, Strong


class MemberList(Card):
    """`same_person_asked` with a device id: whose earlier laptop is to be named. Offered if `leads`."""

    same_person_asked = Signal(str)

    def __init__(self, members: Sequence[Member], *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(9)
        for number, member in enumerate(members):
            if number:
                self.column.addWidget(Separator())
            line = MemberLine(member, leads=leads and len(members) > 1 and not member.revoked)
            line.same_person_asked.connect(self.same_person_asked)
            self.column.addWidget(line)


class MemberLine(QWidget):
    same_person_asked = Signal(str)

    def __init__(self, member: Member, *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = member.device_id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_icon(member))
        name = member.name or self.tr("Name not readable here")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Strong(self.tr("%1 (you)").replace("%1", name) if member.is_me else name))
        words.addWidget(Muted(self.tr("since %1").replace("%1", present.day(member.since))))
        row.addLayout(words, 1)
        if member.is_earlier:
            row.addWidget(Pill(self.tr("Earlier laptop"), tone=Tone.MUTED))
        row.addWidget(self._standing(member))
        if leads:
            self.same = QuietButton(self.tr("Same person as…"), "person")
            self.same.setAccessibleName(self.tr("%1 is the same person as…").replace("%1", name))
            self.same.setToolTip(self.tr("This laptop belongs to somebody who had another one before"))
            self.same.clicked.connect(self._on_same)
            row.addWidget(self.same)

    def _standing(self, member: Member) -> Pill:
        if member.revoked:
            return Pill(self.tr("Revoked"), tone=Tone.BAD)
        coordinates = member.role is Role.COORDINATOR
        return Pill(present.phrase(f"roles.{member.role.value}"), tone=Tone.ACCENT if coordinates else Tone.INK)

    def _on_same(self) -> None:
        self.same_person_asked.emit(self._device)


def _icon(member: Member) -> IconLabel:
    tone = Tone.MUTED if member.revoked else Tone.ACCENT
    return IconLabel("revoked" if member.revoked else "alone", tone, 18)
