"""The folder of a bundle: whether it is as its maker left it (BUNDLE.md, sections 1 and 5.1). Knows no proof.

The documents are read once: what is compared with the sums is what is understood afterwards.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.services.bundles import documents
from desktop.services.bundles.verdict import Verdict
from sync.crypto.sign import verify
from sync.errors import Unreadable
from sync.protocol import labels

_MOST_NAMES: Final = 1000
_SUM: Final = re.compile(rb"([0-9a-f]{64})  ([A-Za-z0-9.]{1,30})\n")
_LIMITS: Final = {
    documents.CUSTODY: documents.MOST_JSON,
    documents.PROOFS: documents.MOST_JSON,
    documents.README["en"]: documents.MOST_TEXT,
    documents.README["es"]: documents.MOST_TEXT,
}


@dataclass(frozen=True, slots=True)
class Contents:
    """`original`: its name, empty where there is none or more than one. `documents`: by name, those that were read.
    `sums`: SHA-256 by name; `maker`: device and key that signed them, None: nobody did.
    """

    original: str
    documents: Mapping[str, bytes]
    sums: Mapping[str, str]
    maker: tuple[bytes, bytes] | None


def read(folder: Path, verdict: Verdict) -> Contents:
    """Raises OSError for a folder that cannot be listed."""
    original = _names(folder, verdict)
    found = {name: data for name, most in _LIMITS.items() if (data := _small(folder, name, most, verdict)) is not None}
    listed = _small(folder, documents.SUMS, documents.MOST_SUMS, verdict)
    signed = _small(folder, documents.SIGNATURE, documents.MOST_SUMS, verdict)
    sums = _sums(listed or b"", {*_LIMITS, original}, verdict) if listed is not None else {}
    for name, data in found.items():
        if sums and hashlib.sha256(data).hexdigest() != sums.get(name):
            verdict.fault("changed_file", name=name)
    maker = _maker(listed, signed, verdict) if listed is not None and signed is not None else None
    return Contents(original, found, sums, maker)


def _names(folder: Path, verdict: Verdict) -> str:
    names = []
    with os.scandir(folder) as entries:
        for entry in entries:
            names.append(entry.name)
            if len(names) > _MOST_NAMES:
                break
    originals = [name for name in names if documents.ORIGINAL.fullmatch(name)]
    expected = {*_LIMITS, documents.SUMS, documents.SIGNATURE}
    for name in sorted(set(names) - expected - set(originals)):
        if name not in documents.LEFT_BY_SYSTEMS and not name.startswith("._"):
            verdict.fault("foreign_file", name=_printable(name))
    for name in sorted(originals)[1:]:
        verdict.fault("foreign_file", name=name)
    if not originals:
        verdict.fault("missing_file", name="original")
    return originals[0] if len(originals) == 1 else ""


def _small(folder: Path, name: str, most: int, verdict: Verdict) -> bytes | None:
    try:
        return documents.small(folder / name, most)
    except FileNotFoundError:
        verdict.fault("missing_file", name=name)
    except (OSError, Unreadable):
        verdict.fault("unreadable_file", name=name)
    return None


def _sums(listed: bytes, expected: set[str], verdict: Verdict) -> dict[str, str]:
    rows = _SUM.findall(listed)
    found = {name.decode(): sha256.decode() for sha256, name in rows}
    spelled = b"".join(b"%s  %s\n" % row for row in rows)
    if spelled != listed or len(found) != len(rows) or set(found) != expected - {""}:
        verdict.fault("changed_file", name=documents.SUMS)
    return found


def _maker(listed: bytes, signed: bytes, verdict: Verdict) -> tuple[bytes, bytes] | None:
    try:
        device, public, signature = documents.read_signature(signed)
    except Unreadable:
        verdict.fault("changed_file", name=documents.SIGNATURE)
        return None
    if not verify(public, signature, labels.BUNDLE + listed):
        verdict.fault("not_signed")
        return None
    return device, public


def _printable(name: str) -> str:
    """A name of a stranger's file must not move the cursor of a terminal."""
    return "".join(character if character.isprintable() else "?" for character in name)[:100]
