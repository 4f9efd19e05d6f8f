"""A whole Tor network of this machine's own, on loopback: six relays, three of them authorities, an onion service and a
client.

`with tor_network(folder, port) as tor:` gives a SOCKS port and the onion address of what listens on `port` here.
Nothing of it talks to the real Tor. Needs Debian's `tor`, of which only the programs are used.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.servers import free_port

AUTHORITIES: Final = ("auth1", "auth2", "auth3")
RELAYS: Final = ("relay1", "relay2", "relay3")
WITHIN: Final = 240.0
"""Seconds for all of it to come up; 40 on an idle machine."""

_ALL: Final = """
TestingTorNetwork 1
RunAsDaemon 0
ShutdownWaitLength 0
AvoidDiskWrites 1
PathsNeededToBuildCircuits 0.67
TestingDirAuthVoteExit *
TestingDirAuthVoteHSDir *
V3AuthNIntervalsValid 2
"""
_RELAY: Final = """
SocksPort 0
Address 127.0.0.1
AssumeReachable 1
ExitRelay 0
"""
_AUTHORITY: Final = """
AuthoritativeDirectory 1
V3AuthoritativeDirectory 1
ContactInfo nobody@example.invalid
TestingV3AuthInitialVotingInterval 5
TestingV3AuthInitialVoteDelay 2
TestingV3AuthInitialDistDelay 2
V3AuthVotingInterval 10
V3AuthVoteDelay 2
V3AuthDistDelay 2
TestingMinExitFlagThreshold 0
"""


@dataclass(frozen=True)
class Tor:
    socks_port: int
    onion: str
    seconds: float
    """That the network took to carry the client's first circuit."""


@dataclass
class _Node:
    folder: Path
    or_port: int
    dir_port: int
    settings: str = ""


@contextmanager
def tor_network(folder: Path, port: int) -> Iterator[Tor]:
    """`port` of the server is the service's port 443."""
    begun = time.monotonic()
    nodes = [_Node(_made(folder / name), free_port(), free_port()) for name in (*AUTHORITIES, *RELAYS)]
    known = "".join(_introduced(node) for node in nodes[: len(AUTHORITIES)])
    socks_port, service = free_port(), _made(folder / "service" / "onion")
    settings = [(node.folder, _RELAY + _ports(node) + node.settings) for node in nodes]
    settings += [(service.parent, f"SocksPort 0\nHiddenServiceDir {service}\nHiddenServicePort 443 127.0.0.1:{port}\n")]
    settings += [(_made(folder / "client"), f"SocksPort 127.0.0.1:{socks_port}\n")]
    with ExitStack() as running:
        for place, own in settings:
            running.enter_context(_running(place, _ALL + known + own))
        for place in (service.parent, folder / "client"):
            _wait(place / "log", "Bootstrapped 100%", begun)
        yield Tor(socks_port, (service / "hostname").read_text("ascii").strip(), time.monotonic() - begun)


def _introduced(node: _Node) -> str:
    """Makes an authority's keys; the line by which everybody knows it."""
    keys = _made(node.folder / "keys")
    made = [
        "tor-gencert",
        "--create-identity-key",
        "-m",
        "12",
        "-a",
        f"127.0.0.1:{node.dir_port}",
        "--passphrase-fd",
        "0",
    ]
    subprocess.run(made, cwd=keys, input=b"for a test\n", check=True, capture_output=True)
    identity = _found(r"fingerprint (\w+)", (keys / "authority_certificate").read_text("ascii"))
    (node.folder / "torrc").write_text(
        f"ORPort {node.or_port}\nDirAuthority placeholder 127.0.0.1:1 {'0' * 40}\n", "ascii"
    )
    listed = [*_command(node.folder), "--list-fingerprint", "--orport", str(node.or_port)]
    said = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    own = _found(r"((?:[0-9A-F]{4} ?){10})", said).replace(" ", "")
    node.settings = _AUTHORITY
    place = f"orport={node.or_port} v3ident={identity} 127.0.0.1:{node.dir_port}"
    return f"DirAuthority {node.folder.name} {place} {own}\n"


def _ports(node: _Node) -> str:
    return f"Nickname {node.folder.name}\nORPort 127.0.0.1:{node.or_port}\nDirPort 127.0.0.1:{node.dir_port}\n"


@contextmanager
def _running(folder: Path, settings: str) -> Iterator[None]:
    log = f"Log notice file {folder / 'log'}\n"
    (folder / "torrc").write_text(settings + log, "ascii")
    process = subprocess.Popen(_command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        yield
    finally:
        process.kill()
        process.wait(20)


def _command(folder: Path) -> list[str]:
    files = ["-f", str(folder / "torrc"), "--defaults-torrc", "/dev/null", "--DataDirectory", str(folder)]
    return ["tor", *files]


def _wait(log: Path, words: str, begun: float) -> None:
    while not (log.is_file() and words in log.read_text("utf-8")):
        if time.monotonic() - begun > WITHIN:
            raise TimeoutError(log.parent.name)
        time.sleep(0.2)


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True)
    return folder


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None
    return found[1].strip()
