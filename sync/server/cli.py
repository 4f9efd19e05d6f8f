"""`amparo-server`: what its keeper does.

Exit status: 0 done, 1 a person can mend it, 2 the machine refused, 3 damage found.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DatabaseError, OperationalError

from sync.protocol import codes
from sync.server import opening
from sync.server.commands import copies, groups
from sync.server.commands.asking import Command, command, tell
from sync.server.config import Settings
from sync.server.errors import (
    AlreadyThere,
    BadSettings,
    Damaged,
    KeeperError,
    NoServerHere,
    NoSuchGroup,
    NotConfirmed,
    ParcelRefused,
    PortTaken,
    StoreAway,
    TooNew,
)

if TYPE_CHECKING:
    from sync.server.parcels import Handled

MENDABLE: Final = 1
MACHINE: Final = 2
DAMAGE: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    run: Command = asked.command
    try:
        return run(asked)
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
    names = tuple(asked.name or ())
    settings = opening.make(asked.dir, host=asked.host, port=asked.port, addresses=names, stores=copies.stores(asked))
    with opening.opened(asked.dir) as opened:
        tell(asked, {"addresses": settings.addresses, "pin": opened.pin.hex()}, _made(asked.dir, settings))
    return 0


def _serve(asked: argparse.Namespace) -> int:
    # The framework takes half a second to load; the other commands do not need it.
    from sync.server import logs, serving

    logs.set_up()
    with opening.opened(asked.dir) as opened:
        told = {"addresses": opened.settings.addresses, "pin": opened.pin.hex()}

        def ready() -> None:
            tell(asked, told, f"Serving {' '.join(opened.settings.addresses)} pin {opened.pin.hex()}")

        serving.serve(opened, ready)
    return 0


def _status(asked: argparse.Namespace) -> int:
    from sync.server.services.standing import standing

    with opening.opened(asked.dir) as opened:
        found = asdict(standing(opened.server.database, opened.server.segments))
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in found.items()}
    tell(asked, found, "\n".join(f"{name.replace('_', ' '):16}{value:>16}" for name, value in shown.items()))
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
    tell(asked, told, "\n".join(lines))
    return 0


def _openapi(asked: argparse.Namespace) -> int:
    from sync.server.openapi import document

    print(json.dumps(document(), indent=None if asked.json else 2))
    return 0


def _check(asked: argparse.Namespace) -> int:
    from sync.server.services.checking import check

    with opening.opened(asked.dir) as opened:
        if asked.repair:
            _mend(asked, opened)
        found = check(opened.server.database, opened.server.segments)
    counts = f"{found.groups} groups, {found.objects} objects, {found.chunks} chunks"
    tell(asked, asdict(found), "\n".join([*found.damage, f"{counts}: " + ("DAMAGED" if found.damage else "right")]))
    return DAMAGE if found.damage else 0


def _mend(asked: argparse.Namespace, opened: opening.Opened) -> None:
    from sync.server.services.mending import mend

    mended = mend(opened.server.database, opened.server.segments)
    lines = [f"Deleted {mended.spare} segments that nothing knew of."]
    for lost in mended.lost:
        lines.append(
            f"{lost.chunks} pieces of file {lost.file} of group {lost.group} are lost here. They come again from "
            f'device {lost.device}, with "Send everything again" or amparo sync --send-again.'
        )
    tell(asked, asdict(mended), "\n".join(lines))


def _parcel(asked: argparse.Namespace) -> int:
    from sync.server.parcels import handle

    with opening.opened(asked.dir) as opened:
        done = handle(opened, asked.parcel, asked.out)
    tell(asked, asdict(done), _handled(done))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("amparo-server", description="Keep a server for Amparo. It can read nothing.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    init = command(commands.add_parser("init", help="make a new server in a folder"), _init)
    init.add_argument("--host", default="0.0.0.0", help="where it listens (default: everywhere)")  # noqa: S104 - meant
    init.add_argument("--port", type=int, default=8443)
    init.add_argument("--name", action="append", metavar="ADDRESS", help="how laptops reach it; may be repeated")
    copies.add_stores(init)
    command(commands.add_parser("serve", help="run it"), _serve)
    groups.add_to(commands.add_parser("group", help="its groups"))
    command(commands.add_parser("status", help="how much is there"), _status)
    command(commands.add_parser("log", help="its log's key, and of each group the id and the newest checkpoint"), _log)
    described = commands.add_parser("openapi", help="describe what it answers to, as an OpenAPI document")
    described.add_argument("--json", action="store_true", help="on one line")
    described.set_defaults(command=_openapi)
    checking = command(commands.add_parser("check", help="does everything agree"), _check)
    checking.add_argument("--repair", action="store_true", help="mend what can be, and list what is lost")
    copies.add_to(commands)
    parcel = command(commands.add_parser("parcel", help="take a parcel from a stick and write its answer"), _parcel)
    parcel.add_argument("parcel", type=Path, metavar="IN")
    parcel.add_argument("out", type=Path, metavar="OUT")
    return parser


def _failed(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


def _sentence(error: KeeperError) -> str:
    match error:
        case AlreadyThere():
            return "Something is there already, and it stays as it is. Name a new place."
        case NoServerHere():
            return "There is no server in this folder. Make one with: amparo-server init DIR"
        case TooNew():
            return "A later version of this program wrote the tables. Install that one. Nothing was changed."
        case NoSuchGroup():
            return "No group of this id is here. Nothing was changed. The ids are in: amparo-server group list DIR"
        case NotConfirmed():
            return "Nothing was removed. What goes this way does not come back: say so with --for-good."
        case BadSettings(detail=detail):
            return f"server.toml cannot be used: {detail}"
        case PortTaken(port=port):
            return f"Something else listens on port {port} already. Stop it, or set another port in server.toml."
        case ParcelRefused(code=code):
            return f"{_PARCEL_REFUSED.get(code, 'The parcel cannot be taken.')} No answer was written."
    raise AssertionError(type(error).__name__)


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


if __name__ == "__main__":
    sys.exit(main())
