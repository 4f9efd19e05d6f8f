"""`amparo-server group …`: its groups, by their ids. What a group is called its keeper is not told."""

from __future__ import annotations

import argparse
import io
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sync.protocol import invitations
from sync.server import opening
from sync.server.commands.asking import command, group_id, tell
from sync.server.errors import AlreadyThere, NotConfirmed

if TYPE_CHECKING:
    from sync.server.services.keeping import Kept

_GIB: Final = 1024**3


def add_to(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = command(commands.add_parser("new", help="make a group and its first invitation"), _new)
    new.add_argument("group_name", metavar="NAME", help="stands in the invitation and nowhere here")
    new.add_argument("--out", type=Path, metavar="FILE", help="write the invitation's text into a file")
    new.add_argument("--qr", type=Path, metavar="FILE.png", help="draw the invitation as a picture")
    command(commands.add_parser("list", help="every group: devices, objects, bytes, quota"), _list)
    quota = command(commands.add_parser("quota", help="how much all devices of a group may store together"), _quota)
    _named(quota)
    quota.add_argument("gib", metavar="GIB", type=_gib, help="in GiB; none: only what each device may")
    _named(command(commands.add_parser("suspend", help="take nothing new from a group; it can still fetch"), _suspend))
    _named(command(commands.add_parser("resume", help="take what is new from a group again"), _resume))
    remove = command(commands.add_parser("remove", help="delete a group and all it has here, for good"), _remove)
    _named(remove)
    remove.add_argument("--for-good", action="store_true", help="needed: nothing brings it back but its laptops")
    expected = command(commands.add_parser("expect", help="let a group that was lost here come back"), _expect)
    _named(expected)


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "group", metavar="ID", type=group_id, help="as `group list` and its coordinators' program show it"
    )


def _new(asked: argparse.Namespace) -> int:
    import segno

    if asked.out is not None and asked.out.exists():
        raise AlreadyThere
    with opening.opened(asked.dir) as opened:
        invitation = opening.new_group(opened, asked.group_name)
    text = invitations.encode(invitation)
    code = segno.make(text, error="l", micro=False)
    if asked.out is not None:
        _write_private(asked.out, text)
    if asked.qr is not None:
        code.save(str(asked.qr), scale=6, border=4)
    drawn = io.StringIO()
    code.terminal(drawn, compact=True)
    told = {"invitation": text, "group": invitation.group.hex(), "expires": invitation.expires}
    tell(asked, told, _invited(text, drawn.getvalue(), invitation.expires))
    return 0


def _expect(asked: argparse.Namespace) -> int:
    from sync.server.services.bringing_back import expect

    with opening.opened(asked.dir) as opened:
        new = expect(opened.server.database, asked.group)
    tell(asked, {"group": asked.group.hex(), "new": new}, _EXPECTED if new else _KNOWN)
    return 0


def _list(asked: argparse.Namespace) -> int:
    from sync.server.services.keeping import listed

    with opening.opened(asked.dir) as opened:
        found = listed(opened.server.database)
    lines = [_line(one) for one in found]
    tell(asked, {"groups": [asdict(one) for one in found]}, "\n".join(lines) if lines else "There is no group yet.")
    return 0


def _quota(asked: argparse.Namespace) -> int:
    from sync.server.services.keeping import set_quota

    with opening.opened(asked.dir) as opened:
        set_quota(opened.server.database, asked.group, asked.gib)
    until = "what each device may" if asked.gib is None else f"{asked.gib:,} bytes, all its devices together"
    tell(asked, {"group": asked.group.hex(), "quota": asked.gib}, f"The group may store {until}. What is there stays.")
    return 0


def _suspend(asked: argparse.Namespace) -> int:
    return _let(asked, suspended=True, sentence="Nothing new is taken from the group. It can fetch what is here.")


def _resume(asked: argparse.Namespace) -> int:
    return _let(asked, suspended=False, sentence="What is new is taken from the group again.")


def _let(asked: argparse.Namespace, *, suspended: bool, sentence: str) -> int:
    from sync.server.services.keeping import suspend

    with opening.opened(asked.dir) as opened:
        suspend(opened.server.database, asked.group, suspended=suspended)
    tell(asked, {"group": asked.group.hex(), "suspended": suspended}, sentence)
    return 0


def _remove(asked: argparse.Namespace) -> int:
    from sync.server.services import keeping, tending

    if not asked.for_good:
        raise NotConfirmed
    with opening.opened(asked.dir) as opened:
        keeping.remove(opened.server.database, asked.group)
        gone = tending.sweep(opened.server.database, opened.server.segments.store)
    sentence = f"Removed, with {gone:,} segments of files. Backups that were taken before hold the group still."
    tell(asked, {"group": asked.group.hex(), "segments": gone}, sentence)
    return 0


_EXPECTED: Final = (
    "Expected. The first laptop of the group that sends again brings its members back; each sends what it wrote."
)
_KNOWN: Final = "The group is here already."


def _line(one: Kept) -> str:
    quota = "" if one.quota is None else f" of {one.quota:,}"
    people = f"{one.devices - one.revoked} devices" + (f" and {one.revoked} revoked" if one.revoked else "")
    suspended = "; SUSPENDED" if one.suspended else ""
    return f"{one.group}  {people}, {one.objects:,} objects, {one.used:,}{quota} bytes{suspended}"


def _gib(text: str) -> int | None:
    if text == "none":
        return None
    found = float(text)
    if not 0 <= found <= 1_000_000:
        raise ValueError
    return int(found * _GIB)


def _invited(text: str, drawn: str, expires: int) -> str:
    until = datetime.fromtimestamp(expires / 1000, UTC).date().isoformat()
    return (
        f"{drawn}\n{text}\n\nThe first coordinator's invitation: one laptop, until {until}. Hand it over in person, or "
        "by a safe channel. It is not kept here."
    )


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text + "\n", "utf-8")
