"""Saves what verifies and dies by SIGKILL in the middle of it: `rescuing_killed.py FOLDER NEW`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from desktop.store.rescue.saving import save_what_verifies
from tests.laptops import CHEAP, PASSPHRASE


def main(folder: str, new: str) -> None:
    def step(done: int, total: int) -> None:
        if total > 1:  # the tables are written, and a file is being copied
            os.kill(os.getpid(), signal.SIGKILL)

    save_what_verifies(Path(folder), PASSPHRASE, Path(new), PASSPHRASE, step, CHEAP)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
