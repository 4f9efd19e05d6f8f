"""The command line in this process, on real vaults whose passphrases are cheap to try."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Amparo = Callable[..., Ran]


@pytest.fixture
def amparo(capsys: pytest.CaptureFixture[str]) -> Iterator[Amparo]:
    """Run it: `amparo("record", "list", folder, fed="passphrase")`. What is fed comes by line through a descriptor."""

    def run(*arguments: str | Path, fed: str | None = PASSPHRASE, name: str = "") -> Ran:
        given = [str(argument) for argument in arguments]
        reading, writing = os.pipe()
        try:
            os.write(writing, "".join(f"{line}\n" for line in (fed, name) if line).encode())
            os.close(writing)
            options = ["--passphrase-fd", str(reading)] if fed is not None else []
            options += ["--name-fd", str(reading)] if name else []
            status = main([*given, *options])
        finally:
            os.close(reading)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault, made and closed."""
    place = tmp_path / "vault"
    Vault.create(place, PASSPHRASE, CHEAP).close()
    return place


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[object], Path]:
    """Write a file of answers: JSON, or words as they are."""

    def write(content: object) -> Path:
        file = tmp_path / "answers.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return file

    return write


@pytest.fixture(autouse=True)
def _cheap_passphrases_and_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
