"""A large file up and down beside a bare TLS upload of the same bytes; what is sent again after a cut in its middle.

Sent again is counted on the line: bytes up of the cut sync and of the one after it, without the bytes up of an equal
file that was not cut, and without those of a sync with nothing to do, which is what one more connection costs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.answers import FileRef
from desktop.services.casework import Casework
from desktop.services.collecting import Collecting
from desktop.services.syncing import Syncing
from desktop.store.vault import Vault
from sync.errors import SyncError
from sync.protocol import limits
from tests.bench.bare_upload import bare_server, seconds_for
from tests.bench.bench import Bench
from tests.bench.figures import Figure, median
from tests.bench.group import Group, founded
from tests.bench.saying import peak_memory

_MEGABYTE = 1 << 20
_SETTLED = limits.DURABLE_SECONDS + 1
"""Seconds: until then the server made durable what had reached it."""


def measure(bench: Bench) -> Iterator[Figure]:
    with founded(bench, "media") as group:
        yield from _speed(bench, group)
        yield from _cut(bench, group)


def _speed(bench: Bench, group: Group) -> Iterator[Figure]:
    size, vault = bench.of(64, 16), group.documenter("straight")
    ours, bare = [], []
    with bare_server(group.home) as port:
        for _ in range(bench.of(3, 2)):
            sealed = _attached(vault, group.home, size)
            bare.append(seconds_for(port, sealed))
            begun = time.perf_counter()
            report = Syncing(vault).run()
            ours.append(time.perf_counter() - begun)
            assert report.files_sent == 1, report
    yield Figure(
        what=f"file of {size} MB up",
        ours=size / median(ours),
        unit="MB/s",
        peer="bare TLS, fsync at the end",
        theirs=size / median(bare),
        ratio=median(bare) / median(ours),
        remark=f"the server at its highest {_servers_memory(group) / 1e6:.0f} MB",
    )
    report = Syncing(group.coordinators[0]).run()
    assert report.files_received == len(ours), report
    yield Figure(
        what=f"{len(ours)} files of {size} MB down",
        ours=size * len(ours) / report.seconds,
        unit="MB/s",
        peer="bare TLS, fsync at the end",
        theirs=size / median(bare),
        ratio=median(bare) / (report.seconds / len(ours)),
        remark="fetched, checked, opened once, acknowledged",
    )


def _cut(bench: Bench, group: Group) -> Iterator[Figure]:
    size, line = bench.of(16, 4), group.line()
    vault = group.documenter("cut", line)
    _attached(vault, group.home, size)
    line.clear()
    Syncing(vault).run()
    whole = line.up
    line.clear()
    Syncing(vault).run()
    idle = line.up
    again = []
    for share in (0.2, 0.5, 0.9):
        _attached(vault, group.home, size)
        line.clear()
        line.cut_after(int(whole * share))
        _expect_cut(vault)
        time.sleep(_SETTLED)
        report = Syncing(vault).run()
        assert report.files_sent == 1, report
        again.append(line.up - whole - idle)
    worst = max(again)
    yield Figure(
        what="sent again after a cut, worst of 3",
        ours=worst / 1024,
        unit="KiB",
        peer="one chunk",
        theirs=limits.CHUNK / 1024,
        ratio=worst / limits.CHUNK,
        budget="64 KiB",
        kept=worst <= limits.CHUNK,
        remark=f"cut after 20, 50 and 90 % of {size} MB: {', '.join(f'{one:,}' for one in again)} bytes; "
        "counted on the line without what another connection costs anyway",
    )


def _expect_cut(vault: Vault) -> None:
    try:
        Syncing(vault).run()
    except SyncError:
        return
    raise AssertionError("the line was cut and nobody noticed")


def _attached(vault: Vault, home: Path, megabytes: int) -> Path:
    """A record with a file of random bytes, saved; the file as it is sealed in the vault."""
    source = home / "video.mp4"
    source.write_bytes(os.urandom(megabytes * _MEGABYTE))
    ref: FileRef = Collecting(vault).take_in(source, "video/mp4").ref
    row = os.urandom(4).hex()
    changes = {"what/kind": "video", f"files[{row}]": 1.0, f"files[{row}]/file": ref}
    Casework(vault).save(None, "evidence", changes)
    return vault.files.path(ref.id)


def _servers_memory(group: Group) -> int:
    assert group.server.process is not None
    return peak_memory(group.server.process.pid)
