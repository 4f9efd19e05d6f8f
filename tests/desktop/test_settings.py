"""What lies outside the vault names nobody."""

from __future__ import annotations

import json

import pytest

from desktop import settings
from desktop.settings import Settings


def test_settings_come_back_as_they_were_written(tmp_path):
    file = tmp_path / "of" / "settings.json"
    settings.write(Settings(language="es", theme="dark", text_percent=150), file)
    assert settings.read(file) == Settings(language="es", theme="dark", text_percent=150)


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"theme": 3, "language": "../x", "text_percent": 9000}', b"\xff"])
def test_unusable_settings_are_the_defaults(tmp_path, kept):
    file = tmp_path / "settings.json"
    file.write_bytes(kept)
    assert settings.read(file) == Settings()


def test_nothing_but_the_three_settings_is_ever_written(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": "es", "last_vault": "/home/rosa/cases"}))
    settings.write(settings.read(file), file)
    assert json.loads(file.read_text()) == {"language": "es", "theme": "system", "text_percent": 100}


def test_a_value_that_could_be_a_name_is_refused(tmp_path):
    with pytest.raises(ValueError, match="out of bounds"):
        settings.write(Settings(language="rosa"), tmp_path / "settings.json")
