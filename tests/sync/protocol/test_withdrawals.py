"""Withdrawals are frozen as they were first signed, and bounded before anything of them is believed."""

from __future__ import annotations

import msgspec
import pytest

from sync.crypto.objects import verified
from sync.errors import Unreadable
from sync.protocol import limits
from sync.protocol.objects import Kind, Withdrawal, object_id, parsed
from tests.vectors.reading import vectors
from tests.vectors.withdrawals import frozen_withdrawals


@pytest.mark.parametrize("frozen", vectors("withdrawal"), ids=lambda one: one["name"])
def test_a_frozen_withdrawal_is_read_as_it_was_written(frozen) -> None:
    raw = bytes.fromhex(frozen["raw"])
    parts = verified(raw, bytes.fromhex(frozen["signing_public"]))
    body = parsed(parts.body, Withdrawal)
    assert (parts.kind, parts.author.hex(), object_id(raw).hex()) == (Kind.WITHDRAWAL, frozen["author"], frozen["id"])
    assert [one.hex() for one in body.records] == frozen["records"]
    assert [one.hex() for one in body.files] == frozen["files"]
    assert [one.hex() for one in body.ids()] == frozen["object_ids"]
    assert (body.group.hex(), body.time) == (frozen["group"], frozen["time"])


def test_today_writes_what_was_frozen() -> None:
    assert frozen_withdrawals() == vectors("withdrawal")


@pytest.mark.parametrize(
    "body",
    [
        (bytes(32), (), (), b"", 1),
        (bytes(31), (bytes(16),), (), b"", 1),
        (bytes(32), (bytes(15),), (), b"", 1),
        (bytes(32), (bytes(16),), (bytes(17),), b"", 1),
        (bytes(32), (bytes(16),), (), bytes(33), 1),
        (bytes(32), (bytes(16),), (), b"", -1),
        (bytes(32), (bytes(16),) * (limits.WITHDRAWN_RECORDS + 1), (), b"", 1),
        (bytes(32), (bytes(16),), (bytes(16),) * (limits.WITHDRAWN_FILES + 1), b"", 1),
        (bytes(32), (bytes(16),), (), bytes(32 * limits.WITHDRAWN_OBJECTS + 32), 1),
    ],
)
def test_what_is_no_withdrawal_is_unreadable(body) -> None:
    with pytest.raises(Unreadable):
        parsed(msgspec.msgpack.encode(body), Withdrawal)
