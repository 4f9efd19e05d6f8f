"""Stands in for collecting while a form is only looked at: nothing comes into the vault."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from desktop.errors import OnlyALook
from desktop.services.collecting import Collecting, Step


class CollectingNothing(Collecting):
    """Whatever would bring something in raises OnlyALook."""

    def take_in(self, path: Path, media_type: str | None = None, step: Step | None = None) -> NoReturn:
        raise OnlyALook

    def begin_recording(self, media_type: str, name: str) -> NoReturn:
        raise OnlyALook
