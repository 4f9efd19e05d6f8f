"""What must be known before a vault is open: language, theme and size of text of the unlock screen. Nothing else.

It lies in the clear, so nothing that names a person, a group or a place can be in it. That is why the folder of
the last vault
is not remembered: its path may well be a name. A vault in the usual place is found there (`paths.default_vault`); any
other is opened by `amparo FOLDER` or by choosing its folder. Each value comes from a fixed set or range; whatever
else the file holds is ignored, and never written back.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.errors import NotWritable
from desktop.paths import settings_file

THEMES = ("system", "light", "dark")
TEXT_PERCENT = range(50, 301)
CTRL_Q, ESC_TWICE = "ctrl+q", "esc esc"
EXIT_KEYS = (CTRL_Q, ESC_TWICE)
"""Of the quick exit. Which of them it is stands in the vault, as does everything else that is not of this page."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?|")
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`language`: a code, empty for the system's."""

    language: str = ""
    theme: str = "system"
    text_percent: int = 100


def read(file: Path | None = None) -> Settings:
    """The defaults where nothing (usable) was kept: settings are never worth an error at the unlock screen."""
    try:
        with (file or settings_file()).open("rb") as kept:
            found = json.loads(kept.read(_MOST_BYTES))
    except (OSError, ValueError):
        return Settings()
    return _valid(found) if isinstance(found, dict) else Settings()


def write(settings: Settings, file: Path | None = None) -> None:
    """Beside, then renamed. Raises ValueError for what is out of bounds, NotWritable where the system does not let
    us.
    """
    if _valid(asdict(settings)) != settings:
        raise ValueError("out of bounds")
    target = file or settings_file()
    beside = target.with_name(f"{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings)), encoding="utf-8")
        beside.replace(target)
    except OSError as error:
        raise NotWritable from error


def system_language() -> str:
    """The plain code of the system's language, "en" where it says none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return "en"


def _valid(found: dict[str, object]) -> Settings:
    default = Settings()
    language, theme, text = (found.get(name) for name in ("language", "theme", "text_percent"))
    return Settings(
        language=language if isinstance(language, str) and _LANGUAGE.fullmatch(language) else default.language,
        theme=theme if isinstance(theme, str) and theme in THEMES else default.theme,
        text_percent=text if isinstance(text, int) and text in TEXT_PERCENT else default.text_percent,
    )
