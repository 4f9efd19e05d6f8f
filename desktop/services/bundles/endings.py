"""How the original of a bundle is called at its end, by its kind. Its own name stays behind: it may name somebody."""

from __future__ import annotations

from typing import Final

_ENDINGS: Final = {
    "application/pdf": "pdf",
    "application/ogg": "ogg",
    "audio/amr": "amr",
    "audio/flac": "flac",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/webm": "webm",
    "image/avif": "avif",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
    "text/plain": "txt",
    "video/3gpp": "3gp",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-msvideo": "avi",
}


def ending_of(media_type: str) -> str:
    return _ENDINGS.get(media_type, "bin")
