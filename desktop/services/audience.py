"""Who gets a new record beside this device and the coordination, to whom everything goes (SPEC section 7)."""

from __future__ import annotations

from typing import Final

from desktop.domain.answers import Changes
from desktop.forms.paths import template
from desktop.forms.questions import Form, QuestionKind
from desktop.store.unit import Unit

_ANSWERING: Final = "note"


def readers_of(unit: Unit, form: Form, changes: Changes) -> tuple[str, ...]:
    """Devices in hex. A note goes to whoever wrote the record it is about, on a later laptop of theirs too: that is how
    an answer comes back.
    """
    if form.id != _ANSWERING:
        return ()
    links = {question.path for question in form.questions() if question.kind is QuestionKind.LINK}
    about = {value for path, value in changes.items() if template(path) in links and isinstance(value, str)}
    authors = {author for record in about for author in unit.revisions.authors(record)}
    authors |= unit.members.persons.after(authors)
    return tuple(sorted(authors - {unit.device_id, *unit.members.coordinators(), *unit.members.revoked()}))
