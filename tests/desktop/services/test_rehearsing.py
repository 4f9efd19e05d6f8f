"""Proving ways in: when it is due, and that it never endangers the vault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import WordsUnreadable, WrongSheet
from desktop.services import rehearsing
from desktop.services.recovering import Recovering
from desktop.services.ways import HeldShare, Trusted, Way
from desktop.store.keyslots import Cost
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE

PEOPLE = [Trusted(name=name, pin=pin) for name, pin in (("Ana", "482913"), ("Leo", "105577"), ("Sofía", "900412"))]
START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))


@pytest.fixture
def vault(tmp_path):
    made = Vault.create(tmp_path / "vault", PASSPHRASE, CHEAP)
    yield made
    made.close()


@pytest.fixture
def ours(vault):
    return Recovering(vault)


@pytest.fixture
def days(monkeypatch):
    """`days(9)`: from now on it is the ninth day after the first."""

    def go(number):
        at = START + timedelta(days=number)
        for module in ("rehearsing.now", "recovering.time_now"):
            monkeypatch.setattr(f"desktop.services.{module}", lambda: int(at.timestamp() * 1000))
        return at

    go(0)
    return go


def the(ours, way):
    return next(one for one in ours.ways() if one.way is way)


def test_a_sheet_is_due_a_week_after_it_was_made_and_then_every_half_year(ours, days):
    sheet = ours.make_sheet()
    assert ours.due(days(6)) == ()
    assert [way.way for way in ours.due(days(7))] == [Way.SHEET]
    assert ours.prove_sheet(sheet.qr_text).proved == START + timedelta(days=7)
    assert ours.due(days(7 + 181)) == ()
    assert [way.way for way in ours.due(days(7 + 182))] == [Way.SHEET]


def test_typing_it_back_at_once_belongs_to_setting_up(ours, days):
    sheet = ours.make_sheet()
    proved = ours.prove_sheet(sheet.qr_text)
    assert (proved.proved, proved.due) == (START, START + timedelta(days=7))


def test_passphrases_are_never_due(ours, days):
    ours.set_duress(PASSPHRASE, "velvet canyon obey mushroom lilac sketch")
    assert ours.due(days(4000)) == ()
    assert all(way.due is None for way in ours.ways())


def test_a_clock_that_was_set_back_only_makes_it_early_or_late(ours, days):
    ours.make_sheet()
    assert ours.due(days(-2000)) == ()
    assert len(ours.due(days(2000))) == 1


def test_proving_writes_nothing_but_the_date(vault, ours, days):
    sheet, shares = ours.make_sheet(), ours.make_shares(2, PEOPLE)
    before = (vault.folder / "keyslots").read_bytes()
    ways = ours.ways()
    days(9)
    ours.prove_sheet(sheet.qr_text)
    ours.prove_shares([HeldShare(words=share.qr_text, pin=PEOPLE[share.number - 1].pin) for share in shares])
    assert (vault.folder / "keyslots").read_bytes() == before
    assert [(way.id, way.made) for way in ours.ways()] == [(way.id, way.made) for way in ways]
    assert not (vault.folder / "tries").exists()


def test_what_does_not_open_is_said_and_dates_nothing(vault, ours, days, tmp_path):
    ours.make_sheet()
    other = Vault.create(tmp_path / "other", PASSPHRASE, CHEAP)
    foreign = Recovering(other).make_sheet()
    foreign_shares = Recovering(other).make_shares(2, PEOPLE)
    other.close()
    with pytest.raises(WrongSheet):
        ours.prove_sheet(foreign.qr_text)
    with pytest.raises(WordsUnreadable):
        ours.prove_sheet(" ".join(foreign.words[:-1]))
    found = ours.prove_shares([HeldShare(words=one.qr_text, pin=PEOPLE[one.number - 1].pin) for one in foreign_shares])
    assert (found.right, found.wrong, found.opens) == ((), (0, 1, 2), False)
    assert the(ours, Way.SHEET).proved is None
    assert not (vault.folder / "tries").exists(), "nobody tried to get in"


def test_a_sheet_whose_slot_was_replaced_on_the_disk_is_not_proved(vault, ours, days):
    before = (vault.folder / "keyslots").read_bytes()
    sheet = ours.make_sheet()
    (vault.folder / "keyslots").write_bytes(before)
    with pytest.raises(WrongSheet):
        ours.prove_sheet(sheet.qr_text)


def test_holders_prove_their_shares_one_by_one_and_enough_of_them_are_a_proof(ours, days):
    shares = ours.make_shares(2, PEOPLE)

    def prove(number, day):
        days(day)
        share = HeldShare(words=shares[number].qr_text, pin=PEOPLE[number].pin)
        found = ours.prove_shares([share])
        assert (found.right, found.wrong, found.opens) == ((number + 1,), (), False)

    prove(0, 8)
    assert the(ours, Way.SHARES).proved is None
    prove(0, 9)
    assert the(ours, Way.SHARES).proved is None, "the same one twice"
    prove(2, 30)
    way = the(ours, Way.SHARES)
    assert way.proved == START + timedelta(days=9), "as old as the oldest that is needed"
    assert way.due == way.proved + rehearsing.AGAIN
    assert [one.proved for one in way.holders] == [START + timedelta(days=9), None, START + timedelta(days=30)]


def test_a_wrong_pin_is_known_for_the_share_it_belongs_to(ours, days):
    shares = ours.make_shares(2, PEOPLE)
    pins = [PEOPLE[0].pin, "000000", PEOPLE[2].pin]
    found = ours.prove_shares(
        [HeldShare(words=share.qr_text, pin=pin) for share, pin in zip(shares, pins, strict=True)]
    )
    assert (found.right, found.wrong, found.opens) == ((1, 3), (1,), True)
    assert the(ours, Way.SHARES).proved == START


def test_ways_are_listed_with_the_passphrase_first(ours, days):
    ours.make_sheet()
    days(3)
    ours.change_passphrase(PASSPHRASE, "moment pave ridge scorpion bamboo tuna")
    assert [way.way for way in ours.ways()] == [Way.PASSPHRASE, Way.SHEET]
