"""Imports and reads ahead what the window will want, on a worker, while somebody types a passphrase: what is done on
the window's thread when a page is first opened keeps it still for as long, half a second in all. Makes no widget.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module

from desktop.ui import i18n
from desktop.ui.jobs import Job

SOON = (
    "desktop.ui.today.today_page",
    "desktop.ui.session.session",
    "desktop.ui.editor.record_editor",
    "desktop.ui.editor.quick_threat",
    "desktop.ui.lists.list_page",
    "desktop.ui.editor.dates.saying",
    "desktop.ui.carrying.room_card",
    "desktop.ui.parcels.parcel_card",
    "desktop.ui.sync.sync_page",
    "desktop.ui.members.members_page",
    "desktop.ui.settings.settings_page",
    "desktop.ui.about.about_page",
    "desktop.ui.history.history_page",
    "desktop.ui.conflicts.conflict_dialog",
    "desktop.ui.backup.backup_dialog",
    "desktop.ui.ways.sheet_dialog",
    "desktop.ui.ways.ways_page",
    "desktop.services.showing_codes",
)
"""In the order in which people come to them. Each is imported where it is used too, so nothing hangs on this."""

_SOME_DAY = date(2000, 1, 1)


def import_soon(job: Job) -> None:
    for name in SOON:
        if job.stopped():
            return
        import_module(name)
    _read_words_of_dates()


def _read_words_of_dates() -> None:
    """Babel reads a language's file when it is first asked for a date in it, and keeps it."""
    from desktop.ui.editor.dates import saying, vocabulary

    vocabulary.months()
    for language in i18n.LANGUAGES:
        saying.day_in_words(_SOME_DAY, language.code)
