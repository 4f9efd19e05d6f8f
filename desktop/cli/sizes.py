"""Sizes as people type them: 500kB, 20MB, 1GB."""

from __future__ import annotations

import argparse
import re

from desktop.cli.console import Console

_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,3})?) ?(B|kB|MB|GB)", re.IGNORECASE)
_BYTES_IN = {"b": 1, "kb": 1000, "mb": 1000**2, "gb": 1000**3}


def read(console: Console, text: str) -> int:
    """In bytes, as disks and telephone companies count: a kB is 1000 B. Raises what argparse says to people."""
    found = _SIZE.fullmatch(text.strip())
    count = round(float(found[1]) * _BYTES_IN[found[2].lower()]) if found else 0
    if count < 1:
        raise argparse.ArgumentTypeError(console.phrase("cli.bad_size", size=text))
    return count
