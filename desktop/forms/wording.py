"""Words of a form in each of its languages. Knows no window, and never translates.

A label may hold an *output*: a place where an answer is put in (`${name}` in a spreadsheet). `in_language`
shows such a place as "…"; a `Filling` puts the answer there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Output:
    """A place in a label where the value of an XPath expression is put in."""

    expression: str


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in several languages; the first is the one to fall back to."""

    by_language: Mapping[str, tuple[str | Output, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return any(self.by_language.values())

    def parts(self, language: str) -> tuple[str | Output, ...]:
        """In this language, else in its plain form ("es" for "es-CO"), else in the first that has words."""
        for code in (language, language.split("-")[0].split("_")[0]):
            if self.by_language.get(code):
                return self.by_language[code]
        return next((parts for parts in self.by_language.values() if parts), ())

    def in_language(self, language: str) -> str:
        return "".join(part if isinstance(part, str) else "…" for part in self.parts(language)).strip()

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Every output in any language, once."""
        found = (part for parts in self.by_language.values() for part in parts if isinstance(part, Output))
        return tuple(dict.fromkeys(found))

    @staticmethod
    def of(**by_language: str) -> Text:
        """`Text.of(en="Name", es="Nombre")`."""
        return Text(MappingProxyType({code: (words,) for code, words in by_language.items() if words}))


NO_TEXT = Text()
