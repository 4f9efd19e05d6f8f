"""Where the bytes of new records go, from their JSON to what the line counted, found by taking apart what was sent."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from desktop.store.schema import ObjectRow, RevisionRow
from desktop.store.vault import Vault
from sync.crypto import packing
from sync.protocol import frames
from sync.protocol.objects import HEADER, SIGNATURE, Kind, Revision, parsed, split
from tests.bench.figures import Figure
from tests.bench.line import Line

TAG = 16


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sync of new records sent. Bytes: of their JSON together, of HTTP up and down as the report says."""

    count: int
    json: int
    http_up: int
    http_down: int


def of_new_records(vault: Vault, line: Line, sent: Sent) -> Iterator[Figure]:
    """A row each, in bytes per record and as a share of the JSON; they add up to what the line carried."""
    contents, revisions, grants = _own(vault)
    begun = time.process_time()
    packed = [len(packing.pack(content)) for content in contents]
    seconds = time.process_time() - begun
    bodies = [parsed(split(raw).body, Revision) for raw in revisions]
    padded = [len(body.sealed) - TAG for body in bodies]
    ids = sum(len(body.record) + len(body.key_id) for body in bodies)
    sealing = len(bodies) * TAG + sum(len(body.nonce) for body in bodies)
    signed = len(revisions) * (HEADER + SIGNATURE)
    rest = sum(map(len, revisions)) - sum(padded) - sealing - ids - signed
    framed = sum(map(len, (*revisions, *grants))) + frames.HEAD * len((*revisions, *grants))
    rows = [
        ("words, compressed", sum(packed), f"{seconds / len(contents) * 1e3:.2f} ms of CPU each"),
        ("padding", sum(padded) - sum(packed), "Padmé, record by record"),
        ("nonce and tag", sealing, ""),
        ("signature", len(revisions) * SIGNATURE, "Ed25519"),
        ("author", len(revisions) * HEADER, "with version and kind"),
        ("ids of record and key", ids, ""),
        ("lengths in the body", rest, "MessagePack"),
        ("heads of frames", frames.HEAD * len(revisions), ""),
        ("grants", framed - sum(map(len, revisions)) - frames.HEAD * len(revisions), f"{len(grants)} of them"),
        ("HTTP up", sent.http_up - framed, "heads, signatures of requests, chunked coding, the pull"),
        ("TLS up", line.up - sent.http_up, "handshake and records"),
        ("HTTP down", sent.http_down, "checkpoint, receipts, proof"),
        ("TLS down", line.down - sent.http_down, "handshake and records"),
    ]
    assert sum(size for _, size, _ in rows) == line.up + line.down
    for what, size, remark in rows:
        yield Figure(
            what=f"  {what}",
            ours=size / sent.count,
            unit="B a record",
            peer="of their JSON",
            ratio=size / sent.json,
            remark=remark,
        )


def _own(vault: Vault) -> tuple[Sequence[bytes], Sequence[bytes], Sequence[bytes]]:
    """Contents and revisions of this device, and its grants."""
    with vault.reading() as unit:
        session = unit._session
        contents = session.scalars(select(RevisionRow.content).where(RevisionRow.author == unit.device_id)).all()
        own = select(ObjectRow.raw).where(ObjectRow.own, ObjectRow.author == unit.device_id)
        revisions = session.scalars(own.where(ObjectRow.kind == int(Kind.REVISION))).all()
        grants = session.scalars(own.where(ObjectRow.kind == int(Kind.GRANT))).all()
    return contents, revisions, grants
