"""What a laptop does in a measurement, in a process of its own at its end of the line. Says one line of JSON.

deeds join VAULT INVITATION [VAULT]    a coordinator, and a documenter it invites
deeds records VAULT COUNT              saved, not sent
deeds media VAULT MB                   the same with one file of random bytes
deeds sync VAULT
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

from desktop.forms import library
from desktop.services.casework import Casework
from desktop.services.collecting import Collecting
from desktop.services.joining import Joining, Role
from desktop.services.syncing import Progress, Stage, Syncing
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from tests.bench import records
from tests.bench.bench import CHEAP, PASSPHRASE
from tests.bench.saying import peak_memory, say


def join(coordinator: str, invitation: str, documenter: str) -> None:
    with (
        closing(Vault.create(Path(coordinator), PASSPHRASE, CHEAP)) as first,
        closing(Vault.create(Path(documenter), PASSPHRASE, CHEAP)) as second,
    ):
        Joining(first).join(invitation, "First")
        Joining(second).join(Joining(first).invite(Role.DOCUMENTER), "Second")
        for vault in (first, second, first):
            Syncing(vault).run()
    say()


def save(vault: Vault, count: int) -> int:
    """Bytes of their JSON."""
    written = 0
    with vault.unit() as unit:
        for form, changes in records.many(count):
            saved = unit.save(Sitting(form=form, form_digest=library.built_in(form).digest, changes=changes))
            written += len(records.as_json(saved.record, form, changes))
    return written


def attach(vault: Vault, size: int, beside: Path) -> int:
    source = beside / "video.mp4"
    source.write_bytes(os.urandom(size))
    ref = Collecting(vault).take_in(source, "video/mp4").ref
    source.unlink()
    row = os.urandom(4).hex()
    Casework(vault).save(None, "evidence", {"what/kind": "video", f"files[{row}]": 1.0, f"files[{row}]/file": ref})
    return vault.files.path(ref.id).stat().st_size


class Watching:
    """When the first and the last bytes of files went up."""

    def __init__(self) -> None:
        self.stages: dict[Stage, int] = {}

    def __call__(self, progress: Progress) -> None:
        self.stages[progress.stage] = self.stages.get(progress.stage, 0) + 1


def sync(vault: Vault) -> None:
    report = Syncing(vault).run(Watching())
    say(
        seconds=report.seconds,
        requests=report.requests,
        sent=report.sent_bytes,
        received=report.received_bytes,
        records=report.records_sent + report.records_received,
        files=report.files_sent + report.files_received,
        failed=report.files_failed,
        memory=peak_memory(),
    )


def main(deed: str, folder: str, *arguments: str) -> None:
    if deed == "join":
        join(folder, *arguments)
        return
    with closing(Vault.open(Path(folder), PASSPHRASE)) as vault:
        if deed == "records":
            say(bytes=save(vault, int(arguments[0])))
        elif deed == "media":
            say(bytes=attach(vault, int(arguments[0]), Path(folder).parent))
        else:
            sync(vault)


if __name__ == "__main__":
    main(*sys.argv[1:])
