"""Two groups on one server, whose coordinators exchanged cards and compared them, for tests."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.answers import Value
from desktop.forms import library
from desktop.forms.questions import QuestionKind
from desktop.services.allies import Allies
from desktop.services.joining import Role
from desktop.services.sharing import Sharing
from tests.laptops import Laptop, file_path, laptop, titled
from tests.servers import RunningServer

PARTNERS = "Red de Tierra"


@dataclass(frozen=True)
class Neighbours:
    """`rosa` coordinates the group whose case it is, `eva` the other one."""

    rosa: Laptop
    eva: Laptop

    def exchange(self, *, compared: bool = True) -> None:
        """Cards, from hand to hand."""
        for one, other, name in ((self.rosa, self.eva, PARTNERS), (self.eva, self.rosa, "Muelle")):
            card = Allies(other.vault).my_card(name)
            Allies(one.vault).add(card.text)
            if compared:
                Allies(one.vault).compare(card.group, aloud=False)

    def sync(self) -> None:
        """Until nothing is on its way between the two any more."""
        for one in (self.rosa, self.eva, self.rosa):
            one.syncing.run()

    @property
    def theirs_id(self) -> str:
        return group_id(self.eva)

    @property
    def ours_id(self) -> str:
        return group_id(self.rosa)

    def share(self, case: str):
        return Sharing(self.rosa.vault).share(case, self.theirs_id, [PARTNERS])


def group_id(laptop: Laptop) -> str:
    facts = laptop.joining.membership()
    assert facts is not None
    return facts.group_id


@contextmanager
def neighbours(folder: Path, server: RunningServer) -> Iterator[Neighbours]:
    with laptop(folder / "rosa") as rosa, laptop(folder / "eva") as eva:
        rosa.joining.join(server.new_group("Muelle"), "Rosa")
        eva.joining.join(server.new_group(PARTNERS), "Eva")
        yield Neighbours(rosa, eva)


@contextmanager
def documenter(folder: Path, of: Laptop) -> Iterator[Laptop]:
    with laptop(folder) as found:
        found.joining.join(of.joining.invite(Role.DOCUMENTER), "Ana")
        yield found


@dataclass(frozen=True)
class Told:
    """A case with all that hangs on it; `agreed` may go to partners, `silent` may not."""

    case: str
    agreed: str
    silent: str
    evidence: str
    file: str
    elsewhere: str


def told_case(laptop: Laptop, folder: Path) -> Told:
    """Written on this laptop: two testimonies, a photo, and another case that has nothing to do with it."""
    save = laptop.casework.save
    case = save(None, "case", titled("case", "Harbour"))
    elsewhere = save(None, "case", titled("case", "Another case"))
    silent = save(None, "testimony", titled("testimony", "Silent words") | {"who/case": case})
    photo = folder / "boats.jpg"
    photo.write_bytes(random.Random(1).randbytes(100_000))
    ref = laptop.collecting.take_in(photo).ref
    evidence = save(
        None, "evidence", {file_path("evidence"): ref} | titled("evidence", "Boats") | filed("evidence", case)
    )
    agreed = save(None, "testimony", titled("testimony", "They came at night") | consent() | {"who/case": case})
    return Told(case=case, agreed=agreed, silent=silent, evidence=evidence, file=ref.id, elsewhere=elsewhere)


def consent(partners: str = PARTNERS) -> dict[str, Value]:
    return {"consent/purposes/partners": "yes", "consent/partners_named": partners}


def filed(form_id: str, case: str) -> dict[str, Value]:
    """Under a case."""
    links = [q.path for q in library.built_in(form_id).questions() if q.kind is QuestionKind.LINK]
    return {next(path for path in links if path.rpartition("/")[2] == "case"): case}
