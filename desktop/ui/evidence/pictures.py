"""Pictures out of a sealed file: the right way up, no larger than asked for, within bounds of memory."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from desktop.services.collecting import Collecting
from desktop.ui.evidence.decrypting_device import DecryptingDevice

MEMORY_MB = 256
"""What one picture may take while it is read: the program runs on laptops with 4 GB."""
LARGEST_SIDE = 8192
"""Larger pictures are made smaller while they are read."""


class NotShown(Exception):
    """The bytes are no picture that can be shown, or one that is too large. The file itself may be perfectly fine."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Picture:
    """`full` is the size of the original as shown, after rotation."""

    image: QImage
    full: QSize


def read_picture(collecting: Collecting, file_id: str, side: int) -> Picture:
    """At most `side` pixels wide and high. Any thread. Raises NotShown, NoSuchFile, FileNotHere, VaultDamaged."""
    device = DecryptingDevice(collecting.reader(file_id))
    try:
        return read_from(device, side)
    finally:
        device.close()


def read_from(device: DecryptingDevice, side: int) -> Picture:
    QImageReader.setAllocationLimit(MEMORY_MB)
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isValid():
        if not _shrinks(reader) and stored.width() * stored.height() * 4 > MEMORY_MB * 1024 * 1024:
            raise NotShown("too_big")
        wanted = min(side, LARGEST_SIDE)
        if max(stored.width(), stored.height()) > wanted:
            reader.setScaledSize(stored.scaled(wanted, wanted, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if device.damaged is not None:
        raise device.damaged
    if image.isNull():
        raise NotShown("no_picture")
    full = stored if stored.isValid() else image.size()
    turned = QImageIOHandler.Transformation.TransformationRotate90 in reader.transformation()
    return Picture(image, full.transposed() if turned else full)


def _shrinks(reader: QImageReader) -> bool:
    """Whether the format can be read at a smaller size without all of it being in memory first."""
    return reader.supportsOption(QImageIOHandler.ImageOption.ScaledSize)
