"""Everything that is shipped with Amparo may be given away under AGPL-3.0-or-later."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

# SPDX names of licences whose works may be part of an AGPL-3.0-or-later work.
COMPATIBLE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
}

# What older metadata calls them.
ALSO_CALLED = {
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}

# Metadata that says nothing short; read in the licence file that the package carries.
READ_IN_THE_FILE = {"pyxform": "BSD-2-Clause", "rich-click": "MIT", "sqlcipher3": "Zlib"}


def _shipped() -> set[str]:
    """The names of what `amparo` and `amparo-server` need at run time, all the way down."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]
    wanted = [Requirement(text) for text in project["dependencies"] + extra["server"] + extra["server-postgres"]]
    seen: dict[str, set[str]] = {}
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        if name in seen and requirement.extras <= seen[name]:
            continue
        seen.setdefault(name, set()).update(requirement.extras)
        for text in metadata.requires(name) or []:
            needed = Requirement(text)
            extras = {"", *requirement.extras}
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                wanted.append(needed)
    return set(seen)


def _licence(name: str) -> str:
    about = metadata.metadata(name)
    stated = about.get("License-Expression") or READ_IN_THE_FILE.get(name) or about.get("License") or ""
    if not stated:
        classifiers = [text for text in about.get_all("Classifier") or [] if text.startswith("License")]
        stated = " AND ".join(ALSO_CALLED.get(text, text) for text in (c.split(" :: ")[-1] for c in classifiers))
    return ALSO_CALLED.get(stated, stated)


def _allowed(expression: str) -> bool:
    """Of what is joined by OR one must be compatible, of what is joined by AND all."""
    return any(
        all(part.strip("() ") in COMPATIBLE for part in choice.split(" AND ")) for choice in expression.split(" OR ")
    )


@pytest.mark.parametrize("name", sorted(_shipped()))
def test_a_dependency_may_be_part_of_an_agpl_work(name):
    assert _allowed(_licence(name)), f"{name}: {_licence(name)!r}"


def test_what_is_shipped_is_locked():
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    assert _shipped() <= {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}


def test_a_closed_licence_is_not_allowed():
    assert not _allowed("GPL-2.0-only")
    assert not _allowed("MIT AND Proprietary")
    assert not _allowed("")


def test_our_own_licence_is_the_agpl():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.split()[:4] == ["GNU", "AFFERO", "GENERAL", "PUBLIC"]
    assert "13. Remote Network Interaction" in text
