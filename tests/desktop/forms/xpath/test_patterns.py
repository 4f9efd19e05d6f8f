"""Patterns of people who mean harm, and letters that are none."""

from __future__ import annotations

import pytest

from desktop.forms.xpath.calls import BadCall
from desktop.forms.xpath.patterns import fits

CATASTROPHES = ["(a+)+", "(a|a)*b", "(a*)*c", "([a-z]+)*[0-9]", "(.*a){30}", "(a?){500}a{500}"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_no_pattern_keeps_the_window_waiting(pattern):
    assert fits("a" * 9_999 + "!", pattern) is False


@pytest.mark.parametrize("pattern", ["(?:a{1000}){1000}", r"\p{L}{1,1000}\p{L}{1,1000}", "a" * 4097])
def test_what_would_take_too_much_memory_is_refused(pattern):
    with pytest.raises(BadCall) as refused:
        fits("a", pattern)
    assert refused.value.args == ("pattern_too_long",)


def test_half_a_character_is_no_letter_and_stops_nothing():
    half = "ab" + chr(0xD800)
    assert fits(half, "ab.?")
    assert not fits(half, r"\p{L}+")
    with pytest.raises(BadCall):
        fits("a", half)


def test_a_pattern_that_cannot_be_read_is_not_printed_anywhere(capfd):
    with pytest.raises(BadCall):
        fits("a", "(the name of somebody")
    assert capfd.readouterr() == ("", "")
