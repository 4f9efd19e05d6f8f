from __future__ import annotations

import os
import unicodedata

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import VaultDamaged, WrongPassphrase
from desktop.store import keyslots
from desktop.store.calibration import LEAST, MOST_MEMORY, MOST_PASSES, calibrated, physical_memory
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.keyslots import PAGE, SLOTS, Cost, Keyslots, Kind, Secret
from tests.desktop.store.conftest import CHEAP, PASSPHRASE
from tests.vectors.reading import vectors

KEY = bytes(range(32))


@pytest.fixture
def page():
    made = Keyslots.made(CHEAP)
    return made.with_slot(3, Kind.PASSPHRASE, made.slot_key(PASSPHRASE), KEY, 1)


def as_file(page):
    return page.page() * 2


def flipped(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_the_passphrase_gives_the_key_and_another_one_does_not(page):
    file = KeyslotFile.parsed(as_file(page))
    assert file.opened(PASSPHRASE)[1].vault_key == KEY
    with pytest.raises(WrongPassphrase):
        file.opened(PASSPHRASE + " ")


def test_the_same_passphrase_in_other_code_points_opens(page):
    composed, decomposed = "canci\u00f3n del r\u00edo", "cancio\u0301n del ri\u0301o"
    page = page.with_slot(0, Kind.PASSPHRASE, page.slot_key(composed), KEY, 1)
    assert KeyslotFile.parsed(as_file(page)).opened(decomposed)[1].number == 0


def test_the_size_is_the_same_however_many_slots_are_in_use(page):
    full = page
    for number in range(SLOTS):
        full = full.with_slot(number, Kind.PASSPHRASE, os.urandom(32), KEY, 1)
    assert len(as_file(full)) == len(as_file(Keyslots.made(CHEAP))) == 2 * PAGE


def test_used_and_unused_slots_are_equally_dense_in_every_byte():
    made = Keyslots.made(CHEAP)
    used = [made.with_slot(0, Kind.PASSPHRASE, os.urandom(32), KEY, 1).slots[0] for _ in range(400)]
    unused = [Keyslots.made(CHEAP).slots[0] for _ in range(400)]
    for place in range(500):
        assert len({slot[place] for slot in used}) > 120
        assert len({slot[place] for slot in unused}) > 120


def test_a_slot_opens_at_its_own_place_only(page):
    moved = Keyslots(page.header, (page.slots[3], *page.slots[1:]))
    assert moved.opened(page.slot_key(PASSPHRASE)).number == 3
    without = Keyslots(page.header, (page.slots[3], *page.slots[1:3], page.slots[0], *page.slots[4:]))
    assert without.opened(page.slot_key(PASSPHRASE)) is None


def test_every_kind_of_slot_fits_and_is_told_apart_inside_only(page):
    for kind in Kind:
        opened = page.with_slot(5, kind, bytes(32), KEY, 1).opened(bytes(32))
        assert (opened.kind, opened.vault_key) == (kind, KEY)


def test_a_slot_of_another_kind_is_opened_by_nobody(page):
    for key, kind in ((PASSPHRASE, Kind.SHARES), (Secret(Kind.RECOVERY, KEY), Kind.PASSPHRASE)):
        mixed = page.blank().with_slot(3, kind, page.slot_key(key), KEY, 1)
        with pytest.raises(WrongPassphrase):
            KeyslotFile.parsed(as_file(mixed)).opened(key)


def test_a_flipped_bit_in_one_copy_is_read_from_the_other(page):
    whole = as_file(page)
    for bit in range(0, len(whole) * 8, 1009):
        file = KeyslotFile.parsed(flipped(whole, bit))
        assert file.opened(PASSPHRASE)[1].vault_key == KEY
        assert not file.alike


def test_the_same_bit_flipped_in_both_copies_is_damage_and_never_a_wrong_passphrase(page):
    for bit in [0, 7 * 8, 20 * 8, 40 * 8, (64 + 3 * 500 + 99) * 8]:
        with pytest.raises(VaultDamaged) as caught:
            KeyslotFile.parsed(flipped(page.page(), bit) * 2).opened(PASSPHRASE)
        assert caught.value.part == "keyslots"


def test_damage_beside_the_slot_in_use_does_not_keep_the_owner_out(page):
    for bit in [64 * 8, (64 + 7 * 500) * 8, (PAGE - 1) * 8]:
        file = KeyslotFile.parsed(flipped(page.page(), bit) * 2)
        assert file.opened(PASSPHRASE)[1].vault_key == KEY


@pytest.mark.parametrize("data", [b"", b"x", bytes(2 * PAGE), b"AMPARO" * 2000])
def test_something_else_is_damage(data):
    with pytest.raises(VaultDamaged):
        KeyslotFile.parsed(data)


@pytest.mark.parametrize(
    "cost", [Cost(2**32 - 1, 3, 1), Cost(64, 2**31, 1), Cost(64, 0, 1), Cost(64, 1, 200), Cost(1, 1, 1)]
)
def test_a_made_up_cost_does_not_eat_the_machine(cost):
    with pytest.raises(VaultDamaged):
        KeyslotFile.parsed(as_file(Keyslots.made(cost)))


def test_a_lowered_cost_opens_nothing(page):
    cheaper = Keyslots(Keyslots.made(Cost(32, 1, 1)).header, page.slots)
    with pytest.raises(WrongPassphrase):
        KeyslotFile.parsed(as_file(cheaper)).opened(PASSPHRASE)


def test_the_format_is_the_one_written_down():
    """VAULT.md, sections 2 and 3, with values computed once by hand from the text alone."""
    header = b"AMPARO" + bytes([0, 1, 0, 0, 0, 64, 0, 0, 0, 1, 0, 0, 0, 1]) + bytes(range(16)) + bytes(28)
    page = Keyslots(header, tuple(bytes(500) for _ in range(SLOTS)))
    assert len(header) == 64
    assert page.cost == CHEAP
    assert page.slot_key("amparo").hex() == "50cdeb56687c92fcead0fb690321a5bc0edb82c6be0ec11498c449e6163660cb"
    assert keyslots.database_key(bytes(32)).hex() == "621a68afb04be29a8aa6d74ecef86131a7b74a8102b846f665a6d402e5dbcddf"
    assert page.page()[-32:].hex() == "7fb1d8965651380015ed99b55dd6d193e72fa168bbae0bd67a96b56dd86af03e"


@pytest.mark.parametrize("vector", vectors("keyslots"), ids=lambda vector: vector["name"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_files_frozen_long_ago_open(vector, form):
    file = KeyslotFile.parsed(bytes.fromhex(vector["file"]))
    assert (file.whole, file.alike) == (True, True)
    for slot in vector["passphrases"]:
        page, opened = file.opened(unicodedata.normalize(form, slot["passphrase"]))
        assert page.cost == Cost(**vector["cost"])
        assert (opened.number, opened.kind) == (slot["slot"], Kind.PASSPHRASE)
        assert opened.vault_key.hex() == vector["vault_key"]
        assert keyslots.database_key(opened.vault_key).hex() == vector["database_key"]
    with pytest.raises(WrongPassphrase):
        file.opened("another passphrase")


@pytest.fixture(scope="module")
def every_kind():
    """A frozen file with one slot of every kind, and what opens each: (slot, kind, key, vault key)."""
    [vector] = vectors("ways")
    slots = [
        (one["slot"], Kind(one["kind"]), as_key(Kind(one["kind"]), one["key"]), bytes.fromhex(one["vault_key"]))
        for one in vector["slots"]
    ]
    return bytes.fromhex(vector["file"]), slots


def as_key(kind, text):
    return text if kind in (Kind.PASSPHRASE, Kind.DURESS) else Secret(kind, bytes.fromhex(text))


def test_one_slot_of_every_kind_frozen_long_ago_opens(every_kind):
    data, slots = every_kind
    for number, kind, key, vault_key in slots:
        _, opened = KeyslotFile.parsed(data).opened(key)
        assert (opened.number, opened.kind, opened.vault_key) == (number, kind, vault_key)


def test_the_keys_of_secrets_are_the_ones_written_down():
    """VAULT.md, section 3, from the text alone."""
    page = Keyslots.made(CHEAP)
    for secret, info in ((Secret(Kind.RECOVERY, KEY), b"recovery"), (Secret(Kind.SHARES, KEY[:16]), b"shares")):
        expected = HKDF(SHA256(), 32, salt=None, info=b"amparo/1 keyslot " + info + b"\0").derive(secret.value)
        assert page.slot_key(secret) == expected


REGIONS = [0, 5, 6, 7, 8, 11, 12, 15, 16, 19, 20, 35, 36, 63, *range(64, 4064, 125), 4063, 4064, 4095]


@pytest.mark.parametrize("copy", [0, PAGE, None], ids=["the first", "the second", "both"])
def test_a_flipped_bit_anywhere_opens_nothing_wrong_and_is_never_silent(every_kind, copy):
    data, slots = every_kind
    for place in REGIONS:
        changed = bytearray(data)
        for at in (0, PAGE) if copy is None else (copy,):
            changed[at + place] ^= 0x10
        for number, kind, key, vault_key in slots:
            try:
                file = KeyslotFile.parsed(bytes(changed))
                _, opened = file.opened(key)
            except VaultDamaged:
                damaged = True
            else:
                damaged = False
                assert (opened.number, opened.kind, opened.vault_key) == (number, kind, vault_key)
                assert not file.alike
                assert file.whole == (copy is not None)
            assert not damaged or copy is None, "one copy is enough"


def test_where_two_whole_copies_differ_the_first_alone_is_believed(page):
    other = Keyslots.made(CHEAP)
    other = other.with_slot(1, Kind.PASSPHRASE, other.slot_key("another"), KEY, 1)
    file = KeyslotFile.parsed(page.page() + other.page())
    assert (file.whole, file.alike, file.opened(PASSPHRASE)[0]) == (True, False, page)
    with pytest.raises(WrongPassphrase):
        file.opened("another")


def test_the_cost_found_is_at_least_the_least_and_fits_the_machine():
    cost = calibrated()
    assert cost.memory >= LEAST.memory
    assert cost.passes >= LEAST.passes
    assert cost.memory * 1024 <= max(LEAST.memory * 1024, physical_memory() // 4)
    assert cost.is_sane()


MADE_UP = [
    Cost(memory=4 * 1024 * 1024, passes=1000, lanes=4),
    Cost(memory=1024 * 1024 + 1, passes=1, lanes=1),
    Cost(memory=1024 * 1024, passes=65, lanes=4),
    Cost(memory=64, passes=1001, lanes=1),
]


@pytest.mark.parametrize("cost", MADE_UP, ids=str)
def test_a_page_that_somebody_made_up_is_damage_and_is_not_computed_for_hours(page, cost):
    made_up = Keyslots.made(cost)
    made_up = Keyslots(made_up.header, page.slots)
    with pytest.raises(VaultDamaged) as damage:
        KeyslotFile.parsed(as_file(made_up))
    assert damage.value.part == "keyslots"


@pytest.mark.parametrize("memory", [64 * 1024 << doubled for doubled in range(5)])
def test_nothing_that_calibration_can_find_is_refused(memory):
    made = Keyslots.made(Cost(memory=memory, passes=MOST_PASSES, lanes=4))
    assert memory <= MOST_MEMORY
    assert KeyslotFile.parsed(as_file(made)).candidates
