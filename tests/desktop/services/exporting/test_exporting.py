"""Everything is in the folder, as it was, and a stranger can read it."""

from __future__ import annotations

import hashlib
import json
import stat

import pytest

from desktop.domain.custody import Deed
from desktop.services.bundles.verifying import verify
from desktop.services.drafts import Draft
from desktop.services.exporting.exporting import Choice, Exporting
from tests import samples
from tests.desktop.services.exporting.taken_out import TakenOut, agreed, take_out, verified
from tests.laptops import note_about, titled

WORDS = 'They said: "leave",\nthen they came, =1+1; قالوا: ارحلوا\r\n\u202eback\u202c'


@pytest.fixture
def photograph_of(tmp_path):
    def take(here):
        file = tmp_path / "boats.jpg"
        file.write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00", width=200))
        return here.collecting.take_in(file).ref

    return take


@pytest.fixture
def photograph(here, photograph_of):
    return photograph_of(here)


def test_a_record_comes_out_exactly_as_it_is(here, tmp_path):
    answers = {"what/title": "-Eviction", "what/summary": WORDS, "what/kinds": ("eviction", "demolition")}
    case = here.casework.save(None, "case", answers | {"before/notice_days": -3}, urgent=True)
    found = take_out(here, tmp_path / "out").record("case")
    assert found["id"] == case
    assert found["answers"]["what"] == {"title": "-Eviction", "summary": WORDS, "kinds": ["eviction", "demolition"]}
    assert found["answers"]["before"] == {"notice_days": -3}
    assert (found["urgent"], found["deleted"], found["own"], found["where"]) == (True, False, True, "only_here")
    assert found["created_by"] == here.vault.device_id


def test_its_table_has_labels_beside_codes_and_runs_nothing(here, tmp_path):
    answers = {"what/title": "=cmd|' /C calc'!A0", "what/summary": WORDS, "what/kinds": ("eviction", "demolition")}
    here.casework.save(None, "case", answers | {"before/notice_days": -3, "what/place/point": "-12.5 77.25 0 5"})
    [row] = take_out(here, tmp_path / "out", language="es").table("case")
    assert row["what/title"] == "'=cmd|' /C calc'!A0"
    assert row["what/summary"] == WORDS
    assert row["what/kinds"] == "eviction demolition"
    assert row["what/kinds (label)"] == "Desalojo forzoso; Demolición de viviendas"
    assert row["before/notice_days"] == "-3"
    assert [row[f"what/place/point.{part}"] for part in ("latitude", "longitude", "altitude", "accuracy")] == [
        "-12.5",
        "77.25",
        "0.0",
        "5.0",
    ]
    assert row["other answers"] == ""


def test_rows_of_a_repeat_have_a_table_of_their_own_in_their_order(here, tmp_path):
    act = "acts/act[0000000a]"
    event = here.casework.save(
        None,
        "event",
        {
            "what/title": "Houses torn down",
            act: 1.0,
            f"{act}/number": 40,
            f"{act}/involvement[0000000b]": 2.0,
            f"{act}/involvement[0000000b]/who_words": "second",
            f"{act}/involvement[0000000c]": 1.0,
            f"{act}/involvement[0000000c]/who_words": "first",
        },
    )
    out = take_out(here, tmp_path / "out")
    [row] = out.table("event.acts.act")
    assert (row["record"], row["row"], row["parent"], row["acts/act/number"]) == (event, act, "", "40")
    inner = out.table("event.acts.act.involvement")
    assert [one["acts/act/involvement/who_words"] for one in inner] == ["first", "second"]
    assert {one["parent"] for one in inner} == {act}
    found = out.record("event")["answers"]["acts"]["act"][0]
    assert [one["who_words"] for one in found["involvement"]] == ["first", "second"]
    assert "acts/act/number" not in out.table("event")[0]


def test_answers_that_the_form_does_not_ask_for_are_kept(here, tmp_path):
    here.casework.save(None, "note", {"words": "About it", "old/question": "kept", "gone[0000000a]/x": 7})
    out = take_out(here, tmp_path / "out")
    assert out.record("note")["answers"]["old"] == {"question": "kept"}
    [row] = out.table("note")
    assert json.loads(row["other answers"]) == {"old/question": "kept", "gone[0000000a]/x": 7}


def test_history_tells_who_wrote_what_and_when(here, tmp_path):
    case = here.casework.save(None, "case", titled("case", "First"))
    here.casework.save(case, "case", titled("case", "Second"))
    first, second = take_out(here, tmp_path / "out").record("case")["history"]
    assert (first["changes"], second["changes"]) == ({"what/title": "First"}, {"what/title": "Second"})
    assert second["parents"] == [first["revision"]]
    assert first["author"] == here.vault.device_id
    assert first["clock"] < second["clock"]


