"""The words of each list: how it is called, what its button says, what stands there while it is empty."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Kind:
    """`form_id` is also the name of the list's icon and of its page."""

    form_id: str
    title: str
    new: str
    search: str
    empty: str
    empty_remark: str


FORM_IDS = ("case", "testimony", "threat", "person", "evidence", "event", "action")


def kind_of(form_id: str) -> Kind:
    """In the language of the window at this moment."""
    translate = QCoreApplication.translate
    match form_id:
        case "case":
            return Kind(
                form_id,
                translate("lists", "Cases"),
                translate("lists", "New case"),
                translate("lists", "Search the cases"),
                translate("lists", "No case yet"),
                translate("lists", "A case holds what belongs together: a place, what happens there, who is affected."),
            )
        case "testimony":
            return Kind(
                form_id,
                translate("lists", "Testimonies"),
                translate("lists", "New testimony"),
                translate("lists", "Search the testimonies"),
                translate("lists", "No testimony yet"),
                translate("lists", "A testimony holds what somebody told, in their words, and what they agreed to."),
            )
        case "threat":
            return Kind(
                form_id,
                translate("lists", "Threat log"),
                translate("lists", "Log a threat"),
                translate("lists", "Search the threat log"),
                translate("lists", "No threat logged yet"),
                translate("lists", "Log even small ones, the day they happen: repetition is the warning."),
            )
        case "person":
            return Kind(
                form_id,
                translate("lists", "People"),
                translate("lists", "New person or group"),
                translate("lists", "Search the people"),
                translate("lists", "Nobody yet"),
                translate("lists", "People, groups, companies and authorities that your cases speak of."),
            )
        case "evidence":
            return Kind(
                form_id,
                translate("lists", "Evidence"),
                translate("lists", "New evidence"),
                translate("lists", "Search the evidence"),
                translate("lists", "No evidence yet"),
                translate("lists", "Photos, recordings and papers. The original is sealed once and never changed."),
            )
        case "event":
            return Kind(
                form_id,
                translate("lists", "Events"),
                translate("lists", "New event"),
                translate("lists", "Search the events"),
                translate("lists", "No event yet"),
                translate("lists", "An event says who did what to whom, when and where."),
            )
        case "action":
            return Kind(
                form_id,
                translate("lists", "Actions"),
                translate("lists", "New action"),
                translate("lists", "Search the actions"),
                translate("lists", "No action yet"),
                translate("lists", "Appeals, letters, complaints and submissions, with their deadlines and answers."),
            )
    raise KeyError(form_id)
