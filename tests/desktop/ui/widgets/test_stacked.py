import pytest

from desktop.ui.tones import Tone
from desktop.ui.widgets.stacked import StackedBar


@pytest.fixture
def bar(qtbot):
    bar = StackedBar()
    qtbot.addWidget(bar)
    bar.resize(300, 10)
    return bar


def test_parts_are_as_long_as_they_are_large(bar):
    bar.show_parts([(2, Tone.GOOD), (1, Tone.ACCENT), (0, Tone.WARN)])
    assert bar.lengths() == pytest.approx([200, 100])


def test_one_of_ten_thousand_can_be_seen(bar):
    bar.show_parts([(10_000, Tone.GOOD), (1, Tone.WARN)])
    assert bar.lengths()[1] > 5
    assert sum(bar.lengths()) == pytest.approx(300)


def test_nothing_is_drawn_of_nothing(bar):
    bar.show_parts([(0, Tone.GOOD)])
    bar.grab()
    assert bar.lengths() == []
