"""Strings planted wherever a person can put one are in no byte of the vault's folder, nor in what is to be sent."""

from __future__ import annotations

import os

import pytest

from desktop.store.drafts import KeptDraft, new_draft_id
from desktop.store.vault import Vault
from tests.desktop.store.conftest import CHEAP

CANARY = "KANARIENVOGEL"


@pytest.fixture
def planted(folder, tmp_path, save):
    """A vault full of canaries, still open and with its write-ahead log, and where else they might have gone."""
    vault = Vault.create(folder, f"{CANARY} passphrase", CHEAP)
    source = tmp_path / f"{CANARY}.jpg"
    source.write_bytes(CANARY.encode() * 30_000)
    ref = vault.files.take_in(source, f"{CANARY}.jpg", "image/jpeg")
    record = save(vault, "testimony", {"title": CANARY, "words": f"I said {CANARY}", "photo": ref, "who": (CANARY,)})
    save(vault, "testimony", {"words": None}, record=record)
    with vault.unit() as unit:
        unit.drafts.put(KeptDraft(id=new_draft_id(), form="case", changes={"title": CANARY}, saved=1))
        unit.preferences.put({"my_name": CANARY})
        unit.files.put_facts(ref.id, CANARY.encode())
    sink = vault.files.begin(f"{CANARY}.wav", "audio/wav")
    sink.write(CANARY.encode() * 20_000)
    yield vault
    sink.abandon()
    vault.close()


def forms_of(text):
    for written in (text, text.lower(), text.title()):
        yield written.encode()
        yield written.encode("utf-16-le")
        yield written.encode().hex().encode()


def test_no_canary_lies_in_any_file_of_the_vault(planted, folder):
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in paths)
    for path in paths:
        data = path.read_bytes() + path.name.encode()
        for form in forms_of(CANARY):
            assert form not in data, path.name


def test_no_key_lies_in_any_file_of_the_vault(planted, folder):
    keys = [planted.keys.to_bytes()[:32], planted.keys.to_bytes()[-32:]]
    keys += [one.secret.key for one in planted.sync_store().ungranted()]
    with planted.session() as session:
        keys += session.connection().exec_driver_sql("SELECT key FROM files").scalars().all()
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for key in keys:
            assert key not in data
            assert key.hex().encode() not in data


def test_what_is_to_be_sent_holds_no_canary(planted):
    for _, outgoing in planted.sync_store().outgoing():
        assert CANARY.encode() not in outgoing.raw
        assert b"testimony" not in outgoing.raw


def test_nothing_shows_a_canary_when_it_is_printed(planted, caplog):
    with planted.unit() as unit:
        [draft] = unit.drafts.newest_first()
        line = unit.records.page()[0]
        shown = [repr(each) for each in (draft, line, *unit.revisions.of(line.id), planted)]
    assert CANARY not in " ".join(shown)
    assert planted.keys.to_bytes()[:32].hex() not in " ".join(shown)
    assert caplog.text == ""


def test_an_unlocked_vault_leaves_no_file_elsewhere(planted, tmp_path, folder):
    assert {path.name for path in tmp_path.iterdir()} == {f"{CANARY}.jpg", folder.name}
    assert not [name for name in os.environ.values() if CANARY in name]