def test_files_come_out_under_their_own_names_with_what_is_known_of_them(here, tmp_path, photograph):
    evidence = here.casework.save(None, "evidence", {"what/title": "Boats", "what/original": photograph})
    out = take_out(here, tmp_path / "out")
    [file] = out.lines("files.jsonl")
    assert (file["path"], file["records"]) == ("files/001/boats.jpg", [evidence])
    content = (out.folder / file["path"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == file["sha256"] == photograph.sha256
    assert file["facts"]["times"][0]["source"] == "camera"
    assert out.record("evidence")["answers"]["what"]["original"]["path"] == "files/001/boats.jpg"
    assert out.table("evidence")[0]["what/original"] == "files/001/boats.jpg"


def test_files_of_one_name_and_of_names_that_windows_refuses_stand_beside_each_other(here, tmp_path):
    for number, name in enumerate(("CON.txt", "a:b?.txt", "x" * 251 + ".txt")):
        (tmp_path / name).write_bytes(b"%d" % number)
        for row in (1, 2):
            ref = here.collecting.take_in(tmp_path / name).ref
            here.casework.save(None, "evidence", {"what/title": f"{number}.{row}", "what/original": ref})
    out = take_out(here, tmp_path / "out")
    files = {one["path"]: one["name"] for one in out.lines("files.jsonl")}
    assert list(files)[:4] == [
        "files/001/_CON.txt",
        "files/001/_CON (2).txt",
        "files/001/a_b_.txt",
        "files/001/a_b_ (2).txt",
    ]
    assert next(iter(files.values())) == "CON.txt"
    assert len(files) == 6
    assert verified(out.folder)


def test_each_file_in_it_says_so_in_its_custody_and_the_export_says_it_too(here, tmp_path, photograph):
    here.casework.save(None, "evidence", {"what/title": "Boats", "what/original": photograph})
    out = take_out(here, tmp_path / "out")
    with here.vault.reading() as unit:
        noted = unit.custody.of(photograph.id)
    assert (noted[-1].deed, noted[-1].details) == (Deed.EXPORTED, b"internal")
    told = out.lines("proofs/custody.jsonl")
    assert [one["deed"] for one in told] == ["imported", "attached", "exported"]
    assert [one["digest"] for one in told] == [one.digest.hex() for one in noted]


def test_what_was_deleted_is_named_and_its_words_are_not(here, tmp_path):
    case = here.casework.save(None, "case", titled("case", "Hidden for good"))
    here.casework.delete(case)
    out = take_out(here, tmp_path / "out")
    assert out.left_out() == {case: "deleted"}
    assert b"Hidden for good" not in out.bytes()


def test_a_whole_backup_has_deleted_records_drafts_and_files_of_nobody(here, tmp_path, photograph):
    case = here.casework.save(None, "case", titled("case", "Deleted"))
    here.casework.delete(case)
    here.casework.save_draft(Draft(form_id="case", changes={"what/title": "Begun", "what/photo": photograph}))
    out = take_out(here, tmp_path / "out", None)
    assert (out.record("case")["deleted"], out.record("case")["answers"]) == (True, {"what": {"title": "Deleted"}})
    [draft] = out.lines("drafts.jsonl")
    assert draft["changes"]["what/title"] == "Begun"
    assert draft["changes"]["what/photo"]["path"] == "files/001/boats.jpg"
    assert out.left_out() == {}


def test_two_values_beside_each_other_are_both_in_it(members, tmp_path):
    case = members.documenter.casework.save(None, "case", titled("case", "Notice") | {"what/place/name": "East"})
    members.sync()
    for one, words in ((members.documenter, "West"), (members.coordinator, "South")):
        one.casework.save(case, "case", {"what/place/name": words}, one.casework.open(case).heads)
    members.sync()
    out = take_out(members.coordinator, tmp_path / "out")
    [conflict] = out.record("case")["conflicts"]
    assert conflict["path"] == "what/place/name"
    assert [one["value"] for one in conflict["values"]] == ["West", "South"]
    assert {one["author"] for one in conflict["values"]} == {
        members.documenter.vault.device_id,
        members.coordinator.vault.device_id,
    }
    assert out.table("case")[0]["conflicts"] == "1"


def test_what_came_over_the_network_has_receipts_members_and_its_place(members, tmp_path, running_server):
    members.documenter.casework.save(None, "case", titled("case", "Notice"))
    members.sync()
    out = take_out(members.documenter, tmp_path / "out")
    assert out.record("case")["where"] == "received"
    proved = {leaf["object"] for receipt in out.lines("proofs/receipts.jsonl") for leaf in receipt["leaves"]}
    assert set(out.record("case")["revisions"]) <= proved
    [members_file] = out.lines("members/members.json")
    assert [(one["name"], one["role"]) for one in members_file["members"]] == [
        ("Rosa", "coordinator"),
        ("Ana", "documenter"),
    ]
    assert len(out.lines("proofs/roster.jsonl")) >= 3
    assert json.loads((out.folder / "proofs/group.json").read_text())["group"] == members_file["group"]["id"]


def test_a_stranger_can_check_a_file_by_what_lies_beside_it(members, tmp_path, photograph_of):
    here = members.documenter
    here.casework.save(None, "evidence", {"what/title": "Boats", "what/original": photograph_of(here)})
    members.sync()
    out = take_out(here, tmp_path / "out")
    [told] = out.lines("proofs/evidence.jsonl")
    roster = [line["raw"] for line in out.lines("proofs/roster.jsonl")][: told["statements"]]
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "custody.json").write_text(json.dumps(told["custody"]))
    (stranger / "proofs.json").write_text(json.dumps(told["proofs"] | {"roster": roster}))
    (stranger / "original.jpg").write_bytes((out.folder / "files/001/boats.jpg").read_bytes())
    group = json.loads((out.folder / "proofs/group.json").read_text())
    verdict = verify(stranger, server_key=group["log_key"], group=group["group"])
    # What a bundle has beside these, its maker's sums among them, is not in an export.
    assert {one.code for one in verdict.wrong} <= {"missing_file"}
    proved = {one.code for one in verdict.proved}
    assert {"bytes_in_the_log", "complete", "server_key_known", "group_known"} <= proved
    (stranger / "original.jpg").write_bytes(samples.photograph("flower.jpg"))
    assert "bytes_in_the_log" not in {one.code for one in verify(stranger).proved}


def test_it_is_whole_private_and_says_so(here, tmp_path, photograph):
    here.casework.save(None, "evidence", {"what/title": "Boats", "what/original": photograph})
    out = take_out(here, tmp_path / "out")
    assert verified(out.folder)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (out.folder, *out.folder.rglob("*"))}
    assert modes == {0o700, 0o600}
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []
    described = json.loads((out.folder / "export.json").read_text(encoding="utf-8"))
    assert (described["purpose"], described["records"], described["files"]) == ("internal", {"evidence": 1}, 1)


