"""A vault read by a second implementation, written from VAULT.md and SPEC sections 8 and 9 alone.

Imports nothing of `desktop` or `sync`. Prints records with their answers, and the SHA-256 of each file's content:

    python tests/vectors/second_vault.py FOLDER [RECORD-ID] < passphrase

or, with a recovery sheet, its 24 words instead of the passphrase. Reads a copy: opening a database in WAL mode writes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import struct
import sys
import tempfile
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from mnemonic import Mnemonic
from sqlcipher3 import dbapi2

CHUNK = 65_536
DELETED, CUSTODY_ALONE = 1, 4
WHOLE = 2


def vault_key(keyslots: bytes, secret: str) -> bytes:
    """VAULT.md, section 3. `secret`: a passphrase, or the words of a sheet in English."""
    page = next(
        page for page in (keyslots[:4096], keyslots[4096:]) if hashlib.sha256(page[:-32]).digest() == page[-32:]
    )
    header = page[:64]
    magic, version, memory, passes, lanes, salt = struct.unpack(">6sHIII16s28x", header)
    assert (magic, version) == (b"AMPARO", 1)
    if len(secret.split()) == 24:
        kind, key = 2, _derived(bytes(Mnemonic("english").to_entropy(secret.split())), b"amparo/1 keyslot recovery\0")
    else:
        argon = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
        kind, key = 1, argon.derive(unicodedata.normalize("NFKC", secret).encode())
    for number in range(8):
        slot = page[64 + 500 * number :][:500]
        try:
            plain = AESGCM(key).decrypt(slot[:12], slot[12:], b"amparo/1 keyslot\0" + header + bytes([number]))
        except InvalidTag:
            continue
        assert plain[0] == kind
        return plain[1:33]
    raise SystemExit("no slot opens")


def database(path: Path, key: bytes) -> Any:
    """Section 4."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{_derived(key, b"amparo/1 vault database" + bytes(1)).hex()}'" """)
    return connection


def records(connection: Any) -> dict[str, dict[str, Any]]:
    """Section 6 and SPEC section 8: by id the form, and for each path the values that nobody wrote over."""
    written: dict[str, dict[str, list[Any]]] = {}
    removed = stubs(connection)
    for id, record, content in connection.execute("SELECT id, record, content FROM revisions ORDER BY seq"):
        said = msgspec.msgpack.decode(content, strict=False)
        if not said[6] & CUSTODY_ALONE and record not in removed:
            written.setdefault(record, {})[id] = said
    return {record: _merged(revisions) for record, revisions in written.items()}


def stubs(connection: Any) -> set[str]:
    """Section 15: records that were removed from this laptop; what is here of one that is being fetched is none yet."""
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'stubs'").fetchone()[0]
    return {record for (record,) in connection.execute("SELECT record FROM stubs")} if known else set()


def content(sealed: bytes, file: str, key: bytes, size: int) -> bytes:
    """SPEC section 9."""
    aead, plain = AESGCM(key), b""
    for at in range(0, len(sealed), CHUNK):
        nonce = (at // CHUNK).to_bytes(11) + bytes([at + CHUNK >= len(sealed)])
        plain += aead.decrypt(nonce, sealed[at : at + CHUNK], b"amparo/1 chunk\0" + bytes.fromhex(file))
    assert not any(plain[size:])
    return plain[:size]


def files(connection: Any, folder: Path) -> dict[str, str]:
    """Section 7: SHA-256 of the content of each whole file, as the disk has it; compared with what its row says."""
    found = {}
    wanted = "SELECT id, key, size, sha256 FROM files WHERE state = ? AND key IS NOT NULL"
    for id, key, size, sha256 in connection.execute(wanted, (WHOLE,)):
        found[id] = hashlib.sha256(content((folder / id).read_bytes(), id, key, size)).hexdigest()
        assert found[id] == sha256
    return found


def opened(folder: Path, secret: str) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """All records and all files of a closed vault."""
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside) / "vault"
        shutil.copytree(folder, copy)
        key = vault_key((copy / "keyslots").read_bytes(), secret)
        with closing(database(copy / "store.db", key)) as connection:
            return records(connection), files(connection, copy / "files")


def _merged(revisions: dict[str, list[Any]]) -> dict[str, Any]:
    before = {id: _ancestors(id, revisions) for id in revisions}
    heads = [id for id in revisions if not any(id in before[other] for other in revisions)]
    paths = {path for said in revisions.values() for path in said[4]}
    answers = {}
    for path in sorted(paths):
        wrote = [id for id in revisions if path in revisions[id][4]]
        last = [id for id in wrote if not any(id in before[other] for other in wrote)]
        values = [_plain(revisions[id][4][path]) for id in sorted(last)]
        answers[path] = [value for at, value in enumerate(values) if value is not None and value not in values[:at]]
    deleted = all(revisions[id][6] & DELETED for id in heads)
    form = next(iter(revisions.values()))[0]
    return {"form": form, "deleted": deleted, "answers": {path: values for path, values in answers.items() if values}}


def _ancestors(id: str, revisions: dict[str, list[Any]]) -> set[str]:
    found: set[str] = set()
    next_ones = [id]
    while next_ones:
        parents = {parent.hex() for parent in revisions[next_ones.pop()][3]} & revisions.keys()
        next_ones += parents - found
        found |= parents
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: inner.hex() if isinstance(inner, bytes) else inner for name, inner in value.items()}
    return value


def _derived(key: bytes, label: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=label).derive(key)


def main() -> None:
    folder, *wanted = sys.argv[1:]
    found, hashes = opened(Path(folder), sys.stdin.readline().rstrip("\n"))
    shown = {id: record for id, record in found.items() if not wanted or id in wanted}
    json.dump({"records": shown, "files": hashes}, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
