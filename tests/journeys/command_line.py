"""People at the command line for journeys, each with a home of their own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from tests.laptops import PASSPHRASE


@dataclass(frozen=True)
class Somebody:
    """`home` holds their vault and all that programs put into a home; `name` is what the group calls them.

    `run` starts `amparo` in a process of its own, `quick` in this one: the same, ten times as fast.
    """

    name: str
    home: Path
    passphrase: str = PASSPHRASE

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    def run(self, *arguments: object, status: int = 0) -> Any:
        """The JSON that it printed; it must end with this status."""
        done = subprocess.run(
            self._command(*arguments), input=self._fed, capture_output=True, env=self.surroundings(), check=False
        )
        said = done.stdout.decode() + done.stderr.decode()
        assert done.returncode == status, said
        return json.loads(done.stdout) if done.stdout.startswith(b"{") else said

    def quick(self, *arguments: object, status: int = 0) -> Any:
        """Like `run`."""
        reading, writing = os.pipe()
        os.write(writing, self._fed)
        os.close(writing)
        said = io.StringIO()
        try:
            with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
                for name, value in self.surroundings().items():
                    patch.setenv(name, value)
                ended = main(self._arguments(reading, *arguments))
        finally:
            os.close(reading)
        assert ended == status, said.getvalue()
        return json.loads(said.getvalue()) if said.getvalue().startswith("{") else said.getvalue()

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        """Begin and do not wait."""
        process = subprocess.Popen(
            self._command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.surroundings(),
        )
        assert process.stdin is not None
        process.stdin.write(self._fed)
        process.stdin.close()
        return process

    @property
    def _fed(self) -> bytes:
        return f"{self.passphrase}\n{self.name}\n".encode()

    def _command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "desktop", *self._arguments(0, *arguments)]

    def _arguments(self, descriptor: int, *arguments: object) -> list[str]:
        given = [str(argument) for argument in arguments]
        named = ["--name-fd", str(descriptor)] if given[1] == "join" else []
        return [*given, "--json", "--passphrase-fd", str(descriptor), *named]

    def surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
        folders = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
        (self.home / "tmp").mkdir(parents=True, exist_ok=True)
        return kept | folders | {"HOME": str(self.home), "TMPDIR": str(self.home / "tmp"), "LC_ALL": "C.UTF-8"}
