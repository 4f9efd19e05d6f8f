"""What a real process asks of the disk, call by call: a small `strace` for one thread (Linux, x86-64 and ARM64).

It knows the calls by which a file, a name or a folder changes, and those that make a change durable. What could change
a file past it (a shared mapping, a copy within the kernel, another thread) ends the trace with an error, so that no
change is ever missed in silence.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from desktop.store import sealing
from tests.chaos.dying import Deed, Failed

_TRACEME, _SYSCALL, _SETOPTIONS, _SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_GOOD, _CLONE, _FORK, _VFORK, _EXITKILL = 1, 8, 2, 4, 1 << 20
_ENTRY, _EXIT = 1, 2
_X86, _ARM = 0xC000003E, 0xC00000B7
_KNOWN: Final = {
    "write": ((1,), (64,)),
    "pwrite": ((18,), (68,)),
    "sync": ((74, 75), (82, 83)),
    "ftruncate": ((77,), (46,)),
    "open": ((257,), (56,)),
    "rename": ((82,), ()),
    "renameat": ((264, 316), (38, 276)),
    "mkdir": ((83,), ()),
    "mkdirat": ((258,), (34,)),
    "unlink": ((84, 87), ()),
    "unlinkat": ((263,), (35,)),
    "mmap": ((9,), (222,)),
    # open, writev, sendfile, truncate, creat, link, symlink, fallocate, copy_file_range, io_uring and their like.
    "unknown": (
        (2, 20, 40, 76, 85, 86, 88, 265, 266, 285, 296, 326, 328, 425),
        (36, 37, 45, 47, 66, 70, 71, 285, 287, 425),
    ),
}
_NUMBERS: Final = {
    arch: {number: name for name, numbers in _KNOWN.items() for number in numbers[place]}
    for place, arch in enumerate((_X86, _ARM))
}
_HERE: Final = -100
_MAP_SHARED, _PROT_WRITE = 1, 2

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_libc.ptrace.restype = ctypes.c_long


@dataclass(frozen=True, slots=True)
class Call:
    """`what`: create, write, truncate, sync, rename, remove, folder, say. `other`: the new path of a rename."""

    what: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    other: str = ""


class _Info(ctypes.Structure):
    _fields_ = (
        ("op", ctypes.c_uint8),
        ("pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("instruction", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("number", ctypes.c_uint64),  # at the exit: the result
        ("arguments", ctypes.c_uint64 * 6),
    )


def trace(deed: Deed, root: Path) -> list[Call]:
    """Below `root`, to the end of the process; what the deed tells is a call too. Raises Failed."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        # One thread is followed. The order of writes is the same without the second one, which writes nothing.
        sealing._BESIDE = sys.maxsize  # type: ignore[misc]  # a constant everywhere else
        _live(deed, writing)
    os.close(reading)
    try:
        return list(_Listener(process, f"{root}", writing).calls())
    finally:
        os.close(writing)


