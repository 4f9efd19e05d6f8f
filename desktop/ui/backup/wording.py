"""What came of a backup or a restoring, in words: for the dialogs and for Today."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.backing_up import BackedUp, BackupFacts
from desktop.services.restoring import Restored
from desktop.ui import present
from desktop.ui.tones import Tone


def last_words(newest: BackupFacts | None) -> str:
    translate = QCoreApplication.translate
    if newest is None:
        return translate("backup", "There is no backup on another disk yet.")
    words = translate("backup", "Last backup: %1, %2")
    return words.replace("%1", present.day_and_hour(newest.taken)).replace("%2", present.size(newest.size))


def outcome(made: BackedUp) -> tuple[str, str, Tone]:
    """(title, text, tone) of a backup that was read back."""
    translate = QCoreApplication.translate
    words = translate("backup", "The vault as it was on %1: %2 in all, %3 of it new.")
    words = words.replace("%1", present.day_and_hour(made.taken)).replace("%2", present.size(made.size))
    lines = [words.replace("%3", present.size(made.written))]
    if made.apart:
        lines.append(translate("backup", "Keep the stick somewhere else than the laptop."))
    else:
        lines.append(present.phrase("backup.same_disk"))
    if made.mended:
        lines.append(present.phrase("backup.mended"))
    if made.left_out:
        lines.append(present.phrase("backup.left_out", count=len(made.left_out)))
    title = translate("backup", "Backed up, and all of it read back from the stick.")
    if not made.apart:
        title = translate("backup", "Written and read back, but on the same disk.")
    good = made.apart and not made.mended and not made.left_out
    return title, "\n".join(lines), Tone.GOOD if good else Tone.WARN


def restored(found: Restored) -> tuple[str, str, Tone]:
    """(title, text, tone) of a vault that was restored."""
    when = present.day_and_hour(found.taken)
    title = QCoreApplication.translate("backup", "The vault is restored as it was on %1.").replace("%1", when)
    counts = present.counts()
    lines = [f"{counts.records(found.records)}, {counts.files(found.files)}."]
    for key, count in (("damaged", found.damaged), ("missing", found.missing - found.damaged)):
        if count:
            lines.append(present.phrase(f"backup.{key}", count=count))
    lines += [present.phrase("backup.earlier")] if found.earlier else []
    lines += [present.phrase("backup.unfinished")] if found.unfinished else []
    lines.append(present.phrase("backup.next"))
    is_all = not (found.missing or found.earlier or found.unfinished)
    return title, "\n".join(lines), Tone.GOOD if is_all else Tone.WARN
