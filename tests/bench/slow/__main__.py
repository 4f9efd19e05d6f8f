"""`make bench-line`: a sync over the lines of villages and cafes, beside bare TCP with the same bytes in the same run.

python -m tests.bench.slow [--quick] [--profile NAME]... [--media MB]... [--no-peers] [--json FILE]; as root.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sync.protocol import invitations
from sync.server import opening
from tests.bench.bench import Bench
from tests.bench.figures import Figure, as_plain, machine, table
from tests.bench.slow import peers, shaped
from tests.bench.slow.shaped import PROFILES, SERVER, NoLine, Profile

OURS, BARE = 8443, 8098
_SHARE = 0.95
_RECORDS = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """What a deed said, and what went over the line for it, in bytes of IP."""

    facts: dict[str, float]
    up: int = 0
    down: int = 0


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


def deed(*arguments: str, counted: bool = False) -> Told:
    return said("tests.bench.slow.deeds", *arguments, counted=counted)


def said(module: str, *arguments: str, counted: bool = False) -> Told:
    if counted:
        shaped.begin()
    command = shaped.at_laptop([sys.executable, "-m", module, *arguments])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Told(json.loads(done.stdout), *(shaped.carried() if counted else ()))


def bare(size: int) -> dict[str, Told]:
    """By name of the way: cubic and BBR, one stream and eight."""
    ways = ["cubic", *(["bbr"] if shaped.has_bbr() else [])]
    with shaped.serving([sys.executable, "-m", "tests.bench.slow.bare", "serve", str(BARE)], BARE):
        return {
            f"{way} x{streams}": said(
                "tests.bench.slow.bare", "send", SERVER, str(BARE), str(size), str(streams), way, counted=True
            )
            for way in ways
            for streams in (1, 8)
        }


def measure(bench: Bench, profile: Profile, media: tuple[float, ...], with_peers: bool) -> Iterator[Figure]:
    with ExitStack() as stack:
        home = stack.enter_context(bench.scratch(f"line-{profile.name}"))
        place = Place(home)
        place.prepare()
        with shaped.shaped(profile), place.serving():
            yield nothing(profile, deed("sync", place.documenter, counted=True))
            count = bench.of(_RECORDS, 200)
            deed("records", place.documenter, str(count))
            yield from carried(profile, f"{count:,} records", deed("sync", place.documenter, counted=True), None)
            for size in media:
                yield from one_file(profile, place, size)
            told = deed("sync", place.coordinator, counted=True)
            what = f"{count:,} records and {sum(media):g} MB of files down"
            yield from carried(profile, what, told, None, down=True)
    if with_peers:
        for name in peers.installed():
            for size in media[:1]:
                yield beside(bench, profile, name, size)


def one_file(profile: Profile, place: Place, size: float) -> Iterator[Figure]:
    sealed = int(deed("media", place.documenter, str(int(size * 1e6))).facts["bytes"])
    ours = deed("sync", place.documenter, counted=True)
    assert ours.facts["files"] == 1, ours
    yield from carried(profile, f"{size:g} MB of media up", ours, bare(sealed))


def carried(
    profile: Profile, what: str, ours: Told, copies: dict[str, Told] | None, *, down: bool = False
) -> Iterator[Figure]:
    facts = ours.facts
    payload = facts["received"] if down else facts["sent"]
    of_the_line = payload / (facts["seconds"] * profile.bytes_per_second)
    remark = (
        f"{facts['sent']:,.0f} bytes of HTTP up, {facts['received']:,.0f} down, of IP {ours.up:,} and {ours.down:,}; "
        f"{facts['requests']:.0f} requests; {facts['memory'] / 1e6:.0f} MB at the highest; "
        f"{of_the_line:.0%} of what the line carries"
    )
    if copies is None:
        yield Figure(what=f"{profile.name}: {what}", ours=facts["seconds"], unit="s", remark=remark)
        return
    best = min(copies, key=lambda name: copies[name].facts["seconds"])
    seconds = copies[best].facts["seconds"]
    others = ", ".join(f"{name} {told.facts['seconds']:.1f} s, {told.up:,} of IP" for name, told in copies.items())
    yield Figure(
        what=f"{profile.name}: {what}",
        ours=facts["seconds"],
        unit="s",
        peer=f"best bare TCP, {best}",
        theirs=seconds,
        ratio=seconds / facts["seconds"],
        budget=f"{_SHARE}",
        kept=seconds / facts["seconds"] >= _SHARE,
        remark=f"{remark}; bare: {others}",
    )
    single = copies["cubic x1"].facts["seconds"]
    if profile.name == "SAT":
        yield Figure(
            what=f"{profile.name}: {what}, beside one cubic stream",
            ours=facts["seconds"],
            unit="s",
            peer="bare cubic x1",
            theirs=single,
            ratio=single / facts["seconds"],
            budget="2",
            kept=single / facts["seconds"] >= 2,
        )


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
    asked.add_argument("--json", type=Path, default=Path("build/bench-line.json"))
    given = asked.parse_args()
    try:
        shaped.check()
    except NoLine as none:
        print(none, file=sys.stderr)
        return 1
    bench = Bench(Path("build/bench").resolve(), given.quick)
    names = given.profile or (["TOWN"] if given.quick else list(PROFILES))
    figures: list[Figure] = []
    begun = time.perf_counter()
    for name in names:
        profile = PROFILES[name]
        media = tuple(given.media or ((profile.quick,) if given.quick else profile.media))
        for figure in measure(bench, profile, media, not given.no_peers):
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
