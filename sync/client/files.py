"""Fetch the files of others chunk by chunk, checked against their manifests, from where the vault left off."""

from __future__ import annotations

from sync.client.gathering import Gathering
from sync.client.limits import Allowance
from sync.client.member import Member
from sync.client.pace import FAR, Pace
from sync.client.ports import WantedFile
from sync.client.progress import Halted, Step, Stopped
from sync.client.taking import Fetched, Taking, checked, cut, missing, rows
from sync.client.transport import HttpTransport
from sync.errors import Refused, Unreadable
from sync.protocol import chunks


def fetch(
    member: Member,
    step: Step,
    stopped: Stopped,
    allowance: Allowance,
    line: HttpTransport | None = None,
    pace: Pace | None = None,
) -> Fetched:
    """A file that the server does not have whole yet is taken as far as it goes, and no further than the allowance.

    With a `line` that is long they come over several connections. What came until a cut is not asked for again.
    """
    wanted = member.store.wanted_files()
    taking = Taking(member, step, wanted)
    try:
        if line is not None and line.round_trip >= FAR and sum(map(missing, wanted)) > 1:
            Gathering(taking, line, stopped, allowance, pace or Pace()).run()
        else:
            _one_after_the_other(taking, stopped, allowance)
    finally:
        if not taking.is_settled:
            member.store.keep_chunks()
    return taking.total


def _one_after_the_other(taking: Taking, stopped: Stopped, allowance: Allowance) -> None:
    for file in taking.wanted:
        if stopped() or (missing(file) and not allowance.takes(chunks.chunk_size(file.sealed_size, file.first))):
            break
        taking.begin(file)
        try:
            for row in rows(file):
                if not _fetched(taking, file, row, stopped, allowance):
                    break
        except Halted:
            break
        except Refused:
            continue  # not there yet, or not for us any more: the next pull tells
        except Unreadable:
            taking.failed(file)
            continue
        taking.finish_if_whole(file)


def _fetched(taking: Taking, file: WantedFile, row: range, stopped: Stopped, allowance: Allowance) -> bool:
    """Whether all of the row came."""
    number, count = row.start, 0 if row.stop == chunks.chunk_count(file.sealed_size) else len(row)
    with taking.member.session.file(file.file, number, count) as blocks:
        for sealed in cut(blocks, file.sealed_size, number, row.stop):
            taking.put(file, number, checked(file, number, sealed))
            number += 1
            if stopped() or (number < row.stop and not allowance.takes(chunks.chunk_size(file.sealed_size, number))):
                break
    return number == row.stop
