"""A fresh process knows what it is handed and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.relaunch import HANDED, Handover, handed

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from desktop.relaunch import fresh_process
mark = Path(sys.argv[1])
if not mark.exists():
    mark.write_text("")
    sys.secret = "opened"
    fresh_process()
print(sys.argv[1:], hasattr(sys, "secret"))
"""


def test_a_fresh_process_has_the_same_arguments_and_none_of_the_memory(tmp_path):
    mark = tmp_path / "mark"
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(mark)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.strip() == f"{[str(mark)]} False"


HANDING = """
import os, sys
from desktop.relaunch import HANDED, Handover, fresh_process, handed
came = handed()
if not came.folder:
    fresh_process(Handover(folder=sys.argv[1], away=True, place="0a"))
print(came.folder == sys.argv[1], came.away, came.may_erase, came.place, HANDED in os.environ)
files = [name for name in os.listdir("/proc/self/fd") if int(name) > 2]
print([name for name in files if "pipe:" in os.path.realpath(f"/proc/self/fd/{name}")])
print(os.fsencode(sys.argv[1]) not in open("/proc/self/environ", "rb").read())
"""


def test_the_folder_is_handed_over_in_no_argument_and_no_variable(tmp_path):
    """The folder's path may be a name, and others can read arguments. (Here the test itself puts it into one.)"""
    folder = tmp_path / "Ñandutí \udcff"
    ran = subprocess.run(
        [sys.executable, "-c", HANDING, os.fsencode(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.splitlines() == ["True True False 0a False", "[]", "True"]


@pytest.mark.parametrize(
    "words",
    [b"", b"\xff\xfe", b"[1]", b"nonsense", json.dumps({"folder": 7, "away": "yes", "place": None}).encode()],
)
def test_what_is_no_hand_over_hands_over_nothing(monkeypatch, words):
    ours, theirs = os.pipe()
    os.write(theirs, words)
    os.close(theirs)
    monkeypatch.setenv(HANDED, str(ours))
    assert handed() == Handover()
    assert HANDED not in os.environ


@pytest.mark.parametrize("number", ["", "x", "-1", "9999"])
def test_nor_does_a_pipe_that_is_not_there(monkeypatch, number):
    monkeypatch.setenv(HANDED, number)
    assert handed() == Handover()
