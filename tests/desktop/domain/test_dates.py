from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import EdtfDate, End, Moment, NotADate, Precision, of_day, parse
from desktop.domain.seasons import Season


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-06", date(2011, 6, 1), date(2011, 6, 30)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-06-15", date(2011, 6, 15), date(2011, 6, 15)),
        ("2011-06-15?", date(2011, 6, 15), date(2011, 6, 15)),
        ("2011-06-15T14:30:00+05:30", date(2011, 6, 15), date(2011, 6, 15)),
        ("2011-06~", date(2011, 6, 1), date(2011, 6, 30)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2011-XX", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-XX-XX", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-06-XX", date(2011, 6, 1), date(2011, 6, 30)),
        ("2026-11-15/2026-11-20", date(2026, 11, 15), date(2026, 11, 20)),
        ("2011/2012-03", date(2011, 1, 1), date(2012, 3, 31)),
        ("2026-11-15/..", date(2026, 11, 15), None),
        ("2026-11-15/", date(2026, 11, 15), None),
        ("../2026-11", None, date(2026, 11, 30)),
        ("/2026", None, date(2026, 12, 31)),
        ("2011-21", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-24", date(2011, 1, 1), date(2012, 2, 29)),
        ("2011-25", date(2011, 3, 1), date(2011, 5, 31)),
        ("2010-28", date(2010, 12, 1), date(2011, 2, 28)),
        ("2010-30", date(2010, 12, 1), date(2011, 2, 28)),
        ("2010-32", date(2010, 6, 1), date(2010, 8, 31)),
        ("2010-36", date(2010, 10, 1), date(2010, 12, 31)),
    ],
)
def test_a_date_says_the_first_and_the_last_day_it_may_have_been(text, earliest, latest):
    found = parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.edtf == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "../..",
        "../",
        "2011-13",
        "2011-37",
        "2011-6",
        "2011-02-30",
        "2011-00-10",
        "0000",
        "11",
        "2011-06-15-",
        "20X1",
        "201X-06",
        "2011-XX-15",
        "2011-21-03",
        "2011-06-15T25:00:00",
        "2012/2011",
        "2011/2012/2013",
        "15.06.2011",
        "before the rains",
        "٢٠١١",
        "2011?" * 20,
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(NotADate):
        parse(text)


@pytest.mark.parametrize(
    ("sign", "uncertain", "approximate"),
    [("", False, False), ("?", True, False), ("~", False, True), ("%", True, True)],
)
def test_how_sure_people_are_is_kept(sign, uncertain, approximate):
    moment = parse(f"2011-06{sign}").start
    assert isinstance(moment, Moment)
    assert (moment.uncertain, moment.approximate) == (uncertain, approximate)


def test_a_date_comes_apart_for_somebody_who_puts_it_in_words():
    assert parse("2011-23?").start == Moment(
        precision=Precision.SEASON, year=2011, season=Season.AUTUMN, uncertain=True
    )
    assert parse("2011-06-XX").start == Moment(precision=Precision.MONTH, year=2011, month=6, day_unknown=True)
    assert parse("201X~").start == Moment(precision=Precision.DECADE, year=2010, approximate=True)
    span = parse("2026-11-15/..")
    assert span.is_span
    assert span.end is End.OPEN
    assert parse("2026-11-15/").end is End.UNKNOWN


def test_dates_sort_by_their_beginning_and_then_by_their_end():
    texts = ["2026-11-15", "2026/..", "2026", "../2026", "2026-11", "2025-12-31"]
    ordered = sorted(texts, key=lambda text: parse(text).sort_key)
    assert ordered == ["../2026", "2025-12-31", "2026", "2026/..", "2026-11", "2026-11-15"]


def test_spaces_around_a_date_do_not_matter():
    assert parse(" 2011-06 ") == parse("2011-06")


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    found = of_day(day)
    assert found.earliest == found.latest == day
    assert parse(found.edtf) == found


def _moments():
    plain = st.dates(min_value=date(1000, 1, 1), max_value=date(9900, 1, 1)).map(lambda day: day.isoformat())
    shorter = st.tuples(plain, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])
    seasons = st.tuples(st.integers(1000, 9900), st.integers(21, 36)).map(lambda pair: f"{pair[0]}-{pair[1]}")
    unknown = st.integers(100, 990).map(lambda decade: f"{decade}X")
    return st.tuples(st.one_of(shorter, seasons, unknown), st.sampled_from(["", "?", "~", "%"])).map("".join)


@given(_moments())
def test_what_was_read_is_written_the_same_way_again(text):
    found = parse(text)
    assert found.edtf == text
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= found.latest


@given(st.text(max_size=20))
def test_no_text_makes_it_stumble(text):
    try:
        found = parse(text)
    except NotADate:
        return
    assert isinstance(found, EdtfDate)
