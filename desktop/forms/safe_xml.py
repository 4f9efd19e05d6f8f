"""Reads XML that somebody else made. Knows what may be in it and how much, and nothing of forms.

No document type, so no entities of any kind: neither the ones that blow up nor the ones that read other files. Size,
depth and number of elements are bounded before anything is built of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from desktop.forms.errors import FormUnreadable, Unreadable

MOST_BYTES = 32 * 1024 * 1024
_DEEPEST = 100
_MOST_ELEMENTS = 800_000


@dataclass(frozen=True, slots=True)
class Parsed:
    root: Element
    lines: Mapping[Element, int]
    """Where each element begins, from 1."""


def parse_xml(content: bytes) -> Parsed:
    """Raises `FormUnreadable`. Names with a namespace are in ElementTree's way: `{namespace}name`."""
    if len(content) > MOST_BYTES:
        raise FormUnreadable(Unreadable.TOO_BIG)
    return _Reader().read(content)


class _Reader:
    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._lines: dict[Element, int] = {}
        self._names = _Names()
        self._depth = 0
        self._parser = ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.ExternalEntityRefHandler = self._refuse

    def read(self, content: bytes) -> Parsed:
        try:
            self._parser.Parse(content, True)
        except (ExpatError, ValueError, LookupError) as error:  # not XML; or an encoding that nobody knows
            raise FormUnreadable(Unreadable.NOT_XML, line=getattr(error, "lineno", None)) from None
        return Parsed(self._builder.close(), self._lines)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST or len(self._lines) >= _MOST_ELEMENTS:
            reason = Unreadable.TOO_DEEP if self._depth > _DEEPEST else Unreadable.TOO_BIG
            raise FormUnreadable(reason, line=self._parser.CurrentLineNumber)
        named = {self._names[key]: value for key, value in attributes.items()} if attributes else {}
        element = self._builder.start(self._names[name], named)
        self._lines[element] = self._parser.CurrentLineNumber

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(self._names[name])

    def _refuse(self, *_: object) -> int:
        raise FormUnreadable(Unreadable.FORBIDDEN_XML, line=self._parser.CurrentLineNumber)


class _Names(dict[str, str]):
    """expat's names (`namespace}name`) in ElementTree's way; a form has few, and each of them often."""

    def __missing__(self, name: str) -> str:
        self[name] = "{" + name if "}" in name else name
        return self[name]
