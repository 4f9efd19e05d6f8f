"""The forms that come with the program. Knows where they lie; reads each once, when it is first asked for.

They are written as Markdown (`resources/forms/*.md`) and kept beside it as the XForms that pyxform makes of them:
reading those takes milliseconds, where pyxform alone takes half a second to import. `python -m desktop.forms.library`
makes them anew; a test fails when they are not what the Markdown and the vocabularies say.
"""

from __future__ import annotations

from functools import cache

from desktop.forms.questions import Form
from desktop.forms.vocabularies import with_choices
from desktop.forms.xlsform import read_form, xform_of
from desktop.paths import resources

FORMS = resources("forms")
BUILT_IN_IDS = ("case", "event", "person", "testimony", "evidence", "threat", "action", "note")


def built_in_ids() -> tuple[str, ...]:
    return BUILT_IN_IDS


@cache
def built_in(form_id: str) -> Form:
    """One of the program's own forms. Raises KeyError for an id that is none."""
    if form_id not in BUILT_IN_IDS:
        raise KeyError(form_id)
    return read_form((FORMS / f"{form_id}.xml").read_bytes(), "xml")


def xform_made_now(form_id: str) -> bytes:
    """What pyxform makes of the form's Markdown and the vocabularies."""
    markdown = (FORMS / f"{form_id}.md").read_text(encoding="utf-8")
    return xform_of(with_choices(markdown).encode(), "md")


def make_all() -> None:
    """Write every XForm anew."""
    for form_id in BUILT_IN_IDS:
        (FORMS / f"{form_id}.xml").write_bytes(xform_made_now(form_id))


if __name__ == "__main__":
    make_all()
