"""Removes a record and dies by SIGKILL at the n-th statement of it: `removing_killed.py FOLDER RECORD N`. Prints how
many statements there were if it lived.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from desktop.services.removing_records import RemovingRecords
from desktop.store.vault import Vault
from tests.laptops import PASSPHRASE


def main(folder: str, record: str, last: int) -> None:
    vault = Vault.open(Path(folder), PASSPHRASE)
    done = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    RemovingRecords(vault).remove([record])
    print(done, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
