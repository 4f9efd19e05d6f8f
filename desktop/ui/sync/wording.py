"""What a sync does and did, in words. Values in, words out; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.services.syncing import Overview, Progress, Stage, SyncReport
from desktop.ui import present
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: what it is of, how much of it is done (0 to 1), words at the end of the line and below."""

    title: str
    part: float
    amount: str = ""
    remark: str = ""
    tone: Tone = Tone.ACCENT


def line_words(state: SyncState) -> tuple[str, str, Tone]:
    """The line in a word or two, with its icon and tone."""
    translate = QCoreApplication.translate
    match state.line:
        case Line.NO_GROUP:
            return translate("sync", "No group yet"), "alone", Tone.MUTED
        case Line.OFFLINE:
            return translate("sync", "Offline"), "offline", Tone.MUTED
        case Line.SERVER_FAILS:
            return translate("sync", "The server has trouble"), "warning", Tone.WARN
        case Line.CONNECTED:
            return translate("sync", "Connected"), "online", Tone.GOOD
        case Line.SYNCING:
            return translate("sync", "Syncing"), "sync", Tone.ACCENT
        case Line.TROUBLE:
            return translate("sync", "Sync needs you"), "warning", Tone.BAD
        case Line.UNKNOWN:
            return translate("sync", "Not connected yet"), "offline", Tone.MUTED


def waiting_words(overview: Overview) -> str:
    """What has still to go up."""
    translate = QCoreApplication.translate
    if not overview.waiting_records and not overview.waiting_files:
        if overview.doubt is not None:
            return translate("sync", "The server contradicts itself: nothing counts as delivered now.")
        return translate("sync", "Nothing waits on this laptop.")
    parts = []
    if overview.waiting_records:
        parts.append(present.counts().records(overview.waiting_records))
    if overview.waiting_files:
        parts.append(present.counts().files(overview.waiting_files))
    return (
        translate("sync", "Waiting on this laptop: %1 (%2).")
        .replace("%1", ", ".join(parts))
        .replace("%2", present.size(overview.waiting_bytes))
    )


def last_words(overview: Overview) -> str:
    translate = QCoreApplication.translate
    if overview.last_sync is None:
        return translate("sync", "Never synced.")
    return translate("sync", "Last sync %1.").replace("%1", present.ago(overview.last_sync))


def report_words(report: SyncReport) -> str:
    """What one sync did, in a sentence or two."""
    translate = QCoreApplication.translate
    up = _sum(report.records_sent, report.files_sent, report.sent_bytes)
    down = _sum(report.records_received, report.files_received, report.received_bytes)
    words = []
    if up:
        words.append(translate("sync", "Went up: %1.").replace("%1", up))
    if down:
        words.append(translate("sync", "Came down: %1.").replace("%1", down))
    if report.files_failed:
        words.append(present.counts().failed_files(report.files_failed))
    if not words:
        words.append(translate("sync", "Nothing was new on either side."))
    if report.stopped:
        words.append(translate("sync", "You stopped it; the rest goes on from there next time."))
    return " ".join(words)


def stage_words(progress: Progress) -> str:
    """What the sync is doing at this moment."""
    translate = QCoreApplication.translate
    match progress.stage:
        case Stage.CONNECTING:
            return translate("sync", "Checking that it is the right server")
        case Stage.FETCHING:
            return translate("sync", "Answers and records coming down")
        case Stage.SENDING:
            return translate("sync", "Records and evidence going up")
        case Stage.FETCHING_FILES:
            return translate("sync", "Photos and recordings coming down")
        case Stage.ACKNOWLEDGING:
            return translate("sync", "Telling the others what has been opened here")


def coming_down(overview: Overview, progress: Progress | None) -> Row:
    """What others sent: the words are asked for first, then files, of which the number is known."""
    translate = QCoreApplication.translate
    title = translate("sync", "Coming down")
    if progress is not None and progress.stage is Stage.FETCHING:
        pieces = present.counts().pieces(progress.objects_received) if progress.objects_received else ""
        return Row(title, 0.5, pieces)
    if progress is not None and progress.stage is Stage.FETCHING_FILES and progress.to_receive_bytes:
        done, total = progress.received_bytes, progress.to_receive_bytes
        sizes = translate("sync", "%1 of %2").replace("%1", present.size(done)).replace("%2", present.size(total))
        return Row(title, min(1.0, done / total), sizes)
    if overview.files_to_fetch or overview.fetch_bytes:
        files = present.counts().files(overview.files_to_fetch) if overview.files_to_fetch else ""
        sizes = translate("sync", "%1 wait").replace("%1", present.size(overview.fetch_bytes))
        return Row(title, 0.0, " · ".join(part for part in (files, sizes) if part))
    return Row(title, 1.0, translate("sync", "everything known is here"), tone=Tone.GOOD)


def _sum(records: int, files: int, size: int) -> str:
    parts = []
    if records:
        parts.append(present.counts().records(records))
    if files:
        parts.append(present.counts().files(files))
    if not parts:
        return ""
    return f"{', '.join(parts)} ({present.size(size)})"
