"""Vaults as earlier versions of the program left them: packed small when they are frozen, laid out again for a test.

`vault-N.tar.xz` holds `keyslots`, `files/` and the pages of `store.db`; `vault-N.json` what it must hold.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.vectors import sqlcipher_pages
from tests.vectors.reading import FOLDER

_PAGES = ("salt", "ivs", "pages")


@dataclass(frozen=True)
class OldVault:
    """`holds` as `holdings.holdings` told it. `sha256`: of `store.db`, `key` its raw key."""

    version: int
    passphrase: str
    key: bytes
    sha256: str
    records: list[str]
    words: list[str]
    holds: dict[str, Any]

    def laid_out(self, folder: Path) -> Path:
        """The folder, byte by byte as it was."""
        (folder / "files").mkdir(parents=True)
        parts: dict[str, bytes] = {}
        with tarfile.open(_archive(self.version)) as packed:
            for member in packed:
                source = packed.extractfile(member)
                assert source is not None
                parts[member.name] = source.read()
        pages = (parts.pop(name) for name in _PAGES)
        parts["store.db"] = sqlcipher_pages.sealed(*pages, self.key)
        assert hashlib.sha256(parts["store.db"]).hexdigest() == self.sha256
        for name, data in parts.items():
            (folder / name).write_bytes(data)
        return folder


def frozen(version: int) -> OldVault:
    told = json.loads(_facts(version).read_text("utf-8"))
    return OldVault(**told | {"key": bytes.fromhex(told["key"])})


def versions() -> list[int]:
    """Of all that are frozen, the oldest first."""
    return sorted(int(path.stem.removeprefix("vault-")) for path in FOLDER.glob("vault-*.json"))


def freeze(folder: Path, **facts: Any) -> None:
    """Of a closed vault. `facts`: what `OldVault` holds besides. Raises FileExistsError: a frozen vault stays."""
    database = (folder / "store.db").read_bytes()
    parts = dict(zip(_PAGES, sqlcipher_pages.opened(database, facts["key"]), strict=True))
    parts["keyslots"] = (folder / "keyslots").read_bytes()
    parts |= {f"files/{path.name}": path.read_bytes() for path in sorted((folder / "files").iterdir())}
    with _archive(facts["version"]).open("xb") as file, tarfile.open(fileobj=file, mode="w:xz", preset=9) as packed:
        for name, data in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    told = facts | {"key": facts["key"].hex(), "sha256": hashlib.sha256(database).hexdigest()}
    with _facts(facts["version"]).open("x", encoding="utf-8") as out:
        out.write(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def _archive(version: int) -> Path:
    return FOLDER / f"vault-{version}.tar.xz"


def _facts(version: int) -> Path:
    return FOLDER / f"vault-{version}.json"
