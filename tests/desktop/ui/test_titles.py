"""Titles of windows are seen by the system and by people passing by: they all say the program's name alone."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import desktop.ui
from desktop.ui.choosing_files import FileChooser


def dialogs() -> list[type[QDialog]]:
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        importlib.import_module(module.name)
    return sorted(_below(QDialog), key=lambda found: found.__qualname__)


def _below(kind: type[QDialog]) -> set[type[QDialog]]:
    found = {below for direct in kind.__subclasses__() for below in {direct, *_below(direct)}}
    return {one for one in found if one.__module__.startswith("desktop.")}


@pytest.mark.parametrize("dialog", dialogs(), ids=lambda dialog: dialog.__name__)
def test_every_dialog_says_the_programs_name_alone(dialog):
    own = [kind for kind in dialog.__mro__ if kind.__module__.startswith("desktop.")]
    sources = "".join(inspect.getsource(kind) for kind in own)
    assert "self.setWindowTitle(NAME)" in sources or "super().__init__(parent, NAME" in sources


def test_no_window_is_given_another_title():
    lines = [
        line.strip()
        for file in Path(desktop.__file__).parent.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "setWindowTitle(" in line or "setWindowFilePath(" in line
    ]
    of_the_sheet = "window.setWindowTitle(sheet.title())"  # after a quick exit: the same for everybody
    assert set(lines) == {"self.setWindowTitle(NAME)", of_the_sheet}


def test_a_file_chooser_does_not_say_what_is_chosen_or_where(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = FileChooser("The folder of the vault", parent).for_saving("gate.jpg")
    assert chooser.windowTitle() == "Amparo"
    assert chooser.accessibleName() == "The folder of the vault"
