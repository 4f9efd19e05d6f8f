"""Made-up records for the built-in forms, about 2 KB of JSON each, the same ones for the same seed.

Their words are put together from the sentences in `english` and `spanish`, so that within one record nothing repeats
more than people repeat themselves; choices are taken from the forms.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from string import Formatter

from desktop.domain.answers import Changes, Value
from desktop.forms import library
from desktop.forms.questions import Question
from tests.bench import english, spanish

_NAMES = (
    "Amina|Rosario|Halima|Teófilo|Kwame|Dolores|Mehmet|Ifeoma|Ramón|Sunita|Eusebio|Nur|Jacinta|Bashir|Leonor|Tomás|"
    "Chandra|Wilmer|Zawadi|Petrona|Idris|Casilda|Arturo|Yasmin|Obdulia|Farid|Benita|Kofi|Marcelina|Hussein"
)
_FAMILIES = (
    "Quispe|Okafor|Barman|Salazar|Mwangi|Chambi|Rahman|Ferreira|Tzoc|Diallo|Paredes|Majhi|Huanca|Suleiman|Caal|"
    "Ortega|Banda|Xol|Munda|Villca|Kamara|Pop|Herrera|Soren|Ávalos|Nyambura|Condori|Das|Zúñiga|Traoré"
)
_AREAS = (
    "Alta Verapaz|Cox's Bazar|Lamu|Chocó|Jagatsinghpur|Loreto|Buliisa|Esmeraldas|Tanga|Rakhine|Cauca|Kalinganagar|"
    "Zacapa|Sinaloa|Nandigram|Arauca"
)
_COUNTRIES = "Guatemala|Bangladesh|Kenya|Colombia|India|Perú|Uganda|Ecuador|Tanzania|México"


class Writer:
    """Writes one record after another."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def case(self) -> Changes:
        words = self._words()
        row, loss, actor = self._row(), self._row(), self._row()
        answers: dict[str, Value] = {
            "what/title": f"{self._area()}: {self._slot(words, 'project')} / {self._slot(words, 'place')}",
            "what/reference": f"{self._random.choice('ABCDEFKLMR')}-{self._random.randrange(10_000):04}",
            "what/place/name": self._slot(words, "place"),
            "what/place/area": self._area(),
            "what/place/country": self._one_of(_COUNTRIES),
            "what/dates": self._date(),
            "what/summary": self._told(words, 3),
            f"people/counts[{row}]": 1.0,
            f"people/counts[{row}]/number": self._random.randrange(3, 900),
            "cause/project": self._slot(words, "project"),
            f"cause/actors[{actor}]": 1.0,
            f"cause/actors[{actor}]/name": self._slot(words, "owner"),
            "before/notice_date": self._date(),
            "during/during_words": self._told(words, 4),
            f"losses/loss[{loss}]": 1.0,
            f"losses/loss[{loss}]/quantity": self._random.randrange(1, 60),
            f"losses/loss[{loss}]/words": self._slot(words, "loss"),
            "work/wishes": self._told(words, 2),
            "work/next_date": self._date(),
        }
        chosen = ("what/kinds", "what/stage", "people/rights", "cause/tenure", "before/consultation", "before/fpic")
        chosen += ("during/force", "work/status", "work/priority", f"people/counts[{row}]/unit")
        chosen += (f"people/counts[{row}]/way", f"cause/actors[{actor}]/kind", f"losses/loss[{loss}]/what")
        return answers | self._chosen("case", chosen)

    def testimony(self) -> Changes:
        words = self._words()
        answers: dict[str, Value] = {
            "who/known_as": self._one_of(_NAMES),
            "who/reference": f"T{self._random.randrange(1000):03}",
            "who/told_on": self._date(),
            "who/taken_by": self._name(),
            "who/place/name": self._slot(words, "place"),
            "who/place/area": self._area(),
            "consent/given/on": self._date(),
            "consent/given/taken_by": self._name(),
            "told/summary": self._told(words, 2),
            "told/words": self._told(words, 10),
        }
        purposes = ("internal", "statistics", "partners", "movements", "un", "court", "public_anonymous", "image")
        chosen = tuple(f"consent/purposes/{purpose}" for purpose in purposes)
        return answers | self._chosen("testimony", (*chosen, "who/setting", "consent/given/way"))

    def threat(self) -> Changes:
        words = self._words()
        answers: dict[str, Value] = {
            "what/target": self._name(),
            "what/dates": self._date(),
            "what/place": self._slot(words, "place"),
            "what/facts": self._told(words, 9),
            "more/suspect/who": self._slot(words, "owner"),
            "more/suspect/why": self._told(words, 2),
            "response/review": self._date(),
        }
        chosen = ("what/class", "what/severity", "more/channel", "more/directness", "again/pattern", "response/told")
        return answers | self._chosen("threat", chosen)

    def note(self, about: str) -> Changes:
        return {"about": about, "words": self._told(self._words(), 3)}

    def _words(self) -> tuple[list[str], dict[str, list[str]]]:
        sentences, slots = self._random.choice((_bank("en"), _bank("es")))
        return self._random.sample(sentences, len(sentences)), slots

    def _told(self, words: tuple[list[str], dict[str, list[str]]], count: int) -> str:
        """So many sentences that this record has not told yet."""
        left, slots = words
        told, left[:] = left[:count], left[count:]
        return " ".join(self._filled(sentence, slots) for sentence in told)

    def _filled(self, sentence: str, slots: dict[str, list[str]]) -> str:
        parts = []
        for before, slot, _, _ in Formatter().parse(sentence):
            parts.append(before)
            if slot is not None:
                parts.append(self._name() if slot == "name" else self._random.choice(slots[slot]))
        return "".join(parts)

    def _chosen(self, form: str, paths: tuple[str, ...]) -> dict[str, Value]:
        return {path: self._choice(form, path) for path in paths}

    def _choice(self, form: str, path: str) -> Value:
        names, many = _choices(form, path)
        if not many:
            return self._random.choice(names)
        return tuple(self._random.sample(names, self._random.randrange(1, min(4, len(names)))))

    def _slot(self, words: tuple[list[str], dict[str, list[str]]], slot: str) -> str:
        return self._random.choice(words[1][slot])

    def _one_of(self, names: str) -> str:
        return self._random.choice(names.split("|"))

    def _name(self) -> str:
        return f"{self._one_of(_NAMES)} {self._one_of(_FAMILIES)}"

    def _area(self) -> str:
        return self._one_of(_AREAS)

    def _row(self) -> str:
        return f"{self._random.randrange(1 << 32):08x}"

    def _date(self) -> str:
        year, month, day = self._random.randrange(2009, 2027), self._random.randrange(1, 13), self._random.randrange(28)
        return f"{year}-{month:02}-{day + 1:02}"


def many(count: int, seed: int = 1) -> Iterator[tuple[str, Changes]]:
    """(form id, answers): two cases to each testimony."""
    writer = Writer(seed)
    for number in range(count):
        yield ("testimony", writer.testimony()) if number % 3 == 2 else ("case", writer.case())


def as_json(record_id: str, form: str, answers: Changes) -> bytes:
    """What a program that seals nothing would send."""
    record = {"id": record_id, "form": form, "answers": answers}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _bank(language: str) -> tuple[list[str], dict[str, list[str]]]:
    words = {"en": english, "es": spanish}[language]
    return list(words.SENTENCES), {slot: choices.split("|") for slot, choices in words.SLOTS.items()}


@cache
def _choices(form_id: str, path: str) -> tuple[list[str], bool]:
    form = library.built_in(form_id)
    question = form.item(path)
    assert isinstance(question, Question), path
    return [choice.name for choice in form.choices[question.list_name]], question.kind.name == "SELECT_MULTIPLE"
