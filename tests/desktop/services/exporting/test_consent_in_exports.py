"""What a narrator did not agree to does not leave: not its words, not its names, not its files, not its history."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop.domain.consent import Purpose
from desktop.errors import ConsentChanged, PartnersUnnamed
from desktop.services.exporting.exporting import PURPOSES, Choice, Exporting, Stage
from tests.desktop.services.exporting.taken_out import agreed, take_out
from tests.laptops import note_about, titled

SECRET = "what the narrator told"


def file(here, tmp_path, name):
    (tmp_path / name).write_bytes(name.encode()[::-1])
    return here.collecting.take_in(tmp_path / name).ref


@pytest.fixture
def told(here, tmp_path):
    """A testimony that agrees to be kept inside, with all that hangs on it. Ids by name."""
    save = here.casework.save
    photo, voice = file(here, tmp_path, "maria.jpg"), file(here, tmp_path, "maria.ogg")
    person = save(
        None, "person", {"who/known_as": "M.", "who/real_name": SECRET + " name", "who/protection": "careful"}
    )
    evidence = save(None, "evidence", {"what/title": SECRET + " photo", "what/original": photo})
    answers = {
        "who/narrator": person,
        "told/words": SECRET,
        "recordings/sounds[0000000a]": 1.0,
        "recordings/sounds[0000000a]/file": voice,
        "recordings/evidence[0000000b]": 1.0,
        "recordings/evidence[0000000b]/record": evidence,
        "care/own": SECRET + " care",
    }
    testimony = save(None, "testimony", agreed("internal", **answers))
    note = save(None, "note", note_about(testimony, SECRET + " note"))
    return {"testimony": testimony, "person": person, "evidence": evidence, "note": note}


@pytest.mark.parametrize("purpose", [one for one in PURPOSES if one is not Purpose.INTERNAL])
def test_nothing_of_it_leaves_for_what_was_not_asked(here, told, tmp_path, purpose):
    case = here.casework.save(
        None, "case", titled("case", "Notice") | {"people/linked[0000000a]/person": told["person"]}
    )
    out = take_out(here, tmp_path / "out", purpose, partners={"Land network"})
    assert out.ids() == {case}
    assert out.left_out() == {
        told["testimony"]: "not_asked",
        told["person"]: "protected" if purpose == "public_anonymous" else "narrator",
        told["evidence"]: "sensitive" if purpose in ("public_anonymous", "public_named") else "part",
        told["note"]: "inside_only",
    }
    everything = out.bytes()
    for words in (SECRET, "maria", "M."):
        assert words.encode() not in everything
    records = b"".join(path.read_bytes() for part in ("records", "tables") for path in (out.folder / part).iterdir())
    assert told["person"].encode() not in records
    assert not (out.folder / "files").exists()


def test_for_what_was_agreed_it_leaves_with_all_that_hangs_on_it(here, told, tmp_path):
    out = take_out(here, tmp_path / "out")
    assert out.ids() == set(told.values())
    assert out.left_out() == {}
    assert len(list((out.folder / "files/001").iterdir())) == 2
    assert SECRET in str(out.record("testimony")["history"])


def test_a_whole_backup_has_it_whatever_was_agreed(here, told, tmp_path):
    withdraw(here, told["testimony"])
    out = take_out(here, tmp_path / "out", None)
    assert out.ids() == set(told.values())
    assert out.record("person")["answers"]["who"]["real_name"] == SECRET + " name"


def withdraw(here, testimony, **more):
    here.casework.save(testimony, "testimony", {"consent/withdrawal/withdrawn": "yes"} | more)


def test_what_is_withdrawn_stays_with_its_history_and_its_files(here, told, tmp_path):
    withdraw(here, told["testimony"])
    out = take_out(here, tmp_path / "out")
    assert out.ids() == set()
    assert out.left_out()[told["testimony"]] == "withdrawn"
    assert SECRET.encode() not in out.bytes()


def test_a_dispute_about_consent_counts_as_no(members, tmp_path):
    documenter, coordinator = members.documenter, members.coordinator
    told = documenter.casework.save(None, "testimony", agreed())
    members.sync()
    for one, said in ((documenter, "no"), (coordinator, "yes")):
        heads = one.casework.open(told).heads
        one.casework.save(told, "testimony", {"consent/purposes/internal": said}, heads)
    members.sync()
    out = take_out(coordinator, tmp_path / "out")
    assert out.left_out() == {told: "conflict"}


def test_a_clock_set_back_makes_no_consent_good_again(here, tmp_path, monkeypatch):
    """The newest clock in the vault is later than the laptop says now."""
    until = (datetime.now().astimezone() + timedelta(days=30)).date().isoformat()
    told = here.casework.save(None, "testimony", agreed("internal", **{"consent/given/until": until}))
    assert take_out(here, tmp_path / "before").ids() == {told}
    later = 60 * 24 * 3_600_000_000_000
    with monkeypatch.context() as patch:
        import time

        real = time.time_ns
        patch.setattr("desktop.store.unit.time.time_ns", lambda: real() + later)
        here.casework.save(None, "case", titled("case", "Written with a clock two months ahead"))
    assert take_out(here, tmp_path / "after").left_out() == {told: "expired"}


def test_for_partners_only_what_was_given_for_those(here, tmp_path):
    ours = here.casework.save(None, "testimony", agreed("partners", **{"consent/partners_named": "Land network"}))
    others = here.casework.save(None, "testimony", agreed("partners", **{"consent/partners_named": "Harbour union"}))
    out = take_out(here, tmp_path / "out", "partners", partners={"Land network"})
    assert (out.ids(), out.left_out()) == ({ours}, {others: "other_partners"})
    assert "Land network" in out.readme()
    assert b"Harbour union" not in out.bytes()
    with pytest.raises(PartnersUnnamed):
        take_out(here, tmp_path / "none", "partners")


def test_outside_the_group_nobody_learns_who_wrote_what_before(here, tmp_path):
    told = here.casework.save(None, "testimony", agreed("movements", **{"told/words": "a slip of the tongue"}))
    here.casework.save(told, "testimony", {"told/words": "what was meant"})
    out = take_out(here, tmp_path / "out", "movements")
    assert out.record("testimony")["answers"]["told"] == {"words": "what was meant"}
    everything = out.bytes()
    assert b"slip" not in everything
    assert here.vault.device_id.encode() not in everything
    assert not (out.folder / "members").exists()


def test_for_statistics_nothing_leaves_but_choices_numbers_and_dates(here, tmp_path):
    answers = {
        "who/told_on": "2026-11",
        "who/setting": "home",
        "who/place/point": "1 2 0 0",
        "told/words": SECRET,
        "acts/act[0000000a]": 1.0,
        "acts/act[0000000a]/what": "eviction",
        "acts/act[0000000a]/to_whom": SECRET,
        "care/before": ("afraid",),
        "consent/conditions": SECRET,
        "strange/words": SECRET,
    }
    told = here.casework.save(None, "testimony", agreed("statistics", **answers))
    here.casework.save(None, "case", titled("case", SECRET) | {"what/stage": SECRET, "work/status": "open"})
    out = take_out(here, tmp_path / "out", "statistics")
    found = out.record("testimony")["answers"]
    assert found["who"] == {"told_on": "2026-11", "setting": "home"}
    assert found["acts"]["act"] == [{"@row": "0000000a", "@place": 1.0, "what": "eviction"}]
    assert "care" not in found
    assert out.record("case")["answers"] == {}
    assert SECRET.encode() not in out.bytes()
    assert b"An elder" not in out.bytes()
    assert told in out.ids()


def test_where_nobody_may_be_known_names_of_files_tell_nothing(here, tmp_path):
    ref = file(here, tmp_path, "maria lopez.ogg")
    answers = {"recordings/sounds[0000000a]": 1.0, "recordings/sounds[0000000a]/file": ref, "who/taken_by": "Ana"}
    here.casework.save(None, "testimony", agreed("un", **answers))
    out = take_out(here, tmp_path / "out", "un")
    [found] = out.lines("files.jsonl")
    assert found["path"] == f"files/001/{ref.id[:8]}.ogg"
    everything = out.bytes()
    assert b"maria" not in everything
    assert b"Ana" not in everything


@pytest.mark.parametrize(
    ("purposes", "expected"),
    [
        (("public_named",), set()),
        (("public_named", "image"), {"face.jpg"}),
        (("public_named", "voice"), {"voice.ogg"}),
        (("public_named", "image", "voice"), {"face.jpg", "voice.ogg", "film.mp4"}),
    ],
)
def test_a_face_and_a_voice_are_published_only_where_that_was_agreed_too(here, tmp_path, purposes, expected):
    refs = {name: file(here, tmp_path, name) for name in ("face.jpg", "voice.ogg", "film.mp4")}
    answers = {}
    for number, (name, ref) in enumerate(refs.items()):
        kind = {"jpg": "photos", "ogg": "sounds", "mp4": "videos"}[name[-3:]]
        answers[f"recordings/{kind}[0000000{number}]"] = 1.0
        answers[f"recordings/{kind}[0000000{number}]/file"] = ref
    here.casework.save(None, "testimony", agreed(*purposes, **answers))
    out = take_out(here, tmp_path / "out", "public_named")
    assert {one["name"] for one in out.lines("files.jsonl")} == expected


def test_evidence_of_somebody_who_wants_no_picture_published_is_not_published(here, tmp_path):
    ref = file(here, tmp_path, "face.jpg")
    evidence = here.casework.save(
        None, "evidence", {"what/title": "At the gate", "what/original": ref, "what/sensitivity": "open"}
    )
    row = "recordings/evidence[0000000a]"
    here.casework.save(None, "testimony", agreed("public_named", **{row: 1.0, f"{row}/record": evidence}))
    out = take_out(here, tmp_path / "out", "public_named")
    assert evidence in out.ids()
    assert out.lines("files.jsonl") == []
    assert out.record("evidence")["answers"]["what"].keys() == {"title", "sensitivity"}


def test_a_file_that_a_testimony_that_stays_names_too_stays(here, tmp_path):
    ref = file(here, tmp_path, "both.jpg")
    row = {"recordings/photos[0000000a]": 1.0, "recordings/photos[0000000a]/file": ref}
    here.casework.save(None, "testimony", agreed("court", **row))
    yes = here.casework.save(None, "testimony", agreed("internal", **row))
    out = take_out(here, tmp_path / "out")
    assert (out.ids(), out.lines("files.jsonl")) == ({yes}, [])


def test_the_recording_of_a_consent_goes_to_a_court_and_not_to_partners(here, tmp_path):
    ref = file(here, tmp_path, "yes.ogg")
    answers = {"consent/given/recording": ref, "consent/given/witness": "B."}
    here.casework.save(None, "testimony", agreed("court", "movements", **answers))
    assert len(take_out(here, tmp_path / "court", "court").lines("files.jsonl")) == 1
    out = take_out(here, tmp_path / "movements", "movements")
    assert out.lines("files.jsonl") == []
    assert b"yes.ogg" not in out.bytes()


def test_a_withdrawal_that_arrives_meanwhile_ends_the_export(here, told, tmp_path):
    def tell(progress):
        if progress.stage is Stage.CHECKING and not here.casework.open(told["testimony"]).answers.get(
            "consent/withdrawal/withdrawn"
        ):
            withdraw(here, told["testimony"])

    with pytest.raises(ConsentChanged):
        Exporting(here.vault).export(Choice(purpose="internal"), tmp_path / "out", tell)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("out")]


def test_what_else_is_written_meanwhile_does_not(here, told, tmp_path):
    def tell(progress):
        if progress.stage is Stage.CHECKING:
            here.casework.save(None, "case", titled("case", "Meanwhile"))

    Exporting(here.vault).export(Choice(purpose="internal"), tmp_path / "out", tell)
    assert (tmp_path / "out" / "README.txt").exists()


def test_a_purpose_by_its_plain_name_is_the_purpose():
    assert Choice(purpose="statistics").purpose is Purpose.STATISTICS
    with pytest.raises(ValueError, match="marketing"):
        Choice(purpose="marketing")
