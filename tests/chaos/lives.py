"""What people do at a laptop until it dies: each deed announced before it is begun and confirmed when it was done."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.services.drafts import Draft
from desktop.services.lines import RecordLine
from desktop.services.locking import change_passphrase, open_vault
from desktop.store.keyslots import Kind
from desktop.store.ways import NewWay
from tests.chaos import material
from tests.chaos.dying import Tell
from tests.chaos.truth import GONE, IS, MAY, Truth
from tests.laptops import Laptop, file_path, titled

PASSPHRASES: Final = (
    "tide garlic hockey outdoor lamp river",
    "seven herons over the wide estuary",
    "cuatro garzas sobre el río dormido",
)
PASSPHRASE: Final = "passphrase"
"""The thing: its state is the place of the one that opens the vault."""
_DEEDS: Final = 4
"""Of one life, if nobody ends it."""
_MOST_WAYS: Final = 4
_PORTION: Final = 30_000


class Life:
    """Of a process: it opens the vault itself. `first`: a number that nobody used, with free ones after it."""

    def __init__(self, folder: Path, truth: Truth, chance: random.Random, first: int, tell: Tell) -> None:
        self._folder, self._truth, self._chance, self._tell = folder, truth, chance, tell
        self._number = first
        self._laptop = self._opened()

    def live(self, kind: str) -> None:
        for _ in range(_DEEDS):
            self._chance.choice(KINDS[kind])(self)
        self._laptop.vault.close()

    # Words.

    def write(self) -> None:
        number = self._new()
        with self._doing({f"record-{number}": "1"}):
            self._laptop.casework.save(None, "case", material.answers(number, 1))

    def edit(self) -> None:
        for line, number, version in self._one():
            with self._doing({f"record-{number}": str(version + 1)}):
                self._laptop.casework.save(line.id, "case", material.answers(number, version + 1))

    def delete(self) -> None:
        for line, number, _ in self._one():
            with self._doing({f"record-{number}": GONE}):
                self._laptop.casework.delete(line.id)

    def keep_draft(self) -> None:
        """As it is typed: the same one again, then perhaps saved, which is its end."""
        number = self._new()
        id = f"{number:032x}"
        for version in (1, 2):
            draft = Draft(id=id, form_id="case", changes=material.answers(number, version))
            with self._doing({f"draft-{number}": str(version)}):
                self._laptop.casework.save_draft(draft)
        if self._chance.random() < 0.7:
            with self._doing({f"draft-{number}": GONE, f"record-{number}": "1"}):
                self._laptop.casework.save(None, "case", material.answers(number, 1), draft_id=id)

    # Files.

    def bring_in(self) -> None:
        number = self._new()
        source = self._folder.parent / f"{number}.bin"
        source.write_bytes(material.data(number))
        with self._doing({f"file-{number}": "loose"}):
            ref = self._laptop.collecting.take_in(source).ref
        source.unlink()
        if self._chance.random() < 0.3:
            with self._doing({f"file-{number}": GONE}):
                self._laptop.casework.let_go([ref.id])
            return
        said = titled("evidence", material.title(number, 1)) | {file_path("evidence"): ref}
        with self._doing({f"file-{number}": "named", f"evidence-{number}": "1"}):
            self._laptop.casework.save(None, "evidence", said)

    def record(self) -> None:
        number = self._new()
        name = f"recording-{number}"
        self._say(MAY, {name: "cut"})
        recording = self._laptop.collecting.begin_recording("audio/wav", f"{number}.wav")
        spoken = material.spoken(number)
        for at in range(0, len(spoken), _PORTION):
            recording.write(spoken[at : at + _PORTION])
        if self._chance.random() < 0.2:
            recording.abandon()
            self._say(IS, {name: GONE})
            return
        self._say(MAY, {name: "cut|loose"})
        recording.finish()
        self._say(IS, {name: "loose"})

    def salvage(self) -> None:
        """What is left of a recording becomes a file: there is the one or the other, and never both."""
        for ref in self._laptop.collecting.unfinished():
            name = f"recording-{material.number_of(ref.name)}"
            with self._doing({name: "loose"}):
                self._laptop.collecting.salvage(ref.id)

    # The vault.

    def lock_and_unlock(self) -> None:
        self._laptop.vault.close()
        self._laptop = self._opened()

    def change_passphrase(self) -> None:
        old = int(self._truth.things[PASSPHRASE])
        new = (old + self._chance.choice((1, 2))) % len(PASSPHRASES)
        with self._doing({PASSPHRASE: str(new)}):
            change_passphrase(self._laptop.vault, PASSPHRASES[old], PASSPHRASES[new])

    def add_way(self) -> None:
        """Like a recovery sheet, with a secret that can be made again."""
        keyring, number = self._laptop.vault.keyring, self._new()
        if len(self._ways()) < _MOST_WAYS:
            way = NewWay(Kind.RECOVERY, keyring.page().slot_key(material.secret(number)), number)
            with self._doing({f"sheet-{number}": "opens"}):
                keyring.add(way)

    def remove_way(self) -> None:
        for name in self._ways()[:1]:
            keyring, number = self._laptop.vault.keyring, int(name.partition("-")[2])
            [id] = [way.id for way in keyring.all() if way.kind is Kind.RECOVERY and way.made == number]
            with self._doing({name: GONE}):
                keyring.remove([id])

    # Below.

    def _ways(self) -> list[str]:
        return [name for name in self._truth.things if name.startswith("sheet-")]

    def _opened(self) -> Laptop:
        return Laptop.of(open_vault(self._folder, PASSPHRASES[int(self._truth.things[PASSPHRASE])]))

    def _new(self) -> int:
        self._number += 1
        return self._number

    def _one(self) -> Iterator[tuple[RecordLine, int, int]]:
        """Of the cases that are there, with its number and version; none if there is none."""
        lines = self._laptop.casework.lines("case", 0, 100_000)
        if lines:
            line = self._chance.choice(lines)
            yield line, *material.told(line.title)

    @contextmanager
    def _doing(self, states: dict[str, str]) -> Iterator[None]:
        self._say(MAY, states)
        yield
        self._say(IS, states)

    def _say(self, how: str, states: dict[str, str]) -> None:
        """To whoever listens, and to the truth as this process knows it."""
        words = [how, *(f"{name}={state}" for name, state in states.items())]
        self._tell(*words)
        self._truth.hear([words])


KINDS: dict[str, tuple[Callable[[Life], None], ...]] = {
    "saving": (Life.write, Life.write, Life.edit, Life.delete, Life.keep_draft),
    "importing": (Life.bring_in,),
    "recording": (Life.record, Life.salvage),
    "locking": (Life.lock_and_unlock, Life.write, Life.lock_and_unlock),
    "rekeying": (Life.change_passphrase, Life.add_way, Life.remove_way),
}
