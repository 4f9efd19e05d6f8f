"""Keeping this process's memory to itself: no core dump of it, and no reader among the person's other programs.

What it does not stop: the administrator of the machine, a debugger that was attached before, what the system writes
into swap and hibernation files (`decisions/unlocked-pages.md`), and on Windows and macOS other programs of the same
person. Knows no vault.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4  # <linux/prctl.h>
_SEM_FAILCRITICALERRORS = 0x0001
_SEM_NOGPFAULTERRORBOX = 0x0002
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1


def dump_nothing() -> None:
    """A core dump would be the memory of an open vault on the disk."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        with contextlib.suppress(AttributeError):  # newer systems only
            kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
    else:
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def seclude() -> bool:
    """From now on the kernel refuses ptrace, `/proc/PID/mem` and `/proc/PID/environ` to processes of the same user, and
    dumps no core even to a program that takes dumps on standard input, which no limit stops. It lasts until the next
    exec. False where the system has nothing of the kind.
    """
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
