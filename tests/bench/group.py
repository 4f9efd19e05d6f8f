"""A group at a real server in another process: two coordinators, and documenters on lines that count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.services.joining import Joining, Role
from desktop.services.syncing import Syncing
from desktop.store.vault import Vault
from sync.protocol import invitations
from tests.bench.bench import Bench
from tests.bench.line import Line, counted_line
from tests.servers import RunningServer, running


@dataclass(frozen=True, slots=True)
class Group:
    """`coordinators` are two, so that each sync grants to two recipients."""

    bench: Bench
    home: Path
    server: RunningServer
    coordinators: tuple[Vault, Vault]
    stack: ExitStack

    def documenter(self, name: str, line: Line | None = None) -> Vault:
        """Joined, and nothing left to sync. Speaks to the server over `line` if there is one."""
        text = Joining(self.coordinators[0]).invite(Role.DOCUMENTER)
        if line is not None:
            text = invitations.encode(replace(invitations.decode(text), servers=(line.address,)))
        vault = self._joined(name, text)
        Syncing(vault).run()
        return vault

    def line(self) -> Line:
        return self.stack.enter_context(counted_line(self.server.port))

    def _joined(self, name: str, text: str) -> Vault:
        vault = _opened(self.bench, self.home / name, self.stack)
        Joining(vault).join(text, name)
        return vault


@contextmanager
def founded(bench: Bench, name: str) -> Iterator[Group]:
    with ExitStack() as stack:
        home = stack.enter_context(bench.scratch(name))
        server = stack.enter_context(running(home / "server"))
        first, second = (_opened(bench, home / f"coordinator-{number}", stack) for number in (1, 2))
        Joining(first).join(server.invitation, "First")
        Joining(second).join(Joining(first).invite(Role.COORDINATOR), "Second")
        for vault in (first, second):
            Syncing(vault).run()
        yield Group(bench, home, server, (first, second), stack)


def _opened(bench: Bench, folder: Path, stack: ExitStack) -> Vault:
    vault = bench.vault(folder)
    stack.callback(vault.close)
    return vault
