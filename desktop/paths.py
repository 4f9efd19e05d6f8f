"""Where the program's own things lie: what it ships, and the few folders it uses outside the vault. Makes no folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APP = "amparo"


def resources(*parts: str) -> Path:
    """Shipped with the program; beside `desktop/` in a checkout, a wheel and a bundle alike."""
    return Path(__file__).resolve().parent.parent.joinpath("resources", *parts)


def specification(name: str) -> Path:
    """A specification that the program carries along, such as "EXPORT.md"."""
    return Path(__file__).resolve().parent / name


def settings_file() -> Path:
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "settings.json"


def log_file() -> Path:
    return Path(platformdirs.user_log_dir(_APP, appauthor=False)) / "amparo.log"


def default_vault() -> Path:
    """Where a vault is made and looked for unless somebody says otherwise."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "vault"
