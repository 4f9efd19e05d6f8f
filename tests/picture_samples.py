"""A group of two with the public cases of the field, told with invented names and places, for pictures of the screens.

A real server carries what they send each other, so that every state on the pictures has its proof.
"""

from __future__ import annotations

from pathlib import Path

from desktop.domain.answers import Changes
from desktop.services.drafts import Draft
from desktop.services.joining import Role
from desktop.services.preferences import Choices
from tests.laptops import PASSPHRASE, Laptop, laptop, note_about
from tests.servers import running

__all__ = ["PASSPHRASE", "fill"]

_RECEIVED: list[tuple[str, Changes]] = [
    (
        "case",
        {"what/title": "Land taken for a steel plant", "what/place/name": "The betel hills", "what/dates": "2011-06"},
    ),
    ("person", {"who/known_as": "R. (land committee)", "who/place/name": "Sandbar village"}),
    ("person", {"who/known_as": "Harbour company", "who/place/name": "The port"}),
    (
        "event",
        {
            "what/title": "Officials measured the houses",
            "what/dates": "2026-11-12",
            "what/place/name": "Sandbar village",
        },
    ),
    ("action", {"what/title": "Letter to the port authority", "what/deadline": "2026-12-02"}),
    ("evidence", {"what/title": "Photograph of the notice on the gate"}),
]
_ON_SERVER: list[tuple[str, Changes]] = [
    (
        "testimony",
        {
            "who/known_as": "Fatima (not her name)",
            "who/told_on": "2026-11-21",
            "who/place/name": "Sandbar village",
            "consent/purposes/internal": "yes",
            "consent/purposes/partners": "yes",
            "consent/partners_named": "The fisherfolk forum and the land network",
            "consent/conditions": "Not before the harvest, and not in the local radio.",
        },
    ),
    (
        "testimony",
        {
            "who/known_as": "An elder of the landing site",
            "who/told_on": "2026-11-20",
            "consent/purposes/internal": "yes",
            "consent/purposes/partners": "no",
        },
    ),
]
_HERE: list[tuple[str, Changes]] = [
    ("threat", {"what/class": "spoken", "what/target": "R. (land committee)", "what/dates": "2026-11-21"}),
    ("threat", {"what/class": "followed", "what/target": "Asha", "what/dates": "2026-11-19"}),
    ("testimony", {"who/known_as": "A schoolteacher", "who/told_on": "2026-11-22"}),
]
_NOTICE = {
    "what/title": "Eviction notice to 65 fisherfolk families",
    "what/place/name": "Sandbar village",
    "what/dates": "2012-05",
    "what/summary": "A notice was fixed to the gate of the landing site: ten days to leave.",
}


def fill(folder: Path) -> tuple[Path, Path]:
    """The folders of two vaults: the documenter's and the coordinator's."""
    with (
        running(folder / "server") as server,
        laptop(folder / "documenter") as asha,
        laptop(folder / "coordinator") as marta,
    ):
        marta.joining.join(server.invitation, "Marta")
        asha.joining.join(marta.joining.invite(Role.DOCUMENTER), "Asha")
        for one in (asha, marta):
            one.preferences.write(Choices(language="en", theme="light"))
        _write(asha, marta)
    return folder / "documenter", folder / "coordinator"


def _write(asha: Laptop, marta: Laptop) -> None:
    case = _save(asha, "case", _NOTICE, urgent=True)
    for form_id, answers in _RECEIVED:
        _save(asha, form_id, answers)
    _sync(asha, marta, asha)
    marta.casework.save(None, "note", note_about(case, "Could you photograph the notice on the gate?"))
    _both_edit(asha, marta, case)
    _sync(marta, asha, marta, asha)
    for form_id, answers in _ON_SERVER:
        _save(asha, form_id, answers)
    _sync(asha)
    for form_id, answers in _HERE:
        _save(asha, form_id, answers, urgent=form_id == "threat")
    asha.casework.save_draft(Draft(form_id="case", changes={"what/title": "Eviction at the river mouth"}))


def _both_edit(asha: Laptop, marta: Laptop, case: str) -> None:
    """Two people answer the same question at once: both values are kept."""
    for one, words in ((asha, "Sandbar village, east landing"), (marta, "Sandbar village, old landing")):
        one.casework.save(case, "case", {"what/place/name": words}, one.casework.open(case).heads)


def _save(one: Laptop, form_id: str, answers: Changes, *, urgent: bool = False) -> str:
    return one.casework.save(None, form_id, answers, urgent=urgent)


def _sync(*order: Laptop) -> None:
    for one in order:
        one.syncing.run()
