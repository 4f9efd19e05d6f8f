"""What Today shows, gathered in one job. Knows services and no widget."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.answers import FileRef
from desktop.services.backing_up import BackupFacts, Reminder
from desktop.services.casework import Order
from desktop.services.drafts import Draft
from desktop.services.joining import GroupNotice, MembershipFacts, Role
from desktop.services.lines import RecordLine, title_of
from desktop.services.preferences import Choices
from desktop.services.reminding import Asked, asked
from desktop.services.syncing import Overview
from desktop.services.withdrawing import Withdrawal, Withdrawing
from desktop.unlocked import Unlocked

_MOST = 6
_ABOUT = "about"
"""The question of the form `note` that names the record it is about."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    draft: Draft
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A note that somebody else wrote, and the record it is about, where that is known here."""

    note: RecordLine
    about: RecordLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Each the newest first; `more_drafts` are those beyond the few that are shown. `cut_off` are recordings without an
    end, the one that is being made among them; `loose` files that were brought in and belong to nothing. `withdrawn`:
    by others, and not yet known to whoever works here.
    """

    drafts: tuple[Unfinished, ...]
    more_drafts: int
    cut_off: tuple[FileRef, ...]
    loose: tuple[FileRef, ...]
    conflicts: tuple[RecordLine, ...]
    urgent: tuple[RecordLine, ...]
    notices: tuple[GroupNotice, ...]
    withdrawn: tuple[Withdrawal, ...]
    answers: tuple[Answer, ...]
    overview: Overview
    reminder: Reminder | None
    backup: BackupFacts | None
    asked: Asked
    membership: MembershipFacts | None
    choices: Choices


def gather(unlocked: Unlocked) -> News:
    casework, joining = unlocked.casework, unlocked.joining
    drafts = casework.drafts()
    membership = joining.membership()
    coordinates = membership is not None and membership.role is Role.COORDINATOR
    return News(
        drafts=tuple(_unfinished(unlocked, draft) for draft in drafts[:_MOST]),
        more_drafts=max(0, len(drafts) - _MOST),
        cut_off=tuple(unlocked.collecting.unfinished()),
        loose=tuple(unlocked.collecting.loose()[:_MOST]),
        conflicts=tuple(casework.in_conflict(_MOST)),
        urgent=_urgent_from_others(unlocked) if coordinates else (),
        notices=tuple(joining.notices()[:_MOST]),
        withdrawn=Withdrawing(unlocked.vault, casework.language).news()[:_MOST],
        answers=_answers(unlocked),
        overview=unlocked.syncing.overview(),
        reminder=unlocked.backing_up.reminder(),
        backup=unlocked.backing_up.newest(),
        asked=asked(unlocked.vault),
        membership=membership,
        choices=unlocked.preferences.read(),
    )


def _unfinished(unlocked: Unlocked, draft: Draft) -> Unfinished:
    """The title as typed, else that of the record it changes."""
    language = unlocked.casework.language
    typed = {path: value for path, value in draft.changes.items() if value is not None}
    title = title_of(draft.form_id, typed, language)
    if not title and draft.record_id:
        line = unlocked.casework.lines_of([draft.record_id]).get(draft.record_id)
        title = line.title if line else ""
    return Unfinished(draft, title)


def _answers(unlocked: Unlocked) -> tuple[Answer, ...]:
    casework = unlocked.casework
    notes = [line for line in casework.lines("note", 0, 4 * _MOST) if not line.own][:_MOST]
    about = {note.id: str(casework.open(note.id).answers.get(_ABOUT, "")) for note in notes}
    lines = casework.lines_of([record for record in about.values() if record])
    return tuple(Answer(note, lines.get(about[note.id])) for note in notes)


def _urgent_from_others(unlocked: Unlocked) -> tuple[RecordLine, ...]:
    lines = unlocked.casework.lines(None, 0, _MOST, Order.URGENT)
    return tuple(line for line in lines if line.urgent and not line.own)
