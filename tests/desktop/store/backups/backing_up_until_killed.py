"""Run by `test_interrupted`: backs a vault up, and says on stdout when it is open and when it is done."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.store.backups.writing import back_up
from desktop.store.vault import Vault


def main() -> None:
    folder, passphrase, backup = sys.argv[1:]
    vault = Vault.open(Path(folder), passphrase)
    print("open", flush=True)
    back_up(vault, Path(backup))
    print("done", flush=True)
    vault.close()


if __name__ == "__main__":
    main()
