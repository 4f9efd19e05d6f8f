"""A process that is killed while it removes a record leaves it whole or gone, and nothing between."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from desktop.errors import RecordRemoved
from desktop.services.checking import check
from desktop.services.removing_records import RemovingRecords
from desktop.store.keyring import _vault_key
from desktop.store.keyslots import database_key
from desktop.store.vault import Vault
from tests.desktop.services import removing_killed
from tests.desktop.services.opened_pages import opened_pages
from tests.laptops import PASSPHRASE, Laptop, file_path, group, titled
from tests.servers import running

WORD = b"zarzaparrilla"
FILM = b"film" * 30_000
WITHIN = 2
"""Places in the transaction; what comes after it are the last statements."""


def test_killed_at_any_statement_it_is_whole_or_gone(tmp_path):
    with running(tmp_path / "server") as server, group(tmp_path, server.new_group()) as members:
        (tmp_path / "film.bin").write_bytes(FILM)
        ref = members.documenter.collecting.take_in(tmp_path / "film.bin").ref
        said = {file_path("evidence"): ref} | titled("evidence", WORD.decode())
        record = members.documenter.casework.save(None, "evidence", said)
        members.documenter.casework.save(None, "case", titled("case", "Another case"))
        members.sync()
        folder = members.documenter.vault.folder
    statements = int(_removed(_copy(folder, tmp_path / "counted"), record, 0))
    assert statements > 50
    found = set()
    for last in (*(statements * part // (WITHIN + 1) for part in range(1, WITHIN + 1)), statements - 1, statements):
        place = _copy(folder, tmp_path / f"killed-{last}")
        assert _removed(place, record, last) == "", "it was killed"
        found.add(_whole_or_gone(place, record, ref.id))
    assert found == {True, False}


def _copy(folder: Path, place: Path) -> Path:
    shutil.copytree(folder, place)
    return place


def _removed(folder: Path, record: str, last: int) -> str:
    ran = subprocess.run(
        [sys.executable, removing_killed.__file__, folder, record, str(last)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "LC_ALL": "C.UTF-8"},
        timeout=120,
        check=False,
        text=True,
    )
    return ran.stdout.strip()


def _whole_or_gone(folder: Path, record: str, file: str) -> bool:
    """True: whole."""
    with closing(Vault.open(folder, PASSPHRASE)) as vault:
        laptop = Laptop.of(vault)
        assert check(vault).damaged == ()
        try:
            assert laptop.casework.open(record).line.title == WORD.decode()
        except RecordRemoved:
            pages = opened_pages(folder, database_key(_vault_key(vault.keyring.page(), vault.keyring.all())))
            assert WORD not in pages
            assert not vault.files.path(file).exists()
            assert [stub.id for stub in RemovingRecords(vault).removed()] == [record]
            return False
        assert laptop.collecting.reader(file).read(0, len(FILM)) == FILM
        assert RemovingRecords(vault).removed() == ()
        return True
