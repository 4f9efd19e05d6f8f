"""The duress passphrase: nothing of the old vault is left, an ordinary one opens, no crash leaves anything between."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from desktop.errors import DiskFull, WrongPassphrase
from desktop.store import keyslot_file, rekeying, sheets
from desktop.store.connections import Connections
from desktop.store.destroying import destroy
from desktop.store.keyslots import PAGE, Kind, database_key
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from desktop.store.ways import NewWay
from tests.desktop.store.conftest import CHEAP, PASSPHRASE
from tests.desktop.store.power import PowerCut, after, cut_at

DURESS = "four grey stones"
SETTINGS = {"language": "es", "theme": "dark"}
DAY = 86_400 * 10**9


@pytest.fixture
def closed(vault, folder, save, tmp_path):
    """A vault with records, files, a sheet and a duress passphrase, made a hundred days ago; gives the sheet."""
    (tmp_path / "a").write_bytes(bytes(range(256)) * 1000)
    ref = vault.files.take_in(tmp_path / "a", "a.jpg", "image/jpeg")
    save(vault, "evidence", {"original": ref})
    sheet = sheets.new_secret()
    vault.keyring.add(NewWay(sheet.kind, vault.keyring.page().slot_key(sheet), 7))
    rekeying.put_duress(vault.keyring, DURESS)
    vault.close()
    (folder / "store.db.before-2").write_bytes(b"an older one, sealed" * 5000)
    made = time.time_ns() - 100 * DAY
    for path in (folder / "lock", folder / "keyslots"):
        os.utime(path, ns=(made, made))
    os.utime(folder / "store.db", ns=(made + 90 * DAY, made + 90 * DAY))
    return sheet


def opens(folder, key):
    try:
        Vault.open(folder, key).close()
    except WrongPassphrase:
        return False
    return True


def is_empty_and_ordinary(folder):
    vault = Vault.open(folder, DURESS, SETTINGS)
    try:
        with vault.reading() as unit:
            empty = unit.records.count() == 0 and unit.preferences.all() in (SETTINGS, {})
        [way] = vault.keyring.all()
        return (
            empty and way.kind is Kind.PASSPHRASE and vault.opened_by is Kind.PASSPHRASE and not list(vault.damages())
        )
    finally:
        vault.close()


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_nothing_of_the_old_vault_opens_or_is_left(closed, folder):
    before = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    _, opened = keyslot_file.read(folder).opened(PASSPHRASE)
    assert is_empty_and_ordinary(folder)
    assert names(folder) == ["files", "keyslots", "lock", "store.db"]
    assert not opens(folder, PASSPHRASE)
    assert not opens(folder, closed)
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "lock":
            data = path.read_bytes()
            assert not any(old[at : at + 64] in data for old in before.values() for at in range(64, len(old), 50_000))
    for at in (0, PAGE):
        copy = keyslot_file.KeyslotFile.parsed((folder / "keyslots").read_bytes()[at : at + PAGE] * 2).candidates[0]
        assert copy.opened(opened.slot_key) is None
    with pytest.raises(Exception, match="database"):
        Connections(folder / "store.db", database_key(opened.vault_key))


def test_afterwards_it_is_an_ordinary_vault_whose_passphrase_can_be_changed(closed, folder):
    vault = Vault.open(folder, DURESS, SETTINGS)
    with vault.unit() as unit:
        record = unit.save(Sitting(form="case", changes={"title": "a"})).record
    rekeying.put_passphrase(vault.keyring, "another", "", lambda: CHEAP)
    vault.close()
    again = Vault.open(folder, "another")
    with again.reading() as unit:
        assert unit.records.get(record) is not None
    again.close()
    assert not opens(folder, DURESS)


def test_it_looks_as_old_as_the_folder_inside_and_outside(closed, folder):
    before = {name: (folder / name).stat().st_mtime_ns for name in ("lock", "keyslots", "store.db")}
    vault = Vault.open(folder, DURESS)
    [way] = vault.keyring.all()
    vault.close()
    assert way.made == before["lock"] // 1_000_000
    assert {name: (folder / name).stat().st_mtime_ns for name in before} == before
    assert (folder / "files").stat().st_mtime_ns == before["lock"]


def test_it_cannot_be_told_from_a_vault_that_was_made_and_never_used(closed, folder, tmp_path):
    """The same tables with the same numbers of rows, the same files with the same rights and nearly the same sizes."""

    def looks(place, passphrase):
        vault = Vault.open(place, passphrase, SETTINGS)
        with vault.session() as session:
            run = session.connection().exec_driver_sql
            tables = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            rows = {name: run(f'SELECT count(*) FROM "{name}"').scalar() for name in tables}
            version = run("PRAGMA user_version").scalar()
        facts = [vault.keyring.all()[0].kind, vault.opened_by, vault.wrong_tries]
        vault.close()
        modes = {name: (place / name).stat().st_mode for name in names(place)}
        return rows, version, facts, modes, (place / "store.db").stat().st_size

    other = Vault.create(tmp_path / "other", PASSPHRASE, CHEAP)
    with other.unit() as unit:
        unit.preferences.put(SETTINGS)
    other.close()
    assert looks(folder, DURESS) == looks(tmp_path / "other", PASSPHRASE)


def test_failed_tries_are_told_as_after_any_opening(closed, folder):
    opens(folder, "wrong")
    opens(folder, "wrong")
    vault = Vault.open(folder, DURESS)
    assert vault.wrong_tries.count == 2
    vault.close()


def test_what_is_not_the_vaults_stays(closed, folder):
    (folder / "holiday.jpg").write_bytes(b"mine")
    assert is_empty_and_ordinary(folder)
    assert (folder / "holiday.jpg").read_bytes() == b"mine"


def test_no_crash_at_any_step_leaves_anything_between_destroyed_and_whole(closed, folder):
    """Whole only while the first copy of the keyslots is not on the disk. From then on the old keys open nothing, and
    the same passphrase goes on to the end.
    """
    original = folder.with_name("original")
    shutil.copytree(folder, original)
    steps = _steps(folder)
    assert len(steps) > 10
    first = steps.index("write keyslots 0")
    for number in range(len(steps)):
        for torn in (False, True) if steps[number].startswith("write") else (False,):
            shutil.rmtree(folder)
            shutil.copytree(original, folder)
            with cut_at(folder, number, torn=torn), pytest.raises(PowerCut):
                Vault.open(folder, DURESS, SETTINGS)
            left = after(folder)
            whole = number <= first
            assert opens(left, PASSPHRASE) == opens(left, closed) == whole, steps[number]
            (left / "tries").unlink(missing_ok=True)
            assert is_empty_and_ordinary(left), steps[number]
            assert not opens(left, PASSPHRASE)
            assert not opens(left, closed)
            (left / "tries").unlink()
            assert names(left) == ["files", "keyslots", "lock", "store.db"]
            shutil.rmtree(left)


def _steps(folder):
    aside = folder.with_name("aside")
    shutil.copytree(folder, aside)
    with cut_at(aside, -2) as power:
        Vault.open(aside, DURESS, SETTINGS).close()
    shutil.rmtree(aside)
    return power.steps


def test_keyslots_that_may_not_be_written_in_place_are_replaced(closed, folder, monkeypatch):
    from desktop.store import disk

    written = disk.write_synced

    def refuses(path, offset, data):
        if path.name == "keyslots":
            raise OSError(1, "Operation not permitted")
        written(path, offset, data)

    monkeypatch.setattr(disk, "write_synced", refuses)
    assert is_empty_and_ordinary(folder)
    assert not opens(folder, PASSPHRASE)


def test_no_room_for_the_new_vault_does_not_bring_the_old_one_back(closed, folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.duress.new_database", full)
        with pytest.raises(DiskFull):
            Vault.open(folder, DURESS)
    assert not opens(folder, PASSPHRASE)
    assert is_empty_and_ordinary(folder)


def test_only_one_stretching_is_done_right_wrong_or_pressed(closed, folder, monkeypatch):
    from desktop.store import keyslots

    stretched, times = keyslots.stretched, []

    def counted(*given):
        times.append(given)
        return stretched(*given)

    monkeypatch.setattr(keyslots, "stretched", counted)
    for passphrase in (PASSPHRASE, "wrong", DURESS, DURESS):
        times.clear()
        opens(folder, passphrase)
        assert len(times) == 1, passphrase


def test_destroying_leaves_lengths_and_names_and_nothing_that_opens(closed, folder):
    lengths = {path.name: path.stat().st_size for path in folder.iterdir()}
    slot_key = keyslot_file.read(folder).opened(PASSPHRASE)[1].slot_key
    before = (folder / "store.db").read_bytes()
    done = destroy(folder)
    assert (done.keyslots, done.databases) == (True, True)
    assert {path.name: path.stat().st_size for path in folder.iterdir()} == lengths
    data = (folder / "keyslots").read_bytes()
    assert b"AMPARO" not in data
    assert slot_key not in data
    with pytest.raises(Exception, match="keyslots"):
        Vault.open(folder, PASSPHRASE)
    assert not any(before[at : at + 16] in (folder / "store.db").read_bytes() for at in range(0, 64 * 1024, 4096))
    assert b"an older one" not in (folder / "store.db.before-2").read_bytes()[: 64 * 1024]


def test_destroying_goes_on_where_a_part_refuses_and_says_so(closed, folder, monkeypatch):
    opened, refused = os.open, []

    def refuses(path, *given, **named):
        if str(path).endswith("store.db"):
            refused.append(path)
            raise PermissionError(13, "Permission denied")
        return opened(path, *given, **named)

    monkeypatch.setattr(os, "open", refuses)
    done = destroy(folder)
    assert (done.keyslots, done.databases, len(refused)) == (True, False, 1)
    assert b"an older one" not in (folder / "store.db.before-2").read_bytes()[:1000]


def test_destroying_what_is_not_there_is_no_fault(tmp_path):
    done = destroy(tmp_path)
    assert (done.keyslots, done.databases) == (True, True)
    assert list(tmp_path.iterdir()) == []
