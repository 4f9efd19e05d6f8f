"""`amparo parcel write DIR FILE [--max 100MB | --limit 20MB] [--words-only]`, `amparo parcel read DIR FILE...`."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import sentences
from desktop.cli import passphrases, sizes, statuses
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed, add_noun
from desktop.cli.wording import capital, size
from desktop.domain.records import Whereabouts
from desktop.errors import DesktopError, NotAMember
from desktop.services.joining import Joining
from desktop.services.parcelling import Parcelling, ReadAnswer, ReadParcel, WrittenParcel
from desktop.services.syncing import Overview, Syncing
from desktop.store.vault import Vault
from sync.errors import HistoryBroken, RosterBroken, SyncError
from sync.protocol import limits

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "parcel", console)
    write = add_deed(verbs, "write", common, console, _write, "parcel")
    write.add_argument("file", metavar="FILE", type=Path, help=console.phrase("cli.help_parcel_file"))
    most = console.phrase("cli.help_parcel_max")
    size = write.add_mutually_exclusive_group()
    size.add_argument("--max", metavar="SIZE", type=partial(sizes.read, console), default=limits.PARCEL, help=most)
    limit = console.phrase("cli.help_parcel_limit")
    size.add_argument("--limit", metavar="SIZE", type=partial(sizes.read, console), help=limit)
    write.add_argument("--words-only", action="store_true", help=console.phrase("cli.help_parcel_words_only"))
    write.add_argument("--to", metavar="GROUP", help=console.phrase("cli.help_parcel_to"))
    read = add_deed(verbs, "read", common, console, _read, "parcel")
    read.add_argument("files", metavar="FILE", nargs="+", type=Path, help=console.phrase("cli.help_parcel_answer"))


def _write(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        parcelling = Parcelling(vault, Syncing(vault))
        if given.to is not None:
            return _write_to(given, vault, console)
        written = parcelling.write(given.file, most=given.max, part=given.limit, words_only=given.words_only)
        where = console.phrase("cli.parcel_where", address=parcelling.servers()[0])
    console.answer({"written": asdict(written)}, [*_written(written, console), where])
    return statuses.DONE


def _write_to(given: Namespace, vault: Vault, console: Console) -> int:
    """What is shared with another group, from hand to hand."""
    from desktop.services.ally_parcels import AllyParcels

    written = AllyParcels(vault, Syncing(vault)).write(given.file, given.to)
    how_much = {"size": size(written.size), "objects": written.objects, "chunks": written.chunks}
    lines = [console.phrase("cli.parcel_written", **how_much), console.phrase("cli.parcel_to_whom")]
    if written.left_files:
        lines.append(console.phrase("cli.parcel_left_files", count=written.left_files))
    console.answer({"written": asdict(written)}, lines)
    return statuses.DONE


def _read(given: Namespace, console: Console) -> int:
    """One that cannot be read stands in no other one's way; the worst of them gives the status."""
    read: list[ReadAnswer | ReadParcel] = []
    ended = statuses.DONE
    with closing(passphrases.opened(given, console)) as vault:
        syncing = Syncing(vault)
        parcelling = Parcelling(vault, syncing)
        for path in given.files:
            try:
                read.append(parcelling.read(path))
            except (DesktopError, SyncError) as error:
                if len(given.files) == 1 or isinstance(error, NotAMember | HistoryBroken | RosterBroken):
                    raise
                console.remark(f"{path.name}:")
                console.complain(error)
                ended = max(ended, statuses.of(error))
        overview = syncing.overview()
        names = {one.device_id: one.name for one in Joining(vault).members()}
    if read:
        console.answer(_document(read, overview), _lines(read, overview, names, console))
    return ended


def _written(written: WrittenParcel, console: Console) -> list[str]:
    lines = [
        console.phrase("cli.parcel_written", size=size(written.size), objects=written.objects, chunks=written.chunks)
    ]
    if len(written.names) > 1:
        parts = {"count": len(written.names), "first": written.names[0], "last": written.names[-1]}
        lines.append(console.phrase("cli.parcel_parts", **parts))
    if written.full:
        lines.append(console.phrase("cli.parcel_full"))
    if written.left_objects:
        lines.append(console.phrase("cli.parcel_left_words", count=written.left_objects))
    if written.left_files:
        lines.append(console.phrase("cli.parcel_left_files", count=written.left_files))
    if written.damaged:
        lines.append(console.phrase("cli.parcel_damaged_files", count=written.damaged))
    return [*lines, console.phrase("cli.parcel_not_sent_yet")]


def _document(read: Sequence[ReadAnswer | ReadParcel], overview: Overview) -> dict[str, object]:
    return {
        "answer": asdict(read[-1]),
        "answers": [asdict(answer) for answer in read],
        "records": {state.name.lower(): overview.records.get(state, 0) for state in Whereabouts},
        "waiting": {
            "records": overview.waiting_records,
            "files": overview.waiting_files,
            "bytes": overview.waiting_bytes,
        },
        "to_fetch": {"files": overview.files_to_fetch, "bytes": overview.fetch_bytes},
    }


def _said(answer: ReadAnswer, console: Console) -> list[str]:
    lines = [console.phrase("cli.parcel_older" if answer.older else "cli.parcel_read", records=answer.records_received)]
    said = {
        "parcel_answer_cut": not answer.whole,
        f"parcel_was_{answer.parcel}": answer.parcel in ("cut", "damaged"),
        "parcel_stale": answer.stale,
        "parcel_unproved": answer.unproved,
        "parcel_more": answer.more or answer.left_files > 0,
    }
    lines += [console.phrase("cli.parcel_answer_files", count=answer.files)] if answer.files else []
    lines += [console.phrase(f"cli.{key}") for key, holds in said.items() if holds]
    for code, count in answer.refused.items():
        lines.append(f"  {count} × {sentences.refusal(code, console.language)}")
    return lines


def _said_by_hand(parcel: ReadParcel, names: Mapping[str, str], console: Console) -> list[str]:
    if parcel.ally:
        return [console.phrase("cli.parcel_read_ally", letters=parcel.letters, files=parcel.files)]
    name = names.get(parcel.author, parcel.author)
    lines = [console.phrase("cli.parcel_met", name=name, records=parcel.records_received, files=parcel.files)]
    said = {
        "parcel_met_news": parcel.acknowledgements > 0,
        "parcel_met_cut": not parcel.whole,
        "parcel_met_gaps": parcel.gaps > 0,
        "parcel_met_back": parcel.records_received > 0 or parcel.files > 0,
    }
    return lines + [console.phrase(f"cli.{key}", name=name) for key, holds in said.items() if holds]


def _lines(
    read: Sequence[ReadAnswer | ReadParcel], overview: Overview, names: Mapping[str, str], console: Console
) -> list[str]:
    lines = []
    for one in read:
        lines += _said(one, console) if isinstance(one, ReadAnswer) else _said_by_hand(one, names, console)
    for state in Whereabouts:
        count = overview.records.get(state, 0)
        if count or state is not Whereabouts.ON_ITS_WAY:
            lines.append(f"  {capital(console.phrase(f'whereabouts.{state.name.lower()}'))}: {count}")
    if overview.files_to_fetch:
        lines.append(console.phrase("cli.parcel_files_by_line", count=overview.files_to_fetch))
    return lines
