"""`amparo group join DIR INVITE`, `… invite DIR --role ROLE`, `… members DIR`, `… regrant DIR OLD_DEVICE NEW_DEVICE`.

`amparo group card|ally|allies` are in `allies`.

An invitation holds a key, and what stands in arguments can be seen by everybody on the machine: INVITE is best a
file or `-`.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import allies, passphrases, regranting, statuses, way_there
from desktop.cli.console import Console, read_line
from desktop.cli.handed_over import text_of, write
from desktop.cli.nouns import add_deed, add_noun
from desktop.cli.wording import moment
from desktop.services.joining import INVITATION_DAYS, MOST_DAYS, Joining, Role

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns

_MARK = "amparo:"


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
    revoke = add_deed(verbs, "revoke", common, console, regranting.revoke, "group")
    revoke.add_argument("device", metavar="DEVICE", help=console.phrase("cli.help_revoked_device"))
    for one in (regrant, revoke):
        one.add_argument("--by-parcel", action="store_true", help=console.phrase("cli.help_by_parcel"))
    allies.add_to(verbs, common, console)


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
        invitation = text_of(given.invitation, _MARK)
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
    write(given.out, text)
    console.answer(document, [console.phrase("cli.invitation_written", expires=moment(expires))])
    return statuses.DONE
