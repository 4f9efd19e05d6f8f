"""Padmé, the padding that hides sizes at a cost of at most 12 %.

Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PETS 2019, section 4.
"""

from __future__ import annotations


def padme(length: int) -> int:
    """The padded length: the smallest one not below `length` that shows only the leading bits of it."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    shown = exponent.bit_length()
    hidden = (1 << (exponent - shown)) - 1 if exponent > shown else 0
    return (length + hidden) & ~hidden
