"""Opening a vault with the cost that was calibrated here, beside Argon2id alone at that cost; and with a duress
passphrase beside the everyday one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.store import rekeying
from desktop.store.calibration import LEAST, calibrated
from desktop.store.keyslots import Cost
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from tests.bench.bench import PASSPHRASE, Bench
from tests.bench.figures import Figure, median

_DURESS = "velvet canyon obey mushroom lilac sketch"


def measure(bench: Bench) -> Iterator[Figure]:
    cost = calibrated()
    ours, bare = [], []
    with bench.scratch("unlocking") as home:
        Vault.create(home / "vault", PASSPHRASE, cost).close()
        for _ in range(bench.of(5, 2)):
            begun = time.perf_counter()
            Argon2id(
                salt=bytes(16), length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
            ).derive(PASSPHRASE.encode())
            bare.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            vault = Vault.open(home / "vault", PASSPHRASE)
            ours.append(time.perf_counter() - begun)
            vault.close()
    yield Figure(
        what="unlock an empty vault",
        ours=median(ours) * 1e3,
        unit="ms",
        peer="Argon2id alone, same cost",
        theirs=median(bare) * 1e3,
        ratio=median(ours) / median(bare),
        budget="64 MiB, 3 passes or more",
        kept=cost.memory >= LEAST.memory and cost.passes >= LEAST.passes,
        remark=f"calibrated to {cost.memory // 1024} MiB, {cost.passes} passes, {cost.lanes} lanes",
    )
    yield _duress(bench, cost)


def _duress(bench: Bench, cost: Cost) -> Figure:
    """A vault with as many sealed files as a year leaves, opened right and pressed in turn."""
    files, right, pressed = bench.of(2000, 200), [], []
    with bench.scratch("duress") as home:
        for number in range(bench.of(5, 2)):
            _lived_in(home / str(number), cost, files)
            for passphrase, times in ((PASSPHRASE, right), (_DURESS, pressed)):
                begun = time.perf_counter()
                vault = Vault.open(home / str(number), passphrase)
                times.append(time.perf_counter() - begun)
                vault.close()
    return Figure(
        what="unlock with a duress passphrase",
        ours=median(pressed) * 1e3,
        unit="ms",
        peer="the everyday one, same vault",
        theirs=median(right) * 1e3,
        ratio=median(pressed) / median(right),
        budget="as long as a right one: 0.8 to 1.25",
        kept=0.8 <= median(pressed) / median(right) <= 1.25,
        remark=f"{files} sealed files; everyday {_spread(right)}, duress {_spread(pressed)}",
    )


def _lived_in(folder: Path, cost: Cost, files: int) -> None:
    vault = Vault.create(folder, PASSPHRASE, cost)
    rekeying.put_duress(vault.keyring, _DURESS)
    with vault.unit() as unit:
        for number in range(50):
            unit.save(Sitting(form="case", changes={"title": f"number {number}"}))
    for number in range(files):  # what lies there without a row is removed like the rest
        (folder / "files" / f"{number:032x}").write_bytes(bytes(20_000))
    vault.close()


def _spread(seconds: list[float]) -> str:
    return f"{min(seconds) * 1e3:,.0f} to {max(seconds) * 1e3:,.0f} ms"
