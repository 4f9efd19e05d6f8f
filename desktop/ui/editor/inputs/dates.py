"""Asks for one day: typed in any usual way, or picked from a calendar. Empty until somebody answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.dates.reading import read_day
from desktop.ui.editor.dates.saying import day_in_words
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.fields import ClearableField, InsideButton
from desktop.ui.widgets.labels import Muted


class DateInput(AnswerInput):
    """The answer is an ISO date; what is no day is kept as typed. What was understood stands below while one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar: CalendarPopup | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line = _DayLine()
        self.line.setPlaceholderText(self.tr("Not known"))
        self._pick = InsideButton("calendar", self.tr("Open the calendar (Alt+Down)"))
        self.line.put_inside(self._pick, leading=True)
        self.understood = Muted()
        self.understood.hide()
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.understood)

    def _connect(self) -> None:
        self._pick.clicked.connect(self._on_pick)
        self.line.calendar_asked.connect(self._on_pick)
        self.line.textEdited.connect(self._on_edited)
        self.line.textChanged.connect(self._on_changed)
        self.line.editingFinished.connect(self._on_left)

    def show_value(self, value: Value | None) -> None:
        if value != self._meant(self.line.text()):
            self._write(value)

    def set_read_only(self, on: bool) -> None:
        self.line.setReadOnly(on)
        self._pick.setEnabled(not on)

    def value(self) -> str | None:
        return self._meant(self.line.text())

    def _write(self, value: Value | None) -> None:
        self.line.blockSignals(True)
        self.line.setText(_shown(value))
        self.line.blockSignals(False)
        self.line.setCursorPosition(0)

    def _meant(self, text: str) -> str | None:
        day = read_day(text, date.today())  # noqa: DTZ011  # the day on this laptop's wall is what people mean
        return day.isoformat() if day else text.strip() or None

    def _on_edited(self, text: str) -> None:
        meant = self._meant(text)
        day = _day(meant)
        self.understood.setVisible(day is not None and _shown(meant) != text)
        self.understood.setText(_shown(meant))
        self.answered.emit(meant)

    def _on_changed(self, text: str) -> None:
        if not text:  # by the button in the field too, which is no typing
            self.understood.hide()
            self.answered.emit(None)

    def _on_left(self) -> None:
        self.understood.hide()
        if self.line.isModified() and not self.line.isReadOnly():
            self._write(self.value())
        self.settled.emit()

    def _on_pick(self) -> None:
        if self.line.isReadOnly():
            return
        self._calendar = CalendarPopup(_day(self.value()), self)
        self._calendar.picked.connect(self._on_picked)
        self._calendar.open_below(self.line)

    def _on_picked(self, day: QDate) -> None:
        iso = day.toString(Qt.DateFormat.ISODate)
        self._write(iso)
        self.line.setFocus()
        self.answered.emit(iso)
        self.settled.emit()


class CalendarPopup(QFrame):
    picked = Signal(QDate)

    def __init__(self, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _build(self) -> None:
        self.calendar = _Calendar()
        self.calendar.setLocale(QLocale())
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.today: QPushButton = PlainButton(self.tr("Today"))
        self.yesterday: QPushButton = PlainButton(self.tr("Yesterday"))
        row = QHBoxLayout()
        row.addWidget(self.yesterday)
        row.addWidget(self.today)
        column = QVBoxLayout(self)
        column.addWidget(self.calendar)
        column.addLayout(row)

    def _connect(self) -> None:
        self.calendar.clicked.connect(self._on_picked)
        self.calendar.activated.connect(self._on_picked)
        self.today.clicked.connect(self._on_today)
        self.yesterday.clicked.connect(self._on_yesterday)

    def open_below(self, field: QWidget) -> None:
        self.adjustSize()
        room = field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        if place.y() + self.height() > room.bottom():
            place.setY(max(room.top(), field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _on_picked(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()

    def _on_today(self) -> None:
        self._on_picked(QDate.currentDate())

    def _on_yesterday(self) -> None:
        self._on_picked(QDate.currentDate().addDays(-1))


class _Calendar(QCalendarWidget):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _DayLine(ClearableField):
    calendar_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if opens:
            self.calendar_asked.emit()
        else:
            super().keyPressEvent(event)


def _day(value: Value | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _shown(value: Value | None) -> str:
    day = _day(value)
    return day_in_words(day, QLocale().name()) if day else ("" if value is None else str(value))
