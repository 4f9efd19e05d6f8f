"""Print the Debian packages of the given lists that this machine lacks. Needs only Python, installs nothing."""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path


def missing(of: Path) -> Iterator[str]:
    for line in of.read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            package, proof = words
            if not _there(proof):
                yield package


def _there(proof: str) -> bool:
    if proof.startswith("/"):
        return Path(proof).exists()
    if proof.startswith("module:"):
        return importlib.util.find_spec(proof.removeprefix("module:")) is not None
    try:
        ctypes.CDLL(proof)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*(package for name in sys.argv[1:] for package in missing(Path(name))))
