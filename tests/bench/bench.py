"""What every measurement gets: where it may write, how much it is to do, and how it runs a fresh process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.store.keyslots import Cost
from desktop.store.vault import Vault

PASSPHRASE = "seven boats beneath the tamarind"
CHEAP = Cost(memory=64, passes=1, lanes=1)
"""So that what is measured is not the derivation of the key."""


@dataclass(frozen=True, slots=True)
class Bench:
    """`folder` stays between runs; `scratch` gives folders that do not."""

    folder: Path
    quick: bool

    def of(self, full: int, quick: int) -> int:
        return quick if self.quick else full

    @contextmanager
    def scratch(self, name: str) -> Iterator[Path]:
        place = self.folder / f"{name}-{os.getpid()}"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def vault(self, folder: Path) -> Vault:
        """A new one, open, that opens at once."""
        return Vault.create(folder, PASSPHRASE, CHEAP)


@dataclass(frozen=True, slots=True)
class Said:
    """What a fresh process said in one line of JSON, and after how many seconds from its start."""

    seconds: float
    facts: dict[str, Any]


def fresh_process(module: str, *arguments: str, home: Path) -> Said:
    """Run it with settings and caches of its own, until it says its line; then until it ends."""
    variables = dict(os.environ)
    variables["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        variables[f"XDG_{name}_HOME"] = str(home / name.lower())
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=variables,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    seconds = time.perf_counter() - begun
    _, complaints = process.communicate()
    if process.returncode or not line:
        raise RuntimeError(f"{module} ended with {process.returncode}: {complaints.decode()}")
    return Said(seconds, json.loads(line))
