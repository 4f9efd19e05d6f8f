"""The version of the wire format (SPEC.md)."""

from __future__ import annotations

from typing import Final

VERSION: Final = 1
"""First byte of every object; the number in `/v1/about` and in the labels."""
