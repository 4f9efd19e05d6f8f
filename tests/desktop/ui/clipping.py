"""What of a window cannot be read: words cut off, parts over each other, parts that stick out of their place."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

_LEEWAY = 2
"""Pixels that nobody sees."""
_CLOSED = (QLineEdit, QComboBox, QAbstractSpinBox, QTabBar)
"""Their insides are Qt's."""


def faults(window: QWidget) -> list[str]:
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisibleTo(window) and not _is_inside(widget, window):
            found += _cut(widget) + _over_each_other(widget) + _sideways(widget)
    return found


def _is_inside(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and widget is not window:
        if isinstance(above, _CLOSED) or (
            isinstance(above, QAbstractScrollArea) and not isinstance(above, QScrollArea)
        ):
            return True
        if above is window:
            return False
        above = above.parentWidget()
    return False


def _cut(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            wide = max((widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split()), default=0)
            high = widget.heightForWidth(widget.width())
            bad = widget.height() + _LEEWAY < high or widget.contentsRect().width() + _LEEWAY < wide
        else:
            bad = widget.width() + _LEEWAY < widget.sizeHint().width()
    elif isinstance(widget, QAbstractButton) and widget.text():
        bad = (
            widget.width() + _LEEWAY < widget.minimumSizeHint().width()
            or widget.height() + _LEEWAY < widget.minimumSizeHint().height()
        )
    else:
        return []
    return [f"cut off: {_name(widget)} has {widget.size().toTuple()}"] if bad else []


def _over_each_other(widget: QWidget) -> list[str]:
    if isinstance(widget, (*_CLOSED, QAbstractScrollArea)) or widget.layout() is None:
        return []
    shown = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow() and _is_laid_out(child)
    ]
    found = [
        f"over each other: {_name(one)} and {_name(other)}"
        for one, other in combinations(shown, 2)
        if not one.geometry().adjusted(1, 1, -1, -1).intersected(other.geometry()).isEmpty()
    ]
    around = widget.rect().adjusted(-_LEEWAY, -_LEEWAY, _LEEWAY, _LEEWAY)
    return found + [f"sticks out: {_name(child)}" for child in shown if not around.contains(child.geometry())]


def _is_laid_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    return (layout is not None and layout.indexOf(widget) >= 0) or _is_in_inner(widget, layout)


def _is_in_inner(widget: QWidget, layout: object) -> bool:
    if not isinstance(layout, QLayout):
        return False
    for number in range(layout.count()):
        inner = layout.itemAt(number).layout()
        if inner is not None and (inner.indexOf(widget) >= 0 or _is_in_inner(widget, inner)):
            return True
    return False


def _sideways(widget: QWidget) -> list[str]:
    if not isinstance(widget, QScrollArea) or widget.widget() is None:
        return []
    wide, room = widget.widget().width(), widget.viewport().width()
    return [f"wider than its place: {_name(widget.widget())} {wide} in {room}"] if wide > room + _LEEWAY else []


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else widget.accessibleName()
    return f"{type(widget).__name__} “{words[:40]}”"
