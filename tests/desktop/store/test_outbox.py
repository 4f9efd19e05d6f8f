"""What has still to go up, and why some of it does not."""

from __future__ import annotations

import pytest

from sync.client.ports import Page, SyncState
from sync.protocol import merkle
from tests.contracts.arriving import receipts


@pytest.fixture
def file(vault, save, tmp_path):
    """A file with its record, both waiting."""
    (tmp_path / "source").write_bytes(bytes(200_000))
    ref = vault.files.take_in(tmp_path / "source", "photo.jpg", "image/jpeg")
    save(vault, "evidence", {"original": ref})
    with vault.reading() as unit:
        return unit.files.get(ref.id)


def waiting(vault):
    with vault.reading() as unit:
        return unit.outbox.waiting()


def proved(vault, *leaves):
    vault.sync_store().take_in(Page(state=SyncState(), receipts=receipts(*leaves)))


def test_a_file_refused_after_its_manifest_was_taken_says_why_until_it_is_complete(vault, file):
    manifest = bytes.fromhex(file.manifest)
    proved(vault, (merkle.OBJECT_LEAF, manifest))
    vault.sync_store().refuse(manifest, "chunk_mismatch")
    assert waiting(vault).refused == {"chunk_mismatch": 1}
    assert waiting(vault).files == 1
    proved(vault, (merkle.FILE_LEAF, manifest))
    assert waiting(vault).refused == {}


def test_a_refused_manifest_is_counted_once(vault, file):
    vault.sync_store().refuse(bytes.fromhex(file.manifest), "quota")
    assert waiting(vault).refused == {"quota": 1}


def test_a_damaged_file_is_tried_again_at_the_opening_that_finds_it_whole(make_vault, vault, file):
    vault.sync_store().refuse(bytes.fromhex(file.manifest), "damaged")
    path = vault.files.path(file.ref.id)
    path.rename(path.with_suffix(".away"))
    vault.close()
    lost = make_vault()
    assert lost.sync_store().outgoing_files() == []
    path.with_suffix(".away").rename(path)
    lost.close()
    assert len(make_vault().sync_store().outgoing_files()) == 1
