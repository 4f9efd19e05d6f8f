"""What people type for a date, and what is understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import parse
from desktop.ui import i18n
from desktop.ui.editor.dates.reading import read_day, read_when
from desktop.ui.editor.dates.unsure import in_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2011", "2011"),
        ("june 2011", "2011-06"),
        ("14 June 2011", "2011-06-14"),
        ("June 14th, 2011", "2011-06-14"),
        ("14/6/2011", "2011-06-14"),
        ("22.11.2026", "2026-11-22"),
        ("2011-06~", "2011-06~"),
        ("today", "2026-11-22"),
        ("ayer", "2026-11-21"),
        ("22 dic", "2025-12-22"),
        ("mid-November", "2026-11-11~/2026-11-20~"),
        ("mediados de noviembre de 2011", "2011-11-11~/2011-11-20~"),
        ("end of February 2012", "2012-02-21~/2012-02-29~"),
        ("between May and July 2011", "2011-05/2011-07"),
        ("entre mayo y julio de 2011", "2011-05/2011-07"),
        ("3 to 5 June 2011", "2011-06-03/2011-06-05"),
        ("del 3 al 5 de junio de 2011", "2011-06-03/2011-06-05"),
        ("from 2010 to 2012", "2010/2012"),
        ("before June 2011", "../2011-06"),
        ("desde junio de 2011", "2011-06/.."),
        ("about 2011", "2011~"),
        ("hacia junio de 2011", "2011-06~"),
        ("perhaps 2011", "2011?"),
        ("2011?", "2011?"),
        ("the 1990s", "199X"),
        ("summer 2011", "2011-22"),
        ("verano de 2011", "2011-22"),
    ],
)
def test_dates_are_understood_as_people_write_them(typed, edtf):
    when = read_when(typed, TODAY)
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    "typed", ["", "before the rains", "31 February 2011", "32/1/2011", "2012 to 2010", "—", "may be"]
)
def test_what_is_no_date_is_not_made_into_one(typed):
    assert read_when(typed, TODAY) is None


@pytest.mark.parametrize("typed", ["2011", "June 2011", "about 14 June 2011", "14 June 2011?"])
def test_only_a_sure_day_is_a_day(typed):
    assert read_day(typed, TODAY) is None


@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_breaks_the_reading(typed):
    read_when(typed, TODAY)


@pytest.mark.parametrize(
    "edtf",
    ["2011", "2011-06", "2011-06-14", "2011-05/2011-07", "2011-06~", "2011?", "2011-11-11~/2011-11-20~", "2011/.."],
)
def test_the_words_for_a_date_are_read_back_as_the_same_date(qapp, edtf):
    again = read_when(in_words(parse(edtf)), TODAY)
    assert again is not None
    assert again.edtf == edtf


@pytest.mark.parametrize(
    "edtf", ["2011", "2011-06-14", "2011-05/2011-07", "2011-06~", "2011-11-11~/2011-11-20~", "../2011"]
)
def test_they_are_read_back_in_spanish_too(qapp, edtf):
    i18n.speak(qapp, "es")
    said = in_words(parse(edtf))
    again = read_when(said, TODAY)
    assert again is not None, said
    assert again.edtf == edtf
