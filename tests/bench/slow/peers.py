"""Programs that carry files too, over the same line: restic and rclone's crypt, where they are installed.

Both speak to rclone in the server's namespace, without TLS, which saves them two round trips and costs them nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.slow.shaped import SERVER, at_laptop, serving

PORT = 8099


@dataclass(frozen=True, slots=True)
class Carried:
    seconds: float
    memory: int
    """Bytes at its highest."""


def installed() -> tuple[str, ...]:
    there = [name for name in ("restic", "rclone") if shutil.which(name)]
    return tuple(there) if "rclone" in there else ()


@contextmanager
def receiving(name: str, home: Path) -> Iterator[None]:
    """What the peer sends to."""
    kept = home / f"{name}-kept"
    kept.mkdir(exist_ok=True)
    kind = "restic" if name == "restic" else "webdav"
    with serving(["rclone", "serve", kind, "--addr", f"{SERVER}:{PORT}", str(kept)], PORT, env=_variables(home)):
        yield


def prepare(name: str, home: Path) -> None:
    """By the straight line. What a repository costs to make is not measured."""
    if name == "restic":
        _run(["restic", "init", "--quiet"], home)


def carry(name: str, source: Path, home: Path) -> Carried:
    """The folder, to a repository that is there and empty."""
    if name == "restic":
        command = ["restic", "backup", "--quiet", "--no-cache", str(source)]
    else:
        command = ["rclone", "copy", "--transfers", "8", str(source), "sealed:"]
    return _run(command, home)


def _run(command: Sequence[str], home: Path) -> Carried:
    begun = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(at_laptop(command), env=_variables(home), **quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return Carried(time.perf_counter() - begun, used.ru_maxrss * 1024)


def _variables(home: Path) -> Mapping[str, str]:
    sealed = {"TYPE": "crypt", "REMOTE": "far:", "PASSWORD": _obscured(home)}
    far = {"TYPE": "webdav", "URL": f"http://{SERVER}:{PORT}", "VENDOR": "other"}
    return (
        dict(os.environ)
        | {"RESTIC_REPOSITORY": f"rest:http://{SERVER}:{PORT}/", "RESTIC_PASSWORD": "seven boats", "HOME": str(home)}
        | {"RCLONE_CONFIG": "/dev/null"}
        | {f"RCLONE_CONFIG_SEALED_{name}": value for name, value in sealed.items()}
        | {f"RCLONE_CONFIG_FAR_{name}": value for name, value in far.items()}
    )


def _obscured(home: Path) -> str:
    kept = home / "obscured"
    if not kept.exists():
        made = subprocess.run(["rclone", "obscure", "seven boats"], capture_output=True, text=True, check=True)
        kept.write_text(made.stdout.strip())
    return kept.read_text()
