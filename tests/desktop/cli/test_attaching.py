"""`amparo record add --attach`, `amparo evidence save`: where each file goes, and that none is left out."""

from __future__ import annotations

import pytest

from tests import samples

CASE = {"what": {"title": "Eviction of the harbour families"}, "what/summary": "65 families were told to leave."}


def test_a_file_goes_where_the_form_has_a_place_for_it(amparo, folder, answers, tmp_path):
    (tmp_path / "voice.wav").write_bytes(samples.speech("They came before the rains."))
    testimony = answers({"who/known_as": "M."})
    ran = amparo("record", "add", folder, "testimony", testimony, "--attach", tmp_path / "voice.wav", "--json")
    shown = amparo("record", "show", folder, ran.json["id"], "--json").json
    named = [path for path, answer in shown["answers"].items() if isinstance(answer, dict)]
    assert [path.partition("[")[0] for path in named] == ["recordings/sounds"]
    assert ran.json["evidence"] == []


def test_a_file_without_a_place_becomes_evidence_linked_to_the_record(amparo, folder, answers, tmp_path):
    (tmp_path / "notice.pdf").write_bytes(samples.document(["Leave within seven days."]))
    ran = amparo("record", "add", folder, "case", answers(CASE), "--attach", tmp_path / "notice.pdf", "--json")
    shown = amparo("record", "show", folder, ran.json["id"], "--json").json
    assert [(line["id"], line["form"], line["title"]) for line in shown["linked"]] == [
        (ran.json["evidence"][0], "evidence", "notice.pdf")
    ]


def test_a_file_an_answer_names_is_saved_out_as_it_was(amparo, folder, answers, tmp_path):
    photograph = tmp_path / "boats.jpg"
    photograph.write_bytes(samples.photograph("china.jpg"))
    evidence = answers({"what/title": "Boats", "what/original": {"attach": "boats.jpg"}})
    ran = amparo("record", "add", folder, "evidence", evidence, "--attach", photograph)
    shown = amparo("record", "show", folder, ran.out.strip(), "--json").json
    file = shown["answers"]["what/original"]["file"]
    assert amparo("evidence", "save", folder, file, tmp_path / "copy.jpg").status == 0
    assert (tmp_path / "copy.jpg").read_bytes() == photograph.read_bytes()
    again = amparo("evidence", "save", folder, file, tmp_path / "copy.jpg")
    assert again.status == 1
    assert "not overwritten" in again.err


@pytest.fixture
def two_cameras(tmp_path):
    """Two photographs that both cameras gave the same name."""
    made = [tmp_path / camera / "IMG_0001.jpg" for camera in ("first", "second")]
    for file, sample in zip(made, ("china.jpg", "flower.jpg"), strict=True):
        file.parent.mkdir()
        file.write_bytes(samples.photograph(sample))
    return made


def attached(files):
    return [word for file in files for word in ("--attach", file)]


def saved_out(amparo, folder, record, to):
    """The bytes of every file of a record, and of the evidence linked to it."""
    shown = amparo("record", "show", folder, record, "--json").json
    of_it = [answer["file"] for answer in shown["answers"].values() if isinstance(answer, dict)]
    assert all(amparo("evidence", "save", folder, file, to / file).status == 0 for file in of_it)
    found = {(to / file).read_bytes() for file in of_it}
    linked = [line["id"] for line in shown["linked"] if line["form"] == "evidence"]
    return found.union(*(saved_out(amparo, folder, other, to) for other in linked))


@pytest.mark.parametrize("form", ["case", "evidence"])
def test_two_files_of_one_name_are_both_kept(amparo, folder, answers, two_cameras, tmp_path, form):
    ran = amparo("record", "add", folder, form, answers({"what/title": "Boats"}), *attached(two_cameras), "--json")
    assert ran.status == 0
    kept = saved_out(amparo, folder, ran.json["id"], tmp_path)
    assert kept == {file.read_bytes() for file in two_cameras}


def test_a_name_that_two_files_have_is_refused_before_anything_is_taken_in(amparo, folder, answers, two_cameras):
    evidence = {"what/title": "Boats", "what/original": {"attach": "IMG_0001.jpg"}}
    ran = amparo("record", "add", folder, "evidence", answers(evidence), *attached(two_cameras))
    assert ran.status == 1
    assert "what/original: Two of the attached files have this name" in ran.err
    assert "Nothing was saved" in ran.err
    assert (amparo("record", "list", folder).out, list((folder / "files").iterdir())) == ("", [])


def test_more_of_its_path_tells_a_file_from_another_of_its_name(amparo, folder, answers, two_cameras, tmp_path):
    evidence = {"what/title": "Boats", "what/original": {"attach": "second/IMG_0001.jpg"}}
    ran = amparo("record", "add", folder, "evidence", answers(evidence), *attached(two_cameras), "--json")
    original = amparo("record", "show", folder, ran.json["id"], "--json").json["answers"]["what/original"]
    amparo("evidence", "save", folder, original["file"], tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == two_cameras[1].read_bytes()
