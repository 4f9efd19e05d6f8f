"""What `desktop/BUNDLE.md` says is enough to check a bundle with a program that shares no line with ours."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from tests.desktop.services.bundles.tampering import DOCUMENTER, FACTS, MAKER, Bundle
from tests.vectors import second_bundle
from tests.vectors.reading import FOLDER


def test_it_comes_to_the_same_as_ours(tmp_path):
    found = second_bundle.checked(FOLDER / "bundle-1")
    assert found["sha256"] == FACTS["sha256"]
    verdict = Bundle(tmp_path).verified()
    ours = {
        one.fields["device"]: int(one.fields["number"]) + 1
        for one in verdict.proved
        if one.code == "custody_in_the_log"
    }
    assert found["entries under a receipt"] == ours
    assert ours.keys() == {MAKER.id.hex(), DOCUMENTER.id.hex()}


@pytest.mark.parametrize("name", ["original.txt", "custody.json", "proofs.json", "SHA256SUMS"])
def test_it_finds_a_change_too(tmp_path, name):
    bundle = Bundle(tmp_path)
    path = bundle.folder / name
    data = path.read_bytes()
    path.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
    with pytest.raises((AssertionError, ValueError, KeyError)):
        second_bundle.checked(bundle.folder)


def test_it_knows_nothing_of_ours():
    tree = ast.parse(Path(second_bundle.__file__).read_text("utf-8"))
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    tops = {name.partition(".")[0] for name in named}
    assert tops - sys.stdlib_module_names == {"blake3", "msgspec", "cryptography"}
