"""How long the window stands still while a thousand records arrive by sync in a vault that has many, and people go on
working; with the stacks of the ten longest.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.forms import library
from desktop.services.joining import Joining, Role
from desktop.services.syncing import Syncing
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from tests.bench import records, stalls
from tests.bench.bench import CHEAP, PASSPHRASE, Bench, fresh_process
from tests.bench.big_vault import big_vault
from tests.bench.figures import Figure
from tests.servers import running


@dataclass(frozen=True, slots=True)
class Coordination:
    """The big vault, a coordinator's now, and a documenter who writes to it."""

    home: Path
    folder: Path
    documenter: Vault

    def send(self, count: int, seed: int) -> None:
        """They lie at the server then, and have not arrived."""
        with self.documenter.unit() as unit:
            for form, changes in records.many(count, seed):
                unit.save(Sitting(form=form, form_digest=library.built_in(form).digest, changes=changes))
        report = Syncing(self.documenter).run()
        assert report.records_sent == count, report

    def work(self, first: int) -> dict[str, Any]:
        """In the window while they arrive, and a little longer."""
        arguments = (str(self.folder), PASSPHRASE, str(first))
        return fresh_process("tests.bench.window_arriving", *arguments, home=self.home).facts


@contextmanager
def coordinating(bench: Bench) -> Iterator[Coordination]:
    with ExitStack() as stack:
        home = stack.enter_context(bench.scratch("arriving"))
        shutil.copytree(big_vault(bench).folder, home / "vault")
        server = stack.enter_context(running(home / "server"))
        coordinator = Vault.open(home / "vault", PASSPHRASE)
        Joining(coordinator).join(server.invitation, "First")
        Syncing(coordinator).run()
        documenter = Vault.create(home / "documenter", PASSPHRASE, CHEAP)
        stack.callback(documenter.close)
        Joining(documenter).join(Joining(coordinator).invite(Role.DOCUMENTER), "Ana")
        Syncing(documenter).run()
        Syncing(coordinator).run()
        coordinator.close()
        yield Coordination(home, home / "vault", documenter)


def measure(bench: Bench) -> Iterator[Figure]:
    count, runs, seen = bench.of(1000, 200), bench.of(6, 2), []
    with coordinating(bench) as coordination:
        for number in range(runs):
            coordination.send(count, seed=100 + number)
            facts = coordination.work(number)
            assert facts["received"] == count, facts
            seen.append(facts)
    seconds = sorted(run["seconds"] for run in seen)
    memory = max(run["memory"] for run in seen) / 1e6
    remark = f"the sync took {seconds[0]:.1f} to {seconds[-1]:.1f} s; peak memory {memory:.0f} MB"
    yield stalls.figure(f"longest stall of the window while {count:,} records arrive", seen, remark)
