"""The two READMEs of a bundle: what it proves and what not, for people who have never heard of Amparo."""

from __future__ import annotations

from desktop.paths import resources
from desktop.services.bundles.documents import CustodyDocument, ProofsDocument


def readme(told: CustodyDocument, proofs: ProofsDocument, original: str, language: str) -> bytes:
    """UTF-8 with BOM and CRLF: the simplest editors of every system show it as it is. `language`: "en" or "es"."""
    template = resources("templates", "bundle", f"{language}.txt").read_text("utf-8")
    words = template.format(
        original=original,
        sha256=" ".join(told.sha256[place : place + 8] for place in range(0, 64, 8)),
        group=proofs.group or "—",
        server_key=proofs.log_key or "—",
    )
    return b"\xef\xbb\xbf" + words.replace("\n", "\r\n").encode()
