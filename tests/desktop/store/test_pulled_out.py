"""The stick with the vault is pulled out while it is open: said as that, nothing is called saved, and it goes on."""

from __future__ import annotations

import random

import pytest

from desktop.errors import VaultGone, VaultInUse
from desktop.services.checking import check
from desktop.store.file_rows import State
from desktop.store.vault import Vault
from tests.desktop.store.conftest import CHEAP, PASSPHRASE
from tests.sticks import stick_in

DATA = random.Random(7).randbytes(6 * 1024 * 1024)


@pytest.fixture
def stick(tmp_path):
    with stick_in(tmp_path) as found:
        yield found


@pytest.fixture
def vault(stick):
    vault = Vault.create(stick.folder / "vault", PASSPHRASE, CHEAP)
    yield vault
    vault.close()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "film.bin"
    path.write_bytes(DATA)
    return path


def titles(vault):
    with vault.reading() as unit:
        records = unit.records.lines([listed.id for listed in unit.records.page()])
    return sorted(line.record.answers["title"] for line in records.values())


@pytest.mark.parametrize("as_another", [False, True])
def test_nothing_is_called_saved_without_the_stick_and_with_it_back_the_same_is_saved_once(
    vault, stick, save, as_another
):
    save(vault, "case", {"title": "before"})
    stick.pull_out()
    for _ in range(2):
        with pytest.raises(VaultGone):
            save(vault, "case", {"title": "after"})
    if as_another:
        stick.become_another()
    stick.put_in()
    save(vault, "case", {"title": "after"})
    with pytest.raises(VaultInUse):
        Vault.open(vault.folder, PASSPHRASE)
    vault.close()
    again = Vault.open(vault.folder, PASSPHRASE)
    assert titles(again) == ["after", "before"]
    assert list(again.damages()) == []
    again.close()


def test_a_file_is_taken_in_whole_or_not_at_all(vault, stick, source):
    with pytest.raises(VaultGone):
        vault.files.take_in(source, "film.bin", "video/mp4", step=lambda done, size: stick.pull_out())
    stick.put_in()
    vault.close()
    again = Vault.open(vault.folder, PASSPHRASE)
    with again.reading() as unit:
        assert [unit.files.in_state(state) for state in State] == [[] for _ in State]
    assert list((again.folder / "files").iterdir()) == []
    ref = again.files.take_in(source, "film.bin", "video/mp4")
    assert again.files.reader(ref.id).read(0, len(DATA)) == DATA
    again.close()


def test_a_recording_is_finished_when_the_stick_is_back(vault, stick):
    sink = vault.files.begin("interview.wav", "audio/wav")
    sink.write(DATA[:300_000])
    stick.pull_out()
    with pytest.raises(VaultGone):
        sink.finish()
    stick.put_in()
    ref = sink.finish()
    assert vault.files.reader(ref.id).read(0, 400_000) == DATA[:300_000]
    assert list(vault.damages()) == []


def test_what_is_not_there_to_be_read_is_not_called_damaged(vault, stick, source):
    ref = vault.files.take_in(source, "film.bin", "video/mp4")
    stick.pull_out()
    with pytest.raises(VaultGone):
        vault.files.reader(ref.id).read(0, 100)
    with pytest.raises(VaultGone):
        check(vault)
    stick.put_in()
    assert check(vault).damaged == ()
    assert vault.files.reader(ref.id).read(0, 100) == DATA[:100]


def test_locking_ends_well_without_the_stick_and_all_that_was_saved_is_on_it(vault, stick, save):
    save(vault, "case", {"title": "before"})
    stick.pull_out()
    vault.close()
    stick.put_in()
    again = Vault.open(vault.folder, PASSPHRASE)
    assert titles(again) == ["before"]
    again.close()


def test_somebody_elses_vault_in_its_place_is_not_written_to(vault, stick, save, tmp_path):
    stick.pull_out()
    Vault.create(tmp_path / "another" / "vault", PASSPHRASE, CHEAP).close()
    (stick.inside / "vault").rename(stick.inside / "mine")
    (tmp_path / "another" / "vault").rename(stick.inside / "vault")
    stick.put_in()
    before = (vault.folder / "store.db").read_bytes()
    with pytest.raises(VaultGone):
        save(vault, "case", {"title": "after"})
    assert (vault.folder / "store.db").read_bytes() == before
