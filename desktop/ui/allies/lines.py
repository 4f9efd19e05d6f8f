"""A line for each group, for each case that is shared, and for each that others share. Knows no service."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.allies import AllyFacts
from desktop.services.receiving_cases import SharedWithUs
from desktop.services.sharing import Share
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.labels import Muted, Pill, Strong


class _Line(QWidget):
    """Words at its beginning; add buttons to `row`."""

    def __init__(self, title: str, remark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = ButtonRow()
        self.row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Strong(title))
        words.addWidget(Muted(remark))
        self.row.addLayout(words, 1)
        self.setLayout(self.row)


class AllyLine(_Line):
    """`compare_asked` with the group's facts, `parcel_asked` and `remove_asked` with its id."""

    compare_asked = Signal(object)
    parcel_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, ally: AllyFacts, parent: QWidget | None = None) -> None:
        super().__init__(ally.name, self._remark(ally), parent)
        self._ally = ally
        if ally.compared is None:
            self.row.addWidget(Pill(self.tr("Not compared yet"), tone=Tone.WARN))
            self.compare = PlainButton(self.tr("Compare the words…"))
            self.compare.setAccessibleName(self.tr("Compare the words of %1").replace("%1", ally.name))
            self.compare.clicked.connect(self._on_compare)
            self.row.addWidget(self.compare)
        else:
            self.row.addWidget(Pill(self.tr("Words compared"), tone=Tone.GOOD))
            self.parcel = QuietButton(self.tr("Parcel for them…"), "save")
            self.parcel.setAccessibleName(self.tr("Parcel for %1").replace("%1", ally.name))
            self.parcel.clicked.connect(self._on_parcel)
            self.row.addWidget(self.parcel)
        self.remove = QuietButton(self.tr("Remove…"))
        self.remove.setAccessibleName(self.tr("Take %1 off the list").replace("%1", ally.name))
        self.remove.clicked.connect(self._on_remove)
        self.row.addWidget(self.remove)

    def _remark(self, ally: AllyFacts) -> str:
        if ally.compared is None:
            return self.tr("Nothing is shared with it.")
        how = self.tr("Compared aloud on %1.") if ally.aloud else self.tr("Compared in person on %1.")
        reach = self.tr("%n laptop(s) of theirs get what you share.", "", ally.coordinators)
        return f"{how.replace('%1', present.day(ally.compared))} {reach}"

    def _on_compare(self) -> None:
        self.compare_asked.emit(self._ally)

    def _on_parcel(self) -> None:
        self.parcel_asked.emit(self._ally.group)

    def _on_remove(self) -> None:
        self.remove_asked.emit(self._ally.group)


class ShareLine(_Line):
    """`stop_asked` with the share's id."""

    stop_asked = Signal(str)

    def __init__(self, share: Share, parent: QWidget | None = None) -> None:
        title = share.title or self.tr("Without a name")
        super().__init__(title, self._remark(share), parent)
        self._thread = share.thread
        received = share.received is not None
        words = self.tr("They have it") if received else self.tr("Not confirmed yet")
        self.row.addWidget(Pill(words, tone=Tone.GOOD if received else Tone.MUTED))
        self.stop = QuietButton(self.tr("Take back…"))
        self.stop.setAccessibleName(self.tr("Take back %1").replace("%1", title))
        self.stop.clicked.connect(self._on_stop)
        self.row.addWidget(self.stop)

    def _remark(self, share: Share) -> str:
        words = self.tr("With %1: %2, as on %3")
        amount = present.counts().records(share.records)
        if share.files:
            amount += ", " + present.counts().files(share.files)
        named = words.replace("%2", amount).replace("%3", present.day(share.shared))
        return named.replace("%1", share.group_name)

    def _on_stop(self) -> None:
        self.stop_asked.emit(self._thread)


class ReceivedLine(_Line):
    """`read_asked` with its id."""

    read_asked = Signal(str)

    def __init__(self, shared: SharedWithUs, parent: QWidget | None = None) -> None:
        title = shared.title or self.tr("Without a name")
        super().__init__(title, self._remark(shared), parent)
        self._id = shared.id
        self.read = PlainButton(self.tr("Read"), "open")
        self.read.setAccessibleName(self.tr("Read %1").replace("%1", title))
        self.read.clicked.connect(self._on_read)
        self.row.addWidget(self.read)

    def _remark(self, shared: SharedWithUs) -> str:
        words = self.tr("Shared by %1 on %2").replace("%2", present.day(shared.shared))
        return words.replace("%1", shared.group_name)

    def _on_read(self) -> None:
        self.read_asked.emit(self._id)
