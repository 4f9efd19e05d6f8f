"""A laptop for tests: a real vault with one of each service, made in no time: its passphrase is cheap to try."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.answers import Path as AnswerPath
from desktop.domain.answers import Value
from desktop.forms import library
from desktop.forms.questions import QuestionKind, Repeat
from desktop.services.casework import Casework
from desktop.services.collecting import Collecting
from desktop.services.joining import Joining, Role
from desktop.services.preferences import Preferences
from desktop.services.searching import Searching
from desktop.services.syncing import Syncing
from desktop.store.backups import own_salt
from desktop.store.keyslots import Cost
from desktop.store.vault import Vault

PASSPHRASE = "tide garlic hockey outdoor lamp river"
CHEAP = Cost(memory=64, passes=1, lanes=1)


@dataclass(frozen=True)
class Laptop:
    vault: Vault
    casework: Casework
    collecting: Collecting
    joining: Joining
    preferences: Preferences
    searching: Searching
    syncing: Syncing

    @staticmethod
    def of(vault: Vault, language: str = "en") -> Laptop:
        return Laptop(
            vault=vault,
            casework=Casework(vault, language),
            collecting=Collecting(vault),
            joining=Joining(vault),
            preferences=Preferences(vault),
            searching=Searching(vault, language),
            syncing=Syncing(vault),
        )


@contextmanager
def laptop(folder: Path) -> Iterator[Laptop]:
    """With a new vault in this folder, closed at the end."""
    vault = Vault.create(folder, PASSPHRASE, CHEAP)
    try:
        own_salt.prepare(vault, PASSPHRASE)  # as at its first backup
        yield Laptop.of(vault)
    finally:
        vault.close()


@dataclass(frozen=True)
class Group:
    coordinator: Laptop
    documenter: Laptop

    def sync(self) -> None:
        """Until nothing is on its way any more: up, down, acknowledged, and the acknowledgement back."""
        for one in (self.documenter, self.coordinator, self.documenter, self.coordinator):
            one.syncing.run()


@contextmanager
def group(folder: Path, invitation: str) -> Iterator[Group]:
    """A coordinator and a documenter on two laptops, both joined by the first coordinator's invitation."""
    with laptop(folder / "coordinator") as coordinator, laptop(folder / "documenter") as documenter:
        coordinator.joining.join(invitation, "Rosa")
        documenter.joining.join(coordinator.joining.invite(Role.DOCUMENTER), "Ana")
        yield Group(coordinator, documenter)


def titled(form_id: str, title: str) -> dict[AnswerPath, Value]:
    """Answers of a record with this title, whatever question of its form holds it."""
    return {library.built_in(form_id).title_path: title}


def note_about(record_id: str, words: str) -> dict[AnswerPath, Value]:
    note = library.built_in("note")
    link = next(question.path for question in note.questions() if question.kind is QuestionKind.LINK)
    return {link: record_id} | titled("note", words)


def file_path(form_id: str) -> AnswerPath:
    """The first question outside every repeat that takes a file."""
    form = library.built_in(form_id)
    repeats = [item.path + "/" for item in form.walk() if isinstance(item, Repeat)]
    return next(
        question.path
        for question in form.questions()
        if question.kind.holds_file and not any(question.path.startswith(repeat) for repeat in repeats)
    )
