"""Rows and slots of the ways in: alike after every write, every crash and every damage."""

from __future__ import annotations

import os

import pytest

from desktop.errors import DiskFull, NoSuchWay, NotWritable, PassphraseTaken, WrongPassphrase
from desktop.store import keyslot_file, rekeying, sheets
from desktop.store.keyslots import PAGE, SLOTS, Cost, Kind, Secret
from desktop.store.vault import Vault
from desktop.store.ways import KnownHolder, NewWay
from tests.desktop.store.conftest import PASSPHRASE
from tests.desktop.store.power import PowerCut, after, cut_at

DURESS = "four grey stones"
NEW = "eight egrets"
SHARES = Secret(Kind.SHARES, bytes(range(16)))


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: Cost(128, 1, 1))


@pytest.fixture
def sheet(vault):
    return add(vault, sheets.new_secret())


def add(vault, secret):
    vault.keyring.add(NewWay(secret.kind, vault.keyring.page().slot_key(secret), 7))
    return secret


def remove(vault, kind):
    vault.keyring.remove([way.id for way in vault.keyring.all() if way.kind is kind])


def kinds(vault):
    return sorted(way.kind for way in vault.keyring.all())


def opens(folder, key):
    try:
        Vault.open(folder, key).close()
    except WrongPassphrase:
        return False
    return True


def alike(vault):
    """Every row has its slot in both copies, and no slot opens that has no row."""
    file = keyslot_file.read(vault.folder)
    assert file.alike
    page = file.candidates[0]
    return all(
        (found := page.opened(way.slot_key)) and (found.number, found.kind) == (way.slot, way.kind)
        for way in vault.keyring.all()
    )


def test_a_new_vault_knows_its_only_way_in(vault):
    [way] = vault.keyring.all()
    assert (way.kind, way.proved, way.holders) == (Kind.PASSPHRASE, None, ())
    assert alike(vault)


def test_a_vault_of_the_first_program_learns_its_way_in_at_its_first_opening(vault, folder):
    with vault.unit() as unit:
        unit.ways.remove([way.id for way in unit.ways.all()])
    vault.close()
    again = Vault.open(folder, PASSPHRASE)
    try:
        assert kinds(again) == [Kind.PASSPHRASE]
        assert alike(again)
    finally:
        again.close()


def test_each_kind_opens_with_its_own_key_and_with_no_other(vault, folder, sheet):
    add(vault, SHARES)
    vault.close()
    for key in (PASSPHRASE, sheet, SHARES):
        opened = Vault.open(folder, key)
        assert opened.opened_by is (Kind.PASSPHRASE if isinstance(key, str) else key.kind)
        opened.close()
    assert not opens(folder, Secret(Kind.SHARES, sheet.value))
    assert not opens(folder, Secret(Kind.RECOVERY, SHARES.value))


def test_every_write_makes_all_eight_slots_anew_and_two_copies_from_two_days_tell_nothing(vault, sheet):
    before = vault.keyring.page()
    add(vault, SHARES)
    after = vault.keyring.page()
    assert after.header == before.header
    assert all(one != other for one, other in zip(before.slots, after.slots, strict=True))
    known = {way.slot: way for way in vault.keyring.all()}
    unchanged = [number for number in known if before.slots[number][:12] == after.slots[number][:12]]
    assert unchanged == [], "a nonce is never used again"


def test_what_was_removed_opens_nothing_in_either_copy(vault, folder, sheet):
    [way] = [way for way in vault.keyring.all() if way.kind is Kind.RECOVERY]
    vault.keyring.remove([way.id])
    data = (folder / "keyslots").read_bytes()
    for at in (0, PAGE):
        page = keyslot_file.KeyslotFile.parsed(data[at : at + PAGE] * 2).candidates[0]
        assert page.opened(way.slot_key) is None
    vault.close()
    assert not opens(folder, sheet)
    assert opens(folder, PASSPHRASE)


def test_the_passphrase_and_what_is_not_there_cannot_be_removed(vault):
    [way] = vault.keyring.all()
    for ids in ([way.id], [way.id + 1]):
        with pytest.raises(NoSuchWay):
            vault.keyring.remove(ids)
    assert alike(vault)


