"""How much is on the server, by the order in which it goes: from proofs alone."""

from __future__ import annotations

import pytest

from desktop.domain.small_copies import PICTURE
from desktop.store.standing import Share
from sync.client.ports import Page, SyncState
from sync.protocol import merkle
from tests.contracts.arriving import receipts


@pytest.fixture
def file(vault, save, tmp_path):
    """A file of three chunks with its record, both waiting."""
    (tmp_path / "source").write_bytes(bytes(150_000))
    ref = vault.files.take_in(tmp_path / "source", "photo.jpg", "image/jpeg")
    vault.files.keep_copy(ref.id, PICTURE, bytes(30_000))
    save(vault, "evidence", {"original": ref})
    with vault.reading() as unit:
        return unit.files.get(ref.id)


def standing(vault):
    with vault.reading() as unit:
        return unit.standing()


def waiting_objects(vault):
    with vault.reading() as unit:
        return [outgoing.object_id for _, outgoing in unit.outbox.outgoing(None, 100)]


def proved(vault, *leaves):
    vault.sync_store().take_in(Page(state=SyncState(), receipts=receipts(*leaves)))


def test_an_empty_vault_has_nothing_anywhere(vault):
    found = standing(vault)
    assert (found.urgent, found.words, found.copies, found.originals) == (Share(), Share(), Share(), Share())


def test_what_was_just_saved_waits_with_its_bytes(vault, save, file):
    save(vault, "threat", {"title": "a"}, urgent=True)
    found = standing(vault)
    assert (found.urgent.count, found.urgent.waiting) == (1, 1)
    assert (found.words.count, found.words.waiting) == (1, 1)
    assert found.words.waiting_bytes > found.urgent.waiting_bytes > 0
    assert (found.copies.count, found.copies.waiting) == (1, 1)
    assert (found.originals.count, found.originals.waiting) == (1, 1)
    assert found.originals.waiting_bytes == found.originals.bytes == file.sealed_size
    assert 0 < found.copies.bytes < found.originals.bytes


def test_what_has_a_receipt_waits_no_more(vault, file):
    proved(vault, *[(merkle.OBJECT_LEAF, object_id) for object_id in waiting_objects(vault)])
    found = standing(vault)
    assert (found.words.count, found.words.waiting, found.words.waiting_bytes) == (1, 0, 0)
    assert (found.originals.count, found.originals.waiting) == (1, 1)
    proved(vault, (merkle.FILE_LEAF, bytes.fromhex(file.manifest)))
    found = standing(vault)
    assert (found.originals.waiting, found.originals.waiting_bytes, found.originals.bytes) == (0, 0, file.sealed_size)
    assert found.copies.waiting == 1


def test_of_a_file_that_is_there_in_part_the_rest_waits(vault, file):
    before = standing(vault).originals
    progress = ((bytes.fromhex(file.ref.id), ((0, 2),)),)
    vault.sync_store().take_in(Page(state=SyncState(), progress=progress))
    after = standing(vault).originals
    assert (after.waiting, after.bytes) == (1, before.bytes)
    assert after.waiting_bytes == before.waiting_bytes - 2 * 65_536


def test_what_the_server_refused_is_not_said_to_be_there_and_no_hour_is_guessed_for_it(vault, file):
    for object_id in waiting_objects(vault):
        vault.sync_store().refuse(object_id, "quota")
    found = standing(vault)
    assert (found.words.waiting, found.words.waiting_bytes) == (1, 0)
    assert (found.originals.waiting, found.originals.waiting_bytes) == (1, 0)


def test_a_file_that_no_record_names_is_not_counted(vault, tmp_path):
    (tmp_path / "source").write_bytes(bytes(70_000))
    vault.files.take_in(tmp_path / "source", "photo.jpg", "image/jpeg")
    assert standing(vault).originals == Share()
