"""Many histories, one after the other. Each has its number and a chance of its own, so that one can be had again."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.chaos.simulated.history import History
from tests.chaos.simulated.server import IN_MEMORY, SimulatedServer
from tests.chaos.simulated.times import Times
from tests.chaos.simulated.truth import look

_OF_ONE_SERVER = 100
STEPS = 40


def simulate(histories: int, seed: int, *, first: int = 0, is_time: Callable[[], bool] = lambda: True) -> bool:
    """Whether all held. What happened is printed; of what broke, the number of the history, too."""
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
                if not _one(server, times, number, seed, done):
                    broken.append(number)
    finally:
        if server is not None:
            server.close()
        shutil.rmtree(home)
    rate = done["histories"] / max(0.001, time.monotonic() - began)
    print(f"{done.pop('histories')} simulated histories, {rate:.1f} a second", flush=True)
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(done.items())), flush=True)
    for number in broken:
        print(f"  broken: --only simulation --histories 1 --first {number} --seed {seed}", flush=True)
    return not broken


def _another(before: SimulatedServer | None, folder: Path) -> SimulatedServer:
    if before is not None:
        before.close()
        shutil.rmtree(before.folder)
    return SimulatedServer(folder)


def _one(server: SimulatedServer, times: Times, number: int, seed: int, done: Counter[str]) -> bool:
    chance = random.Random(f"{seed} {number}")
    deaths, writes = server.dying.deaths, server.dying.writes
    history = None
    try:
        history = History(server, times, chance)
        history.run(STEPS)
        look(history)
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
