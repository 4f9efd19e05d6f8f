"""Fields that several pages use: search, passphrase."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import IconLabel

_PAUSE_MS = 120


class IconField(QLineEdit):
    """A field with a widget inside, at its start or its end. (Qt's own icons in fields do not grow with the text.)"""

    _inside: QWidget
    _leading = False

    def put_inside(self, widget: QWidget, *, leading: bool) -> None:
        widget.setParent(self)
        self._inside, self._leading = widget, leading
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_inside"):
            self._place()

    def _place(self) -> None:
        size = self._inside.sizeHint()
        gap = theme.scaled(9)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_left = self._leading != right_to_left
        across = gap if at_left else self.width() - gap - size.width()
        self._inside.setGeometry(across, (self.height() - size.height()) // 2, size.width(), size.height())
        room = size.width() + theme.scaled(6)
        self.setTextMargins(room if at_left else 0, 0, 0 if at_left else room, 0)


class SearchField(IconField):
    """Asks after a short pause in typing, so that not every key starts a search. `name` says what is searched."""

    search_asked = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setClearButtonEnabled(True)
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
