"""Fields that several pages use: search, passphrase."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import IconLabel

_PAUSE_MS = 120


class IconField(QLineEdit):
    """A field with widgets inside, at its start and its end. (Qt's own icons in fields do not grow with the text.)"""

    _first: QWidget | None = None
    _last: QWidget | None = None

    def put_inside(self, widget: QWidget, *, leading: bool) -> None:
        widget.setParent(self)
        if leading:
            self._first = widget
        else:
            self._last = widget
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (self._last, self._first) if right_to_left else (self._first, self._last)
        gap = theme.scaled(9)
        room = []
        for widget in (left, right):
            size = widget.sizeHint() if widget else QSize()
            if widget is not None:
                across = gap if widget is left else self.width() - gap - size.width()
                widget.setGeometry(across, (self.height() - size.height()) // 2, size.width(), size.height())
            room.append(size.width() + theme.scaled(6) if widget else 0)
        self.setTextMargins(room[0], 0, room[1], 0)


class InsideButton(IconButton):
    """For the mouse alone: whatever it does has a key in the field itself."""

    kind = "inside"
    tone = Tone.MUTED

    def __init__(self, icon: str, name: str) -> None:
        super().__init__(icon, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class ClearableField(IconField):
    """A cross at its end empties it, where there is anything that may be emptied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cross = InsideButton("close", self.tr("Empty this field"))
        self.cross.clicked.connect(self.clear)
        self.put_inside(self.cross, leading=False)
        self.textChanged.connect(self._show_cross)
        self._show_cross()

    def setText(self, text: str | None) -> None:
        super().setText(text or "")
        self._show_cross()  # also where the signals are blocked

    def setReadOnly(self, on: bool) -> None:
        super().setReadOnly(on)
        self._show_cross()

    def _show_cross(self, _text: str = "") -> None:
        self.cross.setVisible(bool(self.text()) and not self.isReadOnly())


class SearchField(ClearableField):
    """Asks after a short pause in typing, so that not every key starts a search. `name` says what is searched."""

    search_asked = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.put_inside(IconLabel("search", Tone.MUTED, 17), leading=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._ask)

    def _on_text_changed(self, _text: str) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.search_asked.emit(self.text().strip())


class PassphraseField(IconField):
    """Shows dots; an eye shows the words for as long as the person wants."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.eye = _Eye()
        self.eye.clicked.connect(self._on_eye)
        self.put_inside(self.eye, leading=False)
        self._draw_eye()

    def show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._draw_eye()

    def _on_eye(self) -> None:
        self.show_words(self.echoMode() == QLineEdit.EchoMode.Password)

    def _draw_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.eye.set_icon("show" if hidden else "hide")
        self.eye.set_name(self.tr("Show the passphrase") if hidden else self.tr("Hide the passphrase"))


class _Eye(IconButton):
    kind = "inside"
    tone = Tone.MUTED

    def __init__(self) -> None:
        super().__init__("show", "")
