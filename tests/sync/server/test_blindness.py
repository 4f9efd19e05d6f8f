"""The server cannot read. Not "does not": nothing it can load would open a record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sync.server

HERE = Path(sync.server.__file__).parent
OPENS = ("aead", "hpke", "mlkem", "x25519", "ciphers", "hkdf", "Fernet", "zstandard", "sync.crypto", "sync.client")


@pytest.mark.parametrize("word", OPENS)
def test_no_module_of_it_names_anything_that_opens(word: str) -> None:
    assert [path.name for path in HERE.rglob("*.py") if word in path.read_text("utf-8")] == []


def test_loading_all_of_it_loads_no_module_of_ours_that_opens() -> None:
    modules = [
        ".".join(("sync.server", *path.relative_to(HERE).with_suffix("").parts))
        for path in HERE.rglob("*.py")
        if "migrations" not in path.parts and path.name != "__init__.py"
    ]
    code = f"import sys\nfor name in {modules!r}: __import__(name)\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith(("sync.crypto", "sync.client", "desktop", "zstandard"))] == []
