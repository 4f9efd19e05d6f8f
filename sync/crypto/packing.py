"""Make contents small, and hide how small (SPEC section 8). Knows no key: what is packed here is sealed elsewhere."""

from __future__ import annotations

from typing import Final

import zstandard

from sync.crypto import dictionaries
from sync.errors import Unreadable
from sync.protocol import limits
from sync.protocol.sizes import padme

CONTENT_LIMIT: Final = limits.OBJECT
LEVEL: Final = 19

_STORED: Final = 0
_ZSTD: Final = 1
_END: Final = b"\x80"
_MAGIC: Final = b"\x28\xb5\x2f\xfd"
"""Begins every zstd frame. Behind a codec that says what follows it is four bytes for nothing."""
_GUESS: Final = 3
"""Level at which the dictionaries are compared: it orders them like the highest one, in a tenth of its time."""
_FOR_DICTIONARIES: Final = 64 * 1024
"""Longer contents bring their own repetitions."""
_WINDOW: Final = 2 * CONTENT_LIMIT


def pad(packed: bytes) -> bytes:
    """Padmé: the size that shows tells at most the order of magnitude and a few bits of the true one."""
    marked = packed + _END
    return marked.ljust(padme(len(marked)), b"\x00")


def unpad(padded: bytes) -> bytes:
    """Raises Unreadable("padding")."""
    packed = padded.rstrip(b"\x00")
    if not packed.endswith(_END):
        raise Unreadable("padding")
    return packed[:-1]


def pack(content: bytes) -> bytes:
    """Codec and data. Raises ValueError for content that is too long."""
    if len(content) > CONTENT_LIMIT:
        raise ValueError("the content of a revision is limited to 4 MiB")
    packed = _with_dictionary(content) if len(content) <= _FOR_DICTIONARIES else None
    if packed is None:
        packed = bytes([_ZSTD]) + _alone(content)
    return packed if len(packed) <= len(content) else bytes([_STORED]) + content


def unpack(packed: bytes) -> bytes:
    """Raises NewerFormat for a codec that this version does not have, Unreadable for what is none of it."""
    if not packed:
        raise Unreadable("codec")
    codec, data = packed[0], packed[1:]
    if codec == _STORED:
        if len(data) > CONTENT_LIMIT:
            raise Unreadable("content")
        return data
    if codec == _ZSTD:
        return _decompressed(data, None)
    return _decompressed(_MAGIC + data, dictionaries.for_reading(codec))


def _with_dictionary(content: bytes) -> bytes | None:
    """With the dictionary that fits best, which is the one for the language most of it is in."""
    sizes = [(len(dictionaries.prepared(codec, _GUESS).compressed(content)), codec) for codec in dictionaries.usable()]
    if not sizes:
        return None
    _, codec = min(sizes)
    frame = dictionaries.prepared(codec, LEVEL).compressed(content)
    return bytes([codec]) + frame.removeprefix(_MAGIC)


def _alone(content: bytes) -> bytes:
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, source_size=len(content), write_content_size=True, write_checksum=False, write_dict_id=False
    )
    return zstandard.ZstdCompressor(compression_params=parameters).compress(content)


def _decompressed(frame: bytes, dictionary: zstandard.ZstdCompressionDict | None) -> bytes:
    try:
        # The frame says its size and its window before anything is allocated for it; one that does not is refused.
        says = zstandard.get_frame_parameters(frame)
        if says.content_size > CONTENT_LIMIT or says.window_size > _WINDOW:
            raise Unreadable("compression")
        if says.content_size == 0:
            return b""
        decompressor = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=_WINDOW)
        content = decompressor.decompress(frame, max_output_size=says.content_size, allow_extra_data=False)
    except zstandard.ZstdError:
        raise Unreadable("compression") from None
    if len(content) != says.content_size:
        raise Unreadable("compression")
    return content
