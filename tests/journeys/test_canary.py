"""Strings planted in answers, names, file names and contents are found nowhere on a disk outside a decrypting read.

Everything that the programs were given lies in `given/`, what they were asked to write out in `given/out/`; all
the rest
of the disk that they could write to is searched: vaults, homes with settings, caches and logs, temp folders, the
server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import samples
from tests.laptops import PASSPHRASE

CANARY = "Xiuhtezcatl"
"""In every answer, name and file name. Long and odd enough not to come up by chance."""

FORMS = {
    "case": {"what/title": f"Case {CANARY}", "what/summary": f"told by {CANARY} " * 200, "what/place/name": CANARY},
    "testimony": {"who/known_as": CANARY, "told/summary": f"The words of {CANARY}"},
    "threat": {"what/class": "raid", "what/target": CANARY, "what/facts": f"They asked for {CANARY}"},
    "person": {"who/known_as": f"{CANARY} the elder", "who/real_name": CANARY},
}


def plant(folder: Path) -> None:
    folder.mkdir()
    (folder / f"{CANARY}.jpg").write_bytes(
        samples.photograph("china.jpg", taken="2012:05:14 06:40:00") + CANARY.encode()
    )
    (folder / f"{CANARY}.txt").write_bytes(f"content {CANARY}\n".encode() * 20_000)
    (folder / f"{CANARY}.wav").write_bytes(samples.speech("They came before the rains.") + CANARY.encode() * 9)
    for form, answers in FORMS.items():
        (folder / f"{form}.json").write_text(json.dumps(answers))


def planted_files(given: Path) -> list[Path]:
    return sorted(given.glob(f"{CANARY}.*"))


def traces(root: Path, words: list[str]) -> list[str]:
    """Where any of the words stands: in a path, or in a file as UTF-8 or UTF-16."""
    needles = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in root.rglob("*"):
        relative = path.relative_to(root)
        if relative.parts[0] == "given":
            continue
        if any(word in str(relative) for word in words):
            found.append(f"path {relative}")
        if path.is_file():
            content = path.read_bytes()
            found += [f"content {relative}" for needle in needles if needle in content]
    return sorted(set(found))


def test_the_search_itself_finds_what_is_there(tmp_path):
    (tmp_path / "given").mkdir()
    plant(tmp_path / "given" / "x")
    (tmp_path / f"{CANARY}.log").write_text("")
    (tmp_path / "cache").write_bytes(b"\0" + CANARY.encode("utf-16-le"))
    assert traces(tmp_path, [CANARY]) == ["content cache", f"path {CANARY}.log"]


@pytest.fixture
def people(somebody, running_server, tmp_path):
    """A coordinator and a documenter whose names are canaries too."""
    given = tmp_path / "given"
    plant(given)
    (given / "out").mkdir()
    coordinator, documenter = somebody(f"Rosa {CANARY}"), somebody(f"Ana {CANARY}")
    (given / "first.txt").write_text(running_server.new_group(f"Group {CANARY}"))
    coordinator.quick("group", "join", coordinator.vault, given / "first.txt")
    coordinator.quick("group", "invite", coordinator.vault, "--role", "documenter", "--out", given / "ana.txt")
    documenter.quick("group", "join", documenter.vault, given / "ana.txt")
    return coordinator, documenter


def secrets_of(given: Path) -> list[str]:
    """What else must not be found: passphrases, and invitations with the keys in them."""
    invitations = [file.read_text().strip() for file in (given / "first.txt", given / "ana.txt")]
    return [CANARY, PASSPHRASE, *(text[len("amparo:") : 400] for text in invitations)]


def test_nothing_planted_is_found_outside_a_decrypting_read(people, running_server, tmp_path):
    coordinator, documenter = people
    given = tmp_path / "given"
    attached = [part for file in planted_files(given) for part in ("--attach", file)]
    case = documenter.quick("record", "add", documenter.vault, "case", given / "case.json", *attached)["id"]
    for form in ("testimony", "threat", "person"):
        documenter.quick("record", "add", documenter.vault, form, given / f"{form}.json")
    documenter.run("sync", documenter.vault)
    coordinator.run("sync", coordinator.vault)
    (given / "note.json").write_text(json.dumps({"about": case, "words": f"Who is {CANARY}?"}))
    coordinator.quick("record", "add", coordinator.vault, "note", given / "note.json")
    coordinator.quick("sync", coordinator.vault)
    documenter.quick("sync", documenter.vault)

    # Every read, and every error that has something to say about them.
    for one in (coordinator, documenter):
        assert len(one.quick("search", one.vault, CANARY)["hits"]) >= 4
        one.quick("record", "history", one.vault, case)
        one.quick("record", "show", one.vault, "f" * 32, status=1)
        one.quick("record", "add", one.vault, "case", given / f"{CANARY}.txt", status=1)
        one.quick(
            "record", "add", one.vault, "case", given / "case.json", "--attach", given / f"no {CANARY}.jpg", status=1
        )
        one.quick("vault", "check", one.vault)
    shown = coordinator.quick("record", "list", coordinator.vault, "--form", "evidence")["records"]
    for line in shown:
        answers = coordinator.quick("record", "show", coordinator.vault, line["id"])["answers"]
        file = next(answer for answer in answers.values() if isinstance(answer, dict))
        coordinator.quick("evidence", "save", coordinator.vault, file["file"], given / "out" / file["name"])
        assert (given / "out" / file["name"]).read_bytes() == (given / file["name"]).read_bytes()

    assert traces(tmp_path, secrets_of(given)) == []
    running_server.stop()
    assert traces(tmp_path, secrets_of(given)) == []


def test_nothing_planted_is_found_after_looking_at_all_of_it_in_the_window(people, tmp_path):
    coordinator, _ = people
    given = tmp_path / "given"
    attached = [part for file in planted_files(given) for part in ("--attach", file)]
    coordinator.quick("record", "add", coordinator.vault, "case", given / "case.json", *attached)
    for form in ("testimony", "threat", "person"):
        coordinator.quick("record", "add", coordinator.vault, form, given / f"{form}.json")
    seen = subprocess.run(
        [sys.executable, "-m", "tests.journeys.looking_around", str(coordinator.vault), CANARY],
        input=f"{PASSPHRASE}\n".encode(),
        env=coordinator.surroundings(),
        capture_output=True,
        check=False,
    )
    assert seen.returncode == 0, seen.stderr.decode()
    assert CANARY.encode() not in seen.stderr + seen.stdout
    assert traces(tmp_path, secrets_of(given)) == []


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4])
def test_nothing_planted_is_found_when_the_power_goes_during_an_import(people, tmp_path, after):
    _, documenter = people
    given = tmp_path / "given"
    with (given / "film.bin").open("wb") as film:
        for _ in range(60):
            film.write(f"frame {CANARY}\n".encode() * 60_000)
    process = documenter.start(
        "record", "add", documenter.vault, "case", given / "case.json", "--attach", given / "film.bin"
    )
    begun = time.monotonic()
    files = documenter.vault / "files"
    while process.poll() is None and not list(files.iterdir()) and time.monotonic() - begun < 20:
        time.sleep(0.01)
    time.sleep(after)
    process.kill()
    process.wait()
    assert traces(tmp_path, secrets_of(given)) == []
    documenter.quick("vault", "check", documenter.vault)
    assert [file for file in files.iterdir() if file.suffix == ".part"] == []
