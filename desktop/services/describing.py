"""What the vault keeps of a record for lists and search: its title, the labels of what was chosen, a line's answers.

Knows forms. A vault of the services describes records by this (`describe_by_forms`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from desktop import sentences
from desktop.domain.answers import Answers, Path, Value
from desktop.domain.records import MergedRecord
from desktop.forms.paths import template
from desktop.services.lines import form_of, line_answers, title_of
from desktop.store.describing import Described
from desktop.store.folding import folded_label
from desktop.store.reindexing import empty_of_removed, fill_again, is_emptied
from desktop.store.texts import Said
from desktop.store.vault import Vault


def describe_by_forms(vault: Vault) -> None:
    """From now on, for every record that is written or arrives; for all of them where an upgrade emptied the index."""
    vault.describe = described
    if is_emptied(vault):
        fill_again(vault)
    empty_of_removed(vault)


def described(record: MergedRecord) -> Described:
    return Described(
        title=called(record.form, record.answers),
        words=labels_of(record.form, record),
        shown=line_answers(record.form, record.answers),
        version=version_of(record.form),
    )


def called(form_id: str, answers: Answers) -> str:
    """The title in every language, a line for each that differs."""
    return "\n".join({title_of(form_id, answers, language): None for language in sentences.LANGUAGES})


def labels_of(form_id: str, said: Said) -> tuple[str, ...]:
    """Of what was chosen, in every language."""
    return tuple(dict.fromkeys(_chosen(form_id, said)))


def labels_beside(form_id: str, said: Said, words: Sequence[str]) -> tuple[str, ...]:
    """The same; none if no label of the form, chosen or not, holds one of these folded words."""
    return labels_of(form_id, said) if any(word in _all_labels(form_id) for word in words) else ()


def version_of(form_id: str) -> str:
    """Changes with the form."""
    form = form_of(form_id)
    return "" if form is None else form.digest


def _chosen(form_id: str, said: Said) -> Iterator[str]:
    labels = _labels(form_id)
    for path, value in _values(said):
        known = labels.get(template(path) if "[" in path else path)
        if known is None:
            continue
        if isinstance(value, str):
            yield from known.get(value, ())
        elif isinstance(value, tuple):
            for name in value:
                yield from known.get(name, ())


def _values(record: Said) -> Iterator[tuple[Path, Value | None]]:
    yield from record.answers.items()
    for path, sides in record.conflicts.items():
        yield from ((path, side.value) for side in sides)


@cache
def _all_labels(form_id: str) -> str:
    """Folded, a line each: to see at once that a word is in none."""
    return "\n".join(
        {folded_label(label) for names in _labels(form_id).values() for both in names.values() for label in both}
    )


@cache
def _labels(form_id: str) -> Mapping[Path, Mapping[str, tuple[str, ...]]]:
    """Of every question that offers choices: what each is called, in every language."""
    form = form_of(form_id)
    if form is None:
        return {}
    return {
        question.path: {
            choice.name: tuple(choice.label.in_language(language) for language in sentences.LANGUAGES)
            for choice in form.choices.get(question.list_name, ())
        }
        for question in form.questions()
        if question.kind.is_choice
    }
