"""The system opens no more files: said as that, whatever a person does, and nothing is lost or called damaged."""

from __future__ import annotations

import os

import pytest

from desktop import sentences
from desktop.errors import OutOfHandles
from desktop.services.checking import check
from desktop.services.locking import change_passphrase, make_vault, open_vault
from desktop.store.vault import Vault
from tests.handles import handles_left
from tests.laptops import CHEAP, PASSPHRASE, Laptop, titled

OTHER = "cuatro garzas sobre el río dormido"
ENOUGH = 12


@pytest.fixture
def vault(tmp_path):
    vault = Vault.create(tmp_path / "vault", PASSPHRASE, CHEAP)
    yield vault
    vault.close()


@pytest.fixture
def laptop(vault):
    return Laptop.of(vault)


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.bin"
    path.write_bytes(os.urandom(300_000))
    return path


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)


def tried(deed):
    """With no handle, one, and so on, until there are enough; before that it says what is wrong and nothing else."""
    deed()  # what is imported or read once is there
    done = 0
    for count in range(ENOUGH):
        with handles_left(count):
            try:
                deed()
            except OutOfHandles:
                continue
        done += 1
    assert 0 < done < ENOUGH, "some tries found too few handles, the last ones enough"
    return done + 1


def test_a_file_is_brought_in_whole_or_not_at_all(laptop, film):
    done = tried(lambda: laptop.collecting.take_in(film))
    found = check(laptop.vault)
    assert (found.files, found.damaged) == (done, ())
    assert len(list((laptop.vault.folder / "files").iterdir())) == done


def test_a_recording_that_could_not_be_begun_leaves_nothing(laptop):
    def record():
        recording = laptop.collecting.begin_recording("audio/wav", "a.wav")
        recording.write(b"words" * 50_000)
        recording.finish()

    done = tried(record)
    assert laptop.collecting.unfinished() == []
    assert check(laptop.vault).files == done


def test_what_cannot_be_opened_now_is_not_called_damaged(laptop, film):
    ref = laptop.collecting.take_in(film).ref
    tried(lambda: laptop.collecting.reader(ref.id).read(0, 100))
    found = []
    tried(lambda: found.append(check(laptop.vault).damaged))
    assert set(found) == {()}


def test_a_copy_outside_is_whole_or_not_there(laptop, film, tmp_path):
    ref = laptop.collecting.take_in(film).ref
    places = iter(range(1000))
    done = tried(lambda: laptop.collecting.save_out(ref.id, tmp_path / f"copy-{next(places)}"))
    copies = list(tmp_path.glob("copy-*"))
    assert len(copies) == done
    assert {copy.read_bytes() for copy in copies} == {film.read_bytes()}


def test_saving_goes_on_and_a_vault_opens_again_when_there_are_handles(vault, laptop):
    laptop.casework.save(None, "case", titled("case", "before"))
    with handles_left(0):
        laptop.casework.save(None, "case", titled("case", "without a handle"))
    vault.close()
    tried(lambda: open_vault(vault.folder, PASSPHRASE).close())
    again = Laptop.of(open_vault(vault.folder, PASSPHRASE))
    assert [line.title for line in again.casework.lines()] == ["without a handle", "before"]
    again.vault.close()


def test_a_recording_that_a_crash_cut_off_is_still_there_after_openings_that_found_no_handle(vault, laptop):
    recording = laptop.collecting.begin_recording("audio/wav", "a.wav")
    recording.write(b"a word")
    recording._sink._sealer.finish()  # the power goes before the vault is told
    vault.close()
    for count in range(ENOUGH):
        with handles_left(count):
            try:
                open_vault(vault.folder, PASSPHRASE).close()
            except OutOfHandles:
                continue
    again = Laptop.of(open_vault(vault.folder, PASSPHRASE))
    [left] = again.collecting.unfinished()
    assert again.collecting.reader(again.collecting.salvage(left.id).ref.id).read(0, 6) == b"a word"
    again.vault.close()


def test_a_passphrase_is_the_old_or_the_new_one(vault):
    known = [PASSPHRASE]

    def change():
        other = OTHER if known[-1] == PASSPHRASE else PASSPHRASE
        change_passphrase(vault, known[-1], other)
        known.append(other)

    tried(change)
    vault.close()
    open_vault(vault.folder, known[-1]).close()


def test_a_vault_is_made_or_not(tmp_path):
    places = iter(range(1000))
    done = tried(lambda: make_vault(tmp_path / f"new-{next(places)}", PASSPHRASE).close())
    made = list(tmp_path.glob("new-*"))
    assert len(made) >= done
    for folder in made:
        open_vault(folder, PASSPHRASE).close()


def test_it_is_said_in_both_languages():
    said = {str(sentences.about(OutOfHandles(), language)) for language in sentences.LANGUAGES}
    assert len(said) == len(sentences.LANGUAGES)
    assert not any(str(sentences.about(ValueError(), language)) in said for language in sentences.LANGUAGES)
