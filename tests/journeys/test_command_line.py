"""The main job from one end to the other with `amparo` in its own processes and a real server in another."""

from __future__ import annotations

import hashlib
import json
import time

import pytest

from desktop.services.showing_codes import qr_png
from tests import samples

CASE = {
    "what": {
        "title": "65 fisherfolk families before an eviction",
        "kinds": ["eviction"],
        "stage": "threatened",
        "place": {"name": "Harbour settlement"},
        "dates": "2012-05",
    },
    "people/counts": [{"unit": "families", "number": 65}],
}
TESTIMONY = {"who/known_as": "M., net mender", "told/summary": "They came before the rains and counted the huts."}


def size_of(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    made = {
        "boats.jpg": samples.photograph("china.jpg", taken="2012:05:14 06:40:00"),
        "shore.jpg": samples.photograph("flower.jpg"),
        "voice.wav": samples.speech("They came before the rains and counted the huts."),
        "notice.pdf": samples.document(["You have seven days to leave."]),
        "case.json": json.dumps(CASE).encode(),
        "testimony.json": json.dumps(TESTIMONY).encode(),
        "threat.json": json.dumps(
            {"what": {"class": "officials", "target": "M.", "facts": "Two men, grey car."}}
        ).encode(),
        "person.json": json.dumps({"who/known_as": "M."}).encode(),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return folder


def test_record_offline_sync_receive_answer(somebody, running_server, files, tmp_path):
    coordinator, documenter = somebody("Rosa"), somebody("Ana")
    (tmp_path / "first.txt").write_text(running_server.invitation)
    coordinator.run("group", "join", coordinator.vault, tmp_path / "first.txt")
    text = coordinator.run("group", "invite", coordinator.vault, "--role", "documenter")["invitation"]
    (tmp_path / "for-ana.png").write_bytes(qr_png(text))
    documenter.run("group", "join", documenter.vault, tmp_path / "for-ana.png")

    # No network from here.
    running_server.stop()
    added = documenter.run(
        *("record", "add", documenter.vault, "case", files / "case.json"),
        *("--attach", files / "boats.jpg", "--attach", files / "shore.jpg", "--attach", files / "notice.pdf"),
    )
    case = added["id"]
    testimony = documenter.run(
        *("record", "add", documenter.vault, "testimony", files / "testimony.json", "--attach", files / "voice.wav")
    )["id"]
    threat = documenter.run("record", "add", documenter.vault, "threat", files / "threat.json", "--urgent")["id"]
    person = documenter.run("record", "add", documenter.vault, "person", files / "person.json")["id"]
    everything = {case, testimony, threat, person, *added["evidence"]}
    assert len(everything) == 7
    assert documenter.run("sync", documenter.vault, status=2)["error"]["code"] == "Unreachable"
    listed = documenter.run("record", "list", documenter.vault)["records"]
    assert {line["id"]: line["whereabouts"] for line in listed} == dict.fromkeys(everything, "only_here")
    hits = documenter.run("search", documenter.vault, "counted", "hut")["hits"]
    assert [hit["id"] for hit in hits] == [testimony]

    # The server can be reached again.
    running_server.start()
    sent = documenter.run("sync", documenter.vault)
    assert (sent["sent"]["records"], sent["sent"]["files"], sent["records"]["on_server"]) == (7, 4, 7)
    got = coordinator.run("sync", coordinator.vault)
    assert (got["received"]["records"], got["received"]["files"]) == (7, 4)
    heard = coordinator.run("record", "show", coordinator.vault, testimony)
    assert heard["author"] == "Ana"
    sound = next(answer for answer in heard["answers"].values() if isinstance(answer, dict))
    coordinator.run("evidence", "save", coordinator.vault, sound["file"], tmp_path / "heard.wav")
    assert sha256(tmp_path / "heard.wav") == sha256(files / "voice.wav") == sound["sha256"]

    # An answer comes back.
    (files / "note.json").write_text(json.dumps({"about": case, "words": "Please photograph the notice again."}))
    coordinator.run("record", "add", coordinator.vault, "note", files / "note.json")
    coordinator.run("sync", coordinator.vault)
    assert documenter.run("sync", documenter.vault)["records"]["received"] == 7
    shown = documenter.run("record", "show", documenter.vault, case)
    assert (shown["whereabouts"], shown["received_by"]) == ("received", ["Rosa"])
    notes = [line for line in shown["linked"] if line["form"] == "note"]
    assert [(note["title"], note["author"]) for note in notes] == [("Please photograph the notice again.", "Rosa")]
    for one in (documenter, coordinator):
        assert one.run("vault", "check", one.vault)["damaged"] == []


def test_a_sync_that_is_killed_goes_on_where_it_was(somebody, running_server, tmp_path):
    coordinator = somebody("Rosa")
    (tmp_path / "first.txt").write_text(running_server.invitation)
    coordinator.run("group", "join", coordinator.vault, tmp_path / "first.txt")
    (tmp_path / "film.bin").write_bytes(hashlib.shake_128(b"film").digest(30_000_000))
    (tmp_path / "film.json").write_text(json.dumps({"what/title": "Film"}))
    film = coordinator.run(
        "record", "add", coordinator.vault, "evidence", tmp_path / "film.json", "--attach", tmp_path / "film.bin"
    )["id"]
    process = coordinator.start("sync", coordinator.vault)
    while process.poll() is None and size_of(running_server.folder) < 5_000_000:
        time.sleep(0.02)
    process.kill()
    process.wait()
    report = coordinator.run("sync", coordinator.vault)
    assert report["records"]["on_server"] == 1
    assert coordinator.run("record", "show", coordinator.vault, film)["whereabouts"] == "on_server"
