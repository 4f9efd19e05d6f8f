"""What the page of a record is called, and its form's languages by name."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from PySide6.QtCore import QCoreApplication

from desktop.forms.library import built_in_ids
from desktop.forms.logic import Filling
from desktop.forms.questions import Form, Question
from desktop.ui import present

_LONGEST = 90


def page_title(filling: Filling, language: str) -> str:
    """The form's name and the answer that names the record; of a record without a name yet, that it is new."""
    form = filling.form
    kind = form_name(form, language)
    named = _named(filling, language)
    if not named:
        words = QCoreApplication.translate("Editor", "New: %1") if not filling.answers() else "%1"
        return words.replace("%1", kind)
    return f"{kind} · {named}" if len(named) <= _LONGEST else f"{kind} · {named[:_LONGEST]}…"


def form_name(form: Form, language: str) -> str:
    """The program's own forms are called as everywhere in the window, others as their authors called them."""
    if form.id in built_in_ids():
        return present.phrase(f"forms.{form.id}")
    return form.title.in_language(language)


def _named(filling: Filling, language: str) -> str:
    path = filling.form.title_path
    value = filling.answers().get(path) if path else None
    item = filling.form.item(path) if value is not None else None
    if isinstance(item, Question) and item.kind.is_choice:
        labels = {choice.name: choice.label.in_language(language) for choice in filling.choices(path)}
        return labels.get(str(value), str(value))
    return value.strip().splitlines()[0] if isinstance(value, str) and value.strip() else ""


def language_names(form: Form) -> Mapping[str, str]:
    """Each language by its own name, where anybody knows it."""
    return {code: _own_name(code) or form.language_names.get(code) or code for code in form.languages}


def _own_name(code: str) -> str:
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name() if code else None
    except (UnknownLocaleError, ValueError):
        return ""
    return (name or "").capitalize()
