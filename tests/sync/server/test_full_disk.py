"""A server whose disk is full promises nothing more, keeps what it promised, and goes on when there is room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sync.server import opening
from sync.server.services import agreeing, checking
from tests.journeys.bad_input.small_disk import small_disk
from tests.sync.server.town import Town, obj


@pytest.mark.logs("away")
def test_a_full_disk_takes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        opening.make(disk.folder / "server", host="127.0.0.1", port=8443)
        with opening.opened(disk.folder / "server") as opened:
            town = Town.of(opened)
            with town.client:
                rosa = town.coordinator()
                before = rosa.file(os.urandom(8), 200_000)
                assert rosa.push(obj(before.manifest), before.chunks()).progress == []
                words = rosa.revision(os.urandom(8), 150_000)
                sealed = rosa.file(os.urandom(8), 500_000)
                rosa.push(obj(sealed.manifest))
                disk.fill()
                assert rosa.ask_push(sealed.chunks()).status_code == 503
                refused = [rosa.ask_push(obj(words)).status_code for _ in range(3)]
                # A log of SQLite that has room left from before may take one more.
                assert refused[-1] in (200, 503)
                assert rosa.ask_file(before.file).content == b"".join(before.pieces)
                disk.make_room()
                assert rosa.push(obj(words), sealed.chunks()).progress == []
                assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
                found = agreeing.agreement(opened.server.database, opened.server.segments)
                assert not found.missing
                assert checking.check(opened.server.database, opened.server.segments).damage == []
