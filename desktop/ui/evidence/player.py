"""The player as people see it: play, stop, go back ten seconds, slower, louder. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.collecting import Reader
from desktop.ui import theme
from desktop.ui.evidence.playback import Playback
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from desktop.ui.widgets.labels import IconLabel, Label
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.steady import SteadySlider

STEP_MS = 10_000
SPEEDS = (1.0, 0.75, 0.5, 1.25, 1.5, 2.0)


class Player(QWidget):
    """Space plays and pauses; the arrows go ten seconds back and forward, Home to the beginning."""

    played = Signal()
    """For the first time since it was opened."""

    def __init__(self, reader: Reader, media_type: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._length = 0
        self._was_played = False
        self._speed = 0
        self.playback = Playback(reader, media_type, self)
        self._build(media_type.startswith("video/"))
        self._connect()
        self._on_moved(0)

    def _build(self, has_picture: bool) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        if has_picture:
            self.picture = QVideoWidget()
            self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self.picture.setMinimumHeight(theme.scaled(160))
            self.playback.show_on(self.picture)
            column.addWidget(self.picture, 1)
        else:
            column.addStretch(1)
            column.addWidget(IconLabel("audio", Tone.ACCENT, 64), 0, Qt.AlignmentFlag.AlignHCenter)
            column.addStretch(1)
        self.trouble = Notice(Tone.WARN)
        self.place = SteadySlider(Qt.Orientation.Horizontal)
        self.place.setRange(0, 0)
        self.place.setAccessibleName(self.tr("Place in the recording"))
        self.time = Label()
        self.time.setWordWrap(False)
        self.back = IconButton("rotate_back", self.tr("10 seconds back (Left arrow)"))
        self.play = PrimaryButton(self.tr("Play"), "play")
        self.forward = IconButton("rotate", self.tr("10 seconds forward (Right arrow)"))
        self.speed = PlainButton("1×")
        self.speed.setAccessibleName(self.tr("Speed"))
        self.volume = SteadySlider(Qt.Orientation.Horizontal)
        self.volume.setAccessibleName(self.tr("Loudness"))
        self.volume.setRange(0, 100)
        self.volume.setValue(100)
        self.volume.setFixedWidth(theme.scaled(110))
        controls = QHBoxLayout()
        controls.setSpacing(8)
        for button in (self.back, self.play, self.forward, self.speed):
            controls.addWidget(button)
        controls.addStretch(1)
        controls.addWidget(self.time)
        controls.addWidget(IconLabel("volume"))
        controls.addWidget(self.volume)
        column.addWidget(self.trouble)
        column.addWidget(self.place)
        column.addLayout(controls)

    def _connect(self) -> None:
        self.playback.moved.connect(self._on_moved)
        self.playback.length_known.connect(self._on_length)
        self.playback.playing_changed.connect(self._on_playing)
        self.playback.failed.connect(self._on_failed)
        self.play.clicked.connect(self.toggle)
        self.back.clicked.connect(self._on_back)
        self.forward.clicked.connect(self._on_forward)
        self.speed.clicked.connect(self._on_speed)
        self.volume.valueChanged.connect(self.playback.set_volume)
        self.place.sliderMoved.connect(self.playback.seek)
        self.place.actionTriggered.connect(self._on_place)

    def toggle(self) -> None:
        if self.playback.player.isPlaying():
            self.playback.pause()
        else:
            self.playback.play()

    def end(self) -> None:
        self.playback.end()

    def hideEvent(self, event: QHideEvent) -> None:
        self.playback.pause()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.toggle()
            case Qt.Key.Key_Left:
                self._on_back()
            case Qt.Key.Key_Right:
                self._on_forward()
            case Qt.Key.Key_Home:
                self.playback.seek(0)
            case _:
                super().keyPressEvent(event)

    def _on_moved(self, milliseconds: int) -> None:
        if not self.place.isSliderDown():
            self.place.setValue(milliseconds)
        self.time.setText(f"{clock(milliseconds)} / {clock(self._length)}")

    def _on_length(self, milliseconds: int) -> None:
        self._length = milliseconds
        self.place.setRange(0, milliseconds)
        self.place.setSingleStep(STEP_MS)
        self.place.setPageStep(STEP_MS * 3)
        self._on_moved(self.playback.player.position())

    def _on_playing(self, playing: bool) -> None:
        if playing and not self._was_played:
            self._was_played = True
            self.played.emit()
        self.play.set_icon("pause" if playing else "play")
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))

    def _on_failed(self) -> None:
        if self.playback.device.damaged is not None:
            text = self.tr("Part of the file does not verify. What was played before that point is genuine.")
        else:
            text = self.tr("The file itself is unchanged. Save a copy out and open it with another player.")
        self.trouble.show_words(self.tr("This recording cannot be played here."), text)

    def _on_place(self, _action: int) -> None:
        self.playback.seek(self.place.sliderPosition())

    def _on_back(self) -> None:
        self.playback.seek(self.playback.player.position() - STEP_MS)

    def _on_forward(self) -> None:
        self.playback.seek(min(self._length, self.playback.player.position() + STEP_MS))

    def _on_speed(self) -> None:
        self._speed = (self._speed + 1) % len(SPEEDS)
        self.playback.set_speed(SPEEDS[self._speed])
        self.speed.setText(f"{SPEEDS[self._speed]:g}×")


def clock(milliseconds: int) -> str:
    """ "2:05", "1:02:05"."""
    seconds = round(milliseconds / 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
