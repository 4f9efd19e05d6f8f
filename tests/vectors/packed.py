"""Contents packed with each dictionary of today, frozen: whatever is shipped later has to read them."""

from __future__ import annotations

from typing import Any

import msgspec

from sync.crypto.packing import pack

_CLOCK = 1_795_000_000_000 << 16
WORDS = {
    2: "They came before sunrise with two boats, and nobody was told why the landing had to be cleared.",
    3: "Llegaron antes del amanecer en dos lanchas, y a nadie le dijeron por qué había que despejar el embarcadero.",
    4: "Ils sont venus avant le lever du soleil avec deux pirogues, et personne n'a su pourquoi il fallait partir.",
    5: "Vieram antes do nascer do sol em dois barcos, e a ninguém disseram por que era preciso sair da praia.",
    6: "جاؤوا قبل شروق الشمس في قاربين ولم يقل لنا أحد لماذا يجب علينا أن نغادر الشاطئ.",
}
"""By the codec that fits them best."""


def frozen_packed() -> list[dict[str, Any]]:
    made = []
    for codec, words in WORDS.items():
        changes = {"told/summary": words, "told/words": f"{words} {words[::-1]}"}
        content = msgspec.msgpack.encode(["testimony", bytes(32), _CLOCK, [], changes, [], 0])
        made.append({"name": f"codec {codec}", "codec": codec, "packed": pack(content).hex(), "content": content.hex()})
    return made
