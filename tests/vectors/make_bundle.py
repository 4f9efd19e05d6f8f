"""Freeze evidence handed over with its proofs: `python -m tests.vectors.make_bundle`. Only adds, never changes one.

A file that a documenter took in, which a coordinator received, looked at and hands over; with a real server's receipts.
`bundle-1.json` has what somebody knows from elsewhere, and the maker's keys, so that tests can sign changed ones.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from desktop.domain.consent import Purpose
from desktop.domain.custody import Deed
from desktop.services.exporting.passing import Choice
from desktop.services.handing_over.handing_over import HandingOver
from tests.laptops import file_path, group, titled
from tests.servers import running
from tests.vectors.reading import FOLDER

ORIGINAL = b"boats at the landing, as they were on that morning\n" * 1400


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        running(Path(place) / "server") as server,
        group(Path(place) / "laptops", server.invitation) as people,
    ):
        ana, rosa = people.documenter, people.coordinator
        source = Path(place) / "Rosa's boats.txt"
        source.write_bytes(ORIGINAL)
        ref = ana.collecting.take_in(source, "text/plain").ref
        ana.casework.save(None, "evidence", titled("evidence", "Boats") | {file_path("evidence"): ref})
        people.sync()
        for deed in (Deed.VIEWED, Deed.SAVED_OUT):
            with rosa.vault.unit() as unit:
                unit.custody.note(ref.id, deed, time.time_ns() // 1_000_000)
            people.sync()
        made = HandingOver(rosa.vault).hand_over(ref.id, Choice(purpose=Purpose.COURT), FOLDER / "bundle-1")
        facts = {
            "sha256": made.sha256,
            "group": made.group,
            "server_key": made.server_key,
            "maker": rosa.vault.keys.to_bytes().hex(),
            "documenter": ana.vault.keys.to_bytes().hex(),
        }
    with (FOLDER / "bundle-1.json").open("x", encoding="utf-8") as out:
        out.write(json.dumps(facts, indent=1) + "\n")
    sys.stdout.write("frozen: a bundle\n")


if __name__ == "__main__":
    main()
