"""`make bench-line`: a sync over the lines of villages and cafes, beside bare TCP with the same bytes in the same run.

python -m tests.bench.slow [--quick] [--profile NAME]... [--media MB]... [--rounds N] [--only-up] [--no-peers]
                           [--line NAME] [--json FILE]; as root.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sync.crypto import stream
from sync.protocol import invitations
from sync.server import opening
from tests.bench.bench import Bench
from tests.bench.figures import Figure, as_plain, machine, table
from tests.bench.slow import peers, shaped
from tests.bench.slow.rounds import Told, figures, raced, said
from tests.bench.slow.shaped import PROFILES, SERVER, NoLine, Profile

OURS = 8443
_RECORDS = 1000


@dataclass(frozen=True, slots=True)
class Given:
    """`media` in MB."""

    media: tuple[float, ...]
    rounds: int
    down: bool
    peers: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A server and two vaults, joined, with nothing left to sync."""

    home: Path

    @property
    def documenter(self) -> str:
        return str(self.home / "documenter")

    @property
    def coordinator(self) -> str:
        return str(self.home / "coordinator")

    @contextmanager
    def serving(self) -> Iterator[None]:
        command = [sys.executable, "-m", "sync.server.cli", "serve", str(self.home / "server")]
        with shaped.serving(command, OURS):
            yield

    def prepare(self) -> None:
        opening.make(self.home / "server", host=SERVER, port=OURS)
        with opening.opened(self.home / "server") as opened:
            invitation = invitations.encode(opening.new_group(opened, "Fisherfolk Forum"))
        with shaped.straight(), self.serving():
            deed("join", self.coordinator, invitation, self.documenter)


def deed(*arguments: str, counted: bool = False, seed: int = shaped.SEED) -> Told:
    return said("tests.bench.slow.deeds", *arguments, counted=counted, seed=seed)


def measure(bench: Bench, profile: Profile, given: Given) -> Iterator[Figure]:
    with ExitStack() as stack:
        home = stack.enter_context(bench.scratch(f"line-{profile.name}"))
        place = Place(home)
        place.prepare()
        with shaped.shaped(profile), place.serving():
            yield nothing(profile, deed("sync", place.documenter, counted=True))
            count = bench.of(_RECORDS, 200)
            deed("records", place.documenter, str(count))
            yield carried(profile, f"{count:,} records up", deed("sync", place.documenter, counted=True))
            yield carried(profile, f"{count:,} records down", deed("sync", place.coordinator, counted=True), down=True)
            for size in given.media:
                yield from one_size(profile, place, size, given)
    if given.peers:
        for name in peers.installed():
            for size in given.media[:1]:
                yield beside(bench, profile, name, size)


def one_size(profile: Profile, place: Place, size: float, given: Given) -> Iterator[Figure]:
    """A new file in each round, up; then, unless only that is asked for, all of them down, one in each round."""
    sealed = stream.sealed_size(int(size * 1e6))

    def up(seed: int) -> Told:
        deed("media", place.documenter, str(int(size * 1e6)))
        told = deed("sync", place.documenter, counted=True, seed=seed)
        assert told.facts["files"] == 1, told
        return told

    def down(seed: int) -> Told:
        deed("media", place.documenter, str(int(size * 1e6)))
        with shaped.quick(profile):
            deed("sync", place.documenter)
        told = deed("sync", place.coordinator, counted=True, seed=seed)
        assert told.facts["files"] == 1, told
        return told

    yield from figures(profile, f"{size:g} MB of media up", raced("send", sealed, given.rounds, up), sealed)
    if given.down:
        with shaped.quick(profile):
            deed("sync", place.coordinator)
        yield from figures(profile, f"{size:g} MB of media down", raced("fetch", sealed, given.rounds, down), sealed)


def carried(profile: Profile, what: str, ours: Told, *, down: bool = False) -> Figure:
    facts = ours.facts
    payload = facts["received"] if down else facts["sent"]
    of_the_line = payload / (facts["seconds"] * profile.bytes_per_second)
    remark = (
        f"{facts['sent']:,.0f} bytes of HTTP up, {facts['received']:,.0f} down, of IP {ours.up:,} and {ours.down:,}; "
        f"{facts['requests']:.0f} requests; {facts['memory'] / 1e6:.0f} MB at the highest; "
        f"{of_the_line:.0%} of what the line carries"
    )
    return Figure(what=f"{profile.name}: {what}", ours=facts["seconds"], unit="s", remark=remark)


def nothing(profile: Profile, told: Told) -> Figure:
    return Figure(
        what=f"{profile.name}: nothing to do",
        ours=told.facts["seconds"],
        unit="s",
        peer="round trips of TCP, TLS and one request",
        theirs=3 * profile.rtt / 1e3,
        ratio=told.facts["requests"],
        budget="1 round trip",
        kept=told.facts["requests"] == 1,
        remark=f"{told.up:,} bytes of IP up, {told.down:,} down; the ratio is requests",
    )


def beside(bench: Bench, profile: Profile, name: str, size: float) -> Figure:
    """The same bytes by another program."""
    with bench.scratch(f"peer-{name}") as home:
        source = home / "source"
        source.mkdir()
        (source / "video.mp4").write_bytes(os.urandom(int(size * 1e6)))
        with shaped.straight(), peers.receiving(name, home):
            peers.prepare(name, home)
        with shaped.shaped(profile), peers.receiving(name, home):
            shaped.begin()
            done = peers.carry(name, source, home)
            up, down = shaped.carried()
    return Figure(
        what=f"{profile.name}: {size:g} MB of media up, {name}",
        ours=done.seconds,
        unit="s",
        remark=f"of IP {up:,} bytes up and {down:,} down; {done.memory / 1e6:.0f} MB",
    )


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests.bench.slow")
    asked.add_argument("--quick", action="store_true", help="one line, one file, fewer records")
    asked.add_argument("--profile", action="append", choices=PROFILES, help="may be given several times")
    asked.add_argument("--media", action="append", type=float, metavar="MB", help="sizes of files, in place of its own")
    asked.add_argument("--no-peers", action="store_true", help="without restic and rclone")
    asked.add_argument("--rounds", type=int, help="of each size; the median counts (3, with --quick 1)")
    asked.add_argument("--only-up", action="store_true", help="without files down")
    asked.add_argument("--line", default=shaped.NAME, help="its name, where several run side by side")
    asked.add_argument("--json", type=Path, default=Path("build/bench-line.json"))
    given = asked.parse_args()
    try:
        shaped.check()
    except NoLine as none:
        print(none, file=sys.stderr)
        return 1
    shaped.NAME = given.line
    with suppress(OSError):
        os.nice(-10)  # both sides alike: what else the machine does is not what is measured
    bench = Bench(Path("build/bench").resolve(), given.quick)
    names = given.profile or (["TOWN"] if given.quick else list(PROFILES))
    figures: list[Figure] = []
    begun = time.perf_counter()
    for name in names:
        profile = PROFILES[name]
        media = tuple(given.media or ((profile.quick,) if given.quick else profile.media))
        rounds = given.rounds or bench.of(3, 1)
        for figure in measure(bench, profile, Given(media, rounds, not given.only_up, not given.no_peers)):
            print(f"{time.perf_counter() - begun:6.0f} s", table([figure]), file=sys.stderr, flush=True)
            figures.append(figure)
    facts = machine() | {"bbr": shaped.has_bbr()}
    print(table(figures))
    print("\n  " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in facts.items()))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    kept = {"when": when, "quick": given.quick, "machine": facts, "figures": as_plain(figures)}
    given.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
