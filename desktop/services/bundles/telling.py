"""An entry of custody in the words of custody.json: from its bytes, and the same way back to compare (BUNDLE.md)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from desktop.domain.custody import Deed, TimeSource
from sync.protocol import custody
from sync.protocol.custody import Entry

EARLIER: Final = struct.Struct(">BQ")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PURPOSES: Final = (Deed.EXPORTED, Deed.HANDED_OVER)
_OTHERS: Final = (Deed.DERIVED_TO, Deed.DERIVED_FROM)


def told(entry: Entry) -> dict[str, Any]:
    """The fields of `EntryDocument` that say what the bytes say."""
    fields: dict[str, Any] = {
        "deed": Deed.named(entry.deed),
        "time": time(entry.time),
        "clock": entry.clock,
        "source": source(entry.source),
        "offset": entry.offset,
    }
    return fields | details(entry.deed, entry.details)


def details(deed: int, data: bytes) -> dict[str, Any]:
    """What of it is understood; nothing of what is not."""
    if deed in _PURPOSES and data:
        return {"purpose": data.decode("utf-8", "replace")}
    if deed in _OTHERS and len(data) == 48:
        return {"other": (data[:16].hex(), data[16:].hex())}
    if deed == Deed.CHECKED and data in (b"\x00", b"\x01"):
        return {"right": data == b"\x01"}
    if deed == Deed.EARLIER and data and len(data) % EARLIER.size == 0:
        return {"earlier": tuple((Deed.named(code), time(when)) for code, when in EARLIER.iter_unpack(data))}
    return {}


def time(milliseconds: int) -> str:
    """RFC 3339 in UTC; of what no calendar holds, the number."""
    try:
        return (_EPOCH + timedelta(milliseconds=milliseconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except OverflowError:
        return str(milliseconds)


def source(code: int) -> str:
    known = {int(one): one.name.lower() for one in TimeSource}
    return known.get(code, str(code))


def entry_of(data: str) -> Entry:
    """Raises Unreadable("custody")."""
    return custody.decoded(bytes.fromhex(data))
