"""Hours and speeds in words. They are guesses and are worded so."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.ui import present

_SOON = timedelta(minutes=90)


def speed(bytes_per_second: float) -> str:
    translate = QCoreApplication.translate
    return translate("sync", "%1 per second").replace("%1", present.size(round(bytes_per_second)))


def when(moment: datetime, now: datetime) -> str:
    translate = QCoreApplication.translate
    left = moment - now
    if left < timedelta(minutes=1):
        return translate("sync", "in less than a minute")
    if left < _SOON:
        return present.counts().in_minutes(round(left.total_seconds() / 60))
    days = (moment.astimezone().date() - now.astimezone().date()).days
    if days == 0:
        return translate("sync", "by %1 today").replace("%1", present.hour(moment))
    if days == 1:
        return translate("sync", "by %1 tomorrow").replace("%1", present.hour(moment))
    return translate("sync", "by %1").replace("%1", present.day(moment))