def test_an_empty_vault_comes_out_too(here, tmp_path):
    out = take_out(here, tmp_path / "out", None)
    assert out.ids() == set()
    assert (out.folder / "forms" / "testimony.xlsx").is_file()
    assert verified(out.folder)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "NOT SEALED"), ("es", "NO ESTÁ SELLADA"), ("tlh", "NOT SEALED")]
)
def test_a_whole_backup_says_what_it_is_in_its_first_lines(here, tmp_path, language, words):
    readme = take_out(here, tmp_path / "out", None, language=language).readme()
    assert words in "\n".join(readme.splitlines()[:6])


def test_a_readme_tells_what_stayed_and_under_which_conditions(here, tmp_path):
    here.casework.save(None, "testimony", agreed("internal", **{"consent/conditions": "not on the radio"}))
    here.casework.save(None, "testimony", agreed("court"))
    readme = take_out(here, tmp_path / "out").readme()
    assert "Records that stayed in the vault: 1." in readme
    assert "conditions that their narrators set: 1." in readme
    assert "\r\n" in readme.replace("\n", "\r\n")


def test_nothing_but_the_folder_is_written(here, tmp_path, photograph, monkeypatch):
    """Not even for a moment: whatever asks for a temporary file is refused."""
    monkeypatch.setenv("TMPDIR", "/nowhere")
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    here.casework.save(None, "evidence", {"what/title": "Boats", "what/original": photograph})
    before = {path for path in tmp_path.rglob("*") if "out" not in path.parts}
    take_out(here, tmp_path / "out")
    assert {path for path in tmp_path.rglob("*") if "out" not in path.relative_to(tmp_path).parts} == before


def test_an_overview_tells_beforehand_what_the_export_will_hold(here, tmp_path, photograph):
    here.casework.save(None, "evidence", {"what/title": "Boats", "what/original": photograph})
    here.casework.save(None, "testimony", agreed("internal", **{"consent/conditions": "not on the radio"}))
    refused = here.casework.save(None, "testimony", agreed("court"))
    here.casework.save(None, "note", note_about(refused, "Ask again"))
    exporting, choice = Exporting(here.vault), Choice(purpose="internal")
    overview = exporting.overview(choice, lambda _: None)
    out = take_out(here, tmp_path / "out")
    assert (overview.records, overview.left_out) == (out.report.records, out.report.left_out)
    assert (overview.files, overview.bytes) == (1, photograph.size)
    [condition] = overview.conditions
    assert (condition.title, condition.words) == ("An elder", "not on the radio")


def test_partners_are_those_whom_narrators_named(here):
    for words in ("Land  network", "Land network", "Harbour union", ""):
        here.casework.save(
            None, "testimony", agreed("partners", **({"consent/partners_named": words} if words else {}))
        )
    here.casework.save(None, "testimony", agreed("court", **{"consent/partners_named": "Nobody"}))
    assert Exporting(here.vault).partners() == {"Land network": 2, "Harbour union": 1}


def test_taken_out_twice_it_says_the_same(here, tmp_path):
    here.casework.save(None, "case", titled("case", "Notice"))
    first, second = (take_out(here, tmp_path / name) for name in ("one", "two"))
    assert isinstance(first, TakenOut)
    for path in ("records/case.jsonl", "tables/case.csv", "tables/columns.csv"):
        assert (first.folder / path).read_bytes() == (second.folder / path).read_bytes()
