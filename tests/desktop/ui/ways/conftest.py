"""Dialogs about ways in, on a vault whose passphrase is cheap to try."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.store.keyslots import Cost
from tests.laptops import CHEAP


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))


@pytest.fixture
def opened(qtbot, settled):
    """`opened(dialog)` shows it, and keeps it after it was closed, to be looked at."""

    def make(dialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        settled()
        return dialog

    return make
