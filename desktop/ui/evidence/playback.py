"""Plays a sealed recording or video through Qt's player, from memory. Knows no button.

FFmpeg reads on threads of its own, and our device answers in Python. A call that waits for such a thread while it
holds Python's lock would wait for ever. So every command reaches the player through a queued signal: the event
loop carries it out without the lock, and so it ends the player, too.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtMultimediaWidgets import QVideoWidget

from desktop.services.collecting import Reader
from desktop.ui.evidence.decrypting_device import DecryptingDevice

_QUIET = -8


class Playback(QObject):
    """`failed` when nothing can be played; `moved`, `length_known` in milliseconds; `playing_changed`."""

    failed = Signal()
    moved = Signal("qlonglong")  # type: ignore[arg-type]  # the stubs know no C++ names
    length_known = Signal("qlonglong")  # type: ignore[arg-type]  # the stubs know no C++ names
    playing_changed = Signal(bool)

    _play = Signal()
    _pause = Signal()
    _stop = Signal()
    _seek = Signal("qlonglong")  # type: ignore[arg-type]  # the stubs know no C++ names
    _speed = Signal(float)

    def __init__(self, reader: Reader, media_type: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QCoreApplication.instance()
        self.player = QMediaPlayer(application)  # outlives this object until the event loop ends it
        self.sound = QAudioOutput(self.player)
        self.device = DecryptingDevice(reader, application)
        self._connect()
        hush()
        self.player.setAudioOutput(self.sound)
        # The address is only a hint for the format. It ends up in FFmpeg's messages, so it holds no name.
        self.player.setSourceDevice(self.device, QUrl(f"evidence.{media_type.rpartition('/')[2]}"))

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._play.connect(self.player.play, queued)
        self._pause.connect(self.player.pause, queued)
        self._stop.connect(self.player.stop, queued)
        self._seek.connect(self.player.setPosition, queued)
        self._speed.connect(self.player.setPlaybackRate, queued)
        self.player.positionChanged.connect(self.moved)
        self.player.durationChanged.connect(self.length_known)
        self.player.playingChanged.connect(self.playing_changed)
        self.player.errorOccurred.connect(self._on_error)
        self.destroyed.connect(self.player.deleteLater)
        self.player.destroyed.connect(self.device.deleteLater)

    def show_on(self, screen: QVideoWidget) -> None:
        self.player.setVideoOutput(screen)

    def play(self) -> None:
        self._play.emit()

    def pause(self) -> None:
        self._pause.emit()

    def seek(self, milliseconds: int) -> None:
        self._seek.emit(max(0, milliseconds))

    def set_speed(self, speed: float) -> None:
        self._speed.emit(speed)

    def set_volume(self, percent: int) -> None:
        self.sound.setVolume(percent / 100)

    def end(self) -> None:
        """Fall silent now; what remains is freed when the event loop comes to it."""
        self._stop.emit()

    def _on_error(self, _error: object, _words: str) -> None:
        self.failed.emit()


def hush() -> None:
    """FFmpeg describes each file it opens, titles and places in it included, on the error stream. Not here."""
    library = _libavutil()
    if library is not None:
        library.av_log_set_level(_QUIET)


def _libavutil() -> ctypes.CDLL | None:
    """The one Qt has loaded already; None where Qt plays without FFmpeg."""
    folder = Path(PySide6.__file__).parent
    patterns = ("avutil-*.dll",) if sys.platform == "win32" else ("Qt/lib/libavutil.so.*", "Qt/lib/libavutil.*.dylib")
    for file in sorted(
        (file for pattern in patterns for file in folder.glob(pattern)), key=lambda file: len(file.name)
    ):
        try:
            mode = 0 if sys.platform == "win32" else os.RTLD_NOLOAD | os.RTLD_LAZY
            return ctypes.CDLL(str(file), mode=mode)
        except OSError:
            continue
    return None
