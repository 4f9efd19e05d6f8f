"""What kind of file it is: from its first bytes, else from its name. Knows the kinds that evidence comes in, not
all there are.
"""

from __future__ import annotations

import mimetypes

HEAD = 64
"""How many of the first bytes `of` wants."""
UNKNOWN = "application/octet-stream"

_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
)
_RIFF = {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo", b"WEBP": "image/webp"}
_BRANDS = {
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"avif": "image/avif",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
}


def of(head: bytes, name: str) -> str:
    """`head`: the first `HEAD` bytes, or all there are."""
    return _by_content(head, name) or _by_name(name) or UNKNOWN


def is_audio_or_video(media_type: str) -> bool:
    return media_type.startswith(("audio/", "video/")) or media_type == "application/ogg"


def _by_content(head: bytes, name: str) -> str:
    for beginning, media_type in _BEGINNINGS:
        if head.startswith(beginning):
            return media_type
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "audio/webm" if _by_name(name).startswith("audio/") else "video/webm"
    return "audio/mpeg" if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 else ""


def _by_name(name: str) -> str:
    return mimetypes.guess_type(name)[0] or ""
