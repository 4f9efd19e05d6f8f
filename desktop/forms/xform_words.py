"""The words of an XForm: its translations, and labels and hints written in place. Knows no questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from xml.etree.ElementTree import Element

from desktop.forms.wording import NO_TEXT, Output, Text

XFORMS = "{http://www.w3.org/2002/xforms}"
_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\)\s*$")
_BARE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_TEXT_ID = re.compile(r"\s*jr:itext\(\s*['\"](.*)['\"]\s*\)\s*")
_LABEL, _HINT = ":label", ":hint"
_NOTHING = ("-",)
"""What pyxform writes where a translation is missing."""

_Parts = tuple[str | Output, ...]


class Words:
    """`languages` are codes, the default first. A form without translations has one language, without a code."""

    def __init__(self, model: Element) -> None:
        translations = list(model.iterfind(f"{XFORMS}itext/{XFORMS}translation"))
        translations.sort(key=lambda each: each.get("default") is None)
        self.names: dict[str, str] = {}
        self._texts: dict[str, dict[str, _Parts]] = {}
        self._known: dict[str, Text] = {}
        for translation in translations:
            code, name = _language(translation.get("lang", ""))
            self.names.setdefault(code, name)
            for text in translation.iterfind(f"{XFORMS}text"):
                self._read(text, code)
        if not self.names:
            self.names[""] = ""
        self.languages = tuple(self.names)

    def _read(self, text: Element, code: str) -> None:
        for value in text.iterfind(f"{XFORMS}value"):
            if value.get("form") in (None, "long"):
                self._texts.setdefault(text.get("id", ""), {})[code] = _parts(value)

    def by_id(self, text_id: str) -> Text:
        if text_id not in self._known:
            self._known[text_id] = self._by_id(text_id)
        return self._known[text_id]

    def _by_id(self, text_id: str) -> Text:
        found = self._texts.get(text_id, {})
        real = {code: parts for code, parts in found.items() if parts != _NOTHING} or found
        ordered = {code: real[code] for code in self.languages if code in real}
        return Text(MappingProxyType(ordered)) if ordered else NO_TEXT

    def of(self, element: Element | None) -> Text:
        """A `<label>` or `<hint>`: by reference to a translation, or the words in it."""
        if element is None:
            return NO_TEXT
        if "ref" in element.attrib:
            return self.said(element.attrib["ref"])
        return self._in_default(_parts(element))

    def hint_beside(self, label: Element | None) -> Text:
        """The hint of a group: pyxform translates it, but writes no `<hint>` that would refer to it."""
        reference = None if label is None else _TEXT_ID.fullmatch(label.get("ref", ""))
        if reference is None or not reference[1].endswith(_LABEL):
            return NO_TEXT
        return self.by_id(reference[1].removesuffix(_LABEL) + _HINT)

    def said(self, words: str) -> Text:
        """An attribute that is a reference to a translation, or the words themselves."""
        reference = _TEXT_ID.fullmatch(words)
        return self.by_id(reference[1]) if reference else self._in_default((words.strip(),) if words.strip() else ())

    def _in_default(self, parts: _Parts) -> Text:
        return Text(MappingProxyType({self.languages[0]: parts})) if parts else NO_TEXT

    def all_texts(self) -> dict[str, Text]:
        return {text_id: self.by_id(text_id) for text_id in self._texts}


def _language(lang: str) -> tuple[str, str]:
    """ "Español (es)" is the language es, called Español."""
    found = _CODE.search(lang)
    if found:
        return found[1], lang[: found.start()].strip() or found[1]
    if lang == "default" or not lang:
        return "", ""
    return (lang.lower() if _BARE_CODE.fullmatch(lang) else lang), lang


def _parts(element: Element) -> _Parts:
    """Words and outputs in order, without the spaces that pyxform puts at both ends."""
    parts = [part for part in _raw_parts(element) if part]
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(part for part in parts if part)


def _raw_parts(element: Element) -> Iterator[str | Output]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{XFORMS}output":
            yield Output((child.get("value") or child.get("ref") or "").strip())
        yield child.tail or ""
