"""Ways into a vault from the command line: made, listed, proved, used, removed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import contextmanager

import pytest

from desktop.store.keyslots import Cost
from tests.laptops import PASSPHRASE

OTHER = "moment pave ridge scorpion bamboo tuna"
DURESS = "velvet canyon obey mushroom lilac sketch"


@pytest.fixture(autouse=True)
def _cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))


@contextmanager
def lines(*said: str):
    """A descriptor that gives these lines."""
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{line}\n" for line in said).encode())
    os.close(writing)
    yield str(reading)
    os.close(reading)


def made_shares(amparo, folder, names: Sequence[str] = ("Ana", "Leo", "Sofía")):
    with lines(*names) as descriptor:
        return amparo("vault", "shares", folder, "--of", "2/3", "--names-fd", descriptor, "--json").json["shares"]


def kinds(amparo, folder, passphrase=PASSPHRASE):
    return [way["way"] for way in amparo("vault", "ways", folder, "--json", fed=passphrase).json["ways"]]


def test_a_sheet_is_printed_numbered_and_opens_the_vault_when_the_passphrase_is_lost(amparo, folder):
    ran = amparo("vault", "sheet", folder)
    words = [line.split(". ")[1] for line in ran.out.splitlines()]
    assert (ran.status, len(words)) == (0, 24)
    assert not any(word in ran.err.split() for word in words if len(word) > 5)
    with lines(" ".join(words)) as descriptor:
        assert amparo("vault", "prove", folder, "sheet", "--words-fd", descriptor).status == 0
    with lines(" ".join(word[:4] for word in words)) as descriptor:
        assert amparo("vault", "open-with", folder, "sheet", "--words-fd", descriptor, fed=OTHER).status == 0
    assert amparo("record", "list", folder).status == 1
    assert amparo("record", "list", folder, fed=OTHER).status == 0


def test_words_come_in_the_language_that_is_asked_for(amparo, folder):
    spanish = amparo("vault", "sheet", folder, "--language", "es", "--json").json["words"]
    with lines(" ".join(spanish)) as descriptor:
        assert amparo("vault", "prove", folder, "sheet", "--words-fd", descriptor).status == 0


def test_so_many_shares_as_are_needed_open_the_vault(amparo, folder):
    shares = made_shares(amparo, folder)
    assert [share["name"] for share in shares] == ["Ana", "Leo", "Sofía"]
    with lines(" ".join(shares[2]["words"]), shares[2]["pin"]) as descriptor:
        ran = amparo("vault", "open-with", folder, "shares", "--words-fd", descriptor, fed=OTHER)
    assert (ran.status, "1 shares belong together here, and 2 are needed" in ran.err) == (1, True)
    said = [line for share in (shares[2], shares[0]) for line in (share["qr"], share["pin"])]
    with lines(*said) as descriptor:
        assert amparo("vault", "open-with", folder, "shares", "--words-fd", descriptor, fed=OTHER).status == 0
    assert kinds(amparo, folder, OTHER) == ["passphrase", "shares"]


def test_one_share_is_proved_alone_and_a_wrong_pin_is_said(amparo, folder):
    share = made_shares(amparo, folder)[1]
    with lines(share["qr"], share["pin"]) as descriptor:
        proved = amparo("vault", "prove", folder, "shares", "--words-fd", descriptor, "--json")
    assert (proved.status, proved.json) == (0, {"opens": False, "right": [2], "wrong": []})
    with lines(share["qr"], "000000x") as descriptor:
        ran = amparo("vault", "prove", folder, "shares", "--words-fd", descriptor)
    assert (ran.status, "PIN is wrong" in ran.out) == (1, True)


def test_the_list_says_since_when_by_whom_and_what_is_to_be_proved(amparo, folder):
    made_shares(amparo, folder)
    out = amparo("vault", "ways", folder).out
    assert "any 2 of 3: 1 Ana, 2 Leo, 3 Sofía" in out
    assert "never proved" in out
    assert out.startswith("1  Passphrase; since ")


def test_a_removed_sheet_opens_nothing_and_the_passphrase_cannot_be_removed(amparo, folder):
    sheet = amparo("vault", "sheet", folder, "--json").json
    assert amparo("vault", "remove-way", folder, str(sheet["way"])).status == 0
    with lines(sheet["qr"]) as descriptor:
        ran = amparo("vault", "open-with", folder, "sheet", "--words-fd", descriptor, fed=OTHER)
    assert (ran.status, "do not open this vault" in ran.err) == (1, True)
    assert amparo("vault", "remove-way", folder, "1").status == 1
    assert kinds(amparo, folder) == ["passphrase"]


def test_a_misread_word_is_named_by_its_place(amparo, folder):
    words = list(amparo("vault", "sheet", folder, "--language", "en", "--json").json["words"])
    words[6] = "zzzz"
    with lines(" ".join(words)) as descriptor:
        ran = amparo("vault", "prove", folder, "sheet", "--words-fd", descriptor)
    assert (ran.status, "Word 7 is in no list" in ran.err) == (1, True)


def test_duress_is_explained_set_and_leaves_an_ordinary_vault(amparo, folder):
    amparo("vault", "sheet", folder)
    ran = amparo("vault", "duress", folder, fed=f"{PASSPHRASE}\n{DURESS}")
    assert (ran.status, "nobody can bring it back" in ran.err) == (0, True)
    assert kinds(amparo, folder) == ["passphrase", "sheet", "duress"]
    assert amparo("record", "list", folder, fed=DURESS).status == 0
    assert kinds(amparo, folder, DURESS) == ["passphrase"]
    assert amparo("record", "list", folder).status == 1


def test_duress_can_be_taken_back(amparo, folder):
    amparo("vault", "duress", folder, fed=f"{PASSPHRASE}\n{DURESS}")
    assert amparo("vault", "duress", folder, "--off").status == 0
    assert kinds(amparo, folder) == ["passphrase"]
    assert amparo("record", "list", folder, fed=DURESS).status == 1
    assert amparo("vault", "duress", folder, "--off").status == 1


def test_a_duress_passphrase_a_slip_away_from_the_everyday_one_is_refused(amparo, folder):
    ran = amparo("vault", "duress", folder, fed=f"{PASSPHRASE}\n{PASSPHRASE.replace('river', 'rivet')}")
    assert (ran.status, "too much alike" in ran.err) == (1, True)
    assert kinds(amparo, folder) == ["passphrase"]


@pytest.mark.parametrize("given", [[], [DURESS]])
def test_a_new_passphrase_keeps_the_duress_passphrase_whether_or_not_it_is_given(amparo, folder, given):
    amparo("vault", "duress", folder, fed=f"{PASSPHRASE}\n{DURESS}")
    ran = amparo("vault", "passphrase", folder, "--json", fed="\n".join([PASSPHRASE, OTHER, *given]))
    assert ran.json == {"passphrase": "changed", "measured": bool(given)}
    assert kinds(amparo, folder, OTHER) == ["passphrase", "duress"]
    assert kinds(amparo, folder, DURESS) == ["passphrase"]


def test_failed_tries_are_told_once_after_success(amparo, folder):
    amparo("record", "list", folder, fed="wrong")
    amparo("record", "list", folder, fed="wrong again")
    assert "failed: 2, the first on" in amparo("record", "list", folder).err
    assert "failed" not in amparo("record", "list", folder).err


@pytest.mark.parametrize("of", ["1/3", "4/3", "2/17", "two/three", "2"])
def test_numbers_of_shares_that_cannot_be_are_refused(amparo, folder, of):
    assert amparo("vault", "shares", folder, "--of", of).status == 1
