"""The upload page (SPEC section 15): one HTML page in five languages, whole in itself. Knows no HTTP but its headers.

Whoever sees it learns that parcels are taken here, and nothing of any group.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

LANGUAGES: Final = MappingProxyType(
    {"en": "English", "es": "Español", "fr": "Français", "pt": "Português", "ar": "العربية"}
)
PROBLEMS: Final = frozenset({"malformed", "refused", "too_large", "quota", "busy", "too_many", "cut", "gone", "fault"})
"""Keys of what may be said of a parcel that was not taken."""
_RIGHT_TO_LEFT: Final = frozenset({"ar"})
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
_WISH: Final = re.compile(r"\s*([a-zA-Z]{2,3})(?:-[^;,]*)?\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?))?\s*", re.ASCII)
_LONGEST_WISH: Final = 500


def language_of(asked: str | None, accepted: str) -> str:
    """`asked`: by a link. `accepted`: the browser's Accept-Language, anything at all."""
    if asked is not None and asked in LANGUAGES:
        return asked
    wishes = [found for part in accepted[:_LONGEST_WISH].split(",") if (found := _WISH.fullmatch(part))]
    wishes.sort(key=lambda wish: -float(wish[2] or 1))
    return next((wish[1].lower() for wish in wishes if wish[1].lower() in LANGUAGES), "en")


@cache
def page(language: str, problem: str | None = None) -> bytes:
    """`problem`: one of PROBLEMS."""
    words = _words(language)
    said = f"<strong>{words['problem']}</strong> {words[problem]}" if problem else ""
    values = words | {
        "language": language,
        "direction": "rtl" if language in _RIGHT_TO_LEFT else "ltr",
        "links": " ".join(_link(code, language) for code in LANGUAGES),
        "problem": f'<div class="problem" role="alert">{said}</div>' if said else "",
        "style": _text("page.css"),
        "script": _text("page.js"),
    }
    return _PLACE.sub(lambda place: values[place[1]], _text("page.html")).encode()


@cache
def headers() -> Mapping[str, str]:
    """No third party, no store, no referrer: the page's own script and style are named by their hashes."""
    policy = (
        f"default-src 'none'; script-src {_hash('page.js')}; style-src {_hash('page.css')}; connect-src 'self'; "
        "img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    return MappingProxyType(
        {
            "content-security-policy": policy,
            "cache-control": "no-store",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "cross-origin-opener-policy": "same-origin",
            "vary": "accept-language",
        }
    )


def _words(language: str) -> dict[str, str]:
    return {key: html.escape(word) for key, word in tomllib.loads(_text(f"words/{language}.toml")).items()}


def _link(code: str, shown: str) -> str:
    here = ' aria-current="page"' if code == shown else ""
    return f'<a href="/?l={code}" lang="{code}" hreflang="{code}"{here}>{LANGUAGES[code]}</a>'


def _hash(name: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(_text(name).encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")
