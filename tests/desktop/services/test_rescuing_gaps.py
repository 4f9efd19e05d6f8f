"""Of a table that cannot be read everything is made again that other tables still say, and nothing more is claimed."""

from __future__ import annotations

import random
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import delete
from sqlcipher3 import dbapi2

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.errors import VaultDamaged, VaultExists
from desktop.services import catching_up
from desktop.services.checking import check
from desktop.services.parcelling import Parcelling
from desktop.services.rescuing import rescue
from desktop.store import keyslot_file
from desktop.store.facts import CATCH_UP
from desktop.store.keyslots import database_key
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.schema import ObjectRow
from desktop.store.unit import now
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group, laptop, titled

NEW = "another heron by the quiet river"
PAGE = 4096
KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)


@pytest.fixture
def work(tmp_path):
    """A closed vault that sent nothing: its folder, its records, the file in it and what that says."""
    with laptop(tmp_path / "vault") as here:
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(random.Random(1).randbytes(300_000))
        ref = here.collecting.take_in(photo).ref
        records = {here.casework.save(None, "case", titled("case", f"Heron {n}")) for n in range(3)}
        records.add(here.casework.save(None, "evidence", {file_path("evidence"): ref}))
    return tmp_path / "vault", records, ref.id, photo.read_bytes()


@contextmanager
def opened(folder):
    with closing(Vault.open(folder, NEW)) as vault:
        yield Laptop.of(vault)


def connected(path, key):
    line = dbapi2.connect(str(path))
    line.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    return line


def spoil(path, page):
    """`page` from 1, as SQLite counts."""
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(data)


def without(folder, table):
    """The page that all of a table hangs on."""
    _, found = keyslot_file.read(folder).opened(PASSPHRASE)
    with closing(connected(folder / "store.db", database_key(found.vault_key))) as line:
        [(page,)] = line.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    spoil(folder / "store.db", page)


def note(vault, file, deed):
    with vault.unit() as unit:
        unit.custody.note(file, deed, now())


def chain(vault, file):
    with vault.reading() as unit:
        return unit.custody.of(file)


def lines(found):
    return {line.id: line.whereabouts for form in ("case", "evidence") for line in found.casework.lines(form)}


def test_a_record_whose_signed_object_is_lost_is_said_to_be_only_here(work, tmp_path):
    folder, records, *_ = work
    without(folder, "objects")
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.words_lost, told.whole) == (len(records), True, True)  # signed again: it was never sent
    with opened(tmp_path / "new") as found:
        assert lines(found) == dict.fromkeys(records, Whereabouts.ONLY_HERE)


def test_with_parcels_alone_what_lost_its_signed_object_goes_in_the_next_parcel(tmp_path, running_server):
    with group(tmp_path, running_server.invitation) as members:
        here, office = members.documenter, members.coordinator
        members.sync()
        record = here.casework.save(None, "case", titled("case", "Heron"))
        with here.vault.unit() as unit:  # as saving what verifies leaves it
            unit.outbox._session.execute(delete(ObjectRow).where(ObjectRow.record == record))
            unit.facts.put_number(CATCH_UP, now())
        parcels = Parcelling(here.vault, here.syncing)
        parcels.write(tmp_path / "out.parcel")
        Parcelling(office.vault, office.syncing).read(tmp_path / "out.parcel")
        assert [line.title for line in office.casework.lines()] == ["Heron"]
        members.sync()
        assert lines(here) == {record: Whereabouts.RECEIVED}
        assert len(office.casework.history(record)) == 1


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("receipts", Whereabouts.RECEIVED),  # the word of the coordination is a proof of its own
        ("acknowledgements", Whereabouts.ON_SERVER),
    ],
)
def test_what_was_proved_is_not_said_without_its_proof_and_is_proved_again(tmp_path, running_server, table, place):
    with group(tmp_path, running_server.invitation) as members:
        here = members.documenter
        record = here.casework.save(None, "case", titled("case", "Heron"))
        members.sync()
        assert lines(here) == {record: Whereabouts.RECEIVED}
        here.vault.close()
        without(here.vault.folder, table)
        rescue(here.vault.folder, PASSPHRASE, tmp_path / "new", NEW)
        with opened(tmp_path / "new") as found:
            assert lines(found) == {record: place}
            catching_up.sync(found.vault, found.syncing)
            assert lines(found) == {record: Whereabouts.RECEIVED}


def test_revisions_are_opened_again_from_their_objects(work, tmp_path):
    folder, records, *_ = work
    without(folder, "revisions")
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.words_lost, told.whole) == (len(records), False, True)
    with opened(tmp_path / "new") as found:
        assert lines(found).keys() == records
        assert found.searching.find("heron 2")