def test_a_new_passphrase_brings_a_new_salt_and_cost_and_every_other_way_in_stays(vault, folder, sheet):
    add(vault, SHARES)
    before = vault.keyring.page()
    assert vault.change_passphrase(PASSPHRASE, NEW)
    assert vault.keyring.page().header != before.header
    assert vault.keyring.page().cost == Cost(128, 1, 1)
    assert alike(vault)
    vault.close()
    assert [opens(folder, key) for key in (PASSPHRASE, NEW, sheet, SHARES)] == [False, True, True, True]


def test_the_duress_passphrase_outlives_a_new_passphrase_whether_or_not_it_is_given(vault, folder):
    rekeying.put_duress(vault.keyring, DURESS)
    assert not vault.change_passphrase(PASSPHRASE, NEW)
    assert kinds(vault) == [Kind.PASSPHRASE, Kind.DURESS]
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(NEW, PASSPHRASE, "another")
    assert vault.change_passphrase(NEW, PASSPHRASE, DURESS)
    assert kinds(vault) == [Kind.PASSPHRASE, Kind.DURESS]
    assert vault.keyring.tried(DURESS).kind is Kind.DURESS
    assert alike(vault)


def test_everyday_and_duress_passphrase_are_never_one(vault):
    with pytest.raises(PassphraseTaken):
        rekeying.put_duress(vault.keyring, PASSPHRASE)
    rekeying.put_duress(vault.keyring, DURESS)
    for given in ("", DURESS):
        with pytest.raises(PassphraseTaken):
            vault.change_passphrase(PASSPHRASE, DURESS, given)
    assert vault.keyring.tried(PASSPHRASE).kind is Kind.PASSPHRASE


def test_the_duress_passphrase_typed_as_the_old_one_destroys_nothing(vault, folder):
    rekeying.put_duress(vault.keyring, DURESS)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(DURESS, NEW)
    vault.close()
    assert opens(folder, PASSPHRASE)


def test_a_passphrase_is_put_without_the_old_one_only_where_a_sheet_or_shares_opened(vault, folder, sheet):
    with pytest.raises(WrongPassphrase):
        vault.put_passphrase(NEW)
    vault.close()
    opened = Vault.open(folder, sheet)
    opened.put_passphrase(NEW)
    opened.close()
    assert [opens(folder, key) for key in (PASSPHRASE, NEW, sheet)] == [False, True, True]


def test_a_sheet_that_gives_another_vault_key_is_no_way_in(vault, folder, sheet):
    way = vault.keyring.tried(sheet)
    page = vault.keyring.page().with_slot(way.slot, way.kind, way.slot_key, bytes(32), way.made)
    keyslot_file.write(folder, page)
    assert vault.keyring.tried(sheet) is None


def test_shares_are_kept_with_who_holds_them(vault):
    holders = (KnownHolder(0, "Ana", b"a" * 32), KnownHolder(1, "Leo", b"b" * 32))
    way = NewWay(Kind.SHARES, vault.keyring.page().slot_key(SHARES), 7, 2, holders)
    id = vault.keyring.add(way)
    with vault.unit() as unit:
        unit.ways.holder_proved(id, 1, 9)
    found = next(way for way in vault.keyring.all() if way.id == id)
    assert (found.needed, [(one.name, one.proved) for one in found.holders]) == (2, [("Ana", None), ("Leo", 9)])
    vault.keyring.remove([id])
    with vault.unit() as unit:
        assert unit.ways.all()[-1].holders == ()


def test_all_slots_in_use_is_as_far_as_it_goes(vault):
    for _ in range(SLOTS - 1):
        add(vault, sheets.new_secret())
    assert alike(vault)
    with pytest.raises(ValueError, match="larger than population"):
        add(vault, sheets.new_secret())
    assert len(vault.keyring.all()) == SLOTS


