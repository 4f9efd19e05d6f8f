"""The format is what VAULT.md says: a second implementation reads it, and what was written can be read for ever."""

from __future__ import annotations

import base64
import lzma

import pytest
from blake3 import blake3

from desktop.store.backups.keys import backup_key
from desktop.store.backups.opened import opened
from desktop.store.backups.writing import back_up
from tests.desktop.store.conftest import PASSPHRASE
from tests.vectors import second_backup
from tests.vectors.reading import vectors


@pytest.mark.parametrize("part_size", [64 * 1024, 1 << 30])
def test_a_second_implementation_reads_what_this_one_writes(furnished, stick, save, part_size):
    back_up(furnished, stick / "backup", part_size=part_size)
    save(furnished, "case", {"title": "later"})
    with furnished.frozen(lambda: None):
        database = (furnished.folder / "store.db").read_bytes()
    made = back_up(furnished, stick / "backup")
    data = second_backup.stream(stick / "backup")
    found = second_backup.Newest(data, second_backup.vault_key(data[:8192], PASSPHRASE))
    assert (found.generation, found.time) == (made.generation, made.taken)
    assert len(found.database) == len(database)
    assert found.files == {path.name: path.read_bytes() for path in (furnished.folder / "files").iterdir()}


@pytest.mark.parametrize("vector", vectors("backup"), ids=lambda vector: vector["name"])
def test_what_was_frozen_is_read_by_both(vector, tmp_path):
    data = lzma.decompress(base64.b85decode(vector["stream"]))
    (tmp_path / "backup").write_bytes(data)
    key = bytes.fromhex(vector["vault_key"])
    assert second_backup.vault_key(data[:8192], vector["passphrase"]) == key
    assert backup_key(key).hex() == vector["backup_key"]
    other = second_backup.Newest(data, key)
    ours = opened(tmp_path / "backup", backup_key(key))
    state = ours.state()
    databases = (other.database, b"".join(ours.database(state)))
    assert {blake3(found).hexdigest() for found in databases} == {vector["database"]}
    assert {name: blake3(found).hexdigest() for name, found in other.files.items()} == vector["files"]
    files = {name: b"".join(ours.file(state, saved)) for name, saved in state.files.items()}
    assert files == other.files
    assert (other.generation, state.generation) == (vector["generation"], vector["generation"])
    ours.parts.close()
