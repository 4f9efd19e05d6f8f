"""A process of its own: takes one file in, through the vault or done bare, and says how long it took and what it ate.

import_file ours FILE FOLDER | import_file bare FILE OUT

`first`: how long the first, small file of a sitting took. What reads videos is loaded for it, once.

Either way as much is written and thrown away right before: in a virtual machine whose host lends memory for as long as
it is used, the first to write after a pause pays for getting it back, up to twice as long as all its work.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

from tests.bench.bench import CHEAP, PASSPHRASE
from tests.bench.saying import peak_memory, say

_BLOCK = 64 * 1024


def ours(file: Path, folder: Path) -> None:
    from desktop.services.collecting import Collecting
    from desktop.store.vault import Vault

    vault = Vault.create(folder, PASSPHRASE, CHEAP)
    collecting = Collecting(vault)
    small = folder / "files" / ".small"
    small.write_bytes(os.urandom(_BLOCK))
    begun = time.perf_counter()
    collecting.take_in(small, "video/mp4")
    first = time.perf_counter() - begun
    _use_memory(folder / "files" / ".used", file.stat().st_size)
    before, begun = peak_memory(), time.perf_counter()
    collecting.take_in(file, "video/mp4")
    seconds = time.perf_counter() - begun
    say(first=first, seconds=seconds, grown=peak_memory() - before, memory=peak_memory())
    vault.close()


def bare(file: Path, out: Path) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _use_memory(out.with_name(".used"), file.stat().st_size)
    before, begun = peak_memory(), time.perf_counter()
    cipher, digest, number = AESGCM(os.urandom(32)), hashlib.sha256(), 0
    with file.open("rb", buffering=0) as source, out.open("wb", buffering=0) as target:
        while block := source.read(_BLOCK):
            digest.update(block)
            target.write(cipher.encrypt(number.to_bytes(12, "big"), block, None))
            number += 1
        os.fsync(target.fileno())
    seconds = time.perf_counter() - begun
    say(seconds=seconds, grown=peak_memory() - before, memory=peak_memory())


def _use_memory(place: Path, size: int) -> None:
    block = bytes(1 << 20)
    with place.open("wb", buffering=0) as target:
        for _ in range(size >> 20):
            target.write(block)
    place.unlink()


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
