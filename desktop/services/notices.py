"""What the group's server has to tell the coordination. Knows the codes' details, not their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from desktop.services.views import moment
from desktop.store.inbox import KeptNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNotice:
    """Something the coordination should know: `code` such as `invitation_used` (phrase `notices.<code>`).

    `member_name`: whom it concerns, empty where unknown.
    """

    code: str
    time: datetime
    member_name: str


def shown(notice: KeptNotice, names: Mapping[str, str]) -> GroupNotice:
    """`names`: of members by device id in hex."""
    return GroupNotice(code=notice.code, time=moment(notice.time), member_name=names.get(_device(notice), ""))


def _device(notice: KeptNotice) -> str:
    """Details are [invitation key, device id or empty] (SPEC section 12); what does not look so names nobody."""
    try:
        details = msgspec.msgpack.decode(notice.details, type=tuple[bytes, bytes])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    return details[1].hex()
