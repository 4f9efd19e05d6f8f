"""A vault with records and files in it, a stick, and what is to be the same after restoring."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from desktop.store.backups import own_salt
from desktop.store.backups.restoring import restore
from desktop.store.vault import Vault
from tests.desktop.store.conftest import PASSPHRASE


@pytest.fixture
def make_vault(make_vault):
    """As elsewhere, after the passphrase was typed for its first backup."""

    def make(name="vault"):
        vault = make_vault(name)
        own_salt.prepare(vault, PASSPHRASE)
        return vault

    return make


@pytest.fixture
def stick(tmp_path):
    """A folder; the backup on it is `stick / "backup"`."""
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def attach(save, tmp_path):
    """`attach(vault, 300_000)`: a record with a file of so many bytes; gives the file's id."""

    def attach_one(vault, size, seed=0):
        source = tmp_path / "source.bin"
        source.write_bytes(random.Random(seed or size).randbytes(size))
        ref = vault.files.take_in(source, "photo.jpg", "image/jpeg")
        save(vault, "evidence", {"title": f"photo {size}", "photo": ref})
        return ref.id

    return attach_one


@pytest.fixture
def furnished(vault, save, attach):
    """Three records of words, two with files."""
    for number in range(3):
        save(vault, "case", {"title": f"case {number}", "what": "x" * 3000})
    attach(vault, 1000)
    attach(vault, 200_000)
    return vault


def contents(vault):
    """Everything that must be the same: answers by record, and what is in each file."""
    with vault.reading() as unit:
        listed = [line.id for line in unit.records.page(limit=1000)]
        records = {id: dict(line.record.answers) for id, line in unit.records.lines(listed).items()}
        files = [kept.ref for id in listed for kept in unit.files.of_record(id)]
    return records, {ref.id: hashlib.sha256(vault.files.reader(ref.id).read(0, ref.size)).hexdigest() for ref in files}


@pytest.fixture
def restored(tmp_path):
    """`restored(backup)` gives (report, the vault, open); all are closed in the end."""
    opened = []

    def restore_one(backup: Path, passphrase=PASSPHRASE, **others):
        folder = tmp_path / f"restored-{len(opened)}"
        report = restore(backup, folder, passphrase, **others)
        opened.append(Vault.open(folder, passphrase))
        return report, opened[-1]

    yield restore_one
    for vault in opened:
        vault.close()
