"""Who had what was withdrawn, in words. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.forms import library
from desktop.services.withdrawing import Left, Withdrawal
from desktop.ui import present


def lines_of(left: Sequence[Left]) -> list[str]:
    """A line each; one that says so where nothing is known."""
    return [line_of(one) for one in left] or [present.phrase("left.nobody")]


def line_of(one: Left) -> str:
    """ "Taken out for a court or prosecutor: 14 May 2012, by Rosa"."""
    known = one.purpose.replace(" backup", "")
    purpose = present.within(f"purposes.{known}" if known else "left.unsaid")
    what = present.phrase(f"left.{one.way.value}", purpose=purpose)
    by = QCoreApplication.translate("Withdrawn", "by %1").replace("%1", one.by) if one.by else ""
    when = present.day(one.when) if one.when is not None else ""
    said = ", ".join(part for part in (one.whom, when, by) if part)
    return f"{what}: {said}" if said else what


def kind_of(form_id: str) -> str:
    """ "Testimony"; a form of the group's own is called by its id."""
    known = form_id in library.built_in_ids()
    return present.capital(present.phrase(f"forms.{form_id}")) if known else form_id


def who_and_when(one: Withdrawal) -> str:
    """ "By Rosa, 14 May 2012"."""
    if not one.by:
        words = QCoreApplication.translate("Withdrawn", "On %1, by you")
    else:
        words = QCoreApplication.translate("Withdrawn", "On %1, by %2").replace("%2", one.by)
    return words.replace("%1", present.day(one.said))


def state_of(one: Withdrawal) -> str:
    """How far the withdrawal itself is, by proofs."""
    if one.received:
        return present.phrase("withdrawal.received")
    return present.phrase("withdrawal.on_server" if one.on_server else "withdrawal.waits")
