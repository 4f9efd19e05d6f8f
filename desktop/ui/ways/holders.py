"""Who is to hold a share: a row for each, with a name and a PIN that can be drawn by lot. Makes no shares."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.services.recovering import suggest_pin
from desktop.services.ways import Trusted
from desktop.ui.widgets.labels import Label, Muted

_LEAST_PIN = 4
_LONGEST_NAME = 80


class Holders(QWidget):
    """`changed` when `trusted` may have."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: list[QLineEdit] = []
        self.pins: list[QLineEdit] = []
        self._labels: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._grid.addWidget(Muted(self.tr("Name or nickname (printed on the share)")), 0, 1)
        self._grid.addWidget(Muted(self.tr("PIN (told by mouth)")), 0, 2)

    def set_count(self, count: int) -> None:
        """Rows that stay keep what was typed."""
        while len(self.names) < count:
            self._add()
        for number, (label, name, pin) in enumerate(zip(self._labels, self.names, self.pins, strict=True)):
            for part in (label, name, pin):
                part.setVisible(number < count)
        self._count = count
        self.changed.emit()

    def trusted(self) -> tuple[Trusted, ...]:
        """Empty while a PIN is too short or a name is missing."""
        rows = list(zip(self.names, self.pins, strict=True))[: self._count]
        if any(not name.text().strip() or len("".join(pin.text().split())) < _LEAST_PIN for name, pin in rows):
            return ()
        return tuple(Trusted(name=name.text().strip(), pin=pin.text()) for name, pin in rows)

    def forget(self) -> None:
        for field in (*self.names, *self.pins):
            field.clear()

    def _add(self) -> None:
        number = len(self.names) + 1
        label, name, pin = Label(str(number)), QLineEdit(), QLineEdit(suggest_pin())
        name.setMaxLength(_LONGEST_NAME)
        name.setAccessibleName(self.tr("Name of holder %1").replace("%1", str(number)))
        pin.setAccessibleName(self.tr("PIN of holder %1").replace("%1", str(number)))
        for column, part in enumerate((label, name, pin)):
            self._grid.addWidget(part, number, column)
        for field in (name, pin):
            field.textChanged.connect(self._on_typed)
        self._labels.append(label)
        self.names.append(name)
        self.pins.append(pin)

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()
