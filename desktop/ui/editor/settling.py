"""What somebody typed last counts, although they saved by a key and never left the field. Knows no form."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def settle(within: QWidget) -> None:
    """As if the field that has the keys were left, and come back to; a list that hangs open below it goes."""
    hanging = QApplication.activePopupWidget()
    if hanging is not None:
        hanging.hide()
    field: QWidget | None = within.focusWidget()
    if field is not None and field.hasFocus():
        field.clearFocus()
        field.setFocus()
