"""QR codes, in memory: showing an invitation, reading one from a picture."""

from __future__ import annotations

import io

import segno
import zxingcpp
from PIL import Image
from segno.encoder import DataOverflowError

from desktop.errors import NoCodeFound

_LEAST_PER_MODULE = 3
_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_QUIET_ZONE = 4  # modules, as ISO/IEC 18004 asks
_MOST_BYTES = 32 * 1024 * 1024
_MOST_PIXELS = 50_000_000
_MOST_TEXT = 8192
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def qr_png(text: str, pixels: int = 480) -> bytes:
    """A PNG at most `pixels` wide (never less than three per module), with its quiet zone.

    Raises ValueError for more text than a QR code holds.
    """
    try:
        code = segno.make_qr(text, error="l", boost_error=True)
    except DataOverflowError as error:
        raise ValueError("too much text") from error
    modules = code.symbol_size(border=_QUIET_ZONE)[0]
    out = io.BytesIO()
    code.save(out, kind="png", scale=max(_LEAST_PER_MODULE, pixels // modules), border=_QUIET_ZONE)
    return out.getvalue()


def read_qr(image: bytes) -> str:
    """The text of the first QR code in a picture (PNG, JPEG, …). Raises NoCodeFound."""
    picture = _opened(image)
    for found in zxingcpp.read_barcodes(picture, formats=_CODES):
        if found.valid and 0 < len(found.text) <= _MOST_TEXT:
            return str(found.text)
    raise NoCodeFound


def _opened(image: bytes) -> Image.Image:
    if len(image) > _MOST_BYTES:
        raise NoCodeFound
    try:
        picture = Image.open(io.BytesIO(image))
        if picture.width * picture.height > _MOST_PIXELS:
            raise NoCodeFound
        return picture.convert("L")
    except _UNREADABLE as error:
        raise NoCodeFound from error
