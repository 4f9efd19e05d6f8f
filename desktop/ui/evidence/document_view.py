"""A PDF from memory: pages below each other, larger and smaller. Links in it lead nowhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

_FINER = 1.25
_LEAST, _MOST = 0.2, 8.0


class DocumentView(QPdfView):
    """Plus and minus, 0 (as wide as the window). `readable` once it is loaded."""

    def __init__(self, content: bytes, name: str, parent: QWidget | None = None) -> None:
        """`content` is the whole document: its pages are drawn on a thread that must not wait for Python."""
        super().__init__(parent)  # type: ignore[arg-type]  # None is no parent; the stubs forget it
        # Qt crashes when a document ends with its view, so the view ends first, then the document, then its bytes.
        application = QCoreApplication.instance()
        self._document = QPdfDocument(application)  # type: ignore[arg-type]  # there is one
        self._bytes = QBuffer(application)
        self.destroyed.connect(self._document.deleteLater)
        self._document.destroyed.connect(self._bytes.deleteLater)
        self._bytes.setData(content)
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName(name)

    @property
    def readable(self) -> bool:
        return self._document.status() == QPdfDocument.Status.Ready

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    def fit(self) -> None:
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def closer(self) -> None:
        self._zoom(_FINER)

    def farther(self) -> None:
        self._zoom(1 / _FINER)

    def mousePressEvent(self, event: object) -> None:
        """Nothing in a document is followed: an address in it may belong to somebody who waits for the visit."""

    def mouseReleaseEvent(self, event: object) -> None:
        """The same."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_FINER if event.angleDelta().y() > 0 else 1 / _FINER)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.closer()
            case Qt.Key.Key_Minus:
                self.farther()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def _zoom(self, factor: float) -> None:
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(max(_LEAST, min(_MOST, self.zoomFactor() * factor)))
