"""The real program in processes of its own, watched from outside: see `driven`, which runs at the other end."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.ui.leaving.driven import SOCKET
from tests.desktop.ui.leaving.memories import processes_of

ROOT = Path(__file__).parents[4]
DRIVEN = Path(__file__).with_name("driven.py")
PATIENCE = 60


class Running:
    """One process of the program, at the other end of a line."""

    def __init__(self, line):
        self._line = line
        self._words = line.makefile("r", encoding="utf-8")
        pid, self.screen = self._words.readline().split()
        self.pid = int(pid)
        self._life = os.pidfd_open(self.pid)

    def do(self, deed):
        """What it says when it is done; nothing when the process is gone."""
        self._line.sendall(f"{deed}\n".encode())
        assert self._words.readline() == "begun\n"
        return self._words.readline().strip()

    def ends(self):
        """Waits until the process is gone."""
        return select.select([self._life], [], [], PATIENCE)[0] != []

    def hang_up(self):
        os.close(self._life)
        self._words.close()
        self._line.close()


class Laptop:
    """A program on a screen of its own. `current` is the process that stands on it."""

    def __init__(self, listening, program):
        self._listening = listening
        self._lines = []
        self.program = program
        self.current = self.next()

    def next(self):
        """The process that comes next. It is waited for as long as anybody lives who could become it."""
        for _ in range(2 * PATIENCE):
            try:
                line, _ = self._listening.accept()
                break
            except TimeoutError:
                assert self.processes(), "the program ended"
        line.settimeout(PATIENCE)
        self.current = Running(line)
        self._lines.append(self.current)
        return self.current

    def processes(self):
        return processes_of(self.program.pid)

    def hang_up(self):
        for line in self._lines:
            line.hang_up()


@contextmanager
def laptop(folder, home):
    """With the window on the unlock screen."""
    with tempfile.TemporaryDirectory(prefix="amparo-line-") as place, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{place}/line")
        listening.listen()
        listening.settimeout(0.5)
        surroundings = os.environ | {"PYTHONPATH": str(ROOT), SOCKET: f"{place}/line", "XDG_STATE_HOME": str(home)}
        command = [sys.executable, str(DRIVEN), str(folder)]
        with subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL, start_new_session=True) as program:
            found = None
            try:
                found = Laptop(listening, program)
                yield found
            finally:
                if found is not None:
                    found.hang_up()
                for process in processes_of(program.pid):
                    os.kill(process, 9)
