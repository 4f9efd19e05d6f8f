"""Made-up records of all built-in forms, to train dictionaries on.

They share nothing with the records of `tests/bench` but the forms, whose questions and choices every record holds.
Their words are those of `texts/`, written for this, about nobody and no place; `test_apart.py` compares the two.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from desktop.domain.answers import Changes, FileRef, Value
from desktop.forms import library
from desktop.forms.paths import in_row
from desktop.forms.questions import Form, Group, Item, Question, QuestionKind, Repeat
from desktop.store.content import Content, packed

_CLOCK = 0x019C_0000_0000_0000
_DAYS = 6000
_FIRST_DAY = date(2012, 1, 1)
_NUMBERS = {
    QuestionKind.INTEGER: (1, 2, 3, 5, 8, 12, 20, 34, 60, 110, 250, 900),
    QuestionKind.DECIMAL: (0.5, 1.5, 2.0, 12.5),
}
TEXTS = Path(__file__).parent / "texts"


def paragraphs(language: str) -> list[str]:
    return (TEXTS / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n\n")


class Answering:
    """Answers forms with what people `told`. The same for the same seed."""

    def __init__(self, told: Sequence[str], seed: int) -> None:
        self._random = random.Random(seed)
        self._told = told
        self._sentences = [
            sentence for one in told for sentence in one.replace("? ", "?. ").replace("؟ ", "؟. ").split(". ")
        ]

    def contents(self, count: int) -> Iterator[bytes]:
        """Of first revisions, packed as they are sealed; every form in turn."""
        forms = library.built_in_ids()
        for number in range(count):
            form = library.built_in(forms[number % len(forms)])
            yield self._packed(form, dict(self._answers(form.items, form, "", self._random.uniform(0.2, 0.9))))

    def _packed(self, form: Form, changes: Changes) -> bytes:
        clock = _CLOCK + (self._random.randrange(1 << 40) << 16)
        return packed(Content(form=form.id, form_digest=form.digest, clock=clock, parents=(), changes=changes))

    def _answers(self, items: Sequence[Item], form: Form, row: str, share: float) -> Iterator[tuple[str, Value]]:
        for item in items:
            path = in_row(item.path, row)
            if isinstance(item, Group):
                yield from self._answers(item.items, form, row, share)
            elif isinstance(item, Repeat):
                for place in range(self._random.choice((0, 1, 1, 2))):
                    new = f"{path}[{self._random.randrange(1 << 32):08x}]"
                    yield new, float(place + 1)
                    yield from self._answers(item.items, form, new, share)
            elif self._random.random() < share:
                value = self._value(item, form)
                if value is not None:
                    yield path, value

    def _value(self, question: Question, form: Form) -> Value | None:
        kind = question.kind
        if kind is QuestionKind.LINK:
            return self._random.randbytes(16).hex()
        if kind is QuestionKind.TEXT:
            return self._few_words()
        if kind is QuestionKind.MULTILINE:
            return self._random.choice((self._random.choice(self._told), self._random.choice(self._sentences)))
        if kind in _NUMBERS:
            return self._random.choice(_NUMBERS[kind])
        if kind.is_choice:
            return self._chosen([choice.name for choice in form.choices[question.list_name]], kind)
        if kind in (QuestionKind.DATE, QuestionKind.EDTF):
            day = _FIRST_DAY + timedelta(self._random.randrange(_DAYS))
            return day.isoformat()[: self._random.choice((10, 10, 10, 7, 4))]
        return self._file(kind) if kind.holds_file else None

    def _chosen(self, names: list[str], kind: QuestionKind) -> Value:
        if kind is QuestionKind.SELECT_ONE:
            return self._random.choice(names)
        return tuple(self._random.sample(names, self._random.randrange(1, min(5, len(names)) + 1)))

    def _few_words(self) -> str:
        words = self._random.choice(self._sentences).split()
        start = self._random.randrange(len(words))
        return " ".join(words[start : start + self._random.randrange(1, 5)])

    def _file(self, kind: QuestionKind) -> FileRef:
        name, media_type = {
            QuestionKind.IMAGE: ("IMG_{}.jpg", "image/jpeg"),
            QuestionKind.AUDIO: ("recording-{}.opus", "audio/ogg"),
            QuestionKind.VIDEO: ("VID_{}.mp4", "video/mp4"),
        }.get(kind, ("{}.pdf", "application/pdf"))
        return FileRef(
            id=self._random.randbytes(16).hex(),
            name=name.format(self._random.randrange(10_000)),
            size=self._random.randrange(20_000, 5_000_000),
            media_type=media_type,
            sha256=self._random.randbytes(32).hex(),
        )
