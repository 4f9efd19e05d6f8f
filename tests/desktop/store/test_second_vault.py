"""VAULT.md is exact enough: a program that shares nothing with ours but that page opens what ours made."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.recovering import Recovering
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from tests.laptops import PASSPHRASE, Laptop, file_path, laptop, titled
from tests.vectors import old_vaults, second_vault


@pytest.fixture
def work(tmp_path):
    """A closed vault: its folder, what its records say, the SHA-256 of its files, and the words of its sheet."""
    with laptop(tmp_path / "vault") as here:
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(bytes(range(256)) * 700)
        ref = here.collecting.take_in(photo).ref
        case = here.casework.save(None, "case", titled("case", "Heron") | {"rights": ("housing", "food")})
        proof = here.casework.save(None, "evidence", {file_path("evidence"): ref})
        gone = here.casework.save(None, "case", titled("case", "Nothing"))
        here.casework.delete(gone)
        with here.vault.unit() as unit:
            heads = unit.records.get(case).record.heads
            for title in ("Egret", "Ibis"):
                unit.save(Sitting(record=case, form="case", parents=heads, changes=titled("case", title)))
        yield here, {"case": case, "proof": proof, "gone": gone}, hashlib.sha256(photo.read_bytes()).hexdigest()


def read(folder, secret, *records):
    found = subprocess.run(
        [sys.executable, second_vault.__file__, folder, *records],
        input=secret + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(found.stdout)


def test_it_imports_nothing_of_ours():
    source = Path(second_vault.__file__).read_text("utf-8")
    tree = ast.parse(source)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names}.isdisjoint({"desktop", "sync", "tests"})


def test_it_prints_a_record_and_the_hash_of_its_evidence(work):
    here, ids, sha256 = work
    words = " ".join(Recovering(here.vault).make_sheet("en").words)
    folder = here.vault.folder
    here.vault.close()
    for secret in (PASSPHRASE, words):
        found = read(folder, secret, ids["case"], ids["proof"], ids["gone"])
        case, proof, gone = (found["records"][ids[name]] for name in ("case", "proof", "gone"))
        assert (case["form"], case["deleted"], gone["deleted"]) == ("case", False, True)
        assert sorted(case["answers"][next(iter(titled("case", "")))]) == ["Egret", "Ibis"]
        assert case["answers"]["rights"] == [["housing", "food"]]
        [attached] = proof["answers"][file_path("evidence")]
        assert attached["sha256"] == sha256
        assert list(found["files"].values()) == [sha256]


def test_a_wrong_passphrase_opens_nothing(work):
    here, *_ = work
    here.vault.close()
    with pytest.raises(subprocess.CalledProcessError):
        read(here.vault.folder, PASSPHRASE + "x")


def test_it_reads_a_vault_of_version_1(tmp_path):
    old = old_vaults.frozen(1)
    folder = old.laid_out(tmp_path / "vault")
    records, files = second_vault.opened(folder, old.passphrase)
    here = Laptop.of(Vault.open(folder, old.passphrase))
    try:
        for id in old.records:
            view = here.casework.open(id)
            assert records[id]["answers"].keys() == view.answers.keys() | view.conflicts.keys()
        assert files
    finally:
        here.vault.close()
