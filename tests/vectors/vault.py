"""What is frozen of a vault: its keyslots, sheets and shares. Costs of keyslots are small, so that a test opens them at
once; that of a PIN is fixed.
"""

from __future__ import annotations

from typing import Any

from desktop.store import keyslots, shares, sheets
from desktop.store.keyslots import Cost, Key, Keyslots, Kind, Secret

NOW = 1_795_000_000_000
VAULT_KEY = bytes(range(32))
# One with letters that keyboards send in two ways: composed here, decomposed where it is tried.
PASSPHRASES = ("tide garlic hockey outdoor lamp river", "canci\u00f3n del r\u00edo peque\u00f1o")


def frozen_keyslots() -> list[dict[str, Any]]:
    return [
        _file("one slot, one lane", Cost(64, 1, 1), {3: PASSPHRASES[0]}),
        _file("two slots, more of everything", Cost(512, 3, 4), {0: PASSPHRASES[0], 7: PASSPHRASES[1]}),
    ]


def _file(name: str, cost: Cost, passphrases: dict[int, str]) -> dict[str, Any]:
    page = Keyslots.made(cost)
    for slot, passphrase in passphrases.items():
        page = page.with_slot(slot, Kind.PASSPHRASE, page.slot_key(passphrase), VAULT_KEY, NOW)
    return {
        "name": name,
        "cost": {"memory": cost.memory, "passes": cost.passes, "lanes": cost.lanes},
        "passphrases": [{"slot": slot, "passphrase": passphrase} for slot, passphrase in passphrases.items()],
        "vault_key": VAULT_KEY.hex(),
        "database_key": keyslots.database_key(VAULT_KEY).hex(),
        "file": (page.page() * 2).hex(),
    }


def frozen_sheets() -> list[dict[str, Any]]:
    found = []
    for language, value in (("en", bytes(range(32))), ("es", bytes(32)), ("fr", b"\xff" * 32), ("pt", b"\xa5" * 32)):
        secret = Secret(Kind.RECOVERY, value)
        words = sheets.words_of(secret, language)
        vector = {"name": f"words in {language}", "language": language, "secret": value.hex(), "words": list(words)}
        found.append(vector | {"qr": sheets.qr_text(words)})
    return found


def frozen_shares() -> list[dict[str, Any]]:
    two_of_two = _shares("two of two", 2, ["\u0661234", "caf\u00e9"])
    return [_shares("two of three", 2, ["482913", "105577", "0000"]), two_of_two]


def _shares(name: str, needed: int, pins: list[str]) -> dict[str, Any]:
    secret, covered, bare = shares.split(needed, pins)
    handed = [
        {"pin": pin, "words": list(one.words), "qr": one.qr_text, "value_hash": plain.value_hash.hex()}
        for pin, one, plain in zip(pins, covered, bare, strict=True)
    ]
    return {"name": name, "needed": needed, "secret": secret.value.hex(), "shares": handed}


def frozen_ways() -> list[dict[str, Any]]:
    """Keyslots with one of every kind, made as the program makes them."""
    keys: dict[str, Key] = {
        "passphrase": PASSPHRASES[0],
        "recovery": Secret(Kind.RECOVERY, bytes(range(32))),
        "shares": Secret(Kind.SHARES, bytes(range(16))),
        "duress": PASSPHRASES[1],
    }
    page = Keyslots.made(Cost(64, 1, 1))
    slots = []
    for number, (name, key) in zip((6, 1, 4, 0), keys.items(), strict=True):
        vault_key = bytes(32) if name == "duress" else VAULT_KEY
        page = page.with_slot(number, Kind[name.upper()], page.slot_key(key), vault_key, NOW + number)
        shown = key if isinstance(key, str) else key.value.hex()
        slots.append({"slot": number, "kind": int(Kind[name.upper()]), "key": shown, "vault_key": vault_key.hex()})
    return [{"name": "one of every kind", "slots": slots, "file": (page.page() * 2).hex()}]
