"""People of one group at their laptops, each with a real vault and a line of their own to the server.

An office tells what its vault holds, for tests that know better what it should hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from desktop.domain.records import Revision
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.syncing import SyncReport
from desktop.store.custody_flaws import FlawedChain, flawed_chains
from desktop.store.parts import Part
from desktop.store.records import Line as Kept
from desktop.store.schema import FileRow, ObjectRow, RevisionRow
from desktop.store.vault import Vault
from sync.errors import Transient
from sync.protocol import invitations
from tests.laptops import CHEAP, PASSPHRASE, Laptop
from tests.lines import Line, line_to
from tests.servers import RunningServer


@dataclass
class Office:
    folder: Path
    line: Line
    role: Role
    laptop: Laptop

    @property
    def device(self) -> str:
        return self.laptop.vault.device_id

    @property
    def is_coordinator(self) -> bool:
        return self.role is Role.COORDINATOR

    def close_and_open(self) -> None:
        self.laptop.vault.close()
        self.laptop = Laptop.of(Vault.open(self.folder, PASSPHRASE))

    def sync(self, stopped: Callable[[], bool] | None = None) -> SyncReport:
        return self.laptop.syncing.run(stopped=stopped)

    def sync_cut(self, *, up: float = float("inf"), down: float = float("inf"), unnoticed: bool = False) -> None:
        """Over a line that dies after so many bytes, if there are so many."""
        self.line.cut(up=up, down=down, unnoticed=unnoticed)
        try:
            self.sync()
        except Transient:
            pass  # what a dead line is: the next sync goes on from there
        finally:
            self.line.mend()

    def lose_what_went_up(self) -> None:
        """As damage does, and more at once: what people wrote and nobody has yet is all that is left, and the keys."""
        sent = "(SELECT id FROM objects WHERE own = 0 OR receipt IS NOT NULL)"
        granted = f"(SELECT key_id FROM granted WHERE device = '{self.device}')"
        gone = {
            "revisions": f"id IN {sent}",
            "custody": f"object IN {sent}",
            "objects": f"id IN {sent}",
            "secrets": f"own = 0 OR key_id IN {granted}",
            "files": "receipt IS NOT NULL",
        }
        gone |= dict.fromkeys(("records", "links", "attachments", "receipts", "acknowledgements", "members"), "1")
        with self.laptop.vault.unit() as unit:
            for table, rows in gone.items():
                unit._session.connection().exec_driver_sql(f"DELETE FROM {table} WHERE {rows}")

    def fetch_back(self, *, down: float = float("inf")) -> bool:
        """Over a line that dies after so many bytes, if there are so many. Whether all is there again."""
        self.line.cut(down=down)
        try:
            return FetchingBack(self.laptop.vault, self.laptop.syncing).run().is_all
        except Transient:
            return False
        finally:
            self.line.mend()

    # What its vault holds.

    def revisions(self) -> dict[str, str]:
        """Record by revision."""
        with self.laptop.vault.session() as session:
            return dict(session.execute(select(RevisionRow.id, RevisionRow.record)).all())

    def sittings(self, record: str) -> Mapping[str, Revision]:
        with self.laptop.vault.reading() as unit:
            return {one.id: one for one in unit.revisions.of(record)}

    def records(self) -> Mapping[str, Kept]:
        """Deleted ones too."""
        with self.laptop.vault.reading() as unit:
            return unit.records.lines(sorted(set(self.revisions().values())))

    def traces(self) -> set[str]:
        """Every record that anything in the vault belongs to, deleted or not, shown or not."""
        with self.laptop.vault.session() as session:
            columns = (RevisionRow.record, ObjectRow.record, FileRow.record)
            return {id for column in columns for id in session.scalars(select(column)) if id is not None}

    def parts(self, records: Sequence[str]) -> Mapping[str, Sequence[Part]]:
        with self.laptop.vault.reading() as unit:
            return unit.receipts.parts(records)

    def custody(self, file: str) -> set[tuple[str, int | None, str]]:
        """(device, number, deed) of what left in a revision, by its own vault or another."""
        with self.laptop.vault.reading() as unit:
            kept = unit.files.get(file)
            noted = unit.custody.of(file, kept.record if kept else None)
        return {(one.device, one.number, one.code) for one in noted if one.object is not None}

    def flawed_custody(self) -> list[FlawedChain]:
        with self.laptop.vault.session() as session:
            return flawed_chains(session, self.device)

    def content(self, file: str) -> bytes | None:
        """The plain bytes of a file; None while it is not here."""
        with self.laptop.vault.reading() as unit:
            kept = unit.files.get(file)
        if kept is None or not kept.is_here:
            return None
        return self.laptop.collecting.reader(file).read(0, kept.ref.size)


class Offices:
    """The first one is a coordinator's. All vaults are closed at the end."""

    def __init__(self, server: RunningServer, folder: Path) -> None:
        self.server = server
        self.all: list[Office] = []
        self._first = server.new_group()
        self._folder = folder
        self._open = ExitStack()

    def close(self) -> None:
        for office in self.all:
            office.laptop.vault.close()
        self._open.close()

    def add(self, role: Role, name: str, up: float = float("inf")) -> Office:
        """Joined at once, or once more when the line died after so many bytes."""
        folder = self._folder / f"office-{len(self.all)}"
        line = self._open.enter_context(line_to(self.server.port))
        invitation = self.all[0].laptop.joining.invite(role) if self.all else self._first
        invitation = invitations.encode(replace(invitations.decode(invitation), servers=(line.address,)))
        laptop = Laptop.of(Vault.create(folder, PASSPHRASE, CHEAP))
        self.all.append(Office(folder, line, role, laptop))
        line.cut(up=up)
        try:
            laptop.joining.join(invitation, name)
        except Transient:
            line.mend()
            laptop.joining.join(invitation, name)
        line.mend()
        return self.all[-1]

    def coordinators(self) -> list[Office]:
        return [office for office in self.all if office.is_coordinator]

    @property
    def group(self) -> bytes:
        return invitations.decode(self._first).group
