"""What is said to people about errors and states: looked up in `resources/sentences/` and `resources/phrases/`.
Knows no Qt.

One table for the window and the command line, each language a file, English the one to fall back to. The window's
`ui/present.py` and the command line's `cli/present.py` both ask here with the language they show; nothing of this goes
through Qt's translator, so that no sentence is kept twice. Entries for errors are named after the error's class
and, after
a dot, its detail (`Refused.quota`, `VaultDamaged.file`); where there is none for a detail or a class, the one of the
class it descends from holds. A test walks all trees of errors and compares the languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.paths import resources

LANGUAGES = ("en", "es")
_DETAILS = ("code", "reason", "part")
_FIELDS = ("limit", "line", "version", "number", "place", "needed", "given", "least")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What happened, what is safe, what to do next."""

    happened: str
    safe: str
    next: str

    def __str__(self) -> str:
        return f"{self.happened} {self.safe} {self.next}"


def about(error: BaseException, language: str = "en") -> Sentence:
    """For any error; one that nobody expected gets the sentence `Unexpected`."""
    known = _table("sentences", "en")
    entry = next((name for name in _names(error) if name in known), "Unexpected")
    return _sentence(entry, language, {name: _shown(name, getattr(error, name, None)) for name in _FIELDS})


def refusal(code: str, language: str = "en") -> Sentence:
    """For what the server would not take, by its code."""
    entry = f"Refused.{code}"
    return _sentence(entry if entry in _table("sentences", "en") else "Refused", language, {})


def phrase(key: str, language: str = "en", **fields: object) -> str:
    """A short text by its key, such as `whereabouts.only_here`; raises KeyError for a key that is none."""
    section, _, name = key.partition(".")
    texts = _table("phrases", language).get(section, {})
    text = texts.get(name) or _table("phrases", "en")[section][name]
    return text.format_map(fields) if fields else text


def place_in_form(error: BaseException, language: str = "en") -> str:
    """Where in a form the error lies, and in whose words the rule is, as far as it says; empty where it does not."""
    line, question, detail = (getattr(error, name, None) for name in ("line", "question", "detail"))
    if question is None and not detail:
        return "" if line is None else phrase("form_place.line", language, line=line)
    places = [
        phrase(f"form_place.{name}", language, **{name: value})
        for name, value in (("line", line), ("question", question))
        if value is not None
    ]
    return ": ".join(part for part in (", ".join(places), detail or "") if part)


def _names(error: BaseException) -> Iterator[str]:
    """From the most telling to the most general."""
    details = [getattr(value, "value", value) for value in (getattr(error, name, None) for name in _DETAILS)]
    for kind in type(error).__mro__:
        yield from (f"{kind.__name__}.{detail}" for detail in details if isinstance(detail, str))
        yield kind.__name__


def _sentence(entry: str, language: str, fields: Mapping[str, str]) -> Sentence:
    texts = _table("sentences", language).get(entry) or _table("sentences", "en")[entry]
    return Sentence(**{part: text.format_map(fields) if fields else text for part, text in texts.items()})


def _shown(name: str, value: object) -> str:
    if name == "limit" and isinstance(value, int):
        return f"{value / 1024**3:.3g} GB" if value >= 1024**3 else f"{value / 1024**2:.3g} MB"
    return str(1 if value is None else value)


@cache
def _table(kind: str, language: str) -> dict[str, dict[str, str]]:
    code = language.split("-")[0].split("_")[0]
    with resources(kind, f"{code if code in LANGUAGES else 'en'}.toml").open("rb") as file:
        return tomllib.load(file)
