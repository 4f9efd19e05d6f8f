"""A photograph made small. Nothing of its EXIF, its profile or its comments goes along. Knows no vault."""

from __future__ import annotations

import io
import logging
import struct
from typing import BinaryIO, Final

from PIL import Image, ImageCms, ImageOps

log = logging.getLogger(__name__)

SIDE: Final = 1280
"""Pixels of the longer side. Smaller pictures stay as they are."""
_QUALITY: Final = 70
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
"""No other decoder of Pillow's is let at what a camera, a scanner or a stranger wrote; that of JPEG reads MPO too, and
Pillow raises where that stands here. Of what moves or has pages, the first picture.
"""
_MOST_DECODED: Final = 40_000_000
"""Pixels, of which each takes up to four bytes while it is decoded: the program runs on laptops with 4 GB."""
_MOST_REDUCED: Final = 89_000_000
"""Pixels of a JPEG, which is decoded at a half to an eighth of its size. From there on Pillow itself warns."""
_MODES: Final = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr"})
_BROKEN: Final = (
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    KeyError,
    IndexError,
    ZeroDivisionError,
    OverflowError,
    MemoryError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    ImageCms.PyCMSError,
)


def small_picture(stream: BinaryIO, width: int, height: int) -> bytes | None:
    """As JPEG, the right way up, in sRGB. `width` and `height`: what its header says; None where it cannot be read."""
    if not 0 < width * height <= _MOST_REDUCED:
        return None
    try:
        with Image.open(stream, formats=_FORMATS) as picture:
            if picture.width * picture.height > (_MOST_REDUCED if picture.format in ("JPEG", "MPO") else _MOST_DECODED):
                return None
            picture.draft(None, (SIDE, SIDE))
            if picture.mode not in _MODES or picture.width * picture.height > _MOST_DECODED:
                return None
            return as_jpeg(picture)
    except _BROKEN:
        log.info("no small copy could be made of a picture")
        return None


def as_jpeg(picture: Image.Image) -> bytes:
    """Raises whatever Pillow does for pictures that cannot be decoded."""
    profile = picture.info.get("icc_profile")
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    plain = _in_srgb(_without_transparency(upright), profile)
    # A new picture: what an opened one knows besides its pixels is written into a JPEG by itself.
    clean = Image.new("RGB", plain.size)
    clean.paste(plain)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _without_transparency(picture: Image.Image) -> Image.Image:
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        opaque = picture.convert("RGBA")
        page = Image.new("RGBA", opaque.size, "white")
        return Image.alpha_composite(page, opaque).convert("RGB")
    return picture


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    if isinstance(profile, bytes) and picture.mode in ("RGB", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None  # colours a little off are better than no picture
        if turned is not None:
            return turned
    return picture.convert("RGB")
