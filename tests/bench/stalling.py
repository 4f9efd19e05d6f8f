"""How long the window stands still: when everything it has is opened for the first time, and while records arrive."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from tests.bench import arriving, stalls
from tests.bench.bench import PASSPHRASE, Bench, fresh_process
from tests.bench.big_vault import big_vault
from tests.bench.figures import Figure


def measure(bench: Bench) -> Iterator[Figure]:
    yield _everything_once(bench)
    yield from arriving.measure(bench)


def _everything_once(bench: Bench) -> Figure:
    with bench.scratch("stalling") as home:
        shutil.copytree(big_vault(bench).folder, home / "vault")  # a sheet is made in it
        arguments = ("tests.bench.window_round", str(home / "vault"), PASSPHRASE)
        runs = [fresh_process(*arguments, home=home).facts for _ in range(bench.of(5, 2))]
    return stalls.figure("longest stall of the window, everything opened once", runs)
