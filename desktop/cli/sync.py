"""`amparo sync DIR [--words-only] [--budget 20MB] [--fetch-back] [--send-again] [--proxy WAY]`."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from desktop import sentences
from desktop.cli import coming_back, passphrases, sizes, statuses, way_there
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed
from desktop.cli.wording import capital, size
from desktop.domain.records import Whereabouts
from desktop.services import catching_up, sending_again
from desktop.services.fetching_back import FetchingBack
from desktop.services.syncing import Limits, Overview, Progress, Syncing, SyncReport
from sync.errors import HistoryBroken

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    parser = add_deed(nouns, "sync", common, console, _sync)
    parser.add_argument("--words-only", action="store_true", help=console.phrase("cli.help_words_only"))
    size_of = partial(sizes.read, console)
    parser.add_argument("--budget", metavar="SIZE", type=size_of, help=console.phrase("cli.help_budget"))
    parser.add_argument("--fetch-back", action="store_true", help=console.phrase("cli.help_fetch_back"))
    parser.add_argument("--send-again", action="store_true", help=console.phrase("cli.help_send_again"))
    way_there.add_to(parser, console)


def _sync(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        way_there.keep(given, vault)
        syncing = Syncing(vault)
        limits = Limits(words_only=given.words_only, budget=given.budget)
        came = FetchingBack(vault, syncing).run(_Meter(console), limits=limits) if given.fetch_back else None
        if given.send_again:
            report = sending_again.sync(vault, syncing, _Meter(console), limits=limits)
        else:
            report = catching_up.sync(vault, syncing, _Meter(console), limits=limits, again=True)
        overview = syncing.overview()
    held = _held_back(limits, report, overview, syncing.pace.rate, console)
    back = {} if came is None else {"came_back": coming_back.document(came)}
    before = [] if came is None else coming_back.lines(came, console)
    console.answer(
        _document(report, overview, syncing.pace.rate) | back, before + _lines(report, overview, console) + held
    )
    if overview.doubt is not None:
        return statuses.DAMAGE
    return statuses.DONE if came is None else coming_back.status(came)


class _Meter:
    """Progress on one line of a terminal; nothing elsewhere."""

    def __init__(self, console: Console) -> None:
        self._shown = not console.as_json and sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        if self._shown:
            done = f"{size(progress.sent_bytes)} / {size(progress.to_send_bytes)}  {size(progress.received_bytes)}"
            print(
                f"\r{progress.stage.value:16}{done}  {size(int(progress.bytes_per_second))}/s   ",
                end="",
                file=sys.stderr,
            )


def _document(report: SyncReport, overview: Overview, rate: float) -> dict[str, object]:
    return {
        "sent": {"records": report.records_sent, "files": report.files_sent, "bytes": report.sent_bytes},
        "received": {
            "records": report.records_received,
            "files": report.files_received,
            "bytes": report.received_bytes,
        },
        "seconds": round(report.seconds, 3),
        "bytes_per_second": round(rate),
        "stopped": report.stopped,
        "budget_spent": report.budget_spent,
        "refused": dict(report.refused),
        "set_aside": dict(overview.set_aside),
        "doubt": overview.doubt,
        "records": {state.name.lower(): overview.records.get(state, 0) for state in Whereabouts},
        "waiting": {
            "records": overview.waiting_records,
            "files": overview.waiting_files,
            "bytes": overview.waiting_bytes,
        },
        "to_fetch": {"files": overview.files_to_fetch, "bytes": overview.fetch_bytes},
    }


def _lines(report: SyncReport, overview: Overview, console: Console) -> list[str]:
    lines = [
        console.phrase(
            "cli.synced",
            sent=report.records_sent,
            files_sent=report.files_sent,
            received=report.records_received,
            files_received=report.files_received,
            seconds=f"{report.seconds:.1f}",
        )
    ]
    for state in Whereabouts:
        count = overview.records.get(state, 0)
        if count or state is not Whereabouts.ON_ITS_WAY:
            lines.append(f"  {capital(console.phrase(f'whereabouts.{state.name.lower()}'))}: {count}")
    for code, count in report.refused.items():
        lines.append(f"  {count} × {sentences.refusal(code, console.language)}")
    if overview.doubt is not None:
        lines.append(str(sentences.about(HistoryBroken(overview.doubt), console.language)))
    return lines


def _held_back(limits: Limits, report: SyncReport, overview: Overview, rate: float, console: Console) -> list[str]:
    """What the limits left for another day, and how long it takes at `rate` bytes per second; 0 while unknown."""
    if not (limits.words_only or report.budget_spent):
        return []
    waits = console.phrase(
        "cli.files_wait",
        up=overview.waiting_files,
        up_size=size(overview.waiting_bytes),
        down=overview.files_to_fetch,
        down_size=size(overview.fetch_bytes),
    )
    held = [console.phrase("cli.words_only" if limits.words_only else "cli.budget_spent"), f"  {waits}"]
    if rate > 0 and overview.waiting_bytes:
        minutes = max(1, round(overview.waiting_bytes / rate / 60))
        held.append(f"  {console.phrase('cli.forecast', rate=size(int(rate)), minutes=minutes)}")
    return held
