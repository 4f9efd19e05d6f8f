"""What people do at their laptops between two syncs, done through the services and written down in the truth."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from desktop.domain.answers import Changes
from desktop.domain.records import DELETION
from desktop.services.views import RecordView
from tests.journeys.edits import FORMS, Edit, changes, edits
from tests.journeys.offices import Office
from tests.journeys.truth import Truth
from tests.laptops import note_about

NARRATED = ("told/words", "told/summary", "told/translation/words")
SIZES = (0, 900, 65_520, 65_521, 150_000, 200_000)


@dataclass(frozen=True)
class Deed:
    """`who` in the order they joined, `which` of their records from the newest; `number` chooses the rest."""

    what: str
    who: int
    which: int
    number: int
    wanted: list[Edit]


def deeds(people: int) -> st.SearchStrategy[Deed]:
    what = [name for name, times in HOW_OFTEN.items() for _ in range(times)]
    whose = st.integers(0, people - 1)
    return st.builds(Deed, st.sampled_from(what), whose, st.integers(0, 7), st.integers(0, 2**32 - 1), edits())


class Deeds:
    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self._left_open: dict[tuple[str, str], RecordView] = {}

    def office(self, who: int) -> Office:
        return self.truth.offices.all[who % len(self.truth.offices.all)]

    def do(self, deed: Deed) -> None:
        action: Callable[[Office, Deed], None] = getattr(self, deed.what)
        action(self.office(deed.who), deed)

    def new_record(self, office: Office, deed: Deed) -> None:
        form = FORMS[deed.number % len(FORMS)]
        self._save(office, None, form, changes(form, deed.wanted, {}), (), urgent=deed.number % 5 == 0)

    def note(self, office: Office, deed: Deed) -> None:
        """It may be read by whoever wrote what it is about, as far as its author knows."""
        for about in self._one(office, deed):
            authors = {self.truth.sittings[id].author for id in office.sittings(about.line.id)}
            said = note_about(about.line.id, "please ask again") | dict(changes("note", deed.wanted, {}))
            self.truth.entitled[self._save(office, None, "note", said, ())] |= authors

    def leave_open(self, office: Office, deed: Deed) -> None:
        """An editor; the next edit here is made by somebody who sees the record as it is now."""
        for view in self._one(office, deed):
            self._left_open.setdefault((office.device, view.line.id), view)

    def edit(self, office: Office, deed: Deed) -> None:
        for view in self._one(office, deed):
            seen = self._left_open.pop((office.device, view.line.id), view)
            self._edit(office, seen, deed.wanted, urgent=deed.number % 5 == 0)

    def all_edit_the_same(self, office: Office, deed: Deed) -> None:
        """The same answers in words of their own, or each the next one; perhaps one of them deletes it."""
        for view in self._one(office, deed):
            holders = [one for one in self.truth.offices.all if view.line.id in one.revisions().values()]
            for place, holder in enumerate(holders):
                seen = holder.laptop.casework.open(view.line.id)
                if deed.number % 6 == 0 and place == deed.number % len(holders):
                    self._delete(holder, seen)
                else:
                    step = place * (deed.number % 2)
                    self._edit(holder, seen, [replace(edit, pick=edit.pick + step) for edit in deed.wanted])

    def all_narrate(self, office: Office, deed: Deed) -> None:
        """Each another passage of the same testimony."""
        told = [view for view in self._views(office) if view.line.form_id == "testimony"]
        for view in told[deed.which % len(told) :][:1] if told else ():
            holders = [one for one in self.truth.offices.all if view.line.id in one.revisions().values()]
            for place, holder in enumerate(holders):
                seen = holder.laptop.casework.open(view.line.id)
                said = {NARRATED[place % len(NARRATED)]: f"as told to {place}, {deed.number}"}
                self._save(holder, view.line.id, "testimony", said, seen.heads)

    def delete(self, office: Office, deed: Deed) -> None:
        for view in self._one(office, deed):
            self._delete(office, view)

    def settle(self, office: Office, deed: Deed) -> None:
        """Choose one of the sides of a conflict."""
        torn = [view for view in self._views(office) if view.conflicts]
        for view in torn[deed.which % len(torn) :][:1] if torn else ():
            path = sorted(view.conflicts)[deed.number % len(view.conflicts)]
            value = view.conflicts[path][deed.number % len(view.conflicts[path])].value
            office.laptop.casework.resolve(view.line.id, path, value)
            said = {} if path == DELETION else {path: value}
            deleted = path == DELETION and value is None
            self.truth.wrote(office, view.line.id, view.line.form_id, view.heads, said, deleted=deleted)

    def attach(self, office: Office, deed: Deed) -> None:
        """A file of its own to a row of its own, or to the one question that others attach to at the same time."""
        for view in self._one(office, deed):
            data = random.Random(deed.number).randbytes(SIZES[deed.number % len(SIZES)])
            path = office.folder.parent / "found.bin"
            path.write_bytes(data)
            ref = office.laptop.collecting.take_in(path).ref
            self.truth.files[ref.id] = data
            row = f"recordings/papers[{deed.number:08x}]"
            said: Changes = {row: 1.0, f"{row}/file": ref} if deed.number % 2 else {"recordings/paper": ref}
            self._save(office, view.line.id, view.line.form_id, said, view.heads)

    def pass_on(self, office: Office, deed: Deed) -> None:
        """Look at a file that is here, and perhaps save a copy out: it is told to everybody who has the record."""
        here = [file for file in self.truth.files if office.content(file) is not None]
        for file in here[deed.which % len(here) :][:1] if here else ():
            office.laptop.collecting.custody.looked(file)
            if deed.number % 2:
                office.laptop.collecting.save_out(
                    file, office.folder.parent / f"copy-{deed.number}-{os.urandom(4).hex()}"
                )

    def close_and_open(self, office: Office, deed: Deed) -> None:
        office.close_and_open()

    # Below.

    def _views(self, office: Office) -> list[RecordView]:
        """Of the records that it has, from the newest."""
        held = set(office.revisions().values())
        return [office.laptop.casework.open(record) for record in reversed(self.truth.entitled) if record in held]

    def _one(self, office: Office, deed: Deed) -> Iterator[RecordView]:
        """None, if it has none yet."""
        held = set(office.revisions().values())
        records = [record for record in reversed(self.truth.entitled) if record in held]
        if records:
            yield office.laptop.casework.open(records[deed.which % len(records)])

    def _edit(self, office: Office, seen: RecordView, wanted: list[Edit], *, urgent: bool = False) -> None:
        said = changes(seen.line.form_id, wanted, seen.answers)
        self._save(office, seen.line.id, seen.line.form_id, said, seen.heads, urgent=urgent)

    def _delete(self, office: Office, seen: RecordView) -> None:
        office.laptop.casework.delete(seen.line.id)
        self.truth.wrote(office, seen.line.id, seen.line.form_id, seen.heads, {}, deleted=True)

    def _save(
        self,
        office: Office,
        record: str | None,
        form: str,
        said: Changes,
        parents: tuple[str, ...],
        *,
        urgent: bool = False,
    ) -> str:
        saved = office.laptop.casework.save(record, form, said, parents, urgent=urgent)
        self.truth.wrote(office, saved, form, parents, said)
        return saved


HOW_OFTEN = {
    Deeds.new_record.__name__: 3,
    Deeds.edit.__name__: 4,
    Deeds.all_edit_the_same.__name__: 4,
    Deeds.all_narrate.__name__: 3,
    Deeds.settle.__name__: 2,
    Deeds.attach.__name__: 2,
    Deeds.pass_on.__name__: 2,
    Deeds.note.__name__: 1,
    Deeds.leave_open.__name__: 2,
    Deeds.delete.__name__: 1,
    Deeds.close_and_open.__name__: 1,
}
