"""`amparo group members DIR` and `amparo group regrant DIR OLD_DEVICE NEW_DEVICE [--revoke]`."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from desktop.cli import passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.wording import table
from desktop.errors import NotOnePerson
from desktop.services.joining import Joining, Member
from desktop.services.regranting import UNKNOWN, Regranting
from desktop.services.syncing import Syncing

_SHORTEST = 4
"""Of the beginning of an id: eight people at a table have no two alike."""


def members(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        joining = Joining(vault)
        found, mine = joining.members(), joining.membership()
    rows = [
        (one.device_id, one.name, console.phrase(f"roles.{one.role.value}"), _remark(one, console)) for one in found
    ]
    lines = [line.rstrip() for line in table(rows)]
    document: dict[str, object] = {"members": [_document(one) for one in found]}
    if mine is not None:
        document |= {"group": mine.group_id, "server_key": mine.server_key}
        lines += [console.phrase("cli.group_keys", group=mine.group_id, server_key=mine.server_key)]
    console.answer(document, lines)
    return statuses.DONE


def regrant(given: Namespace, console: Console) -> int:
    if given.by_parcel:
        return _regrant_by_hand(given, console)
    with closing(passphrases.opened(given, console)) as vault:
        syncing = Syncing(vault)
        syncing.run()  # the new laptop may have joined a moment ago
        known = [one.device_id for one in Joining(vault).members()]
        earlier, device = _meant(given.earlier, known), _meant(given.device, known)
        done = Regranting(vault, syncing).regrant(earlier, device, revoke=given.revoke)
    lines = [console.phrase("cli.regranted", records=done.records)]
    lines += [console.phrase("cli.regranted_revoked")] if done.revoked else []
    document = {"earlier": earlier, "device": device, "records": done.records, "revoked": done.revoked}
    console.answer(document, lines)
    return statuses.DONE


def revoke(given: Namespace, console: Console) -> int:
    """`--by-parcel`: no server is asked; the word goes with the next parcel."""
    with closing(passphrases.opened(given, console)) as vault:
        syncing = Syncing(vault)
        device = _meant(given.device, [one.device_id for one in Joining(vault).members()])
        regranting = Regranting(vault, syncing)
        if given.by_parcel:
            regranting.say_by_hand(device)
        else:
            regranting.revoke(device)
    said = "cli.revoked_by_hand" if given.by_parcel else "cli.revoked"
    console.answer({"device": device, "revoked": True, "by_parcel": given.by_parcel}, [console.phrase(said)])
    return statuses.DONE


def _regrant_by_hand(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        syncing = Syncing(vault)
        known = [one.device_id for one in Joining(vault).members()]
        earlier, device = _meant(given.earlier, known), _meant(given.device, known)
        regranting = Regranting(vault, syncing)
        regranting.say_by_hand(device, earlier)
        if given.revoke:
            regranting.say_by_hand(earlier)
        records = regranting.records(earlier)
    document = {"earlier": earlier, "device": device, "records": records, "revoked": given.revoke, "by_parcel": True}
    console.answer(document, [console.phrase("cli.regranted_by_hand")])
    return statuses.DONE


def _meant(beginning: str, known: list[str]) -> str:
    """The one id that begins so. Raises NotOnePerson."""
    found = [id for id in known if id.startswith(beginning.lower())]
    if len(found) != 1 or len(beginning) < _SHORTEST:
        raise NotOnePerson(UNKNOWN)
    return found[0]


def _document(member: Member) -> dict[str, object]:
    return {
        "device": member.device_id,
        "name": member.name,
        "role": member.role.value,
        "since": member.since.isoformat(),
        "revoked": member.revoked,
        "earlier": member.is_earlier,
        "me": member.is_me,
    }


def _remark(member: Member, console: Console) -> str:
    remarks = (("member_you", member.is_me), ("member_earlier", member.is_earlier), ("member_revoked", member.revoked))
    return ", ".join(console.phrase(f"cli.{words}") for words, holds in remarks if holds)
