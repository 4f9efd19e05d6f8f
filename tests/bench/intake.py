"""How many revisions the server takes in each second from one device, and the memory of its process.

The frames are made before; the peer checks, names and keeps the same objects durably with nothing in between: Ed25519,
SHA-256 and SQLite, one commit for each 256 KiB.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlcipher3 import dbapi2

from sync.client.enrol import join
from sync.client.member import Member
from sync.client.transport import HttpTransport
from sync.crypto.grants import GrantedKey
from sync.crypto.objects import Author
from sync.protocol import invitations, labels, limits
from sync.protocol.frames import FrameType, encode
from sync.protocol.objects import object_id
from tests.bench.bench import Bench
from tests.bench.figures import Figure
from tests.bench.saying import peak_memory
from tests.fakes import MemoryStore
from tests.servers import RunningServer, running

_SIZE = 1100
"""Of the opened content: random bytes, so that the sealed object is as large as that of a record of 2 KB."""
_BLOCK = 16 * 1024


def measure(bench: Bench) -> Iterator[Figure]:
    count = bench.of(10_000, 1_000)
    with bench.scratch("intake") as home, running(home / "server") as server:
        before = _memory(server, "VmRSS")
        store, transport = _joined(server)
        member = Member.of(store, store.membership(), transport)
        objects = _objects(store, member, count)
        blocks = _blocks(objects)
        cpu, begun = _cpu(server), time.perf_counter()
        received = member.session.push(lambda: iter(blocks), member.known_size)
        seconds = time.perf_counter() - begun
        assert len(received.own) == len(objects), received.refused
        cpu = _cpu(server) - cpu
        transport.close()
        bare = _bare(home / "plain.db", store, objects)
        highest, now = _memory(server, "VmHWM"), _memory(server, "VmRSS")
    yield Figure(
        what=f"server: {count:,} revisions in",
        ours=count / seconds,
        unit="/s",
        peer="verify, hash, SQLite by hand",
        theirs=count / bare,
        ratio=bare / seconds,
        budget="3,000/s on PostgreSQL",
        remark=f"one device, one connection, SQLite; {cpu:.1f} s of the server's processor time in {seconds:.1f} s",
    )
    yield Figure(
        what="server: memory at its highest",
        ours=highest / 1e6,
        unit="MB",
        peer="after its start",
        theirs=before / 1e6,
        ratio=highest / before,
        budget="a machine with 512 MB",
        kept=highest <= 512e6,
        remark=f"{now / 1e6:.0f} MB afterwards",
    )


def _joined(server: RunningServer) -> tuple[MemoryStore, HttpTransport]:
    store, invitation = MemoryStore(), invitations.decode(server.invitation)
    transport = HttpTransport(invitation.servers, invitation.tls_pin)
    join(store, invitation, "Device", transport)
    return store, transport


def _objects(store: MemoryStore, member: Member, count: int) -> list[bytes]:
    """A grant and the revisions under it."""
    keys, author, key_id, key = store.device(), Author(store.device()), os.urandom(8), os.urandom(32)
    grant = author.grant(
        [GrantedKey(key_id, key)],
        group=member.membership.group,
        recipient=keys.id,
        recipient_key=keys.hpke_public,
    )
    revisions = (author.revision(key, os.urandom(_SIZE), record=os.urandom(16), key_id=key_id) for _ in range(count))
    return [grant, *revisions]


def _blocks(objects: Sequence[bytes]) -> list[bytes]:
    joined = b"".join(encode(FrameType.OBJECT, raw) for raw in objects)
    return [joined[at : at + _BLOCK] for at in range(0, len(joined), _BLOCK)]


def _bare(database: Path, store: MemoryStore, objects: Sequence[bytes]) -> float:
    public = Ed25519PublicKey.from_public_bytes(store.device().signing_public)
    plain = dbapi2.connect(str(database), isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE objects (id BLOB PRIMARY KEY, raw BLOB)")
    held = 0
    begun = time.perf_counter()
    plain.execute("BEGIN")
    for raw in objects:
        label = labels.GRANT if raw[1] == 2 else labels.REVISION
        public.verify(raw[-64:], label + raw[:-64])
        plain.execute("INSERT INTO objects VALUES (?, ?)", (object_id(raw), raw))
        held += len(raw)
        if held >= limits.DURABLE_BYTES:
            plain.execute("COMMIT")
            plain.execute("BEGIN")
            held = 0
    plain.execute("COMMIT")
    seconds = time.perf_counter() - begun
    plain.close()
    return seconds


def _memory(server: RunningServer, field: str) -> int:
    assert server.process is not None
    return peak_memory(server.process.pid, field)


def _cpu(server: RunningServer) -> float:
    """Seconds of processor time so far."""
    assert server.process is not None
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
