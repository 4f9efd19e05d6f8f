"""Controls that the mouse wheel leaves alone: people scroll the page over them, and an answer would change unseen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QTabBar


class SteadyComboBox(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls instead


class SteadySlider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SteadyTabBar(QTabBar):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def no_wheel_focus(control: QComboBox | QSlider) -> None:
    """Only a click or a key gives it the focus."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
