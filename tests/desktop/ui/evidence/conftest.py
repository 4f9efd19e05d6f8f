"""Evidence in a real vault: a photograph, a document, speech."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.answers import FileRef
from desktop.services.collecting import Collecting
from desktop.unlocked import Unlocked
from tests.laptops import laptop


@pytest.fixture
def unlocked(tmp_path: Path) -> Iterator[Unlocked]:
    with laptop(tmp_path / "vault") as made:
        yield Unlocked.of(made.vault, "en")


@pytest.fixture
def collecting(unlocked: Unlocked) -> Collecting:
    return unlocked.collecting


@pytest.fixture
def take_in(collecting: Collecting, tmp_path: Path) -> Callable[[str, bytes], FileRef]:
    """Seals bytes as a file of this name; the plain file is deleted again."""

    def seal(name: str, content: bytes) -> FileRef:
        file = tmp_path / name
        file.write_bytes(content)
        ref = collecting.take_in(file).ref
        file.unlink()
        return ref

    return seal
