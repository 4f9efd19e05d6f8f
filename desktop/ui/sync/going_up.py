"""What goes up, in the order in which it goes: how much of it is on the server, and when the rest will be. Values in,
words out; knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.services.forecasting import Forecast, forecast
from desktop.services.syncing import Limits, Share, Standing
from desktop.ui import present
from desktop.ui.sync.forecast_words import when
from desktop.ui.sync.wording import Row
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is known of the way up. `sent`: bytes that left in this sync, of those that `standing` says wait.

    `rate`: bytes per second, 0 while unknown. `doubted`: nothing counts as delivered now. `metered`: this is why files
    are held back, if they are.
    """

    now: datetime
    limits: Limits
    rate: float = 0.0
    sent: int = 0
    doubted: bool = False
    metered: bool = False


def rows(standing: Standing, line: Line) -> list[Row]:
    """Four: what urges, words, small copies, originals."""
    translate = QCoreApplication.translate
    shares = (standing.urgent, standing.words, standing.copies, standing.originals)
    left = _left(shares, line)
    guess = forecast(words=left[:2], files=left[2:], bytes_per_second=line.rate, now=line.now, limits=line.limits)
    hours = (*guess.words, *guess.files) if guess is not None else (None,) * len(left)
    titles = (
        translate("sync", "Threats and urgent records"),
        translate("sync", "Words"),
        translate("sync", "Small copies of photos and recordings"),
        translate("sync", "Originals"),
    )
    remarks = (
        "",
        translate("sync", "cases, testimonies, consent"),
        translate("sync", "enough for the coordination to work with"),
        translate("sync", "goes on where it stopped, at any cafe"),
    )
    found = []
    for number, share in enumerate(shares):
        title = f"{number + 1}  {titles[number]}"
        if line.doubted and share.count:
            found.append(Row(title, 0.0, translate("sync", "not proved now"), "", Tone.WARN))
            continue
        is_file = number > 1
        amount = _amount(share, left[number], hours[number], guess, line, is_file=is_file)
        counts = _of_files(share, left[number]) if is_file else _of_words(share)
        remark = " · ".join(part for part in (counts, remarks[number] if share.waiting else "") if part)
        found.append(Row(title, _part(share, left[number], is_file=is_file), amount, remark, _tone(share)))
    return found


def _left(shares: Sequence[Share], line: Line) -> list[int]:
    """What leaves, leaves in this order."""
    sent, left = line.sent, []
    for share in shares:
        gone = min(sent, share.waiting_bytes)
        sent -= gone
        left.append(share.waiting_bytes - gone)
    return left


def _part(share: Share, left: int, *, is_file: bool) -> float:
    if not share.count:
        return 0.0
    if is_file:
        return (share.bytes - left) / share.bytes if share.bytes and share.waiting_bytes else _there(share)
    gone = 1 - left / share.waiting_bytes if share.waiting_bytes else 0.0
    return (share.count - share.waiting + share.waiting * gone) / share.count


def _there(share: Share) -> float:
    return (share.count - share.waiting) / share.count


def _tone(share: Share) -> Tone:
    """Green is for what is proved, not for what was sent."""
    return Tone.ACCENT if share.waiting else Tone.GOOD


def _amount(
    share: Share, left: int, hour: datetime | None, guess: Forecast | None, line: Line, *, is_file: bool
) -> str:
    translate = QCoreApplication.translate
    if not share.count:
        return translate("sync", "none so far")
    if not share.waiting:
        return translate("sync", "on the server")
    if not share.waiting_bytes:
        return translate("sync", "set aside")
    if is_file and line.limits.words_only:
        if line.metered:
            return translate("sync", "wait: paid for by the byte")
        return translate("sync", "wait: words only")
    if is_file and guess is not None and guess.rounds > 1:
        return present.counts().in_syncs(guess.rounds)
    if hour is not None:
        return when(hour, line.now)
    if not left:
        return translate("sync", "sent, not confirmed yet")
    return translate("sync", "%1 wait").replace("%1", present.size(left))


def _of_words(share: Share) -> str:
    translate = QCoreApplication.translate
    if not share.count:
        return ""
    if not share.waiting:
        records = present.counts().records(share.count)
        return translate("sync", "%1, receipts checked here").replace("%1", records)
    return (
        translate("sync", "%1 of %2 on the server")
        .replace("%1", str(share.count - share.waiting))
        .replace("%2", present.counts().records(share.count))
    )


def _of_files(share: Share, left: int) -> str:
    translate = QCoreApplication.translate
    if not share.count:
        return ""
    if not share.waiting:
        files = f"{present.counts().files(share.count)} · {present.size(share.bytes)}"
        return translate("sync", "%1, receipts checked here").replace("%1", files)
    return (
        translate("sync", "%1 of %2 · %3 of %4")
        .replace("%1", str(share.count - share.waiting))
        .replace("%2", present.counts().files(share.count))
        .replace("%3", present.size(share.bytes - left))
        .replace("%4", present.size(share.bytes))
    )
