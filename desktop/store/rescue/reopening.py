"""What can be made again from whole objects of a damaged vault: opened revisions, and rows of the files whose keys they
bring. Verifies no signature: that was done when an object came, and its bytes are those of its id.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.answers import FileRef
from desktop.store.content import Content, unpacked
from desktop.store.file_rows import State, new_row
from desktop.store.unit import now
from sync.crypto.seal import open_content, record_key
from sync.crypto.stream import sealed_size
from sync.errors import Unreadable
from sync.protocol.objects import CustodyRevision, Kind, Manifest, Revision, parsed, split

_UNOPENED: Final = (
    "SELECT id, author FROM objects WHERE kind = ? AND record IS NOT NULL AND id NOT IN (SELECT id FROM revisions)"
)
_RAW: Final = "SELECT raw FROM objects WHERE id = ?"
_PUT: Final = "INSERT INTO revisions (id, record, author, key_id, content) VALUES (?, ?, ?, ?, ?)"
_SECRETS: Final = "SELECT record, secret FROM secrets WHERE key_id = ?"
_BY_AUTHOR: Final = "SELECT record, author, content FROM revisions ORDER BY seq"


def open_again(connection: Any) -> bool:
    """Revisions whose opened content was lost. Whether each object that is here has its own now."""
    complete = True
    for id, author in connection.exec_driver_sql(_UNOPENED, (int(Kind.REVISION),)).all():
        try:
            raw = connection.exec_driver_sql(_RAW, (id,)).scalar_one()
            revision = parsed(split(raw).body, Revision)
            content = opened_content(connection, bytes.fromhex(author), revision)
            unpacked(content)
        except Unreadable:
            complete = False
        else:
            connection.exec_driver_sql(_PUT, (id, revision.record.hex(), author, revision.key_id.hex(), content))
    return complete


def files_again(connection: Any, here: str) -> None:
    """Rows of files that a revision brings the key of, as when it came, without what the server said of them. They
    count as whole: whoever copies the files sees whether they are. `here`: this device.
    """
    own = {here, *connection.exec_driver_sql("SELECT DISTINCT author FROM objects WHERE own = 1").scalars()}
    known = set(connection.exec_driver_sql("SELECT id FROM files").scalars())
    lost: dict[str, tuple[str, str, FileRef, bytes]] = {}
    for record, author, packed in connection.exec_driver_sql(_BY_AUTHOR):
        content = unpacked(packed)
        for copy in content.copies:
            connection.exec_driver_sql("INSERT OR IGNORE INTO small_copies VALUES (?, ?)", (copy.id, copy.original))
        for file, ref, key in _brought(content):
            if file not in known:
                lost.setdefault(file, (record, author, ref, key))  # the first key that came for a file stays
    manifests = _manifests(connection, lost.keys()) if lost else {}
    for file, (record, author, ref, key) in lost.items():
        row = new_row(file, state=State.WHOLE, own=author in own, author=author, added=now())
        row |= {"record": record, "key": key, "name": ref.name, "size": ref.size, "media_type": ref.media_type}
        row |= {"sha256": ref.sha256, "sealed_size": sealed_size(ref.size)}
        if file in manifests:
            row["manifest"], row["chunk_hashes"] = manifests[file]
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        put = f"INSERT INTO files ({names}) VALUES ({marks})"  # noqa: S608 - names of the schema
        connection.exec_driver_sql(put, tuple(row.values()))


def opened_content(connection: Any, author: bytes, revision: Revision | CustodyRevision) -> bytes:
    """Raises Unreadable, also where no key to it is left."""
    record, key_id = revision.record, revision.key_id
    for only, secret in connection.exec_driver_sql(_SECRETS, (key_id.hex(),)).all():
        if only in ("", record.hex()):
            key = secret if only else record_key(secret, record)
            try:
                return open_content(key, revision.nonce, revision.sealed, author=author, record=record, key_id=key_id)
            except Unreadable:
                continue
    raise Unreadable("key")


def _brought(content: Content) -> list[tuple[str, FileRef, bytes]]:
    refs = {value.id: value for value in content.changes.values() if isinstance(value, FileRef)}
    brought = [(file, refs[file], key) for file, key in content.file_keys if file in refs]
    for copy in content.copies:
        if copy.original in refs:
            ref = FileRef(id=copy.id, name="", size=copy.size, media_type=copy.media_type, sha256=copy.sha256)
            brought.append((copy.id, ref, copy.key))
    return brought


def _manifests(connection: Any, files: Any) -> dict[str, tuple[str, bytes]]:
    """By file: id of its manifest and the hashes in it."""
    found: dict[str, tuple[str, bytes]] = {}
    wanted = "SELECT id, raw FROM objects WHERE kind = ? ORDER BY seq"
    for id, raw in connection.exec_driver_sql(wanted, (int(Kind.MANIFEST),)):
        try:
            manifest = parsed(split(raw).body, Manifest)
        except Unreadable:
            continue
        if manifest.file.hex() in files:
            found.setdefault(manifest.file.hex(), (id, manifest.chunk_hashes))
    return found
