"""The dictionaries that contents are compressed with (SPEC section 8), by codec. Knows neither contents nor seals.

They are shipped in `resources/dictionaries`, one for each language people write in, and stay there for ever: what was
sealed with one can be read with that one only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import zstandard

from sync.errors import NewerFormat

SHA256: Final[Mapping[int, str]] = MappingProxyType(
    {
        2: "f8b0905b3334e68a4642ce45a0a73611983b67037ef7b1674658a1ddc1dfff71",  # en
        3: "486c59934b2ef07ef727078845eeec1adaf66c5972fb28d8a53991412eab346b",  # es
        4: "dad6d49bf4bb43604cf4867fda3cccdfb26b4e0e0ed5a83d6fd3175262686a11",  # fr
        5: "6437f6214699ddf52ffc1f282534e1d162d91e38ad6899c81de23273ca69b94d",  # pt
        6: "a18d927fb1026ea5e016e3192c6a3b49564c0add521892849dbed471cc6a875f",  # ar
    }
)
_FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "dictionaries"
_ONE_RECORD: Final = 4096
"""Bytes: what the tables are made for. Longer contents are compressed with them too, hardly worse."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dictionary made ready for one level. May be used by several threads."""

    dictionary: zstandard.ZstdCompressionDict
    parameters: zstandard.ZstdCompressionParameters

    def compressed(self, content: bytes) -> bytes:
        """One zstd frame, which says its content's size and no id of a dictionary."""
        # No compressor is safe among threads, so each time there is a new one; what costs time was done before.
        compressor = zstandard.ZstdCompressor(dict_data=self.dictionary, compression_params=self.parameters)
        return compressor.compress(content)


def usable() -> list[int]:
    """Codecs whose dictionary is here and whole. One that is not is no reason to save nothing."""
    return [codec for codec in SHA256 if _is_usable(codec)]


@cache
def prepared(codec: int, level: int) -> Prepared:
    """Of a usable codec. The first time takes some milliseconds, and at a high level some MB."""
    content = _content(codec)
    dictionary = zstandard.ZstdCompressionDict(content, dict_type=zstandard.DICT_TYPE_FULLDICT)
    parameters = zstandard.ZstdCompressionParameters.from_level(
        level,
        source_size=_ONE_RECORD,
        dict_size=len(content),
        write_content_size=True,
        write_checksum=False,
        write_dict_id=False,
    )
    dictionary.precompute_compress(compression_params=parameters)
    return Prepared(dictionary, parameters)


@cache
def for_reading(codec: int) -> zstandard.ZstdCompressionDict:
    """Raises NewerFormat for one that this program does not have, or not whole."""
    return zstandard.ZstdCompressionDict(_content(codec), dict_type=zstandard.DICT_TYPE_FULLDICT)


def _is_usable(codec: int) -> bool:
    try:
        _content(codec)
    except NewerFormat:
        return False
    return True


@cache  # what was raised is not kept: a disk that failed once may give it the next time
def _content(codec: int) -> bytes:
    if codec not in SHA256:
        raise NewerFormat("codec")
    try:
        content = (_FOLDER / f"{codec}.zdict").read_bytes()
    except OSError:
        raise NewerFormat("dictionary") from None
    # A damaged one would give wrong words without an error: the frames carry no checksum.
    if hashlib.sha256(content).hexdigest() != SHA256[codec]:
        raise NewerFormat("dictionary")
    return content
