"""The main job from beginning to end, played by three people at real windows with a real server over TLS.

Two documenters record with no network at all; the line is cut in the middle once; the coordinator receives, looks,
listens and answers. Then every record, file and receipt is checked.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.app import application
from desktop.domain.records import Whereabouts
from desktop.unlocked import Unlocked
from sync.errors import Transient
from tests.journeys import talk
from tests.journeys.checks import Findings, states_are, told_is_there
from tests.journeys.keeper import Keeper, keeping
from tests.journeys.people import Person
from tests.journeys.receipts import proved
from tests.journeys.seeing import looks_and_listens, reads_notes, writes_note
from tests.journeys.story import Told, fisherfolk, steel_plant
from tests.journeys.table import Table

GROUP = "Fisherfolk Forum"
QUESTION = "Could you photograph the notice on the gate?"


def play(folder: Path) -> int:
    """Everything is left in `folder`, which is emptied first. 0 when all is exactly right."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "stories").mkdir(parents=True)
    table, found = Table(), Findings()
    with keeping(folder / "server") as keeper:
        people = _play(folder, keeper, table, found)
        found.expect(keeper.holds_together(), "what the server keeps agrees with itself")
    print(table)
    _tell(found, people)
    return 1 if found.wrong else 0


def _play(folder: Path, keeper: Keeper, table: Table, found: Findings) -> list[Person]:
    app = application()
    marta, asha, ravi = (Person(app, name, folder / name.lower()) for name in ("Marta", "Asha", "Ravi"))

    talk.heading("The keeper starts a server; Marta makes a vault, joins as coordinator and invites two documenters")
    keeper.server.start()
    with table.row("Marta: make a vault, join", keeper.line):
        marta.first_start(keeper.found_group(GROUP))
    for person in (asha, ravi):
        invitation = marta.invite()
        with table.row(f"{person.name}: make a vault, join", keeper.line):
            person.first_start(invitation)

    talk.heading("No network at all: Asha and Ravi record, attach, speak into the microphone, search, lock, come back")
    keeper.server.stop()
    told = {asha: fisherfolk(folder / "stories"), ravi: steel_plant(folder / "stories")}
    made = {person: _recorded(person, stories, keeper, table, found) for person, stories in told.items()}

    talk.heading("The server can be reached: sync starts by itself. Asha's line is cut in the middle, and mended")
    keeper.server.start()
    keeper.line.cut(up=150_000)
    with table.row("Asha: sync by itself, cut at 150 kB", keeper.line, people=[asha], records=made[asha]):
        asha.unlock(sync=True)
        found.expect(_is_cut(asha), "the cut was noticed")
    states_are(found, _unlocked(asha), [made[asha][1]], Whereabouts.ONLY_HERE, "after the cut")
    keeper.line.mend()
    with table.row("Asha: sync again", keeper.line, people=[asha], records=made[asha]):
        asha.sync()
    with table.row("Ravi: sync by itself", keeper.line, people=[ravi], records=made[ravi]):
        ravi.unlock(sync=True)
        ravi.synced()
    for person in (asha, ravi):
        states_are(found, _unlocked(person), made[person], Whereabouts.ON_SERVER, "before Marta")

    talk.heading("Marta receives, looks at the photographs, plays the recording, and asks back")
    with table.row("Marta: sync", keeper.line):
        marta.sync()
    for person, stories in told.items():
        for record, story in zip(made[person], stories, strict=True):
            told_is_there(found, _unlocked(marta), record, story, "Marta")
    seen = looks_and_listens(marta, "testimony", made[asha][1])
    found.expect(seen == (1, 2), f"Marta sees 1 photograph and hears 2 recordings, not {seen}")
    writes_note(marta, "case", made[asha][0], QUESTION)
    with table.row("Marta: sync her question", keeper.line):
        marta.sync()

    talk.heading("Asha and Ravi see that it was received; Asha reads the question")
    for person in (asha, ravi):
        with table.row(f"{person.name}: sync", keeper.line, people=[person], records=made[person]):
            person.sync()
        states_are(found, _unlocked(person), made[person], Whereabouts.RECEIVED, "at the end")
    found.expect(f"Marta: {QUESTION}" in reads_notes(asha, "case", made[asha][0]), "Asha reads Marta's question")
    found.expect(len(_unlocked(ravi).casework.lines()) == len(made[ravi]), "Ravi has only his own records")
    with table.row("Marta: nothing to do", keeper.line):
        marta.sync()
    _check_receipts(found, [marta, asha, ravi])
    for person in (marta, asha, ravi):
        person.lock()
    return [marta, asha, ravi]


def _recorded(person: Person, stories: list[Told], keeper: Keeper, table: Table, found: Findings) -> list[str]:
    with table.row(f"{person.name}: record offline", keeper.line, people=[person]) as row:
        made = [person.record(told) for told in stories]
        row.records = made
    found.expect(made[0] in person.finds("villag"), f"{person.name} finds the case by half a word")
    states_are(found, _unlocked(person), made, Whereabouts.ONLY_HERE, "offline")
    person.lock()
    person.unlock(sync=False)
    for record, told in zip(made, stories, strict=True):
        told_is_there(found, _unlocked(person), record, told, f"{person.name} after unlocking")
    person.lock()
    return made


def _is_cut(person: Person) -> bool:
    try:
        person.synced()
    except Transient:
        return True
    return False


def _check_receipts(found: Findings, people: list[Person]) -> None:
    for person in people:
        count, missing = proved(_unlocked(person).vault)
        found.expect(count > 0 and not missing, f"{person.name}: receipts of {count} objects and files")
        talk.say(f"{person.name}: {count} objects and files of this vault are proved to be in the server's log")


def _unlocked(person: Person) -> Unlocked:
    assert person.program is not None
    assert person.program.unlocked is not None
    return person.program.unlocked


def _tell(found: Findings, people: list[Person]) -> None:
    print()
    for line in found.wrong:
        print(f"WRONG  {line}")
    print(f"{found.checked} checks, {len(found.wrong)} wrong.")
    print("\nThe vaults are left here. To open one: .venv/bin/amparo FOLDER, with its passphrase:")
    for person in people:
        print(f"  {person.folder}   {person.passphrase}")
