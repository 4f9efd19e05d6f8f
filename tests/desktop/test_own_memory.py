"""Whether a neighbour of the same user can look into the process: asked of the kernel, not of our flags."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import own_memory

ROOT = Path(__file__).parents[2]

# Both are the same ordinary user; the reader is the parent, the one whom even Yama lets through.
NEIGHBOURS = """
import ctypes, json, os, sys
from desktop import own_memory
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(4, 1, 0, 0, 0)  # changing the user took it away
secret = ctypes.create_string_buffer(b"what nobody else may read")
told, tell = os.pipe()
let_go, end = os.pipe()
other = os.fork()
if other == 0:
    os.close(end)
    if sys.argv[1] == "secluded":
        assert own_memory.seclude()
    os.write(tell, b"x")
    os.read(let_go, 1)
    os._exit(0)
os.read(told, 1)
found = {}
try:
    memory = os.open(f"/proc/{other}/mem", os.O_RDONLY)
    found["read"] = os.pread(memory, len(secret.raw), ctypes.addressof(secret)) == secret.raw
except OSError:
    found["read"] = False
try:
    found["environment"] = len(open(f"/proc/{other}/environ", "rb").read()) > 0
except OSError:
    found["environment"] = False
found["attached"] = libc.ptrace(16, other, None, None) == 0
if found["attached"]:
    os.waitpid(other, 0)
    libc.ptrace(17, other, None, None)
os.close(end)
os.waitpid(other, 0)
print(json.dumps(found))
"""


def look_at(how: str) -> dict[str, bool]:
    ran = subprocess.run(
        [sys.executable, "-c", NEIGHBOURS, how],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    return json.loads(ran.stdout)


def test_a_process_of_the_same_user_can_neither_read_nor_trace_a_secluded_one():
    assert look_at("secluded") == {"read": False, "environment": False, "attached": False}


def test_of_a_process_that_is_not_secluded_it_can_read_everything():
    """Else the test above would prove nothing. (From 2 on Yama lets nobody but root read.)"""
    assert look_at("open")["read"] is (yama() < 2)


def yama() -> int:
    scope = Path("/proc/sys/kernel/yama/ptrace_scope")
    return int(scope.read_text()) if scope.exists() else 0


def test_no_core_dump_is_written():
    own_memory.dump_nothing()
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


@pytest.mark.parametrize("words", [["--help"], ["search", "/nowhere/at/all", "x"]])
def test_the_command_line_is_secluded_from_its_start(words):
    script = (
        "import ctypes, resource, sys; from desktop.__main__ import main\n"
        "main(sys.argv[1:])\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.splitlines()[-1] == "0 (0, 0)"
