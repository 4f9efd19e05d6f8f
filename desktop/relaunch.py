"""Locking for good: this process ends with all it knows, and a fresh one stands at the unlock screen. Knows no Qt.

Nothing is handed over but the command line that this process was started with, which holds no secret. Files and sockets
do not survive: Python opens them close-on-exec.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def fresh_process() -> NoReturn:
    """Never returns. The vault is closed before, or this process ends inside it, as a crash would end it."""
    command = [sys.executable, *_arguments()]
    if sys.platform == "win32":  # exec there starts a second process and leaves the terminal confused
        import subprocess

        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606 - our own program, by a list, with the arguments it was given


def _arguments() -> list[str]:
    return sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
