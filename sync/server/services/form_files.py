"""The one file of a form, out of the multipart body that a browser sends, as it arrives. Keeps nothing of its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

FIELD: Final = "parcel"
_MOST_PARTS: Final = 4


class NotAForm(Exception):
    """What came is not what a browser sends for the page's form."""


class FormFile:
    """Raises NotAForm for a content type that is no form's."""

    def __init__(self, content_type: str) -> None:
        kind, options = parse_options_header(content_type)
        boundary = options.get("boundary", "")
        if kind != "multipart/form-data" or not 0 < len(boundary) <= 70:
            raise NotAForm
        self._parser = PushMultipartParser(boundary, max_segment_count=_MOST_PARTS, strict=True)
        self._is_ours = False

    @property
    def is_whole(self) -> bool:
        return bool(self._parser.closed) and self._parser.error is None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What of it belongs to the file. Raises NotAForm."""
        try:
            for event in self._parser.parse(data):
                if isinstance(event, MultipartSegment):
                    self._is_ours = event.name == FIELD and event.filename is not None
                elif event and self._is_ours:
                    yield bytes(event)
        except MultipartError:
            raise NotAForm from None