DEEDS = {
    "a sheet": lambda vault: add(vault, SHARES),
    "a removal": lambda vault: vault.keyring.remove(
        [way.id for way in vault.keyring.all() if way.kind is Kind.RECOVERY]
    ),
    "a new passphrase": lambda vault: vault.change_passphrase(PASSPHRASE, NEW),
    "duress": lambda vault: rekeying.put_duress(vault.keyring, DURESS),
    "a new passphrase and duress": lambda vault: vault.change_passphrase(PASSPHRASE, NEW, DURESS),
}


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_power_cut_at_any_write_leaves_it_as_it_was_or_done_and_rows_and_slots_alike(
    vault, folder, sheet, deed, at, torn
):
    if "and duress" in deed:
        rekeying.put_duress(vault.keyring, DURESS)
    before = kinds(vault)
    with cut_at(folder, at, torn=torn), pytest.raises(PowerCut):
        DEEDS[deed](vault)
    done = at == 1  # the first copy decides
    now_opens = NEW if done and "passphrase" in deed else PASSPHRASE
    again = Vault.open(after(folder), now_opens)
    try:
        assert alike(again), "mended, and what does not open is forgotten"
        if not done or "passphrase" in deed:
            assert kinds(again) == before
        elif deed == "a removal":
            assert kinds(again) == [Kind.PASSPHRASE]
        else:
            assert len(kinds(again)) == len(before) + 1
        if Kind.DURESS in kinds(again):
            assert again.keyring.tried(DURESS).kind is Kind.DURESS
    finally:
        again.close()
    assert opens(after(folder), sheet) == (deed != "a removal" or not done)
    assert opens(after(folder), PASSPHRASE) == (now_opens == PASSPHRASE)


@pytest.mark.parametrize(("number", "error"), [(28, DiskFull), (30, NotWritable)])
@pytest.mark.parametrize("at", [0, 1])
def test_where_the_machine_refuses_a_write_everything_is_as_before(
    vault, folder, sheet, monkeypatch, number, error, at
):
    from desktop.store import disk

    before, written = (folder / "keyslots").read_bytes(), disk.write_synced
    refused = iter([False] * at + [True])

    def refuses(path, offset, data):
        if next(refused, False):
            raise OSError(number, os.strerror(number))
        written(path, offset, data)

    monkeypatch.setattr(disk, "write_synced", refuses)
    with pytest.raises(error):
        vault.change_passphrase(PASSPHRASE, NEW)
    assert (folder / "keyslots").read_bytes() == before
    assert alike(vault)
    assert kinds(vault) == [Kind.PASSPHRASE, Kind.RECOVERY]


def test_a_copy_of_the_file_from_another_day_decides_what_is_known(vault, folder, sheet):
    old = (folder / "keyslots").read_bytes()
    remove(vault, Kind.RECOVERY)
    add(vault, SHARES)
    vault.close()
    (folder / "keyslots").write_bytes(old)
    again = Vault.open(folder, PASSPHRASE)
    assert kinds(again) == [Kind.PASSPHRASE]
    again.close()
    assert opens(folder, sheet), "it is in that copy"
    again = Vault.open(folder, PASSPHRASE)
    assert kinds(again) == [Kind.PASSPHRASE, Kind.RECOVERY], "and is known again once it opened"
    again.close()


def test_both_copies_damaged_are_written_again_with_every_way_in_that_is_known(vault, folder, sheet):
    rekeying.put_duress(vault.keyring, DURESS)
    slots = {way.kind: way.slot for way in vault.keyring.all()}
    vault.close()
    data = bytearray((folder / "keyslots").read_bytes())
    for kind in (Kind.RECOVERY, Kind.DURESS):
        for copy in (0, PAGE):
            data[copy + 64 + 500 * slots[kind] + 99] ^= 1
    (folder / "keyslots").write_bytes(data)
    again = Vault.open(folder, PASSPHRASE)
    assert kinds(again) == [Kind.PASSPHRASE, Kind.RECOVERY, Kind.DURESS]
    assert alike(again)
    again.close()
    assert opens(folder, sheet)


def test_what_cannot_be_mended_hinders_nobody(vault, folder, monkeypatch):
    vault.close()
    data = bytearray((folder / "keyslots").read_bytes())
    data[100] ^= 1
    (folder / "keyslots").write_bytes(data)

    def refuses(*_):
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.disk.write_synced", refuses)
        assert opens(folder, PASSPHRASE)
    assert not keyslot_file.read(folder).alike
    assert opens(folder, PASSPHRASE)
    assert keyslot_file.read(folder).alike
