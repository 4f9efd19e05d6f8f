"""The group: who belongs to it, what its server reported, inviting; or, without a group, joining one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.joining import GroupNotice, Member, MembershipFacts, Role
from desktop.ui import present
from desktop.ui.allies.allies_card import AlliesCard
from desktop.ui.jobs import JobRunner
from desktop.ui.members.invite_dialog import InviteDialog
from desktop.ui.members.join_card import JoinCard
from desktop.ui.members.keys_card import KeysCard
from desktop.ui.members.member_list import MemberList
from desktop.ui.members.same_person_dialog import SamePersonDialog
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PrimaryButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.pages import Page
from desktop.unlocked import Unlocked


@dataclass(frozen=True, slots=True)
class _Group:
    membership: MembershipFacts | None
    members: tuple[Member, ...]
    notices: tuple[GroupNotice, ...]


class MembersPage(Page):
    """`joined` when this laptop became a member."""

    joined = Signal()

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, my_name: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Group"), parent=parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._members: tuple[Member, ...] = ()
        self._build(my_name)
        self.refresh()

    def _build(self, my_name: str) -> None:
        self.invite = PrimaryButton(self.tr("Invite…"), "invite")
        self.invite.clicked.connect(self._on_invite)
        self.invite.hide()
        self.add_action(self.invite)
        self.join = JoinCard(self._unlocked, self._jobs, my_name)
        self.join.joined.connect(self._on_joined)
        self.join.hide()
        self._shown = QVBoxLayout()
        self._shown.setSpacing(12)
        self.body.addWidget(self.join)
        self.body.addLayout(self._shown)
        self.body.addStretch(1)

    def refresh(self) -> None:
        joining = self._unlocked.joining
        self._jobs.start(
            self,
            lambda job: _Group(joining.membership(), tuple(joining.members()), tuple(joining.notices())),
            self._fill,
        )

    def _fill(self, group: _Group) -> None:
        while (item := self._shown.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        mine = group.membership
        self._offer(mine)
        if mine is None:
            return
        self.title.setText(mine.group_name)
        self._shown.addWidget(self._mine(mine))
        if group.notices:
            self._shown.addWidget(Heading(self.tr("What the server reported")))
            self._shown.addWidget(self._notices(group.notices))
        self._shown.addWidget(Heading(self.tr("Members (%1)").replace("%1", str(len(group.members)))))
        self._members = group.members
        leads = mine.role is Role.COORDINATOR and not mine.revoked
        members = MemberList(group.members, leads=leads)
        members.same_person_asked.connect(self._on_same_person)
        self._shown.addWidget(members)
        if leads:
            self._shown.addWidget(Heading(self.tr("Groups we work with")))
            self._shown.addWidget(AlliesCard(self._unlocked, self._jobs))
        self._shown.addWidget(Heading(self.tr("For checking what the group hands over")))
        self._shown.addWidget(KeysCard(mine.group_id, mine.server_key))

    def _offer(self, mine: MembershipFacts | None) -> None:
        """Joining, or inviting. Who waits on this page, or has just joined, stands at what can be done here."""
        waiting = self.hasFocus() or self.join.hasFocus()
        invites = mine is not None and mine.role is Role.COORDINATOR and not mine.revoked
        self.invite.setVisible(invites)
        main = self.invite if invites else self.join.invitation.text if mine is None else None
        self.join.setVisible(mine is None)
        self.setFocusProxy(main)  # type: ignore[arg-type]  # None is none, which the stubs do not know
        if waiting:
            (main or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _mine(self, mine: MembershipFacts) -> Card:
        card = Card()
        role = present.phrase(f"roles.{mine.role.value}")
        words = self.tr("You are here as %1. Your role: %2.").replace("%1", mine.my_name).replace("%2", role)
        card.column.addWidget(Label(words))
        if mine.revoked:
            card.column.addWidget(Label(self.tr("This laptop no longer belongs to the group."), tone=Tone.BAD))
        servers = ", ".join(mine.servers)
        card.column.addWidget(Muted(self.tr("Server: %1").replace("%1", servers)))
        return card

    def _notices(self, notices: tuple[GroupNotice, ...]) -> Card:
        card = Card()
        for notice in notices:
            row = QHBoxLayout()
            row.addWidget(Label(present.phrase(f"notices.{notice.code}")), 1)
            who = " · ".join(part for part in (notice.member_name, present.ago(notice.time)) if part)
            remark = Muted(who)
            remark.setWordWrap(False)
            row.addWidget(remark)
            card.column.addLayout(row)
        return card

    def _on_same_person(self, device: str) -> None:
        member = next((one for one in self._members if one.device_id == device), None)
        if member is not None:
            dialog = SamePersonDialog(self._unlocked, self._jobs, member, self.window())
            dialog.given.connect(self.refresh)
            dialog.open()

    def _on_invite(self) -> None:
        InviteDialog(self._unlocked, self._jobs, self.window()).open()

    def _on_joined(self) -> None:
        self.refresh()
        self.joined.emit()
