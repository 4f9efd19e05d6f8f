"""A copy of a server's folder while it runs: the database first, so that every segment it names is there to copy.

The copy holds the keys of TLS and of the log; it is to be kept as the folder itself is. Going back to a copy takes the
log back to an earlier size, which members' devices notice and report, as they must.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sync.server.config import Folder
from sync.server.errors import OwnTools
from sync.server.opening import Opened


def back_up(opened: Opened, to: Path) -> int:
    """Into a new or empty folder. The bytes copied. Raises AlreadyThere, and OwnTools for what is not in the folder."""
    if opened.settings.database or opened.settings.files:
        raise OwnTools
    source, target = opened.folder, Folder(to)
    target.make()
    opened.server.database.copy(target.database)
    for file in (source.settings_file, source.log_key, source.tls_key, source.certificate):
        shutil.copy2(file, target.path / file.name)
    for name, _ in opened.server.segments.sizes():
        shelf = target.files / name[:2]
        shelf.mkdir(mode=0o700, exist_ok=True)
        shutil.copy2(source.files / name[:2] / name, shelf / name)
    return sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
