"""Opening a vault with the cost that was calibrated here, beside Argon2id alone at that cost."""

from __future__ import annotations

import time
from collections.abc import Iterator

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.store.calibration import LEAST, calibrated
from desktop.store.vault import Vault
from tests.bench.bench import PASSPHRASE, Bench
from tests.bench.figures import Figure, median


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
