"""What Today asks for stays within the page, at twice the size of ordinary text too."""

from __future__ import annotations

import pytest

from desktop.services.backing_up import Reminder
from desktop.ui import i18n, theme
from desktop.ui.today.backup_reminder import BackupReminderCard
from desktop.ui.today.way_cards import SheetOfferCard

ROOM = 980
"""Pixels beside the sidebar at 1366."""


@pytest.mark.parametrize("make", [lambda: BackupReminderCard(Reminder(records=5, files=0, last=None)), SheetOfferCard])
@pytest.mark.parametrize("language", ["en", "es"])
def test_its_buttons_stand_below_each_other_where_they_would_not_fit(qapp, qtbot, make, language):
    i18n.speak(qapp, language)
    widths = {}
    for percent in (100, 200):
        theme.wear(qapp, theme.Look("light", percent))
        card = make()
        qtbot.addWidget(card)
        card.ensurePolished()
        widths[percent] = card.minimumSizeHint().width()
    assert widths[100] < ROOM
    assert widths[200] < ROOM
