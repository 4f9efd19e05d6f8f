"""A record that was removed from this laptop, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.forms import library
from desktop.services.removing_records import Removed
from desktop.ui import present


def line_of(stub: Removed) -> str:
    """What kind it is and when it was begun and removed: nothing else of it is here."""
    known = stub.form_id in library.built_in_ids()
    form = present.capital(present.phrase(f"forms.{stub.form_id}")) if known else stub.form_id
    words = QCoreApplication.translate("stubs", "%1 of %2, removed on %3")
    words = words.replace("%1", form).replace("%2", present.day(stub.created))
    state = state_of(stub)
    return words.replace("%3", present.day(stub.removed)) + (f"\n{state}" if state else "")


def state_of(stub: Removed) -> str:
    """Empty where nothing is to be said."""
    translate = QCoreApplication.translate
    if stub.wanted and stub.withheld:
        return translate("stubs", "The server did not give all of it when it was asked. The next sync asks again.")
    if stub.wanted:
        return translate("stubs", "It comes with the next sync.")
    if stub.newer:
        return translate("stubs", "Something newer of it came since. Fetch it again to read it.")
    return ""
