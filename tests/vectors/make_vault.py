"""Freeze a vault as the running version of the program leaves it: `python -m tests.vectors.make_vault`.

To be run once for each version of the tables, from the last commit that had it. Everything in it is made up. It holds
a record of every built-in form, an answer in conflict, a deleted record, files, a draft, a recording that was cut off,
settings, a group with its members, and receipts of a real server; some of it is received, some of it waits.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.answers import Changes, FileRef, Value
from desktop.domain.answers import Path as AnswerPath
from desktop.forms import library
from desktop.forms.logic import Filling
from desktop.forms.paths import template
from desktop.forms.questions import QuestionKind
from desktop.services.drafts import Draft
from desktop.store import keyslots
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.upgrade import STEPS
from tests import samples
from tests.desktop.forms.sample_answers import answer_everything
from tests.laptops import PASSPHRASE, Group, Laptop, file_path, group, note_about, titled
from tests.servers import running
from tests.vectors import old_vaults
from tests.vectors.holdings import holdings

WORDS = ["river", "dawn", "Mohanna", "मछुआरे", "unlikely"]


def main() -> None:
    with tempfile.TemporaryDirectory() as place, running(Path(place) / "server") as server:
        home = Path(place) / "laptops"
        with group(home, server.invitation) as people:
            records = _lived_in(people, Path(place))
            told = holdings(people.documenter, records, WORDS)
        folder = home / "documenter"
        _, opened = KeyslotFile.parsed((folder / "keyslots").read_bytes()).opened(PASSPHRASE)
        (folder / "lock").unlink()
        old_vaults.freeze(
            folder,
            version=len(STEPS),
            passphrase=PASSPHRASE,
            key=keyslots.database_key(opened.vault_key),
            records=records,
            words=WORDS,
            holds=told,
        )
    sys.stdout.write(f"frozen: a vault of version {len(STEPS)}\n")


def _lived_in(people: Group, place: Path) -> list[str]:
    ana, rosa = people.documenter, people.coordinator
    ana.preferences.write(replace(ana.preferences.read(), language="es", lock_after_minutes=7, my_name="Ana"))
    (place / "morning.jpg").write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00", width=160))
    (place / "notice.pdf").write_bytes(b"%PDF-1.4 a notice, as it was pasted on the door")
    photo, paper = (ana.collecting.take_in(place / name).ref for name in ("morning.jpg", "notice.pdf"))
    records = [ana.casework.save(None, "case", _filled("case", paper))]
    for form in library.built_in_ids():
        if form not in ("case", "note"):
            records.append(ana.casework.save(None, form, _filled(form, photo, records[0]), urgent=form == "threat"))
    records.append(ana.casework.save(None, "note", note_about(records[0], "Please ask them again.")))
    people.sync()
    rosa.casework.save(records[0], "case", titled("case", "Eviction of Mohanna") | {"what/summary": "मछुआरे"})
    ana.casework.save(records[0], "case", titled("case", "Eviction at Mohanna"))
    people.sync()
    # From here on nothing is sent: it waits.
    records.append(ana.casework.save(None, "case", titled("case", "A mistake, deleted again")))
    ana.casework.delete(records[-1])
    records.append(ana.casework.save(None, "evidence", titled("evidence", "Dawn") | {file_path("evidence"): photo}))
    (place / "later.txt").write_bytes(b"said, and not written down yet")
    ref = ana.collecting.take_in(place / "later.txt").ref
    begun: Changes = titled("testimony", "Begun and not saved") | {file_path("testimony"): ref}
    ana.casework.save_draft(Draft(form_id="testimony", changes=begun))
    _cut_off(ana)
    return records


def _cut_off(laptop: Laptop) -> None:
    """A recording: the power went when all of it was on the disk, and before the vault knew."""
    sink = laptop.vault.files.begin("interview.wav", "audio/wav")
    sink.write(b"RIFF, and what was said" * 20)
    sink._sealer.finish()


def _filled(form_id: str, ref: FileRef, case: str = "") -> Changes:
    """Every question of the form answered, its files by this one, its links by this case."""
    form = library.built_in(form_id)
    filling = Filling(form, {}, now=lambda: datetime.now(UTC))
    answer_everything(filling, rows_each=1)
    asking = {question.path for question in form.questions() if question.kind is QuestionKind.LINK}
    found: dict[AnswerPath, Value] = {}
    for path, value in filling.answers().items():
        if template(path) in asking:
            found |= {path: case} if case else {}
        else:
            found[path] = ref if isinstance(value, FileRef) else value
    return found


if __name__ == "__main__":
    main()
