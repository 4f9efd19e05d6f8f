"""Words of a choice are shown whole, whatever room they have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.editor.inputs.wrapping import WrappingCheck, WrappingRadio

WORDS = "The passphrase that the vault had on that day, which somebody may have changed since"


@pytest.mark.parametrize("kind", [WrappingRadio, WrappingCheck])
def test_a_choice_is_as_high_as_its_words_at_every_width(qtbot, kind):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    choice, short = kind(WORDS), kind("Short")
    for one in (choice, short):
        column.addWidget(one)
    column.addStretch(1)
    page.show()
    heights = []
    for width in (220, 1200, 260):
        page.resize(width, 400)
        qtbot.waitUntil(lambda: choice.height() == choice.heightForWidth(choice.width()))
        heights.append(choice.height())
    assert heights[0] > 2 * heights[1]
    assert heights[2] > heights[1] <= short.height() + 2, "and no higher than that"
