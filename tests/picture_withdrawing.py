"""Pictures of consent taken back: the question in part and as a whole, afterwards, and the news of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.consent import Purpose
from desktop.domain.records import Whereabouts
from desktop.services.lines import RecordLine
from desktop.services.withdrawing import About, Left, Way, Withdrawal, Withdrawing
from desktop.ui.today.withdrawn_card import WithdrawnCard
from desktop.ui.withdrawing.withdrawal_dialog import WithdrawalDialog
from desktop.ui.withdrawing.withdrawn_view import WithdrawnView

DAY = datetime(2026, 5, 3, 9, tzinfo=UTC)
LEFT = (
    Left(way=Way.EXPORTED, whom="", purpose="un", when=DAY, by="Rosa"),
    Left(way=Way.HANDED_OVER, whom="", purpose="court", when=DAY, by=""),
    Left(way=Way.BACKUP, whom="", purpose="", when=DAY, by=""),
    Left(way=Way.MEMBER, whom="Rosa", purpose="", when=None, by=""),
    Left(way=Way.MEMBER, whom="Luz", purpose="", when=None, by=""),
)
LINE = RecordLine(
    id="1" * 32,
    form_id="testimony",
    title="Teacher of the lower village",
    summary="",
    changed=DAY,
    author_name="Asha",
    whereabouts=Whereabouts.RECEIVED,
    conflicts=0,
    urgent=False,
    own=True,
    files=2,
)
ABOUT = About(
    line=LINE,
    may=True,
    uses=(Purpose.INTERNAL, Purpose.PARTNERS, Purpose.UN, Purpose.COURT),
    files=2,
    notes=1,
    also=(),
    left=LEFT,
)
GONE = Withdrawal(
    record_id=LINE.id,
    form_id="testimony",
    in_part=False,
    by="Asha",
    said=DAY,
    applied=DAY,
    files=2,
    on_server=True,
    received=False,
    left=LEFT,
)


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    withdrawing = Withdrawing(workplace.unlocked.vault)
    dialog = WithdrawalDialog(withdrawing, program.jobs, "", program.window)
    dialog.open()
    settle(program)
    dialog.outcome.hide()
    dialog.show_about(ABOUT)
    dialog.some.click()
    settle(program)
    take(dialog, "withdraw-some")
    dialog.all.click()
    settle(program)
    take(dialog, "withdraw-all")
    dialog._on_gone(GONE)
    settle(program)
    take(dialog, "withdraw-done")
    dialog.close()
    for name, widget in (
        ("withdrawn-record", WithdrawnView(withdrawing, program.jobs, "")),
        ("withdrawn-news", WithdrawnCard(GONE)),
    ):
        widget.resize(800, 480 if name == "withdrawn-record" else 260)
        widget.show()
        settle(program)
        if isinstance(widget, WithdrawnView):
            widget.show_withdrawn(GONE)
            settle(program)
        take(widget, name)
        widget.close()
        widget.deleteLater()
