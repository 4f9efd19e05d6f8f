"""Files of others that are not all on the server, from proofs alone: what a vault says of their records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.records import Whereabouts
from sync.client.ports import Page, SetAside, SyncState
from sync.protocol.statements import Role
from tests.desktop.store.post import Post


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def office(make_vault, post):
    vault = make_vault("office")
    post.join(vault, Role.COORDINATOR, "Ifeoma")
    return vault


@pytest.fixture
def village(make_vault, post, office):
    vault = make_vault("village")
    post.join(vault, Role.DOCUMENTER, "Marisol")
    post.receive(office)
    return vault


@pytest.fixture
def photo(tmp_path):
    def taken_in(vault):
        (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)) * 1000)
        return vault.files.take_in(tmp_path / "photo.jpg", "photo.jpg", "image/jpeg")

    return taken_in


@pytest.fixture
def sent(post, office, village, save, photo):
    """Of the village, with its grant: (record, file, the page that brings it to the office)."""
    file = photo(village)
    record = save(village, "evidence", {"original": file})
    post.send(village, receipts=False)
    return record, file, post.opened(office)


def shown(vault, record):
    """The record, and its parts by what they are."""
    with vault.reading() as unit:
        parts = unit.receipts.parts([record])[record]
        return unit.records.get(record).whereabouts, {part.is_file: part.whereabouts for part in parts}


WORDS_ALONE = (Whereabouts.ON_ITS_WAY, {False: Whereabouts.ON_SERVER, True: Whereabouts.ON_ITS_WAY})
ALL = (Whereabouts.ON_SERVER, {False: Whereabouts.ON_SERVER, True: Whereabouts.ON_SERVER})


def test_a_file_that_was_named_and_never_announced_is_not_on_the_server(office, sent):
    record, _, page = sent
    office.sync_store().take_in(replace(page, manifests=()))
    assert shown(office, record) == WORDS_ALONE


def test_a_file_that_was_announced_is_not_on_the_server_before_its_proof(post, office, sent):
    record, file, page = sent
    office.sync_store().take_in(page)
    assert shown(office, record) == WORDS_ALONE
    post.prove(office, [], [bytes.fromhex(file.id)])
    assert shown(office, record) == ALL


def test_that_all_its_chunks_came_here_is_no_proof(post, office, village, sent):
    record, _, page = sent
    office.sync_store().take_in(page)
    assert post.fetch(village, office) == [True]
    assert shown(office, record) == WORDS_ALONE


def test_a_proof_that_came_before_its_manifest_is_not_lost(post, office, sent):
    record, file, page = sent
    [manifest] = page.manifests
    place = {name: getattr(manifest, name) for name in ("index", "object_id", "author", "raw")}
    aside = SetAside(**place, reason="unknown_kind")
    office.sync_store().take_in(replace(page, manifests=(), set_aside=(aside,)))
    for _ in range(2):
        post.prove(office, [], [bytes.fromhex(file.id)])
    assert shown(office, record) == WORDS_ALONE
    office.sync_store().take_in(Page(state=SyncState(), manifests=(manifest,)))
    assert shown(office, record) == ALL


def test_a_proof_that_came_before_everything_else_is_not_lost(post, office, sent):
    record, file, page = sent
    post.prove(office, [], [bytes.fromhex(file.id)])
    office.sync_store().take_in(page)
    assert shown(office, record) == ALL


def test_a_coordinators_own_laptop_is_not_the_server(post, office, save, photo, make_vault):
    second = make_vault("second")
    post.join(second, Role.COORDINATOR, "Tuma")
    post.receive(office)
    file = photo(second)
    record = save(second, "evidence", {"original": file})
    post.send(second, receipts=False)
    post.receive(office)
    assert shown(office, record) == (
        Whereabouts.ON_ITS_WAY,
        {False: Whereabouts.RECEIVED, True: Whereabouts.ON_ITS_WAY},
    )
    post.prove(office, [], [bytes.fromhex(file.id)])
    assert shown(office, record)[0] is Whereabouts.RECEIVED


def test_what_was_added_to_ones_own_record_counts_too_and_ones_own_work_more(post, office, village, save, photo):
    record = save(village, "case", {"title": "a"})
    post.send(village)
    post.receive(office)
    save(office, "case", {"paper": photo(office)}, record=record)
    post.send(office, receipts=False)
    post.receive(village)
    assert shown(village, record)[0] is Whereabouts.ON_ITS_WAY
    with village.reading() as unit:
        assert unit.records.counts(own=True)[Whereabouts.ON_ITS_WAY] == 1
    save(village, "case", {"title": "b"}, record=record)
    assert shown(village, record)[0] is Whereabouts.ONLY_HERE
