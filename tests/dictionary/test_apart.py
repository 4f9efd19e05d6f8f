"""The dictionaries are measured on words that they were not trained on."""

import re

import pytest

from tests.bench import english, spanish
from tests.dictionary.answering import Answering, paragraphs

BENCHED = {"en": english, "es": spanish}
RUN = 5
"""Words. Four in a row are common speech: "in front of the". The bench has about four hundred runs of five."""


def runs(text):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("language", BENCHED)
def test_no_five_words_in_a_row_stand_in_both_the_samples_and_the_benchs_records(language):
    words = BENCHED[language]
    said = [piece for sentence in words.SENTENCES for piece in re.split(r"\{\w+\}", sentence)]
    said += [filling for fillings in words.SLOTS.values() for filling in fillings.split("|")]
    measured = set().union(*map(runs, said))
    assert len(measured) > 300
    assert not measured & set().union(*map(runs, paragraphs(language)))


def test_the_same_seed_gives_the_same_samples():
    one, other = (list(Answering(paragraphs("fr"), seed=9).contents(16)) for _ in range(2))
    assert one == other
    assert len(set(one)) == 16
