"""Withdrawals to freeze (SPEC section 16)."""

from __future__ import annotations

from typing import Any

from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.protocol.objects import object_id

ANA = DeviceKeys.from_bytes(bytes(range(128)))
GROUP, TIME = b"\x29" * 32, 1_795_000_000_000


def frozen_withdrawals() -> list[dict[str, Any]]:
    return [
        _frozen("words alone", [b"\x23" * 16], [], [b"\x31" * 32]),
        _frozen(
            "a testimony, a note about it, and their files",
            [b"\x23" * 16, b"\x32" * 16],
            [b"\x24" * 16],
            [b"\x31" * 32, b"\x33" * 32],
        ),
        _frozen("a file that the first one did not name", [b"\x23" * 16], [b"\x24" * 16], []),
    ]


def _frozen(name: str, records: list[bytes], files: list[bytes], ids: list[bytes]) -> dict[str, Any]:
    raw = Author(ANA).withdrawal(records, files, ids, group=GROUP, time_ms=TIME)
    return {
        "name": name,
        "group": GROUP.hex(),
        "author": ANA.id.hex(),
        "signing_public": ANA.signing_public.hex(),
        "records": [one.hex() for one in records],
        "files": [one.hex() for one in files],
        "object_ids": [one.hex() for one in ids],
        "time": TIME,
        "id": object_id(raw).hex(),
        "raw": raw.hex(),
    }
