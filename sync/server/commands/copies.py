"""`amparo-server backup`, `restore` and `upgrade`: what happens to all of a server at once."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from sync.server import opening
from sync.server.commands.asking import command, tell
from sync.server.config import Stores

_DAMAGE: Final = 3


def add_to(commands: Any) -> None:
    """To the parser's commands (a type of argparse that has no public name)."""
    backup = command(commands.add_parser("backup", help="copy it while it runs, into a folder of its own"), _backup)
    backup.add_argument("to", type=Path, metavar="TO")
    restore = commands.add_parser("restore", help="make a server from a backup, here or in other stores")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    command(restore, _restore)
    add_stores(restore)
    restore.add_argument("--name", action="append", metavar="ADDRESS", help="how laptops reach it now; may be repeated")
    command(commands.add_parser("upgrade", help="bring its tables to this version of the program"), _upgrade)


def add_stores(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", default="", metavar="URL", help="postgresql+psycopg://… (default: SQLite in DIR)")
    parser.add_argument("--files", default="", metavar="URL", help="s3://BUCKET/PREFIX (default: a folder in DIR)")
    parser.add_argument("--s3-endpoint", default="", metavar="URL")
    parser.add_argument("--s3-region", default="", metavar="REGION")


def stores(asked: argparse.Namespace) -> Stores:
    return Stores(asked.database, asked.files, asked.s3_endpoint, asked.s3_region)


def _backup(asked: argparse.Namespace) -> int:
    from sync.server.backing_up import back_up

    with opening.opened(asked.dir) as opened:
        copied = back_up(opened, asked.to)
    lines = [f"Copied {copied.bytes:,} bytes. The copy holds the server's keys: keep it as you keep the server."]
    if copied.missing:
        lines += [f"Missing in the store, and in the copy: {len(copied.missing)} segments. Ask: amparo-server check"]
    tell(asked, asdict(copied), "\n".join(lines))
    return _DAMAGE if copied.missing else 0


def _restore(asked: argparse.Namespace) -> int:
    from sync.server.restoring import restore
    from sync.server.services.checking import check

    settings = restore(asked.backup, asked.dir, stores=stores(asked), addresses=tuple(asked.name or ()))
    with opening.opened(asked.dir) as opened:
        found = check(opened.server.database, opened.server.segments)
    counts = f"{found.groups} groups, {found.objects} objects, {found.chunks} chunks"
    sentence = (
        f"Restored: {counts}, all of them checked. Laptops that know more say so and send it again."
        if not found.damage
        else "\n".join([*found.damage, f"Restored with damage: {counts}. Laptops send again what they have."])
    )
    tell(asked, {"addresses": settings.addresses, **asdict(found)}, sentence)
    return _DAMAGE if found.damage else 0


def _upgrade(asked: argparse.Namespace) -> int:
    before, after = opening.upgraded(asked.dir)
    same = f"The tables are of version {after}: nothing was to be done."
    tell(asked, {"before": before, "after": after}, same if before == after else f"From version {before} to {after}.")
    return 0
