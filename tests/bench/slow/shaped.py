"""Slow, long, lossy lines between two network namespaces, made by the tool beside the project. Needs root.

Whatever has a name here is removed again. Knows nothing of what goes over the line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOOL = Path(__file__).resolve().parents[4] / "shared/tools/shaped-link.py"
NAME = "aml"
"""Of the line. Several may run side by side under other names; each has addresses of its own."""
SERVER = "10.99.1.1"
SEED = 1


class NoLine(Exception):
    """Why there is none, in a sentence."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Rates in bits per second, as the tool reads them; `rtt` in ms, `loss` in percent each way, `media` in MB."""

    name: str
    rate: str
    rtt: int
    loss: int
    media: tuple[float, ...]
    quick: float

    @property
    def bytes_per_second(self) -> float:
        return float(self.rate[:-1]) * {"k": 1e3, "M": 1e6}[self.rate[-1]] / 8


PROFILES = {
    one.name: one
    for one in (
        Profile("EDGE", "64k", 900, 10, (0.25, 1), 0.25),
        Profile("CAFE", "256k", 600, 2, (1, 4), 1),
        Profile("TOWN", "1M", 300, 2, (1, 4, 20), 1),
        Profile("SAT", "2M", 600, 2, (1, 4, 20), 4),
    )
}


def check() -> None:
    """Raises NoLine."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise NoLine("make bench-line makes network namespaces: run it as root, on Linux.")
    if not TOOL.is_file():
        raise NoLine(
            f"make bench-line needs the tool that makes slow lines at {os.path.relpath(TOOL)}: it is not there."
        )
    if not Path("/dev/net/tun").exists():
        raise NoLine("This machine has no /dev/net/tun, so no slow line can be made on it.")


def has_bbr() -> bool:
    return "bbr" in Path("/proc/sys/net/ipv4/tcp_available_congestion_control").read_text().split()


@contextmanager
def shaped(profile: Profile) -> Iterator[None]:
    """Both ends send by cubic unless a socket asks for something else."""
    rates = ["--rate-up", profile.rate, "--rate-down", profile.rate]
    shape = [*rates, "--rtt", str(profile.rtt), "--loss", str(profile.loss), "--seed", str(SEED), "--cc", "cubic"]
    _tool("up", *shape)
    try:
        yield
    finally:
        _tool("down")


@contextmanager
def straight() -> Iterator[None]:
    """The same two namespaces and addresses, as quick as the machine: to prepare by."""
    _tool("plain")
    try:
        yield
    finally:
        _tool("down")


@contextmanager
def quick(profile: Profile) -> Iterator[None]:
    """The same line without loss and nearly without delay, for what is not measured."""
    _tool("ctl", "set", "rate_up=100M", "rate_down=100M", "rtt=2", "loss=0")
    try:
        yield
    finally:
        _tool("ctl", "set", f"rate_up={profile.rate}", f"rate_down={profile.rate}", f"rtt={profile.rtt}")
        _tool("ctl", "set", f"loss={profile.loss}")


def carried() -> tuple[int, int]:
    """Bytes of IP up and down since `begin`, what was lost on the way counted."""
    told = json.loads(_tool("ctl", "stats"))
    return told["up"]["bytes"], told["down"]["bytes"]


def begin(seed: int = SEED) -> None:
    """The same losses for each that is measured, as far as packets are the same."""
    _tool("ctl", "zero")
    _tool("ctl", "set", f"seed={seed}")


def at_server(command: Sequence[str]) -> list[str]:
    return ["ip", "netns", "exec", f"{NAME}-srv", *command]


def at_laptop(command: Sequence[str]) -> list[str]:
    return ["ip", "netns", "exec", f"{NAME}-cli", *command]


@contextmanager
def serving(command: Sequence[str], port: int, **options: object) -> Iterator[None]:
    """A server in its namespace, from when it listens."""
    process = subprocess.Popen(at_server(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]  # what Popen takes
    try:
        _until_it_listens(port, process)
        yield
    finally:
        process.kill()
        process.wait()


def _until_it_listens(port: int, process: subprocess.Popen[bytes]) -> None:
    hexadecimal = f":{port:04X}"
    for _ in range(600):
        listening = subprocess.run(
            at_server(["cat", "/proc/net/tcp", "/proc/net/tcp6"]), capture_output=True, text=True, check=False
        ).stdout
        if any(line.split()[1].endswith(hexadecimal) and line.split()[3] == "0A" for line in listening.splitlines()):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise NoLine("A server that was to be measured did not start.")


def _tool(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(TOOL), *arguments, "--name", NAME], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoLine(f"The line could not be made: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    return done.stdout
