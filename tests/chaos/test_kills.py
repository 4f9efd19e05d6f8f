"""The short run of `make chaos`: always the same seed, in an interpreter of its own that has no threads to fork."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def chaos(*arguments):
    command = [sys.executable, "-m", "tests.chaos", *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stderr == ""
    return ran.stdout


@pytest.mark.timeout(600)
def test_whatever_is_killed_the_vault_opens_and_what_was_confirmed_is_there():
    said = chaos("--runs", 60, "--seed", 2012)
    assert said.startswith("seed 2012\n")
    assert "kills            60" in said
