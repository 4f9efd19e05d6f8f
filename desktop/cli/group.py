"""`amparo group join DIR INVITE`, `… invite DIR --role ROLE`, `… members DIR`, `… regrant DIR OLD_DEVICE NEW_DEVICE`.

An invitation holds a key, and what stands in arguments can be seen by everybody on the machine: INVITE is best a
file or `-`.
"""

from __future__ import annotations

import argparse
import os
import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from desktop.cli import passphrases, regranting, statuses, way_there
from desktop.cli.console import Console, read_line
from desktop.cli.nouns import add_deed, add_noun
from desktop.cli.wording import moment
from desktop.errors import FileInTheWay, FileUnreadable, FileVanished, NotWritable
from desktop.services.joining import INVITATION_DAYS, MOST_DAYS, Joining, Role
from desktop.services.showing_codes import read_qr

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns

_MARK = "amparo:"
_MOST_BYTES = 32 * 1024 * 1024


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "group", console)
    join = add_deed(verbs, "join", common, console, _join, "group")
    join.add_argument("invitation", metavar="INVITE", help=console.phrase("cli.help_invite"))
    join.add_argument("--name-fd", metavar="N", type=int, help=console.phrase("cli.help_name_fd"))
    way_there.add_to(join, console)
    invite = add_deed(verbs, "invite", common, console, _invite, "group")
    roles = [role.value for role in Role]
    invite.add_argument("--role", choices=roles, required=True, help=console.phrase("cli.help_role"))
    invite.add_argument(
        "--days", metavar="N", type=_days, default=INVITATION_DAYS, help=console.phrase("cli.help_days")
    )
    invite.add_argument("--out", metavar="FILE", type=Path, help=console.phrase("cli.help_out"))
    add_deed(verbs, "members", common, console, regranting.members, "group")
    regrant = add_deed(verbs, "regrant", common, console, regranting.regrant, "group")
    regrant.add_argument("earlier", metavar="OLD_DEVICE", help=console.phrase("cli.help_old_device"))
    regrant.add_argument("device", metavar="NEW_DEVICE", help=console.phrase("cli.help_new_device"))
    regrant.add_argument("--revoke", action="store_true", help=console.phrase("cli.help_revoke"))


def _days(text: str) -> int:
    """argparse says what is wrong with anything else."""
    days = int(text)
    if not 1 <= days <= MOST_DAYS:
        raise ValueError
    return days


def _join(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        way_there.keep(given, vault)
        joining = Joining(vault)
        invitation = _invitation(given.invitation)
        joining.look(invitation)
        name = read_line(given.name_fd) if given.name_fd is not None else console.ask("cli.ask_name")
        facts = joining.join(invitation, name)
    document = {"group": facts.group_name, "role": facts.role.value, "device": facts.device_id}
    role = console.phrase(f"roles.{facts.role.value}")
    console.answer(document, [console.phrase("cli.joined", group=facts.group_name, role=role)])
    return statuses.DONE


def _invite(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        joining = Joining(vault)
        text = joining.invite(Role(given.role), given.days)
        expires = joining.look(text).expires
    document = {"role": given.role, "expires": expires.isoformat()}
    if given.out is None:
        console.answer({**document, "invitation": text}, [text])
        return statuses.DONE
    _write(given.out, text)
    console.answer(document, [console.phrase("cli.invitation_written", expires=moment(expires))])
    return statuses.DONE


def _invitation(source: str) -> str:
    """The text itself, a file that holds it, a picture of its QR code, or `-` for standard input."""
    if source.startswith(_MARK):
        return source
    try:
        if source == "-":
            return sys.stdin.read(_MOST_BYTES)
        with Path(source).open("rb") as file:
            content = file.read(_MOST_BYTES)
    except FileNotFoundError as error:
        raise FileVanished from error
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable from error
    if content.lstrip().startswith(_MARK.encode()):
        return content.decode("ascii", errors="replace")
    return read_qr(content)


def _write(file: Path, text: str) -> None:
    """Its owner's alone from its first moment, never over something else, and not half."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            _fill(file, out, text)
    except FileExistsError as error:
        raise FileInTheWay from error
    except OSError as error:
        raise NotWritable from error


def _fill(file: Path, out: TextIO, text: str) -> None:
    try:
        out.write(text + "\n")
        out.flush()
    except OSError:
        file.unlink(missing_ok=True)
        raise
