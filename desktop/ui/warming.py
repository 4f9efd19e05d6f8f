"""Imports and reads ahead what the window will want, while somebody types a passphrase: what is only imported when a
page is first opened keeps the window still for as long, half a second in all. Makes no widget.

On a worker only what knows no Qt. A class that derives from one of Qt's is registered in tables that Qt's own calls
read without asking: made on another thread, it ended the program now and then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module

from desktop import sentences
from desktop.ui import i18n
from desktop.ui.jobs import Job

SERVICES = (
    "desktop.unlocked",
    "desktop.services.exporting.exporting",
    "desktop.services.reading_forms",
    "desktop.services.showing_codes",
    "av",
    "babel.dates",
)
"""What knows no Qt and takes long."""
PAGES = (
    "desktop.ui.sync.sync_runner",
    "desktop.ui.search.palette",
    "desktop.ui.workplace",
    "desktop.ui.today.news",
    "desktop.ui.ways.way_dialogs",
    "desktop.ui.today.today_page",
    "PySide6.QtDBus",
    "desktop.ui.session.session",
    "desktop.ui.lists.list_page",
    "desktop.ui.editor.dates.saying",
    "PySide6.QtMultimedia",
    "desktop.ui.evidence.recorder",
    "desktop.ui.evidence.player",
    "desktop.ui.editor.inputs.dates",
    "desktop.ui.editor.inputs.file",
    "desktop.ui.editor.inputs.making",
    "desktop.ui.editor.pages",
    "desktop.ui.editor.notes_panel",
    "desktop.ui.editor.record_editor",
    "desktop.ui.editor.quick_threat",
    "desktop.ui.carrying.room_card",
    "desktop.ui.sync.sync_page",
    "desktop.ui.members.members_page",
    "desktop.ui.taking_out.take_out_card",
    "desktop.ui.forms.forms_card",
    "desktop.ui.settings.settings_page",
    "desktop.ui.about.about_page",
    "desktop.ui.history.history_page",
    "desktop.ui.backup.backup_dialog",
    "PySide6.QtPrintSupport",
    "desktop.ui.ways.sheet_dialog",
    "desktop.ui.ways.ways_page",
    "desktop.ui.unlock.way_back_screen",
)
"""In the order in which people come to them, what takes long in parts. Each is imported where it is used too: nothing
hangs on this list.
"""
_SOME_DAY, _SOME_PHRASE = date(2000, 1, 1), "forms.case"


def import_services(job: Job) -> None:
    for name in SERVICES:
        if job.stopped():
            return
        import_module(name)
    for language in i18n.LANGUAGES:
        sentences.phrase(_SOME_PHRASE, language.code)


def import_pages() -> Iterator[None]:
    """On the window's thread, one at a time."""
    for name in PAGES:
        import_module(name)
        yield


def meet_the_system() -> Iterator[None]:
    """On the window's thread: its buses, and what it says of the network. They take a moment the first time only."""
    from desktop.ui.session.session import buses
    from desktop.ui.sync.network import is_told

    buses()
    yield
    is_told()
    yield


def read_words(_job: Job) -> None:
    """Names of months are read from a file when they are first asked for in a language, and kept. After the pages."""
    from desktop.ui.editor.dates import saying, vocabulary

    vocabulary.months()
    for language in i18n.LANGUAGES:
        saying.day_in_words(_SOME_DAY, language.code)
