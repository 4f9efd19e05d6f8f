"""Words made comparable: without case and accents, so that "Núñez" is found by typing "nunez". Knows no widget."""

from __future__ import annotations

import unicodedata


def folded(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip()
