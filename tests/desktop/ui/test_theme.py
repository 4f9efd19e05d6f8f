import itertools

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from desktop.ui import icons, theme
from desktop.ui.tones import DARK, LIGHT, Tone

PLAIN_TONES = ("ink", "muted", "accent", "good", "warn", "bad")
GROUNDS = ("paper", "card", "field")
PAIRS = [
    *itertools.product(PLAIN_TONES, GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("ink", "side"),
    ("muted", "side"),
    ("muted", "neutral_soft"),
    ("ink", "neutral_soft"),
    ("ink", "accent_soft"),
    ("accent", "accent_soft"),
    ("good", "good_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    *itertools.product(["ink"], ("good_soft", "warn_soft", "bad_soft")),
]


def _light(color):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    lights = sorted((_light(QColor(one)), _light(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(tokens, words, ground):
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card", "side"])
def test_the_focus_can_be_seen(tokens, ground):
    assert contrast(tokens.focus, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card", "field"])
def test_fields_boxes_and_buttons_can_be_seen_in_a_bright_room(tokens, ground):
    assert contrast(tokens.edge, getattr(tokens, ground)) >= 3


def test_a_change_of_theme_and_size_reaches_what_is_on_the_screen(qtbot, qapp):
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.show()
    small = button.sizeHint()
    theme.wear(qapp, theme.Look("dark", 200))
    assert theme.tokens() is DARK
    assert button.fontMetrics().height() > 30
    assert button.sizeHint().height() > 1.5 * small.height()


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_icon_draws_something_in_its_colour(qtbot, name):
    drawn = icons.icon(name, Tone.BAD).pixmap(32, 32).toImage()
    colours = {
        drawn.pixelColor(x, y).name() for x in range(32) for y in range(32) if drawn.pixelColor(x, y).alpha() > 250
    }
    assert theme.color(Tone.BAD).name() in colours


def test_an_icon_follows_the_theme(qtbot, qapp):
    icon = icons.icon("today")
    before = icon.pixmap(32, 32).toImage()
    theme.wear(qapp, theme.Look("dark", 100))
    assert icon.pixmap(32, 32).toImage() != before
