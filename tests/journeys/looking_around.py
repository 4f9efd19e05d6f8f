"""The window, run by a journey in a process of its own: unlock a vault, look at everything, leave a draft, close.

    python -m tests.journeys.looking_around FOLDER WORD < passphrase

Ends with 1 if a title of a window holds WORD, or if something does not come up in time.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import log
from desktop.app import Program, application
from desktop.services.drafts import Draft
from desktop.ui.places_to_go import ALL
from desktop.ui.unlock.unlock_screen import UnlockScreen
from tests.laptops import titled

PATIENCE = 30.0


def until(true: Callable[[], object], what: str) -> None:
    ends = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > ends:
            raise SystemExit(f"not in time: {what}")
        QTest.qWait(20)


def look_around(program: Program, passphrase: str, word: str) -> list[str]:
    """Titles of windows that hold the word."""
    program.start()
    until(lambda: isinstance(program.entrance.screen, UnlockScreen), "the unlock screen")
    screen = program.entrance.screen
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.passphrase, passphrase)
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    until(lambda: program.workplace, "the vault")
    workplace, unlocked = program.workplace, program.unlocked
    assert workplace is not None
    assert unlocked is not None
    told: list[str] = []
    for name in ALL:
        workplace.go(name)
        told += settled(word)
    for line in unlocked.casework.lines():
        workplace.open_record(line.form_id, line.id)
        told += settled(word)
        workplace.show_history(line.form_id, line.id)
        told += settled(word)
        workplace.back()
        workplace.back()
    palette = workplace.search()
    QTest.keyClicks(palette.focusWidget() or palette, word)
    told += settled(word)
    palette.close()
    unlocked.casework.save_draft(Draft(form_id="case", changes=titled("case", f"A draft of {word}")))
    workplace.open_draft(unlocked.casework.drafts()[0])
    told += settled(word)
    program.close()
    return told


def settled(word: str) -> list[str]:
    QTest.qWait(150)
    return [window.windowTitle() for window in QApplication.topLevelWidgets() if word in window.windowTitle()]


if __name__ == "__main__":
    log.start()
    app = application()
    found = look_around(Program(app, Path(sys.argv[1])), sys.stdin.readline().strip(), sys.argv[2])
    sys.exit(1 if found else 0)
