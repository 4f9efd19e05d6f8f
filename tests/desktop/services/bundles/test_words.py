"""Whatever checking a bundle comes to, there are words for it in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop import sentences
from desktop.domain.custody import Flaw
from desktop.services import bundles

SOURCES = [path.read_text("utf-8") for path in Path(bundles.__file__).parent.glob("*.py")]
CODES = {code for source in SOURCES for code in re.findall(r'\.(?:prove|doubt|fault)\(\s*"(\w+)"', source)}
COMPARED = {f"{what}_{how}" for what in ("server_key", "group") for how in ("known", "unknown", "other")}
ROLES = ("documenter", "coordinator", "documenter_revoked", "coordinator_revoked", "nobody")


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_code_has_its_phrase(language):
    assert len(CODES) > 20
    wanted = [f"bundle.{code}" for code in sorted(CODES | COMPARED)]
    wanted += [f"bundle_roles.{role}" for role in ROLES] + [f"flaws.{flaw.value}" for flaw in Flaw]
    texts = {key: sentences.phrase(key, language) for key in wanted}
    assert all(texts.values())
    if language != "en":
        assert not [key for key, text in texts.items() if text == sentences.phrase(key, "en")]
