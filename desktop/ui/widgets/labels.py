"""Words on the window: titles, headings, muted remarks, pills. They always wrap, so that large text is never cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import icons
from desktop.ui.tones import Tone


class Label(QLabel):
    """Plain text (never rich: words of records are not markup) that wraps."""

    role = ""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: Tone | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", self.role)
        if tone:
            self.setProperty("tone", tone.value)

    def set_tone(self, tone: Tone | None) -> None:
        self.setProperty("tone", tone.value if tone else "")
        self.style().unpolish(self)
        self.style().polish(self)


class Title(Label):
    """What the page is; one for each page."""

    role = "title"


class Heading(Label):
    role = "heading"


class Strong(Label):
    role = "strong"


class Muted(Label):
    """A remark beside what matters."""

    role = "muted"


class Figure(Label):
    """A large number."""

    role = "figure"


class Code(Label):
    """Letters to be read one by one: an invitation, a fingerprint. May be marked and copied by hand."""

    role = "code"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class Pill(Label):
    """One or two words about a state."""

    role = "pill"

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: Tone = Tone.MUTED) -> None:
        super().__init__(text, parent, tone=tone)
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class IconLabel(QLabel):
    """An icon beside words; the words say the same, so it is silent to screen readers."""

    def __init__(self, name: str, tone: Tone = Tone.INK, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = (name, size, tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def set_icon(self, name: str, tone: Tone) -> None:
        self._shown = (name, self._shown[1], tone)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def sizeHint(self) -> QSize:
        return self.pixmap().deviceIndependentSize().toSize()

    def _draw(self) -> None:
        name, size, tone = self._shown
        self.setPixmap(icons.pixmap(name, size, tone))
