"""How long a test waits for a window: long enough for a machine that does much else. What comes is not waited for
longer, so that a test that passes is as quick as ever. Knows no window.
"""

from __future__ import annotations

from functools import partialmethod

from pytestqt.qtbot import QtBot

_PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """pytest-qt waits five seconds for whatever a test does not say a time for, and has no setting for it."""


for _name in ("waitSignal", "waitSignals", "waitUntil", "waitCallback", "waitActive", "waitExposed"):
    setattr(PatientBot, _name, partialmethod(getattr(QtBot, _name), timeout=_PATIENCE_MS))