def test_a_file_is_read_by_the_key_that_its_record_brought(work, tmp_path):
    folder, records, file, data = work
    without(folder, "files")
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.files, told.files_gone, told.whole) == (1, 0, True)
    with opened(tmp_path / "new") as found:
        assert found.collecting.reader(file).read(0, 1 << 20) == data
        assert lines(found) == dict.fromkeys(records, Whereabouts.ONLY_HERE)


@pytest.mark.parametrize("table", ["custody", "custody_heads"])
def test_custody_is_made_again_from_the_revisions_that_carried_it(tmp_path, running_server, table):
    with group(tmp_path, running_server.invitation) as members:
        here = members.documenter
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(random.Random(1).randbytes(3_000))
        ref = here.collecting.take_in(photo).ref
        here.casework.save(None, "evidence", {file_path("evidence"): ref})
        note(here.vault, ref.id, Deed.SAVED_OUT)
        members.sync()  # it leaves in a revision of custody
        before = [entry.entry for entry in chain(here.vault, ref.id)]
        here.vault.close()
        without(here.vault.folder, table)
        told = rescue(here.vault.folder, PASSPHRASE, tmp_path / "new", NEW)
        assert told.whole
        with opened(tmp_path / "new") as found:
            after = chain(found.vault, ref.id)
            assert [entry.entry for entry in after][: len(before)] == before
            note(found.vault, ref.id, Deed.VIEWED)
            assert check(found.vault).damaged == ()


def test_a_device_whose_keys_are_lost_is_a_new_one_and_that_is_said(work, tmp_path):
    folder, records, *_ = work
    without(folder, "facts")
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.device_lost) == (len(records), True)
    with opened(tmp_path / "new") as found:
        assert found.casework.save(None, "case", titled("case", "written afterwards"))


def test_a_file_that_cannot_be_opened_costs_itself_alone(work, tmp_path):
    folder, records, file, _ = work
    (folder / "files" / file).unlink()
    (folder / "files" / file).mkdir()
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.files_gone, told.whole) == (len(records), 1, False)


def test_a_recording_that_a_crash_cut_off_comes_along(tmp_path):
    with laptop(tmp_path / "vault") as here:
        sink = here.vault.files.begin("interview.opus", "audio/ogg")
        sink.write(random.Random(3).randbytes(300_000))
        sink._sealer.close()
    rescue(tmp_path / "vault", PASSPHRASE, tmp_path / "new", NEW)
    with opened(tmp_path / "new") as found:
        assert [kept.ref.id for kept in found.vault.files.unfinished()] == [sink.id]


def test_nothing_is_saved_into_the_damaged_vault_itself(work):
    folder, *_ = work
    before = sorted(folder.rglob("*"))
    for place in (folder, folder / "new", folder / "files" / "new"):
        with pytest.raises(VaultExists):
            rescue(folder, PASSPHRASE, place, NEW)
    assert sorted(folder.rglob("*")) == before


def test_without_a_database_it_is_not_said_that_there_is_no_vault(work, tmp_path):
    folder, *_ = work
    (folder / "store.db").unlink()
    with pytest.raises(VaultDamaged) as damage:
        rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert damage.value.part == "database"


def test_a_disk_that_is_pulled_out_meanwhile_makes_no_vault_full_of_gaps(work, tmp_path):
    folder, *_ = work
    without(folder, "revisions")

    def pulled_out(_done, _total):
        if folder.exists():
            folder.rename(tmp_path / "elsewhere")

    with pytest.raises(VaultDamaged):
        rescue(folder, PASSPHRASE, tmp_path / "new", NEW, pulled_out)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("also_the_first", [False, True])
def test_where_the_end_of_a_table_is_damaged_not_every_number_is_tried(tmp_path, also_the_first):
    path = tmp_path / "some.db"
    with closing(connected(path, KEY)) as line:
        line.execute("CREATE TABLE told (seq INTEGER PRIMARY KEY, words BLOB)")
        [(root,)] = line.execute("SELECT rootpage FROM sqlite_master").fetchall()
        line.executemany("INSERT INTO told (words) VALUES (?)", [(bytes(400),)] * 3000)
        line.commit()
    last = path.stat().st_size // PAGE
    for page in (last, *([root + 1] if also_the_first else [])):
        spoil(path, page)
    with closing(DamagedDatabase(path, KEY)) as damaged:
        rows = list(damaged.rows("told", ["seq"]))
    assert len({row for row in rows if row}) > 2950
    assert 0 < rows.count(None) < 60
