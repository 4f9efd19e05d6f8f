from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.records import Whereabouts
from desktop.errors import VaultDamaged, WrongPassphrase
from desktop.ui import i18n, present
from sync.errors import NotAmparo, Refused, WrongKey

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_the_places_have_exactly_these_words(qapp):
    assert [present.whereabouts(place).words for place in sorted(Whereabouts)] == [
        "Only on this laptop",
        "Not all on the server yet",
        "On the server",
        "Received by the coordination",
    ]


def test_the_places_differ_in_icon_and_colour_too(qapp):
    shown = [present.whereabouts(place) for place in Whereabouts]
    assert len({each.icon for each in shown}) == len({each.tone for each in shown}) == len(Whereabouts)


@pytest.mark.parametrize(
    "problem",
    [WrongPassphrase(), VaultDamaged("file", "ab"), WrongKey(), NotAmparo(), Refused("quota"), OSError("secret")],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_error_says_what_happened_what_is_safe_and_what_to_do(qapp, problem, language):
    i18n.speak(qapp, language)
    words = present.error(problem)
    assert all((words.happened, words.safe, words.next))
    assert "secret" not in str(words)


def test_an_unknown_code_has_words_too(qapp):
    assert present.phrase("notices.never_heard_of") == present.phrase("notices.other")


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=8), "14 Nov 2026"),
    ],
)
def test_times_are_said_as_people_say_them(qapp, passed, words):
    assert present.ago(NOW - passed, NOW) == words


def test_sizes_are_short(qapp):
    assert present.size(38_000_000) == "38.0 MB"
