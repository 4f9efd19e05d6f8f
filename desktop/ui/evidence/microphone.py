"""The laptop's microphone: 16-bit mono samples at 48 kHz, whatever the hardware delivers. Knows no file."""

from __future__ import annotations

from typing import Protocol

import av
from PySide6.QtCore import QIODevice, QObject, Signal, SignalInstance
from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from desktop.ui.evidence.encoding import RATE

_FORMATS = {
    QAudioFormat.SampleFormat.UInt8: "u8",
    QAudioFormat.SampleFormat.Int16: "s16",
    QAudioFormat.SampleFormat.Int32: "s32",
    QAudioFormat.SampleFormat.Float: "flt",
}


class Microphone(Protocol):
    """What a recorder listens to. `heard` carries samples; `lost` when the device is unplugged."""

    heard: SignalInstance
    lost: SignalInstance

    def start(self) -> bool:
        """False: there is no microphone, or it cannot be opened."""

    def pause(self) -> None: ...

    def go_on(self) -> None: ...

    def stop(self) -> None: ...


class SystemMicrophone(QObject):
    heard = Signal(bytes)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._devices = QMediaDevices(self)
        self._devices.audioInputsChanged.connect(self._on_devices)

    def start(self) -> bool:
        device = QMediaDevices.defaultAudioInput()
        if device.isNull():
            return False
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        given = wanted if device.isFormatSupported(wanted) else device.preferredFormat()
        self._convert = None if given == wanted else _Converter(given)
        self._source = QAudioSource(device, given, self)
        self._stream = self._source.start()
        if self._source.error() != QtAudio.Error.NoError:
            return False
        self._stream.readyRead.connect(self._on_ready)
        return True

    def pause(self) -> None:
        if self._source is not None:
            self._source.suspend()

    def go_on(self) -> None:
        if self._source is not None:
            self._source.resume()

    def stop(self) -> None:
        if self._source is not None:
            self._on_ready()
            self._source.stop()
            self._source.deleteLater()
            self._source = self._stream = None

    def _on_ready(self) -> None:
        if self._stream is not None:
            samples = bytes(self._stream.readAll().data())
            if samples:
                self.heard.emit(self._convert.convert(samples) if self._convert else samples)

    def _on_devices(self) -> None:
        if self._source is not None and QMediaDevices.defaultAudioInput().isNull():
            self.stop()
            self.lost.emit()


class _Converter:
    def __init__(self, given: QAudioFormat) -> None:
        self._rate = given.sampleRate()
        self._channels = max(1, given.channelCount())
        self._format = _FORMATS.get(given.sampleFormat(), "s16")
        self._bytes = given.bytesPerSample() * self._channels
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        self._rest = b""

    def convert(self, samples: bytes) -> bytes:
        samples = self._rest + samples
        whole = len(samples) // self._bytes
        self._rest = samples[whole * self._bytes :]
        if not whole:
            return b""
        layout = {1: "mono", 2: "stereo"}.get(self._channels, f"{self._channels}c")
        frame = av.AudioFrame(format=self._format, layout=layout, samples=whole)
        frame.sample_rate = self._rate
        plane = frame.planes[0]
        plane.update(samples[: whole * self._bytes].ljust(plane.buffer_size, b"\0"))
        return b"".join(bytes(out.planes[0])[: out.samples * 2] for out in self._resampler.resample(frame))
