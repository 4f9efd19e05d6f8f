"""Radio buttons and check boxes whose words wrap. Qt's own cut them off, at 200 % text most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # two classes of Qt's cannot be one widget

_SPACING = 9
"""Between box and words, as in the style sheet; padding and border are counted in `_EDGES`."""
_EDGES = 12
_LEAST_LETTERS = 9
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class _Wrapping(_Button):
    """Before a class of Qt's in the list of bases: what it says comes first."""

    _words: str

    def words(self) -> str:
        return self._words

    def set_words(self, words: str) -> None:
        self._words = words
        self.setText(words.replace("&", "&&"))  # an ampersand of a form is no keyboard shortcut
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _least(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit(self, event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class WrappingRadio(_Wrapping, QRadioButton):
    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        _wrap(self)
        self.set_words(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.ControlElement.CE_RadioButton)


class WrappingCheck(_Wrapping, QCheckBox):
    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        _wrap(self)
        self.set_words(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.ControlElement.CE_CheckBox)


def _wrap(button: _Wrapping) -> None:
    policy = button.sizePolicy()
    policy.setHeightForWidth(True)
    policy.setHorizontalPolicy(policy.Policy.Preferred)
    button.setSizePolicy(policy)


def _box(button: _Wrapping) -> int:
    return button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, button) + _SPACING + _EDGES


def _least_height(button: _Wrapping) -> int:
    box = button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, button)
    return max(box, button.fontMetrics().height()) + _EDGES


def _height(button: _Wrapping, width: int) -> int:
    room = QRect(0, 0, max(1, width - _box(button)), 1 << 20)
    words = button.fontMetrics().boundingRect(room, _WRAPPED, button.words())
    return max(_least_height(button), words.height() + _EDGES)


def _fit(button: _Wrapping, event: QResizeEvent) -> None:
    """A layout gives no more than the height of the hint, which is that of the width it gave before."""
    if _height(button, event.oldSize().width()) != _height(button, event.size().width()):
        button.updateGeometry()


def _size(button: _Wrapping) -> QSize:
    is_laid_out = button.testAttribute(Qt.WidgetAttribute.WA_Resized)
    return QSize(_width(button), _height(button, button.width()) if is_laid_out else _least_height(button))


def _width(button: _Wrapping) -> int:
    """With all words in one line."""
    words = button.fontMetrics().horizontalAdvance(button.words()) + 2 if button.words() else -_SPACING
    return _box(button) + words


def _least(button: _Wrapping) -> QSize:
    letters = button.fontMetrics().averageCharWidth() * _LEAST_LETTERS
    return QSize(min(_width(button), _box(button) + letters), _least_height(button))


def _paint(button: _Wrapping, option: QStyleOptionButton, element: QStyle.ControlElement) -> None:
    text = button.words()
    option.text = ""
    painter = QStylePainter(button)
    painter.drawControl(element, option)
    room = button.rect().adjusted(_box(button) - _EDGES // 2, 0, -_EDGES // 2, 0)
    room = QStyle.visualRect(button.layoutDirection(), button.rect(), room)
    painter.drawItemText(room, _WRAPPED, button.palette(), button.isEnabled(), text, button.foregroundRole())
