"""Ways into a vault beside its passphrase: made, used, removed, and what is refused."""

from __future__ import annotations

import pytest

from desktop.errors import (
    NoSuchWay,
    NoVaultHere,
    PassphraseTaken,
    SharesMissing,
    TooManyWays,
    VaultInUse,
    WeakPassphrase,
    WeakPin,
    WordsUnreadable,
    WrongPassphrase,
    WrongShares,
    WrongSheet,
)
from desktop.services import locking, recovering
from desktop.services.recovering import Recovering, open_with_shares, open_with_sheet
from desktop.services.showing_codes import qr_png, read_qr
from desktop.services.ways import HeldShare, Trusted, Way
from desktop.settings import Settings, write
from desktop.store.keyslots import Cost
from tests.laptops import CHEAP, PASSPHRASE, titled

NEW = "moment pave ridge scorpion bamboo tuna"
DURESS = "velvet canyon obey mushroom lilac sketch"
PEOPLE = [Trusted(name=name, pin=pin) for name, pin in (("Ana", "482913"), ("Leo", "105577"), ("Sofía", "900412"))]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def vault(folder):
    made = locking.make_vault(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def ours(vault):
    return Recovering(vault)


def kinds(vault):
    return [way.way for way in Recovering(vault).ways()]


def held(shares, people=PEOPLE):
    return [HeldShare(words=share.qr_text, pin=people[share.number - 1].pin) for share in shares]


def reopened(folder, passphrase):
    vault = locking.open_vault(folder, passphrase)
    found = kinds(vault)
    vault.close()
    return found


def test_a_new_vault_has_its_passphrase_and_nothing_else(ours):
    [way] = ours.ways()
    assert (way.way, way.due, way.holders) == (Way.PASSPHRASE, None, ())


def test_a_lost_passphrase_is_replaced_with_the_sheet(vault, ours, folder):
    sheet = ours.make_sheet("es")
    vault.close()
    opened = open_with_sheet(folder, "\n".join(sheet.words))
    Recovering(opened).set_new_passphrase(NEW)
    opened.close()
    with pytest.raises(WrongPassphrase):
        locking.open_vault(folder, PASSPHRASE)
    assert reopened(folder, NEW) == [Way.PASSPHRASE, Way.SHEET]


def test_a_lost_passphrase_is_replaced_with_the_shares_of_two(vault, ours, folder):
    shares = ours.make_shares(2, PEOPLE)
    assert [(share.number, share.name) for share in shares] == [(1, "Ana"), (2, "Leo"), (3, "Sofía")]
    vault.close()
    opened = open_with_shares(folder, held([shares[2], shares[0]]))
    Recovering(opened).set_new_passphrase(NEW)
    [way] = [way for way in Recovering(opened).ways() if way.way is Way.SHARES]
    assert (way.needed, way.proved is not None) == (2, True)
    assert [(one.number, one.name, one.proved is not None) for one in way.holders] == [
        (1, "Ana", True),
        (2, "Leo", False),
        (3, "Sofía", True),
    ]
    opened.close()
    assert reopened(folder, NEW) == [Way.PASSPHRASE, Way.SHARES]


def test_a_forgotten_passphrase_can_only_be_replaced_by_who_came_in_another_way(ours):
    with pytest.raises(WrongPassphrase):
        ours.set_new_passphrase(NEW)


def test_wrong_words_wrong_pins_and_too_few_shares_are_told_apart_and_counted(vault, ours, folder):
    sheet, shares = ours.make_sheet(), ours.make_shares(2, PEOPLE)
    other = ours.make_sheet()
    ours.remove(other.id)
    with pytest.raises(VaultInUse):
        open_with_sheet(folder, sheet.qr_text)
    vault.close()
    for words in ("", " ".join(sheet.words[:23]), shares[0].qr_text):
        with pytest.raises(WordsUnreadable):
            open_with_sheet(folder, words)
    with pytest.raises(WordsUnreadable) as caught:
        open_with_shares(folder, [*held(shares[:1]), HeldShare(words=sheet.qr_text, pin="1234")])
    assert caught.value.share == 1
    with pytest.raises(SharesMissing):
        open_with_shares(folder, held(shares[:1]))
    assert not (folder / "tries").exists(), "nothing was tried yet"
    with pytest.raises(WrongSheet):
        open_with_sheet(folder, other.qr_text)
    with pytest.raises(WrongShares):
        open_with_shares(folder, [*held(shares[:1]), HeldShare(words=shares[1].qr_text, pin="000000")])
    again = locking.open_vault(folder, PASSPHRASE)
    assert recovering.wrong_tries(again).count == 2
    recovering.forget_wrong_tries(again)
    assert recovering.wrong_tries(again) is None
    again.close()


def test_opening_otherwise_says_what_is_wrong_with_the_folder(tmp_path, ours):
    sheet, shares = ours.make_sheet(), ours.make_shares(2, PEOPLE)
    with pytest.raises(NoVaultHere):
        open_with_sheet(tmp_path / "nowhere", sheet.qr_text)
    with pytest.raises(NoVaultHere):
        open_with_shares(tmp_path / "nowhere", held(shares))
    with pytest.raises(WrongShares):
        open_with_shares(tmp_path / "nowhere", [HeldShare(words=share.qr_text, pin="000000") for share in shares])
    assert not (tmp_path / "nowhere").exists()


def test_qr_codes_carry_what_the_words_say(ours):
    sheet, [share, *_] = ours.make_sheet("fr"), ours.make_shares(2, PEOPLE)
    for text in (sheet.qr_text, share.qr_text):
        assert read_qr(qr_png(text)) == text
    recovering.look_at_sheet(read_qr(qr_png(sheet.qr_text)))
    seen = recovering.look_at_share(read_qr(qr_png(share.qr_text)))
    assert (seen.number, seen.needed) == (1, 2)


def test_what_cannot_be_words_is_said_before_anything_is_opened(ours):
    for look in (recovering.look_at_sheet, recovering.look_at_share):
        with pytest.raises(WordsUnreadable):
            look("three little words")


def test_an_earlier_sheet_stays_until_the_new_one_was_proved_and_it_is_removed(vault, ours, folder):
    first, second = ours.make_sheet(), ours.make_sheet()
    with pytest.raises(TooManyWays):
        ours.make_sheet()
    assert not any(way.replaced for way in ours.ways())
    ours.prove_sheet(second.qr_text)
    assert [way.id for way in ours.ways() if way.replaced] == [first.id]
    ours.remove(first.id)
    vault.close()
    with pytest.raises(WrongSheet):
        open_with_sheet(folder, first.qr_text)
    open_with_sheet(folder, second.qr_text).close()


def test_so_do_earlier_shares(ours):
    ours.make_shares(2, PEOPLE)
    second = ours.make_shares(3, PEOPLE)
    with pytest.raises(TooManyWays):
        ours.make_shares(2, PEOPLE)
    assert ours.prove_shares(held(second)).opens
    [old] = [way for way in ours.ways() if way.replaced]
    assert (old.needed, old.due) == (2, None)


def test_the_passphrase_changes_and_every_other_way_in_stays(vault, ours, folder):
    sheet, shares = ours.make_sheet(), ours.make_shares(2, PEOPLE)
    assert ours.change_passphrase(PASSPHRASE, NEW)
    assert ours.is_passphrase(NEW)
    assert not ours.is_passphrase(PASSPHRASE)
    vault.close()
    open_with_sheet(folder, sheet.qr_text).close()
    open_with_shares(folder, held(shares[1:])).close()


@pytest.mark.parametrize(("new", "error"), [("short", WeakPassphrase), ("", WeakPassphrase)])
def test_a_weak_passphrase_is_taken_nowhere(ours, vault, folder, new, error):
    sheet = ours.make_sheet()
    with pytest.raises(error):
        ours.change_passphrase(PASSPHRASE, new)
    with pytest.raises(error):
        ours.set_duress(PASSPHRASE, new)
    vault.close()
    opened = open_with_sheet(folder, sheet.qr_text)
    with pytest.raises(error):
        Recovering(opened).set_new_passphrase(new)
    opened.close()
    assert reopened(folder, PASSPHRASE) == [Way.PASSPHRASE, Way.SHEET]


def test_pins_and_numbers_of_shares_that_cannot_be_change_nothing(ours):
    with pytest.raises(WeakPin):
        ours.make_shares(2, [*PEOPLE, Trusted(name="Rosa", pin="12")])
    for needed in (1, 4):
        with pytest.raises(ValueError, match="so many"):
            ours.make_shares(needed, PEOPLE)
    assert [way.way for way in ours.ways()] == [Way.PASSPHRASE]


def test_a_suggested_pin_is_six_digits():
    pins = {recovering.suggest_pin() for _ in range(50)}
    assert all(len(pin) == 6 and pin.isdecimal() for pin in pins)
    assert len(pins) > 40


def test_what_is_not_there_and_the_passphrase_cannot_be_removed(ours):
    [passphrase] = ours.ways()
    for id in (passphrase.id, 99):
        with pytest.raises(NoSuchWay):
            ours.remove(id)
    with pytest.raises(NoSuchWay):
        ours.remove_duress()


def test_duress_destroys_and_opens_a_vault_that_wears_what_the_unlock_screen_wore(vault, ours, folder):
    from desktop.services.casework import Casework
    from desktop.services.preferences import Preferences

    Casework(vault).save(None, "case", titled("case", "Eviction at the river"))
    sheet = ours.make_sheet()
    ours.set_duress(PASSPHRASE, DURESS)
    assert not ours.is_passphrase(DURESS)
    vault.close()
    write(Settings(language="es", theme="dark", text_percent=125))
    opened = locking.open_vault(folder, DURESS)
    choices = Preferences(opened).read()
    assert (choices.language, choices.theme, choices.text_percent, choices.my_name) == ("es", "dark", 125, "")
    assert kinds(opened) == [Way.PASSPHRASE]
    with opened.reading() as unit:
        assert unit.records.count() == 0
    opened.close()
    assert reopened(folder, DURESS) == [Way.PASSPHRASE]
    for refused in (lambda: locking.open_vault(folder, PASSPHRASE), lambda: open_with_sheet(folder, sheet.qr_text)):
        with pytest.raises(WrongPassphrase):
            refused()


def test_a_duress_passphrase_is_set_replaced_and_removed_by_who_knows_the_everyday_one(vault, ours, folder):
    with pytest.raises(WrongPassphrase):
        ours.set_duress("not it", DURESS)
    ours.set_duress(PASSPHRASE, DURESS)
    ours.set_duress(PASSPHRASE, NEW)
    assert kinds(vault) == [Way.PASSPHRASE, Way.DURESS]
    ours.remove_duress()
    vault.close()
    for passphrase in (DURESS, NEW):
        with pytest.raises(WrongPassphrase):
            locking.open_vault(folder, passphrase)
    assert reopened(folder, PASSPHRASE) == [Way.PASSPHRASE]


@pytest.mark.parametrize(
    "alike",
    [
        PASSPHRASE,
        PASSPHRASE.upper(),
        PASSPHRASE.replace(" ", "  "),
        " ".join(reversed(PASSPHRASE.split())),
        PASSPHRASE.replace("river", "rivet"),
        PASSPHRASE.replace("tide ", "tied "),
    ],
)
def test_a_slip_of_the_finger_never_destroys(ours, alike):
    with pytest.raises(PassphraseTaken):
        ours.set_duress(PASSPHRASE, alike)
    ours.set_duress(PASSPHRASE, DURESS)
    for given in (DURESS, DURESS + "s"):
        with pytest.raises(PassphraseTaken):
            ours.change_passphrase(PASSPHRASE, given, DURESS)
    with pytest.raises(PassphraseTaken):
        ours.change_passphrase(PASSPHRASE, DURESS)


def test_nothing_that_is_handed_out_shows_when_it_is_printed(ours):
    sheet, [share, *_] = ours.make_sheet(), ours.make_shares(2, PEOPLE)
    said = f"{sheet!r} {share!r} {PEOPLE!r} {held([share])!r}"
    assert sheet.words[0] not in said
    assert "482913" not in said
    assert share.words[5] not in said
