"""`amparo-server`: what its keeper does.

Exit status: 0 done, 1 a person can mend it, 2 the machine refused, 3 damage found.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DatabaseError, OperationalError

from sync.protocol import codes, invitations
from sync.server import opening
from sync.server.config import Settings, Stores
from sync.server.errors import (
    AlreadyThere,
    BadSettings,
    Damaged,
    KeeperError,
    NoServerHere,
    OwnTools,
    ParcelRefused,
    PortTaken,
    StoreAway,
)

if TYPE_CHECKING:
    from sync.server.parcels import Handled

MENDABLE: Final = 1
MACHINE: Final = 2
DAMAGE: Final = 3

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    command: Command = asked.command
    try:
        return command(asked)
    except Damaged as damaged:
        return _failed(f"Damaged: {', '.join(damaged.parts)}. Nothing was changed.", DAMAGE)
    except StoreAway as error:
        return _failed(f"The store of files cannot be used now ({error.reason}).", MACHINE)
    except KeeperError as error:
        return _failed(_sentence(error), MENDABLE)
    except OperationalError:
        return _failed("The database cannot be used now: it is away or locked, or the disk refuses.", MACHINE)
    except DatabaseError:
        return _failed("The database is damaged. Nothing was changed. Go back to a backup.", DAMAGE)
    except OSError as error:
        return _failed(f"The machine refused: {error.strerror}.", MACHINE)


def _init(asked: argparse.Namespace) -> int:
    stores = Stores(asked.database, asked.files, asked.s3_endpoint, asked.s3_region)
    names = tuple(asked.name or ())
    settings = opening.make(asked.dir, host=asked.host, port=asked.port, addresses=names, stores=stores)
    with opening.opened(asked.dir) as opened:
        _tell(asked, {"addresses": settings.addresses, "pin": opened.pin.hex()}, _made(asked.dir, settings))
    return 0


def _serve(asked: argparse.Namespace) -> int:
    # The framework takes half a second to load; the other commands do not need it.
    from sync.server import logs, serving

    logs.set_up()
    with opening.opened(asked.dir) as opened:
        told = {"addresses": opened.settings.addresses, "pin": opened.pin.hex()}

        def ready() -> None:
            _tell(asked, told, f"Serving {' '.join(opened.settings.addresses)} pin {opened.pin.hex()}")

        serving.serve(opened, ready)
    return 0


def _group_new(asked: argparse.Namespace) -> int:
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
    _tell(asked, told, _invited(text, drawn.getvalue(), invitation.expires))
    return 0


def _group_expect(asked: argparse.Namespace) -> int:
    from sync.server.services.bringing_back import expect

    with opening.opened(asked.dir) as opened:
        new = expect(opened.server.database, asked.group)
    _tell(asked, {"group": asked.group.hex(), "new": new}, _EXPECTED if new else _KNOWN)
    return 0


def _group_id(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != 32:
        raise ValueError
    return found


def _status(asked: argparse.Namespace) -> int:
    from sync.server.services.standing import standing

    with opening.opened(asked.dir) as opened:
        found = asdict(standing(opened.server.database, opened.server.segments))
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in found.items()}
    _tell(asked, found, "\n".join(f"{name.replace('_', ' '):16}{value:>16}" for name, value in shown.items()))
    return 0


def _log(asked: argparse.Namespace) -> int:
    from sync.server.services.telling import logs

    with opening.opened(asked.dir) as opened:
        found = logs(opened.server.database, opened.server.log_key)
        told = {
            "addresses": opened.settings.addresses,
            "pin": opened.pin.hex(),
            "log_key": opened.server.log_key.public.hex(),
            "logs": [asdict(one) for one in found],
        }
    lines = [f"Log key {told['log_key']}", f"Pin     {told['pin']}"]
    for one in found:
        lines += ["", f"Group   {one.group}", f"{one.size:,} entries. The newest checkpoint:", one.checkpoint.rstrip()]
    _tell(asked, told, "\n".join(lines))
    return 0


def _check(asked: argparse.Namespace) -> int:
    from sync.server.services.checking import check

    with opening.opened(asked.dir) as opened:
        found = check(opened.server.database, opened.server.segments)
    counts = f"{found.groups} groups, {found.objects} objects, {found.chunks} chunks"
    _tell(asked, asdict(found), "\n".join([*found.damage, f"{counts}: " + ("DAMAGED" if found.damage else "right")]))
    return DAMAGE if found.damage else 0


def _backup(asked: argparse.Namespace) -> int:
    from sync.server.backing_up import back_up

    with opening.opened(asked.dir) as opened:
        size = back_up(opened, asked.to)
    _tell(
        asked,
        {"bytes": size},
        f"Copied {size:,} bytes. The copy holds the server's keys: keep it as you keep the server.",
    )
    return 0


def _parcel(asked: argparse.Namespace) -> int:
    from sync.server.parcels import handle

    with opening.opened(asked.dir) as opened:
        done = handle(opened, asked.parcel, asked.out)
    _tell(asked, asdict(done), _handled(done))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("amparo-server", description="Keep a server for Amparo. It can read nothing.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    init = _command(commands.add_parser("init", help="make a new server in a folder"), _init)
    init.add_argument("--host", default="0.0.0.0", help="where it listens (default: everywhere)")  # noqa: S104 - meant
    init.add_argument("--port", type=int, default=8443)
    init.add_argument("--name", action="append", metavar="ADDRESS", help="how laptops reach it; may be repeated")
    init.add_argument("--database", default="", metavar="URL", help="postgresql+psycopg://…, in place of SQLite")
    init.add_argument("--files", default="", metavar="URL", help="s3://BUCKET/PREFIX, in place of the folder")
    init.add_argument("--s3-endpoint", default="", metavar="URL", help="of a store that is not Amazon's")
    init.add_argument("--s3-region", default="", metavar="NAME")
    _command(commands.add_parser("serve", help="run it"), _serve)
    group = commands.add_parser("group", help="its groups").add_subparsers(required=True, metavar="COMMAND")
    new = _command(group.add_parser("new", help="make a group and its first invitation"), _group_new)
    new.add_argument("group_name", metavar="NAME", help="stands in the invitation and nowhere here")
    new.add_argument("--out", type=Path, metavar="FILE", help="write the invitation's text into a file")
    new.add_argument("--qr", type=Path, metavar="FILE.png", help="draw the invitation as a picture")
    expected = _command(group.add_parser("expect", help="let a group that was lost here come back"), _group_expect)
    expected.add_argument("group", metavar="ID", type=_group_id, help="as its coordinators' program shows it")
    _command(commands.add_parser("status", help="how much is there"), _status)
    _command(commands.add_parser("log", help="its log's key, and of each group the id and the newest checkpoint"), _log)
    _command(commands.add_parser("check", help="does everything agree"), _check)
    backup = _command(commands.add_parser("backup", help="copy it while it runs"), _backup)
    backup.add_argument("to", type=Path, metavar="TO")
    parcel = _command(commands.add_parser("parcel", help="take a parcel from a stick and write its answer"), _parcel)
    parcel.add_argument("parcel", type=Path, metavar="IN")
    parcel.add_argument("out", type=Path, metavar="OUT")
    return parser


def _command(parser: argparse.ArgumentParser, command: Command) -> argparse.ArgumentParser:
    parser.add_argument("dir", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(command=command)
    return parser


def _tell(asked: argparse.Namespace, told: Mapping[str, object], sentence: str) -> None:
    print(json.dumps(dict(told)) if asked.json else sentence, flush=True)


def _failed(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


def _sentence(error: KeeperError) -> str:
    match error:
        case AlreadyThere():
            return "Something is there already, and it stays as it is. Name a new place."
        case NoServerHere():
            return "There is no server in this folder. Make one with: amparo-server init DIR"
        case OwnTools():
            return (
                "Its tables or files are not in this folder, so a copy of it would not be whole. Copy PostgreSQL with "
                "pg_dump first and the S3 store after it, and keep server.toml and the keys beside them."
            )
        case BadSettings(detail=detail):
            return f"server.toml cannot be used: {detail}"
        case PortTaken(port=port):
            return f"Something else listens on port {port} already. Stop it, or set another port in server.toml."
        case ParcelRefused(code=code):
            return f"{_PARCEL_REFUSED.get(code, 'The parcel cannot be taken.')} No answer was written."
    raise AssertionError(type(error).__name__)


_EXPECTED: Final = (
    "Expected. The first laptop of the group that sends again brings its members back; each sends what it wrote."
)
_KNOWN: Final = "The group is here already."
_PARCEL_REFUSED: Final = {
    codes.MALFORMED: "This is not a parcel, it was cut at its very beginning, or a later version made it.",
    codes.UNKNOWN_GROUP: "The parcel is for a group of another server.",
    codes.UNKNOWN_DEVICE: "The parcel is by a device that is not a member.",
    codes.SIGNATURE: "The parcel is damaged, or not by the device that it names.",
    codes.REVOKED: "The parcel is by a device that was removed from its group.",
    codes.TOO_LARGE: "The parcel is too large.",
    codes.BUSY: "Another parcel of this device is being taken: try again.",
}


def _handled(done: Handled) -> str:
    lines = [f"Took {done.objects:,} objects and {done.chunks:,} pieces of files; the answer has {done.bytes:,} bytes."]
    if done.state != "whole":
        lines.append(f"The parcel was {done.state}: the rest will be in the next one.")
    if not done.pages:
        lines.append("By its own clock the parcel is too old: the answer holds receipts and nothing new.")
    return "\n".join(lines)


def _made(folder: Path, settings: Settings) -> str:
    return (
        f"Made. Invitations will name {', '.join(settings.addresses)}: change it in {folder / 'server.toml'} if "
        f"laptops reach this machine by another name.\nNext: amparo-server group new {folder} NAME"
    )


def _invited(text: str, drawn: str, expires: int) -> str:
    until = datetime.fromtimestamp(expires / 1000, UTC).date().isoformat()
    return (
        f"{drawn}\n{text}\n\nThe first coordinator's invitation: one laptop, until {until}. Hand it over in person, or "
        "by a safe channel. It is not kept here."
    )


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
