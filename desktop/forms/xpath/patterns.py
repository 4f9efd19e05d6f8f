"""Patterns of a form against what was typed. Whoever wrote the form, the window never waits for one
(`decisions/patterns-of-forms.md`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import re2

from desktop.forms.xpath.calls import BadCall

_LONGEST_PATTERN = 4096
_LONGEST_TEXT = 10_000
_MOST_BYTES = 8 * 1024 * 1024
"""Of a compiled pattern. Any letter is a pattern of 1,200 steps, so that a name of up to 60 of them needs some."""


def fits(text: str, pattern: str) -> bool:
    """Whether the whole text fits. Raises BadCall."""
    compiled = _compiled(pattern)
    if len(text) > _LONGEST_TEXT:
        raise BadCall("text_too_long")
    # What is half a character is no letter and no digit: it may not stop a form.
    return compiled.fullmatch(text.encode("utf-8", "replace")) is not None


@lru_cache(maxsize=64)
def _compiled(source: str) -> Any:
    if len(source) > _LONGEST_PATTERN:
        raise BadCall("pattern_too_long")
    options = re2.Options()
    options.log_errors = False  # it would write the pattern to stderr
    options.max_mem = _MOST_BYTES
    try:
        return re2.compile(source.encode("utf-8"), options)
    except (re2.error, UnicodeEncodeError) as refusal:
        raise BadCall("pattern_too_long" if _is_too_large(refusal) else "bad_pattern") from None


def _is_too_large(refusal: Exception) -> bool:
    return "too large" in str(refusal) or "repetition size" in str(refusal)
