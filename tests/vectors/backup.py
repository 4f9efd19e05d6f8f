"""What is frozen of a backup: a stream of two states around a database and a file that are none, for they are small."""

from __future__ import annotations

import base64
import lzma
import tempfile
from pathlib import Path
from typing import Any

from blake3 import blake3

from desktop.store.backups import commit, head, index
from desktop.store.backups.commit import Commit
from desktop.store.backups.index import PAGE, Run, SavedFile, State
from desktop.store.backups.keys import backup_key
from desktop.store.backups.parts import Parts
from desktop.store.backups.segments import SegmentWriter, end_of
from desktop.store.keyslots import Cost, Keyslots, Kind
from tests.vectors.vault import NOW, PASSPHRASES, VAULT_KEY

ID = bytes(range(100, 116))
NAME = "00112233445566778899aabbccddeeff"
PAGES = (b"first" * 1000, b"second" * 1000, b"third" * 1000)
FILE = b"sealed already" * 200


def frozen_backups() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(Path(folder) / "backup")
        _write(parts)
        parts.close()
        stream = parts.path.read_bytes()
    return [
        {
            "name": "two states, a page changed and a file came between them",
            "vault_key": VAULT_KEY.hex(),
            "backup_key": backup_key(VAULT_KEY).hex(),
            "passphrase": PASSPHRASES[0],
            "generation": 2,
            "database": blake3(PAGES[0][:PAGE] + PAGES[2][:PAGE]).hexdigest(),
            "files": {NAME: blake3(FILE).hexdigest()},
            "stream": base64.b85encode(lzma.compress(stream)).decode(),
        }
    ]


def _write(parts: Parts) -> None:
    key = backup_key(VAULT_KEY)
    first = SegmentWriter(parts, head.SIZE, key=key, backup=ID, number=1)
    state = _state(first, None, PAGES[:2], [0, 1], {})
    begun = first.finish(index.encoded(state, 1))
    second = SegmentWriter(parts, end_of(begun), key=key, backup=ID, number=2)
    older = State(
        **{name: getattr(state, name) for name in State.__slots__} | {"segments": {1: begun}, "before": begun}
    )
    state = _state(second, older, (PAGES[0], PAGES[2]), [1], {NAME: FILE})
    newest = second.finish(index.encoded(state, 2))
    page = commit.sealed(
        Commit(generation=2, time=NOW + 2, token=bytes(16), newest=newest, before=begun), key, ID, parts.size
    )
    slots = Keyslots.made(Cost(64, 1, 1))
    region = head.packed(
        slots.with_slot(5, Kind.PASSPHRASE, slots.slot_key(PASSPHRASES[0]), VAULT_KEY, NOW).page(), page
    )
    parts.write(0, region)
    parts.write(end_of(newest), region)
    parts.sync()


def _state(
    writer: SegmentWriter, base: State | None, pages: tuple[bytes, ...], changed: list[int], files: dict[str, bytes]
) -> State:
    lying = [(run.segment, run.offset + PAGE * n) for run in (base.runs if base else ()) for n in range(run.count)]
    lying = lying or [(0, 0)] * len(pages)
    for number in changed:
        lying[number] = (writer.number, writer.size)
        writer.write(pages[number][:PAGE])
    saved = {}
    for name, sealed in files.items():
        saved[name] = SavedFile(name, len(sealed), writer.number, writer.size, blake3(sealed).digest())
        writer.write(sealed)
    whole = [page[:PAGE] for page in pages]
    runs: tuple[Run, ...] = index.as_runs(lying)
    return State(
        generation=writer.number,
        time=NOW + writer.number,
        tables=2,
        pages=len(pages),
        runs=runs,
        hashes=b"".join(blake3(page).digest(16) for page in whole),
        digest=blake3(b"".join(whole)).digest(),
        files=saved,
        segments={} if base is None else base.segments,
        before=None if base is None else base.before,
    )
