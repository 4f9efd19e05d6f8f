"""Every word that the window says today has its translation: the sources are read anew and compared with the files."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.ui import i18n

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "translations"
LUPDATE = Path(sys.executable).parent / "pyside6-lupdate"


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """The messages of a language, as the sources and the file together have them now."""
    folder = tmp_path_factory.mktemp("translations")

    def read(language):
        file = folder / f"amparo_{language}.ts"
        file.write_bytes((FOLDER / file.name).read_bytes())
        sources = [str(path) for path in sorted((ROOT / "desktop").rglob("*.py"))]
        command = [str(LUPDATE), *sources, "-no-obsolete", "-locations", "none", "-ts", str(file)]
        subprocess.run(command, capture_output=True, check=True, timeout=100)
        # Our own file, written by our own tool: nothing hostile is parsed here.
        return list(ElementTree.parse(file).iter("message"))

    return read


def _unfinished(message):
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished"


def _places(words):
    return sorted(re.findall(r"%\d|%n", words))


def test_spanish_has_every_word(messages):
    missing = [message.findtext("source") for message in messages("es") if _unfinished(message)]
    assert missing == [], "run `make translations` and fill these in"


def test_translations_keep_the_places_where_values_are_put_in(messages):
    for message in messages("es"):
        if message.get("numerus") is None:
            assert _places(message.findtext("translation") or "") == _places(message.findtext("source") or "")


def test_english_has_both_forms_of_every_plural(messages):
    plurals = [message for message in messages("en") if message.get("numerus")]
    assert plurals
    assert [message.findtext("source") for message in plurals if _unfinished(message)] == []


def test_every_offered_language_has_its_file():
    assert {f"amparo_{language.code}.ts" for language in i18n.LANGUAGES} == {path.name for path in FOLDER.glob("*.ts")}


def test_a_translation_that_nobody_reviewed_says_so_in_its_file_and_in_the_menu(qapp):
    for language in i18n.LANGUAGES:
        if not language.reviewed:
            assert "native reader" in (FOLDER / f"amparo_{language.code}.ts").read_text(encoding="utf-8")
            assert "not reviewed" in i18n.menu_name(language)
