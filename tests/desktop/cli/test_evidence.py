"""Evidence handed over and checked from a terminal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from desktop.__main__ import main
from tests.laptops import PASSPHRASE, file_path, titled
from tests.vectors.reading import FOLDER

FACTS = json.loads((FOLDER / "bundle-1.json").read_text("utf-8"))


@pytest.fixture
def evidence(amparo, folder, answers, tmp_path):
    """The id of a file in an evidence record of the vault."""
    (tmp_path / "notice.pdf").write_bytes(b"%PDF-1.4 a notice")
    said = answers(titled("evidence", "Notice") | {file_path("evidence"): {"attach": "notice.pdf"}})
    ran = amparo("record", "add", folder, "evidence", said, "--attach", tmp_path / "notice.pdf")
    shown = amparo("record", "show", folder, ran.out.strip(), "--json").json
    return shown["answers"][file_path("evidence")]["file"]


def in_groups(digits):
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def test_evidence_is_handed_over_and_checked(amparo, folder, evidence, tmp_path):
    out = tmp_path / "out"
    ran = amparo("evidence", "bundle", folder, evidence, out, "--purpose", "court", "--json")
    assert (ran.status, ran.json["in_the_log"]) == (0, False)
    assert sorted(path.name for path in out.iterdir()) == [
        "LEAME.txt",
        "README.txt",
        "SHA256SUMS",
        "SHA256SUMS.signature",
        "custody.json",
        "original.pdf",
        "proofs.json",
    ]
    checked = amparo("evidence", "verify", out, fed=None)
    assert checked.status == 0
    assert "Not proved:" in checked.out
    assert "no receipt of a server" in checked.out


def test_partners_are_read_from_a_descriptor_and_are_no_argument(amparo, folder, evidence, tmp_path):
    place = tmp_path / "out"
    options = ("--purpose", "partners", "--partners-fd")
    assert "--partners " not in amparo("evidence", "bundle", "--help", fed=None).out
    for words, status in ((b"", 1), (b"Harbour union\n", 0)):
        reading, writing = os.pipe()
        os.write(writing, words)
        os.close(writing)
        assert amparo("evidence", "bundle", folder, evidence, place, *options, str(reading)).status == status
        os.close(reading)
    assert place.exists()


def test_standard_tools_check_the_sums(amparo, folder, evidence, tmp_path):
    amparo("evidence", "bundle", folder, evidence, tmp_path / "out", "--purpose", "un")
    ran = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out", capture_output=True, check=False)
    assert ran.returncode == 0


def test_what_consent_does_not_cover_is_refused_with_the_reason(amparo, folder, evidence, answers, tmp_path):
    listed = amparo("record", "list", folder, "--json").json["records"]
    told = titled("testimony", "Net mender") | {
        "consent/purposes/court": "no",
        "recordings": {"evidence": [{"record": listed[0]["id"]}]},
    }
    assert amparo("record", "add", folder, "testimony", answers(told)).status == 0
    ran = amparo("evidence", "bundle", folder, evidence, tmp_path / "out", "--purpose", "court")
    assert ran.status == 1
    assert "does not cover" in ran.err
    assert len(ran.err.strip().splitlines()) == 4, "what happened, what is safe, what to do, and the reason"
    assert not (tmp_path / "out").exists()


def test_a_whole_bundle_ends_with_0_and_a_changed_one_with_3(amparo, tmp_path):
    keys = ("--server-key", FACTS["server_key"], "--group", FACTS["group"])
    assert amparo("evidence", "verify", FOLDER / "bundle-1", *keys, fed=None).status == 0
    in_fours = [key if key.startswith("--") else in_groups(key.upper()) for key in keys]
    assert amparo("evidence", "verify", FOLDER / "bundle-1", *in_fours, fed=None).status == 0
    changed = shutil.copytree(FOLDER / "bundle-1", tmp_path / "changed")
    (changed / "original.txt").write_bytes((changed / "original.txt").read_bytes() + b".")
    ran = amparo("evidence", "verify", changed, *keys, "--json", fed=None)
    assert (ran.status, ran.json["holds"]) == (3, False)
    assert {one["code"] for one in ran.json["wrong"]} >= {"changed_file", "not_the_bytes"}
    words = amparo("evidence", "verify", changed, fed=None)
    assert words.out.startswith("THIS FOLDER DOES NOT HOLD")


def test_another_key_than_one_knows_ends_with_3(amparo):
    assert amparo("evidence", "verify", FOLDER / "bundle-1", "--server-key", "00", fed=None).status == 3


def test_what_is_not_there_is_said(amparo, tmp_path):
    assert amparo("evidence", "verify", tmp_path / "nowhere", fed=None).status == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_code_has_words(monkeypatch, capsys, tmp_path, language):
    """Whatever is wrong, nobody is shown a code."""
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    for place in (FOLDER / "bundle-1", empty):
        main(["evidence", "verify", str(place)])
        said = capsys.readouterr()
        assert not said.err
        assert "{" not in said.out


def test_checking_asks_for_no_passphrase_and_imports_no_window(tmp_path):
    bundle = str(FOLDER / "bundle-1")
    script = f"import sys; from desktop.cli.main import run; status = run(['evidence', 'verify', {bundle!r}]);"
    script += "print([name for name in sys.modules if name.startswith(('PySide6', 'requests'))], status)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.splitlines()[-1] == "[] 0"
    assert PASSPHRASE not in ran.stdout
