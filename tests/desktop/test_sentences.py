"""Every error has its three sentences in every language."""

from __future__ import annotations

import inspect
import re
import tomllib
from types import ModuleType
from typing import Any

import pytest

import desktop.backup_errors
import desktop.errors
import desktop.forms.errors
import sync.errors
from desktop import sentences
from desktop.paths import resources
from sync.protocol import codes

FAULTS_OF_OURS = {"NoSuchQuestion", "RowsAreCounted"}
"""Said as `Unexpected`."""
NEVER_RAISED = {"DesktopError", "UserError", "EnvironmentProblem", "SyncError", "Transient", "Permanent"}


def errors_of(module: ModuleType) -> list[type[Exception]]:
    found = [kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Exception)]
    return [kind for kind in found if kind.__module__ == module.__name__ and kind.__name__ not in NEVER_RAISED]


ERRORS = [
    kind
    for module in (desktop.errors, desktop.backup_errors, sync.errors, desktop.forms.errors)
    for kind in errors_of(module)
    if kind.__name__ not in FAULTS_OF_OURS
]
CODES = [value for name, value in vars(codes).items() if name.isupper() and isinstance(value, str)]
FORM_REASONS = [reason.value for reason in desktop.forms.errors.Unreadable]


def table(kind: str, language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources(kind, f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_its_own_sentences(kind):
    assert kind.__name__ in table("sentences", "en")


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_of_the_server_has_its_own_sentences(code):
    assert f"Refused.{code}" in table("sentences", "en")


@pytest.mark.parametrize("reason", FORM_REASONS)
def test_every_fault_of_a_form_has_its_own_sentences(reason):
    assert f"FormUnreadable.{reason}" in table("sentences", "en")


def test_why_the_server_is_not_reached_has_its_own_sentences():
    told = set(re.findall(r"`(\w+)`", str(sync.errors.Unreachable.__doc__))) - {"reason"}
    assert len(told) == 10
    assert {f"Unreachable.{reason}" for reason in told} <= table("sentences", "en").keys()


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_sentence_says_what_happened_what_is_safe_and_what_to_do(language):
    for entry, texts in table("sentences", language).items():
        assert set(texts) == {"happened", "safe", "next"}, entry
        assert all(text.endswith(".") for text in texts.values()), entry


@pytest.mark.parametrize("kind", ["sentences", "phrases"])
@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_language_has_the_same_entries(kind, language):
    english, other = table(kind, "en"), table(kind, language)
    assert {(section, key) for section in english for key in english[section]} == {
        (section, key) for section in other for key in other[section]
    }


def test_a_detail_without_a_sentence_of_its_own_is_said_by_the_general_one():
    assert sentences.about(sync.errors.Refused("from_the_future")) == sentences.refusal("from_the_future")
    assert "server" in sentences.refusal("from_the_future").happened


def test_a_limit_is_shown_in_units_people_know():
    assert "4 GB" in sentences.about(desktop.errors.FileTooBig(4 * 1024**3)).happened


def test_an_error_nobody_expected_says_nothing_of_itself():
    assert "Rosa" not in str(sentences.about(ValueError("Rosa")))


def test_an_unknown_language_gets_english():
    assert sentences.phrase("whereabouts.only_here", "tlh") == "only on this laptop"
    assert sentences.phrase("whereabouts.only_here", "es-CO") == "solo en este equipo"
