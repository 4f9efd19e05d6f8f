"""A picture that can be made larger, turned and moved. Turning is for looking: the original never changes."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

LARGEST = 16.0
_FINER = 1.25


class ImageView(QGraphicsView):
    """Plus and minus, 0 (fit), 1 (true size), R and Shift+R (turn), arrows; wheel and dragging. `zoomed(percent)`."""

    zoomed = Signal(int)

    def __init__(self, image: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits = True
        self._build(image, name)

    def _build(self, image: QImage, name: str) -> None:
        scene = QGraphicsScene(self)
        self.picture = QGraphicsPixmapItem(QPixmap.fromImage(image))
        self.picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        scene.addItem(self.picture)
        self.setScene(scene)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setBackgroundBrush(Qt.BrushStyle.NoBrush)

    @property
    def percent(self) -> int:
        turned = self.transform()
        return round(100 * hypot(turned.m11(), turned.m12()))

    def fit(self) -> None:
        """The whole picture, but never larger than it is."""
        self._fits = True
        bounds = self.transform().mapRect(QRectF(self.picture.boundingRect()))
        room = self.viewport().rect()
        if bounds.width() and bounds.height():
            wanted = min(room.width() / bounds.width(), room.height() / bounds.height()) * self.percent / 100
            self._zoom_to(min(1.0, wanted))

    def true_size(self) -> None:
        self._fits = False
        self._zoom_to(1.0)

    def closer(self) -> None:
        self._fits = False
        self._zoom_to(self.percent / 100 * _FINER)

    def farther(self) -> None:
        self._fits = False
        self._zoom_to(self.percent / 100 / _FINER)

    def turn(self, degrees: int = 90) -> None:
        self.rotate(degrees)
        if self._fits:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y() > 0:
            self.closer()
        elif event.angleDelta().y() < 0:
            self.farther()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.closer()
            case Qt.Key.Key_Minus:
                self.farther()
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_1:
                self.true_size()
            case Qt.Key.Key_R:
                self.turn(-90 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 90)
            case _:
                super().keyPressEvent(event)

    def _zoom_to(self, scale: float) -> None:
        now = self.percent / 100
        wanted = max(0.01, min(LARGEST, scale))
        if now:
            self.scale(wanted / now, wanted / now)
        self.zoomed.emit(self.percent)
