"""What keeps a vault from being opened, at the unlock screen."""

import subprocess
import sys

import pytest

from desktop.errors import VaultDamaged, VaultInUse, WrongPassphrase
from tests.journeys.bad_input.window import said
from tests.laptops import PASSPHRASE

HOLDING = """
import sys
from pathlib import Path
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.stdin.readline().rstrip())
print("open", flush=True)
sys.stdin.read()
vault.close()
"""


@pytest.fixture
def somebody_else(folder):
    """Another process that has the vault open, until it is told to go."""
    command = [sys.executable, "-c", HOLDING, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write(f"{PASSPHRASE}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "open\n"

        def go():
            process.stdin.close()
            assert process.wait(20) == 0

        yield go
        process.kill()


def contents(folder):
    """All but the lock, which is made anew."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "lock"}


def flip(path, *bits):
    data = bytearray(path.read_bytes())
    for bit in bits:
        data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def test_a_wrong_passphrase_is_said_in_either_language_and_the_right_one_still_opens(window, folder):
    before = contents(folder)
    opened = window(folder, "es")
    assert opened.says(opened.try_passphrase("esta no es").trouble, WrongPassphrase())
    spanish = said(opened.unlock_screen.trouble)
    opened.speak("en")
    screen = opened.try_passphrase("tide garlic hockey outdoor lamp rivet")
    assert opened.says(screen.trouble, WrongPassphrase())
    assert (spanish[0][:4], said(screen.trouble)[0][:4]) == ("Esta", "This")
    assert screen.passphrase.text() == ""
    after = contents(folder)
    assert int.from_bytes(after.pop("tries")[:4]) == 2, "counted beside the vault, which is as it was"
    assert after == before
    opened.unlock()
    assert opened.titles() == ["Before"]


def test_a_vault_that_another_process_holds_opens_once_it_is_let_go(window, folder, somebody_else):
    opened = window(folder)
    assert opened.says(opened.try_passphrase(PASSPHRASE).trouble, VaultInUse())
    opened.speak("es")
    assert opened.says(opened.try_passphrase(PASSPHRASE).trouble, VaultInUse())
    somebody_else()
    opened.unlock()
    assert opened.titles() == ["Before"]


@pytest.mark.parametrize("bit", [9 * 8, 4 * 4096 + 1], ids=["header", "slot"])
def test_a_bit_flipped_in_one_copy_of_the_keyslots_keeps_nobody_out(window, folder, bit):
    before = contents(folder)
    flip(folder / "keyslots", bit)
    opened = window(folder)
    opened.unlock()
    assert opened.titles() == ["Before"]
    assert (folder / "keyslots").read_bytes() == before["keyslots"], "mended from the other copy"


@pytest.mark.parametrize(
    ("name", "part", "bits"),
    [
        ("keyslots", "keyslots", [20 * 8, (4096 + 20) * 8]),
        ("store.db", "database", [0]),
        ("store.db", "database", [17 * 8 + 3]),
        ("store.db", "database", [4090 * 8]),
    ],
    ids=["both copies of the keyslots", "salt of the database", "its header", "end of its first page"],
)
def test_a_flipped_bit_is_damage_and_no_new_vault_takes_its_place(window, folder, name, part, bits):
    flip(folder / name, *bits)
    damaged = contents(folder)
    opened = window(folder)
    assert opened.says(opened.try_passphrase(PASSPHRASE).trouble, VaultDamaged(part))
    opened.speak("es")
    assert opened.says(opened.try_passphrase(PASSPHRASE).trouble, VaultDamaged(part))
    assert contents(folder) == damaged
    flip(folder / name, *bits)
    opened.unlock()
    assert opened.titles() == ["Before"]


@pytest.mark.parametrize(("gone", "part"), [("keyslots", "keyslots"), ("store.db", "database")])
def test_a_missing_part_is_damage_and_no_first_start(window, folder, gone, part):
    (folder / gone).rename(folder.parent / gone)
    opened = window(folder)
    assert opened.says(opened.try_passphrase(PASSPHRASE).trouble, VaultDamaged(part))
    assert not (folder / gone).exists()
    (folder.parent / gone).rename(folder / gone)
    opened.unlock()
    assert opened.titles() == ["Before"]
