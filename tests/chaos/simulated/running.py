"""Many histories, one after the other. Each has its number and a chance of its own, so that one can be had again."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path

from tests.chaos.simulated.history import History
from tests.chaos.simulated.server import IN_MEMORY, SimulatedServer
from tests.chaos.simulated.settled import settle
from tests.chaos.simulated.times import Times
from tests.chaos.simulated.truth import look
from tests.chaos.simulated.upheaval import Upheaval

_OF_ONE_SERVER = 100
STEPS = 40


def simulate(
    histories: int,
    seed: int,
    *,
    first: int = 0,
    is_time: Callable[[], bool] = lambda: True,
    upheavals: bool = False,
) -> bool:
    """Whether all held. `upheavals`: with real vaults, and a group that changes. What happened is printed; of what
    broke, the number of the history, too.
    """
    done: Counter[str] = Counter()
    broken: list[int] = []
    began = time.monotonic()
    home = Path(tempfile.mkdtemp(prefix="amparo-simulated-", dir=IN_MEMORY))
    server: SimulatedServer | None = None
    try:
        with Times().everywhere() as times:
            for number in range(first, first + histories):
                if not is_time() or len(broken) >= 5:
                    break
                if server is None or done["histories"] % _OF_ONE_SERVER == 0:
                    server = _another(server, home / str(number))
                one = partial(_upheaval, home) if upheavals else _history
                if not _one(one, server, times, number, seed, done):
                    broken.append(number)
    finally:
        if server is not None:
            server.close()
        shutil.rmtree(home)
    rate = done["histories"] / max(0.001, time.monotonic() - began)
    what = "upheavals" if upheavals else "histories"
    print(f"{done.pop('histories')} simulated {what}, {rate:.1f} a second", flush=True)
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(done.items())), flush=True)
    for number in broken:
        print(f"  broken: --only simulation --{what} 1 --first {number} --seed {seed}", flush=True)
    return not broken


def _another(before: SimulatedServer | None, folder: Path) -> SimulatedServer:
    if before is not None:
        before.close()
        shutil.rmtree(before.folder)
    return SimulatedServer(folder)


_Made = Callable[[SimulatedServer, Times, random.Random], AbstractContextManager[History]]


@contextmanager
def _history(server: SimulatedServer, times: Times, chance: random.Random) -> Iterator[History]:
    history = History(server, times, chance)
    yield history
    look(history)


@contextmanager
def _upheaval(home: Path, server: SimulatedServer, times: Times, chance: random.Random) -> Iterator[History]:
    with closing(Upheaval(server, times, chance, home=home)) as history:
        yield history
        settle(history)


def _one(made: _Made, server: SimulatedServer, times: Times, number: int, seed: int, done: Counter[str]) -> bool:
    chance = random.Random(f"{seed} {number}")
    deaths, writes = server.dying.deaths, server.dying.writes
    history = None
    try:
        with made(server, times, chance) as history:
            history.run(STEPS)
        return True
    except Exception:  # noqa: BLE001 - whatever it was, it is printed, and told at the end
        print(f"history {number}", flush=True)
        traceback.print_exc()
        server.restart()
        return False
    finally:
        done["histories"] += 1
        done["deaths of the server"] += server.dying.deaths - deaths
        done["writes"] += server.dying.writes - writes
        if history is not None:
            done.update(history.done)
            done.update({f"line {name}": count for name, count in history.weather.faults.items()})
