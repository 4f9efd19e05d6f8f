"""What is frozen of a vault: its keyslots. Costs are small, so that a test opens them at once."""

from __future__ import annotations

from typing import Any

from desktop.store import keyslots
from desktop.store.keyslots import Cost, Keyslots, Kind

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
    written = bytearray(2 * keyslots.PAGE)

    def write_at(offset: int, data: bytes) -> None:
        written[offset : offset + len(data)] = data

    keyslots.write(page, write_at)
    return {
        "name": name,
        "cost": {"memory": cost.memory, "passes": cost.passes, "lanes": cost.lanes},
        "passphrases": [{"slot": slot, "passphrase": passphrase} for slot, passphrase in passphrases.items()],
        "vault_key": VAULT_KEY.hex(),
        "database_key": keyslots.database_key(VAULT_KEY).hex(),
        "file": written.hex(),
    }
