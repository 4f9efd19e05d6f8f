"""A short run of `make chaos`: with a seed that is always the same, in an interpreter that has no threads to fork."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def chaos(seed: int, *, runs: int = 0, cuts: int = 0, flips: int = 0, each_statement: bool = False) -> list[str]:
    """The lines that it said; it must end well."""
    numbers = {"seed": seed, "runs": runs, "cuts": cuts, "flips": flips, "histories": 0, "upheavals": 0, "line-cuts": 0}
    command = [sys.executable, "-m", "tests.chaos", *(f"--{name}={number}" for name, number in numbers.items())]
    command += ["--each-statement"] if each_statement else []
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stderr == ""
    return ran.stdout.splitlines()
