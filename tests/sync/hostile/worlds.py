"""Servers that show different histories: copies of one server, with its keys, each going its own way.

That is all a dishonest keeper needs to do, and what an honest one does who goes back to a backup.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.client.acknowledge import acknowledge
from sync.client.granting import make_grants
from sync.client.member import Member
from sync.protocol.frames import FrameType, encode
from sync.server import opening
from sync.server.backing_up import back_up
from sync.server.config import Folder
from tests.fakes import MemoryStore
from tests.lines import line_to
from tests.servers import RunningServer, free_port
from tests.sync.client.devices import Group


def backup_of(server: RunningServer, to: Path) -> Path:
    """A copy of its folder as it is now, while it runs."""
    with opening.opened(server.folder) as opened:
        back_up(opened, to)
    return to


def gone_back(server: RunningServer, backup: Path) -> None:
    """The server runs on from a backup, which stays as it is."""
    server.stop()
    shutil.rmtree(server.folder)
    shutil.copytree(backup, server.folder)
    server.start()


def emptied(server: RunningServer) -> None:
    """Its keys are there still, and everything else is gone."""
    server.stop()
    folder = Folder(server.folder)
    for path in server.folder.glob(f"{folder.database.name}*"):
        path.unlink()
    shutil.rmtree(folder.files)
    folder.files.mkdir(mode=0o700)
    folder.database.touch(mode=0o600)
    server.start()


@contextmanager
def another_world(server: RunningServer, group: Group, folder: Path) -> Iterator[Group]:
    """The same group at a second server that is a copy of the first one, and knows nothing of what happens there."""
    port = free_port()
    backup_of(server, folder)
    settings = Folder(folder).settings_file
    settings.write_text(re.sub(r"(?m)^port = \d+$", f"port = {port}", settings.read_text()))
    other = RunningServer(folder, server.address, port)
    try:
        other.start()
        with line_to(port) as line:
            yield Group(group.invitation, line, group.devices)
    finally:
        other.kill()


def smuggle(world: Group, author: MemoryStore) -> None:
    """What the author would send, into that world's log behind its back: the server of a fork can do that, for
    objects are signed and requests are its own business.
    """
    membership = author.membership()
    assert membership is not None
    with world.transport() as transport:
        member = Member.of(author, membership, transport)
        acknowledge(member)
        make_grants(member)
        frames = b"".join(encode(FrameType.OBJECT, one.raw) for _, one in author.outgoing(limit=10_000))
        answer = member.session.push(lambda: iter([frames]), 0)
    assert not answer.refused
