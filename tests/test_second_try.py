"""What a second try is worth: a whole run of pytest, in a process of its own, over tests that fail once."""

import subprocess
import sys
from pathlib import Path

import pytest

FAILS_ONCE = """
import pytest

@pytest.mark.parametrize("number", range({late}))
def test_late(number, tmp_path_factory):
    seen = tmp_path_factory.getbasetemp() / f"seen-{{number}}"
    first = not seen.exists()
    seen.touch()
    assert not first, "it came too late"

def test_wrong():
    assert {right}
"""

CONFTEST = """
from tests.second_try import SecondTries

def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(SecondTries())
"""


def run(place: Path, *, late: int, right: bool = True) -> "subprocess.CompletedProcess[str]":
    (place / "conftest.py").write_text(CONFTEST)
    (place / "test_them.py").write_text(FAILS_ONCE.format(late=late, right=right))
    (place / "pytest.ini").write_text("[pytest]\n")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "--reruns", "1", "-c", "pytest.ini", f"--basetemp={place}/t"],
        cwd=place,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": ""},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("late", "status"), [(0, 0), (3, 0), (4, 1)])
def test_three_late_tests_pass_and_are_named_and_a_fourth_fails_the_run(tmp_path, late, status):
    ran = run(tmp_path, late=late)
    assert ran.returncode == status, ran.stdout + ran.stderr
    assert ("needed a second try" in ran.stdout) == bool(late)
    assert ran.stdout.count("it came too late") >= late


def test_what_is_wrong_fails_twice_and_fails_the_run(tmp_path):
    ran = run(tmp_path, late=1, right=False)
    assert ran.returncode == 1
    assert "1 failed" in ran.stdout
