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
    """One stage: what it is, how much of it is done (0 to 1), words at the end of the line and below."""

    title: str
    part: float
    amount: str = ""
    remark: str = ""
    tone: Tone = Tone.ACCENT


_ORDER = (Stage.CONNECTING, Stage.FETCHING, Stage.SENDING, Stage.FETCHING_FILES, Stage.ACKNOWLEDGING)


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


def rows(progress: Progress) -> list[Row]:
    translate = QCoreApplication.translate
    return [
        _row(progress, Stage.CONNECTING, translate("sync", "Checking that it is the right server"), 0.5),
        _row(
            progress,
            Stage.FETCHING,
            translate("sync", "Answers and records coming down"),
            0.5,
            present.counts().pieces(progress.objects_received) if progress.objects_received else "",
        ),
        _sending(progress),
        _fetching_files(progress),
        _row(progress, Stage.ACKNOWLEDGING, translate("sync", "Telling the others what has been opened here"), 0.5),
    ]


def _fetching_files(progress: Progress) -> Row:
    translate = QCoreApplication.translate
    done, total = progress.received_bytes, progress.to_receive_bytes
    here = progress.stage is Stage.FETCHING_FILES and total > 0
    remark = translate("sync", "%1 of %2").replace("%1", present.size(done)).replace("%2", present.size(total))
    title = translate("sync", "Photos and recordings coming down")
    return _row(progress, Stage.FETCHING_FILES, title, min(1.0, done / total) if here else 0.5, remark if here else "")


def _sending(progress: Progress) -> Row:
    translate = QCoreApplication.translate
    done, total = progress.sent_bytes, progress.to_send_bytes
    remark = translate("sync", "Threats and urgent records first, then words, then originals")
    if total:
        figures = translate("sync", "%1 of %2").replace("%1", present.size(done)).replace("%2", present.size(total))
        remark = f"{figures} · {remark}"
    row = _row(
        progress,
        Stage.SENDING,
        translate("sync", "Records and evidence going up"),
        done / total if total else 0.5,
        remark,
    )
    left = _time_left(progress)
    return Row(row.title, row.part, left, row.remark, row.tone) if left else row


def _row(progress: Progress, stage: Stage, title: str, part: float, remark: str = "") -> Row:
    at, here = _ORDER.index(progress.stage), _ORDER.index(stage)
    if here < at:
        return Row(title, 1.0, QCoreApplication.translate("sync", "Done"), remark, Tone.GOOD)
    return Row(title, part if here == at else 0.0, "", remark)


def _time_left(progress: Progress) -> str:
    """Nothing while the speed is not known."""
    if progress.stage is not Stage.SENDING or progress.bytes_per_second <= 0:
        return ""
    translate = QCoreApplication.translate
    speed = translate("sync", "%1 per second").replace("%1", present.size(round(progress.bytes_per_second)))
    minutes = (progress.to_send_bytes - progress.sent_bytes) / progress.bytes_per_second / 60
    if minutes < 1:
        left = translate("sync", "less than a minute")
    elif minutes < 90:
        left = present.counts().about_minutes(round(minutes))
    else:
        left = present.counts().about_hours(round(minutes / 60))
    return f"{left} · {speed}"


def _sum(records: int, files: int, size: int) -> str:
    parts = []
    if records:
        parts.append(present.counts().records(records))
    if files:
        parts.append(present.counts().files(files))
    if not parts:
        return ""
    return f"{', '.join(parts)} ({present.size(size)})"
