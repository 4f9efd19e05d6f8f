"""`amparo record share DIR ID GROUP`, `… shares DIR`, `… unshare DIR SHARE`, `… shared DIR`: a case and other groups.

Without `--yes` `share` says what would go and what stays, and shares nothing.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections import Counter
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.cli import partners, passphrases, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.wording import moment, size

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns
    from desktop.services.case_copies import Preview
    from desktop.services.receiving_cases import SharedWithUs
    from desktop.services.sharing import Share


def add_to(verbs: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    share = add_deed(verbs, "share", common, console, _share, "record")
    share.add_argument("id", metavar="ID", help=console.phrase("cli.help_case_id"))
    share.add_argument("group", metavar="GROUP", help=console.phrase("cli.help_ally_id"))
    share.add_argument("--yes", action="store_true", help=console.phrase("cli.help_share_yes"))
    partners.add_to(share, console)
    add_deed(verbs, "shares", common, console, _shares, "record")
    unshare = add_deed(verbs, "unshare", common, console, _unshare, "record")
    unshare.add_argument("share", metavar="SHARE", help=console.phrase("cli.help_share_id"))
    shared = add_deed(verbs, "shared", common, console, _shared, "record")
    shared.add_argument("share", metavar="SHARE", nargs="?", help=console.phrase("cli.help_shared_id"))


def _share(given: Namespace, console: Console) -> int:
    from desktop.services.sharing import Sharing

    with closing(passphrases.opened(given, console)) as vault:
        sharing = Sharing(vault, console.language)
        named = frozenset() if given.partners_fd is None else partners.read(given.partners_fd)
        preview = sharing.preview(given.id, named)
        made = sharing.share(given.id, given.group, named) if given.yes else None
    lines = _preview(preview, console)
    lines.append(console.phrase("cli.share_done" if made is not None else "cli.share_not_yet"))
    document = {
        "going": [one.record for one in preview.records if one.reason is None],
        "staying": {one.record: one.reason for one in preview.records if one.reason is not None},
        "files": preview.files,
        "bytes": preview.bytes,
        "shared": None if made is None else made.thread,
    }
    console.answer(document, lines)
    return statuses.DONE


def _shares(given: Namespace, console: Console) -> int:
    from desktop.services.sharing import Sharing

    with closing(passphrases.opened(given, console)) as vault:
        found = Sharing(vault, console.language).shares()
    lines = [line for one in found for line in _share_lines(one, console)]
    console.answer({"shares": [_share_as_json(one) for one in found]}, lines or [console.phrase("cli.no_shares")])
    return statuses.DONE


def _unshare(given: Namespace, console: Console) -> int:
    from desktop.services.sharing import Sharing

    with closing(passphrases.opened(given, console)) as vault:
        Sharing(vault).stop(given.share)
    console.answer({"share": given.share, "ended": True}, [console.phrase("cli.unshared")])
    return statuses.DONE


def _shared(given: Namespace, console: Console) -> int:
    """What other groups share with ours; with an id, its records."""
    from desktop.services.receiving_cases import ReceivingCases

    with closing(passphrases.opened(given, console)) as vault:
        receiving = ReceivingCases(vault, console.language)
        if given.share is None:
            found = receiving.all()
            lines = [line for one in found for line in _shared_lines(one, console)]
            console.answer(
                {"shared": [_shared_as_json(one) for one in found]}, lines or [console.phrase("cli.none_shared")]
            )
            return statuses.DONE
        case = receiving.open(given.share)
    lines = [console.phrase("cli.shared_by", group=case.about.group_name), console.phrase("cli.shared_is_theirs")]
    for record in case.records:
        lines += ["", record.title or record.form, *(f"  {one.label}: {one.words}" for one in record.answers)]
    document = _shared_as_json(case.about) | {
        "answers": [
            {"record": one.id, "form": one.form, "answers": {answer.label: answer.words for answer in one.answers}}
            for one in case.records
        ]
    }
    console.answer(document, lines)
    return statuses.DONE


def _preview(preview: Preview, console: Console) -> list[str]:
    lines = [console.phrase("cli.share_going", records=preview.going, files=preview.files, size=size(preview.bytes))]
    lines += [f"  {one.form}  {one.title}" for one in preview.records if one.reason is None]
    staying = [one for one in preview.records if one.reason is not None]
    if staying:
        lines.append(console.phrase("cli.share_staying", count=len(staying)))
        counted = Counter(one.reason for one in staying)
        lines += [f"{count:>6}  {console.phrase(f'left_out.{reason}')}" for reason, count in counted.items()]
    if preview.staying_files:
        lines.append(console.phrase("cli.share_staying_files", count=preview.staying_files))
    if preview.conditions:
        lines.append(console.phrase("cli.exported_conditions", count=len(preview.conditions)))
        lines += [f"  {words}" for words in preview.conditions]
    return lines


def _share_lines(one: Share, console: Console) -> list[str]:
    state = "ended" if one.ended is not None else "received" if one.received is not None else "on_its_way"
    line = console.phrase(f"cli.share_{state}", records=one.records, files=one.files, shared=moment(one.shared))
    return [f"{one.thread}  {one.group_name}", f"  {line}"]


def _share_as_json(one: Share) -> dict[str, object]:
    def when(value: datetime | None) -> str | None:
        return None if value is None else value.isoformat()

    return {
        "share": one.thread,
        "group": one.group,
        "case": one.record,
        "records": one.records,
        "files": one.files,
        "shared": when(one.shared),
        "received": when(one.received),
        "ended": when(one.ended),
    }


def _shared_lines(one: SharedWithUs, console: Console) -> list[str]:
    words = console.phrase("cli.shared_line", group=one.group_name, records=one.records, shared=moment(one.shared))
    return [f"{one.id}  {one.title}", f"  {words}"]


def _shared_as_json(one: SharedWithUs) -> dict[str, object]:
    return {
        "share": one.id,
        "group": one.group,
        "by": one.group_name,
        "title": one.title,
        "records": one.records,
        "files": one.files,
        "shared": one.shared.isoformat(),
    }
