"""The pages of the program: their names in code, their words, icons and keys. Knows no page itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.ui.lists.kinds import FORM_IDS, kind_of


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    title: str
    keys: str


BESIDE = ("sync", "settings", "about")
"""Pages that stand apart from the list in the side: below it, each with its own keys."""
ALL = ("today", *FORM_IDS, "members", *BESIDE)


def places() -> list[Place]:
    """Those in the side's list, in order: Ctrl+1 to Ctrl+9. In the language of the window at this moment."""
    translate = QCoreApplication.translate
    titles = [("today", translate("places", "Today"))]
    titles += [(form_id, kind_of(form_id).title) for form_id in FORM_IDS]
    titles += [("members", translate("places", "Group"))]
    return [Place(name, title, f"Ctrl+{number}") for number, (name, title) in enumerate(titles, 1)]


def home_of(form_id: str) -> str:
    """The page on which a record of this form is opened; one without a list of its own opens on Today."""
    return form_id if form_id in FORM_IDS else "today"
