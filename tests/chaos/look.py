"""A look into a vault after a kill: everything in it as things and states, and what must hold whatever they are."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import WrongPassphrase
from desktop.services.casework import RecordView
from desktop.services.checking import check
from desktop.services.locking import open_vault
from desktop.store.file_rows import KeptFile, State
from desktop.store.schema import ObjectRow
from desktop.store.vault import Vault
from tests.chaos import material
from tests.chaos.lives import PASSPHRASE, PASSPHRASES
from tests.chaos.scenes import Broken, expect
from tests.chaos.truth import Truth
from tests.laptops import Laptop, file_path

_PARTS = {"files", "keyslots", "lock", "store.db", "store.db-shm", "store.db-wal"}
_TRIES = "tries"
"""There once a passphrase was wrong, as it is when it was changed."""


def look(folder: Path, truth: Truth, chance: random.Random) -> dict[str, str]:
    """Raises Broken for what may never be; what raises on the way (a vault that does not open) goes on as it is."""
    number, vault = _opened(folder, truth, chance)
    laptop = Laptop.of(vault)
    try:
        expect(check(vault).damaged == (), "what vault check finds")
        expect({path.name for path in folder.iterdir()} - {_TRIES} == _PARTS, "the parts of the folder")
        _expect_agreement(laptop)
        words = dict(_records(laptop)) | dict(_drafts(laptop))
        return {PASSPHRASE: str(number)} | words | _files(laptop) | dict(_sheets(vault, truth))
    finally:
        vault.close()
        _expect_no_other(folder, number)


def _opened(folder: Path, truth: Truth, chance: random.Random) -> tuple[int, Vault]:
    """With the passphrase that is true, or with the one that may be: in the middle of a change either may open it."""
    states = [*truth.announced.get(PASSPHRASE, ()), truth.things[PASSPHRASE]]
    chance.shuffle(states)
    for state in states[:-1]:
        try:
            return int(state), open_vault(folder, PASSPHRASES[int(state)])
        except WrongPassphrase:
            continue
    return int(states[-1]), open_vault(folder, PASSPHRASES[int(states[-1])])


def _expect_no_other(folder: Path, number: int) -> None:
    """The opening has settled it: no passphrase but this one opens the vault."""
    for other in range(len(PASSPHRASES)):
        if other != number:
            try:
                open_vault(folder, PASSPHRASES[other]).close()
            except WrongPassphrase:
                continue
            raise Broken("a passphrase that was changed opens the vault")


def _expect_agreement(laptop: Laptop) -> None:
    """Of lists, search and outbox: what is saved is in all of them."""
    listed = {line.id for line in laptop.casework.lines(None, 0, 100_000)}
    found = {hit.line.id for hit in laptop.searching.find("number", limit=100_000)}
    expect(listed == found, "lists and search")
    expect(len(listed) == laptop.casework.count(), "lists and count")
    waiting = {outgoing.object_id.hex() for _, outgoing in laptop.vault.sync_store().outgoing(limit=1_000_000)}
    with laptop.vault.session() as session:
        objects = {row.id for row in session.query(ObjectRow.id)}
    expect(waiting == objects, "what is kept and what waits to be sent")


def _sheets(vault: Vault, truth: Truth) -> Iterator[tuple[str, str]]:
    """Of those that were made or removed, which open the vault; no other way in does, and each of them is known."""
    names = {name for name in {*truth.things, *truth.announced} if name.startswith("sheet-")}
    opening = [name for name in names if vault.keyring.tried(material.secret(int(name.partition("-")[2])))]
    expect(len(vault.keyring.all()) == 1 + len(opening), "the ways in and their rows")
    yield from ((name, "opens") for name in opening)


def _records(laptop: Laptop) -> Iterator[tuple[str, str]]:
    for line in laptop.casework.lines(None, 0, 100_000):
        number, version = material.told(line.title)
        view = laptop.casework.open(line.id)
        if line.form_id == "case":
            expect(dict(view.answers) == material.answers(number, version), f"the words of {number}")
            expect(len(laptop.casework.history(line.id)) == version, f"the history of {number}")
            yield f"record-{number}", str(version)
        else:
            _expect_named(view, number)
            yield f"evidence-{number}", str(version)


def _expect_named(view: RecordView, number: int) -> None:
    expect(view.answers[file_path("evidence")].name == f"{number}.bin", f"the file of {number}")


def _drafts(laptop: Laptop) -> Iterator[tuple[str, str]]:
    for draft in laptop.casework.drafts():
        number, version = material.told(draft.changes["what/title"])
        expect(dict(draft.changes) == material.answers(number, version), f"the draft of {number}")
        yield f"draft-{number}", str(version)


def _files(laptop: Laptop) -> dict[str, str]:
    with laptop.vault.reading() as unit:
        kept = [one for state in State for one in unit.files.in_state(state)]
        loose = {one.ref.id for one in unit.files.unattached()}
    found: dict[str, list[str]] = defaultdict(list)
    names = set()
    for one in kept:
        number, is_cut = material.number_of(one.ref.name), one.state is State.RECORDED
        expect(one.state in (State.WHOLE, State.RECORDED), f"the state of {one.ref.name}")
        names.add(f"{one.ref.id}.part" if is_cut and not laptop.vault.files.path(one.ref.id).exists() else one.ref.id)
        kind = "recording" if one.ref.name.endswith(".wav") else "file"
        if not is_cut:
            _expect_content(laptop, one, number)
        state = "cut" if is_cut else "loose" if one.ref.id in loose else "named"
        found[f"{kind}-{number}"].append(state)
    there = {path.name for path in (laptop.vault.folder / "files").iterdir()}
    # What is there besides lost its row, and with it its key, in the moment before it was removed.
    expect(there >= names, "the sealed files and their rows")
    return {name: "+".join(sorted(states)) for name, states in found.items()}


def _expect_content(laptop: Laptop, kept: KeptFile, number: int) -> None:
    content = laptop.collecting.reader(kept.ref.id).read(0, kept.ref.size)
    if kept.ref.name.endswith(".bin"):
        expect(content == material.data(number), f"the bytes of {number}")
    else:
        # Salvaged ones end where the disk had taken no more, or with the padding that was there.
        spoken = material.spoken(number)
        common = content[: len(spoken)]
        expect(spoken.startswith(common) and not content[len(spoken) :].strip(b"\0"), f"what was said in {number}")
