"""What a keeper installs is what the server needs: its own lock, unit and container file."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sync.server.cli import main

ROOT = Path(__file__).parents[3]
PLACE = ROOT / "packaging" / "server"
_LOADED = """
import json, sys
from importlib.metadata import packages_distributions
import psycopg
import sync.server.cli, sync.server.serving, sync.server.backing_up, sync.server.parcels, sync.server.openapi
import sync.server.commands.groups, sync.server.blobs.s3, sync.server.services.checking, segno
from alembic import command
found = packages_distributions()
print(json.dumps(sorted({name for module in list(sys.modules) for name in found.get(module.partition(".")[0], [])})))
"""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(path: Path) -> dict[str, str]:
    return {
        plain(name): version for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", path.read_text(), re.M)
    }


def test_the_servers_lock_has_all_that_a_running_server_loads_and_no_window() -> None:
    out = subprocess.run([sys.executable, "-c", _LOADED], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    loaded = {plain(name) for name in json.loads(out)} - {"amparo", "setuptools", "pip"}
    ours = locked(PLACE / "requirements.lock")
    assert loaded <= ours.keys(), loaded - ours.keys()
    assert not {name for name in ours if name.startswith(("pyside", "sqlcipher", "av", "pillow"))}


def test_its_versions_are_those_that_are_tested() -> None:
    tested = locked(ROOT / "packaging" / "requirements.lock")
    ours = locked(PLACE / "requirements.lock")
    assert {name: tested.get(name) for name in ours} == ours


def test_it_asks_for_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    known = {*project["dependencies"], *extras["server"], *extras["server-postgres"]}
    lines = (PLACE / "requirements.in").read_text().splitlines()
    asked = {line for line in lines if line and not line.startswith("#")}
    assert asked <= known, asked - known
    assert {*extras["server"], *extras["server-postgres"]} <= asked


def test_what_the_unit_runs_is_a_command_of_the_server(capsys: pytest.CaptureFixture[str]) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    # As its documentation says to keep the case of names.
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(PLACE / "amparo-server.service")
    program, *arguments = shlex.split(unit["Service"]["ExecStart"])
    assert Path(program).name == "amparo-server"
    assert main([*arguments, "--json"]) == 1  # there is no server in that folder here
    assert "no server in this folder" in capsys.readouterr().err


def test_what_the_container_copies_is_there() -> None:
    copied = re.findall(r"^COPY (\S+) ", (PLACE / "Containerfile").read_text(), re.M)
    assert copied
    assert all((ROOT / path).exists() for path in copied)


def test_every_command_in_the_keepers_page_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "sync" / "server" / "KEEPING.md").read_text()
    for words in re.findall(r"amparo-server ((?:group )?[a-z]+) ?(?:DIR|/var|`)", page):
        with pytest.raises(SystemExit) as ended:
            main([*words.split(), "--help"])
        assert ended.value.code == 0, words
    capsys.readouterr()
