"""What was done with evidence, in words: for the list beside it, and for the same list as a text. Knows no widget."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject

from desktop.domain.custody import Flaw
from desktop.services.custody import CustodyLine, CustodyView
from desktop.ui import present


class CustodyWords(QObject):
    """A class of Qt's, for only there the tools see that some of it has a plural."""

    def deed(self, line: CustodyLine) -> str:
        """ "Looked at", "Handed over: a court or prosecutor"."""
        if line.right is False:
            return present.phrase("deeds.checked_wrong")
        words = present.phrase(f"deeds.{line.deed}")
        if not line.purpose:
            return words
        # "whole backup" is no purpose that narrators are asked about, and has a phrase all the same.
        purpose = present.phrase(f"purposes.{line.purpose.replace(' backup', '')}")
        return f"{words}: {purpose}"

    def who_and_when(self, line: CustodyLine) -> str:
        """ "Rosa, 14 May 2012, 06:40"; how far off the hour may be where that is more than people would think."""
        who = line.device_name or (self.tr("this laptop") if line.own else self.tr("a device without a name"))
        parts = [who, present.day(line.time), present.hour(line.time)]
        if line.off_by is not None and line.off_by >= timedelta(minutes=2):
            parts.append(self.tr("the clock was %1 off").replace("%1", self._span(line.off_by)))
        if line.before_chains:
            parts.append(self.tr("noted by an earlier version"))
        return ", ".join(parts)

    def flaw(self, name: str, flaw: Flaw) -> str:
        who = name or self.tr("a device without a name")
        words = {
            Flaw.CUT: self.tr("Something is missing in what %1 wrote down."),
            Flaw.ALTERED: self.tr("What %1 wrote down was changed afterwards."),
            Flaw.REORDERED: self.tr("What %1 wrote down was put in another order."),
            Flaw.FORKED: self.tr("%1 wrote down two things at one place: its vault was set back to an older copy."),
        }
        return words[flaw].replace("%1", who)

    def earlier(self, count: int) -> str:
        return self.tr("and %n earlier entry(s), in the list that can be saved out", "", count)

    def as_text(self, view: CustodyView, name: str, sha256: str) -> str:
        """A line for each deed, oldest first, with what proves it."""
        lines = [self.tr("What was done with a file of evidence"), "", name, f"SHA-256 {sha256}", ""]
        lines += [f"! {self.flaw(who, flaw)}" for who, flaw in view.flaws]
        for number, line in enumerate(view.lines, 1):
            moment = line.time.isoformat(timespec="seconds")
            lines += [f"{number}. {self.deed(line)}", f"   {self.who_and_when(line)} ({moment})"]
            if line.device:
                lines.append(f"   {line.device} {line.digest}")
        return "\n".join(lines) + "\n"

    def _span(self, off_by: timedelta) -> str:
        minutes, hours, days = (round(off_by.total_seconds() / length) for length in (60, 3600, 86400))
        if hours < 2:
            return self.tr("%n minute(s)", "", minutes)
        return self.tr("%n hour(s)", "", hours) if days < 2 else self.tr("%n day(s)", "", days)
