"""A thousand new records over the line, beside their JSON and beside zstd-19 alone; a sync with nothing to do."""

from __future__ import annotations

from collections.abc import Iterator

import zstandard

from desktop.forms import library
from desktop.services.syncing import Syncing
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from tests.bench import records, wire
from tests.bench.bench import Bench
from tests.bench.figures import Figure
from tests.bench.group import founded
from tests.bench.line import Line
from tests.bench.wire import Sent

_RATIO = 0.42


def measure(bench: Bench) -> Iterator[Figure]:
    count = bench.of(1000, 200)
    with founded(bench, "words") as group:
        line = group.line()
        vault = group.documenter("documenter", line)
        written = _saved(vault, count)
        sealed = _sealed_bytes(vault)
        line.clear()
        report = Syncing(vault).run()
        assert report.records_sent == count, report
        yield from _sent(count, line, written, sealed)
        sent = Sent(count, _total(written), report.sent_bytes, report.received_bytes)
        yield from wire.of_new_records(vault, line, sent)
        yield Figure(
            what=f"seconds for {count:,} records up",
            ours=report.seconds,
            unit="s",
            remark=f"{report.requests} requests, {count / report.seconds:.0f} records/s",
        )
        received = Syncing(group.coordinators[0]).run()
        assert received.records_received == count, received
        yield Figure(
            what=f"seconds for {count:,} records to arrive",
            ours=received.seconds,
            unit="s",
            remark=f"at a coordinator, acknowledged: {received.requests} requests, "
            f"{received.received_bytes / _total(written):.2f} of their JSON down",
        )
        Syncing(vault).run()
        yield from _nothing_to_do(vault, line)


def _sent(count: int, line: Line, written: list[bytes], sealed: int) -> Iterator[Figure]:
    total, bare = _total(written), sum(len(zstandard.compress(one, 19)) for one in written)
    wire = line.up + line.down
    yield Figure(
        what=f"{count:,} records of {total / count / 1000:.1f} KB on the wire",
        ours=wire / 1e6,
        unit="MB",
        peer="their JSON",
        theirs=total / 1e6,
        ratio=wire / total,
        budget="0.42",
        kept=wire <= _RATIO * total,
        remark=f"{line.up / total:.3f} up, of it {sealed / total:.3f} signed objects; {line.down / total:.3f} down; "
        f"{line.connections} connections",
    )
    yield Figure(
        what="the same, beside compression alone",
        ours=wire / 1e6,
        unit="MB",
        peer="zstd-19, each record",
        theirs=bare / 1e6,
        ratio=wire / bare,
        remark=f"zstd-19 of each record is {bare / total:.3f} of the JSON, "
        f"of all of them as one stream {len(zstandard.compress(b''.join(written), 19)) / total:.3f}",
    )


def _nothing_to_do(vault: Vault, line: Line) -> Iterator[Figure]:
    line.clear()
    report = Syncing(vault).run()
    yield Figure(
        what="sync with nothing to do, requests",
        ours=report.requests,
        unit="requests",
        peer="limit",
        theirs=1,
        ratio=float(report.requests),
        budget="1 round trip",
        kept=report.requests == 1,
        remark=f"{line.up:,} bytes up, {line.down:,} down with the handshake, "
        f"{report.sent_bytes} and {report.received_bytes} of HTTP; {report.seconds * 1e3:.0f} ms",
    )


def _saved(vault: Vault, count: int) -> list[bytes]:
    """Their JSON."""
    written = []
    with vault.unit() as unit:
        for form, changes in records.many(count):
            digest = library.built_in(form).digest
            saved = unit.save(Sitting(form=form, form_digest=digest, changes=changes))
            written.append(records.as_json(saved.record, form, changes))
    return written


def _sealed_bytes(vault: Vault) -> int:
    with vault.reading() as unit:
        return unit.outbox.waiting().bytes


def _total(written: list[bytes]) -> int:
    return sum(map(len, written))
