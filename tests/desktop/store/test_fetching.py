"""Somebody else's file comes in, and the power goes or the disk fills at the worst moments."""

from __future__ import annotations

import os
import random

import pytest

from desktop.errors import DiskFull
from desktop.store.file_rows import State
from sync.client.ports import Page, SyncState
from tests.contents import sealed_chunks
from tests.contracts.arriving import SECRET, announced, founded, written

DATA = random.Random(2).randbytes(5_000_000)
"""More chunks than are written between two looks at the row."""


@pytest.fixture
def offer(vault):
    """A file that the vault wants: its id and sealed chunks."""
    membership, statements = founded()
    vault.sync_store().join(membership, statements)
    return offered(vault, DATA, DATA)


def offered(vault, data, promised):
    file, key = os.urandom(16), os.urandom(32)
    sealed = sealed_chunks(key, file, data)
    revision = written(file=(file, key, promised))
    manifest = announced(file, sealed)
    vault.sync_store().take_in(Page(state=SyncState(), secrets=(SECRET,), revisions=(revision,), manifests=(manifest,)))
    return file, sealed


def put(store, offer, first=0, end=None):
    file, sealed = offer
    for number in range(first, len(sealed) if end is None else end):
        store.put_chunk(file, number, sealed[number])


def fetch_rest(vault, offer):
    """As the next sync does it: from where the vault says."""
    store = vault.sync_store()
    [wanted] = store.wanted_files()
    put(store, offer, wanted.first)
    return wanted.first, store.finish_file(offer[0])


def reads(vault, offer):
    return vault.files.reader(offer[0].hex()).read(0, len(DATA) + 1) == DATA


def state(vault, offer):
    with vault.reading() as unit:
        return unit.files.get(offer[0].hex()).state


@pytest.mark.parametrize("reopened", [True, False])
def test_a_file_whose_row_could_not_be_written_in_the_end_is_taken_as_it_is(
    make_vault, vault, offer, monkeypatch, reopened
):
    store = vault.sync_store()
    put(store, offer)

    def full(*_):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.file_rows.FileStore.came", full)
        with pytest.raises(DiskFull):
            store.finish_file(offer[0])
    if reopened:
        vault.close()
        vault = make_vault()
    _, is_right = fetch_rest(vault, offer)
    assert is_right
    assert reads(vault, offer)


@pytest.mark.parametrize("left", [0, 1, 70_000, 40 * 65_536])
def test_a_part_that_lost_its_end_is_fetched_again_from_there(make_vault, vault, offer, left):
    put(vault.sync_store(), offer, end=70)
    vault.close()
    part = vault.files.part(offer[0].hex())
    os.truncate(part, left)
    again = make_vault()
    first, is_right = fetch_rest(again, offer)
    assert (first, is_right) == (left // 65_536, True)
    assert reads(again, offer)


def test_a_part_that_is_gone_is_fetched_anew(make_vault, vault, offer):
    put(vault.sync_store(), offer, end=70)
    vault.close()
    vault.files.part(offer[0].hex()).unlink()
    again = make_vault()
    assert fetch_rest(again, offer) == (0, True)
    assert reads(again, offer)


def test_what_the_disk_spoiled_is_fetched_again_and_nobody_is_blamed(vault, offer):
    store = vault.sync_store()
    put(store, offer)
    part = vault.files.part(offer[0].hex())
    with part.open("rb+") as spoiled:
        spoiled.seek(30 * 65_536 + 5)
        spoiled.write(b"spoiled")
    assert not store.finish_file(offer[0])
    assert state(vault, offer) is State.FETCHED
    first, is_right = fetch_rest(vault, offer)
    assert (first, is_right) == (30, True)
    assert reads(vault, offer)


def test_a_file_that_is_not_what_its_record_says_is_removed_and_not_asked_for_again(vault, offer):
    put(vault.sync_store(), offer)
    vault.sync_store().finish_file(offer[0])
    wrong = offered(vault, DATA, b"something else".ljust(len(DATA)))
    put(vault.sync_store(), wrong)
    assert not vault.sync_store().finish_file(wrong[0])
    assert state(vault, wrong) is State.WRONG
    assert vault.sync_store().wanted_files() == []
    assert [path.name for path in (vault.folder / "files").iterdir()] == [offer[0].hex()]
    assert len(vault.sync_store().to_acknowledge()) == 3, "both revisions, one file"