def _live(deed: Deed, writing: int) -> NoReturn:
    status = 1
    try:
        _ptrace(_TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        deed(lambda *words: os.write(writing, (" ".join(words) + "\n").encode()))
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it was, it is printed and told by the status: this process ends here
        traceback.print_exc()
    finally:
        os._exit(status)


class _Listener:
    def __init__(self, process: int, root: str, pipe: int) -> None:
        self._process, self._root, self._pipe = process, root, pipe

    def calls(self) -> Iterator[Call]:
        os.waitpid(self._process, 0)
        _ptrace(_SETOPTIONS, self._process, _GOOD | _CLONE | _FORK | _VFORK | _EXITKILL)
        begun: list[Call] = []
        while (stop := self._next()) is not None:
            if stop.op == _ENTRY:
                begun = list(self._begun(stop))
            elif stop.op == _EXIT:
                result = ctypes.c_int64(stop.number).value
                yield from (_done(call, result) for call in begun if result >= 0)
                begun = []

    def _next(self) -> _Info | None:
        """The next stop at a call; None: the process ended."""
        deliver = 0
        while True:
            _ptrace(_SYSCALL, self._process, deliver)
            _, status = os.waitpid(self._process, 0)
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
                return None
            if not os.WIFSTOPPED(status) or status >> 16:
                raise Failed  # it ended by an error, or began a thread or a process
            if os.WSTOPSIG(status) == signal.SIGTRAP | 0x80:
                info = _Info()
                _ptrace(_SYSCALL_INFO, self._process, ctypes.sizeof(info), ctypes.byref(info))
                return info
            deliver = os.WSTOPSIG(status)

    def _begun(self, info: _Info) -> Iterator[Call]:
        name = _NUMBERS[info.arch].get(info.number)
        a = [ctypes.c_int64(value).value for value in info.arguments]
        if name in ("write", "pwrite"):
            yield from self._write(a[0], a[1], a[2], a[3] if name == "pwrite" else None)
        elif name == "sync":
            yield from self._below(Call("sync", self._file(a[0])))
        elif name == "ftruncate":
            yield from self._below(Call("truncate", self._file(a[0]), a[1]))
        elif name == "open":
            yield from self._open(self._path(ctypes.c_int32(a[0]).value, a[1]), a[2])
        elif name in ("rename", "renameat"):
            old, new = ((_HERE, a[0]), (_HERE, a[1])) if name == "rename" else ((a[0], a[1]), (a[2], a[3]))
            yield from self._below(Call("rename", self._path(*old), other=self._path(*new)))
        elif name in ("unlink", "unlinkat"):
            yield from self._below(Call("remove", self._path(*((a[0], a[1]) if name == "unlinkat" else (_HERE, a[0])))))
        elif name in ("mkdir", "mkdirat"):
            yield from self._below(Call("folder", self._path(*((a[0], a[1]) if name == "mkdirat" else (_HERE, a[0])))))
        elif name == "mmap" and a[3] & _MAP_SHARED and a[2] & _PROT_WRITE and ctypes.c_int32(a[4]).value >= 0:
            self._expect_passing(self._file(a[4]))
        elif name == "unknown":
            raise Failed(info.number)

    def _write(self, file: int, at: int, size: int, offset: int | None) -> Iterator[Call]:
        if file == self._pipe:
            yield Call("say", data=self._memory(at, size))
        elif self._is_below(path := self._file(file)):
            yield Call("write", path, self._position(file) if offset is None else offset, self._memory(at, size))

    def _open(self, path: str, flags: int) -> Iterator[Call]:
        there = Path(path).exists()
        if flags & os.O_CREAT and not there:
            yield from self._below(Call("create", path))
        elif flags & os.O_TRUNC:
            yield from self._below(Call("truncate", path, 0))

    def _below(self, call: Call) -> Iterator[Call]:
        if self._is_below(call.path):
            yield call

    def _is_below(self, path: str) -> bool:
        return path == self._root or path.startswith(f"{self._root}/")

    def _expect_passing(self, path: str) -> None:
        """SQLite's index of its log is mapped, and made anew after a crash."""
        if self._is_below(path) and not path.endswith("-shm"):
            raise Failed(path)

    def _position(self, file: int) -> int:
        facts = Path(f"/proc/{self._process}/fdinfo/{file}").read_text().split()
        position, flags = int(facts[1]), int(facts[3], 8)
        return Path(f"/proc/{self._process}/fd/{file}").stat().st_size if flags & os.O_APPEND else position

    def _file(self, file: int) -> str:
        return str(Path(f"/proc/{self._process}/fd/{ctypes.c_int32(file).value}").readlink())

    def _path(self, folder: int, at: int) -> str:
        name = os.fsdecode(self._text(at))
        folder = ctypes.c_int32(folder).value
        where = f"/proc/{self._process}/cwd" if folder == _HERE else f"/proc/{self._process}/fd/{folder}"
        return os.path.normpath(Path(where).readlink() / name)

    def _text(self, at: int) -> bytes:
        found = b""
        while b"\0" not in found:
            found += self._memory(at + len(found), 4096 - (at + len(found)) % 4096)
        return found.partition(b"\0")[0]

    def _memory(self, at: int, size: int) -> bytes:
        with open(f"/proc/{self._process}/mem", "rb", buffering=0) as memory:  # noqa: PTH123 - not a file on a disk
            memory.seek(at)
            return memory.read(size)


def _done(call: Call, result: int) -> Call:
    """A write may have taken less than it was given."""
    return Call(call.what, call.path, call.offset, call.data[:result]) if call.what == "write" else call


def _ptrace(request: int, process: int, address: int = 0, data: object = None) -> None:
    if request in (_SYSCALL, _SETOPTIONS):
        address, data = 0, ctypes.c_void_p(address)
    if _libc.ptrace(request, process, address, data) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")
