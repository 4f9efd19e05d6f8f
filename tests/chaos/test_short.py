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
    said = chaos("--runs", 60, "--cuts", 0, "--flips", 0, "--seed", 2012)
    assert said.startswith("seed 2012\n")
    assert "60 kills (" in said


@pytest.mark.timeout(600)
def test_when_the_power_goes_what_was_confirmed_is_on_the_disk():
    assert "80 power cuts (" in chaos("--runs", 0, "--cuts", 80, "--flips", 0, "--seed", 1755)


@pytest.mark.timeout(600)
def test_an_upgrade_killed_before_any_statement_leaves_the_old_vault_or_the_new_one_whole():
    """And the next opening makes the same of it as if nothing had been."""
    said = chaos("--runs", 0, "--cuts", 0, "--flips", 0, "--seed", 1, "--each-statement")
    assert "migrating-1: killed before each of " in said


@pytest.mark.timeout(600)
def test_a_flipped_bit_changes_nothing_or_is_named():
    assert "\n52 flipped bits in 26 kinds of places" in chaos("--runs", 0, "--cuts", 0, "--flips", 52, "--seed", 1859)
