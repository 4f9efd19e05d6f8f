"""A forecast in words: what will be on the server when, at this speed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.services.forecasting import Forecast
from desktop.ui import present

_SOON = timedelta(minutes=90)


def forecast_lines(forecast: Forecast | None, *, held_back: bool, now: datetime) -> list[str]:
    """`held_back`: files wait and do not go over this connection."""
    translate = QCoreApplication.translate
    lines = []
    if forecast is None:
        lines.append(translate("sync", "How long it takes is known after something went over this connection."))
    else:
        speed = present.size(round(forecast.bytes_per_second))
        lines.append(translate("sync", "Measured here: %1 per second.").replace("%1", speed))
        if forecast.words is not None:
            lines.append(translate("sync", "Words: %1.").replace("%1", _when(forecast.words, now)))
        if forecast.files is not None and forecast.rounds > 1:
            lines.append(present.counts().files_in_syncs(forecast.rounds))
        elif forecast.files is not None:
            lines.append(translate("sync", "Photos and recordings: %1.").replace("%1", _when(forecast.files, now)))
    if held_back:
        lines.append(translate("sync", "Photos and recordings wait; words go."))
    return lines


def _when(moment: datetime, now: datetime) -> str:
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
