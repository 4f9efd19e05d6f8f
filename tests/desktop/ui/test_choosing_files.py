from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.ui import choosing_files
from desktop.ui.choosing_files import FileChooser


def test_what_was_chosen_is_told_and_kept_nowhere(qtbot, tmp_path, monkeypatch):
    home = tmp_path / "home"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home))
    choosing_files.leave_no_settings()
    (tmp_path / "Asha-invitation.amparo").write_text("amparo:…")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chooser = FileChooser("The invitation's file", parent)
    told = []
    chooser.ask(told.append)
    chooser.selectFile(str(tmp_path / "Asha-invitation.amparo"))
    chooser.accept()
    qtbot.waitUntil(lambda: not isValid(chooser))
    assert [Path(path).name for path in told] == ["Asha-invitation.amparo"]
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    assert not any(path.is_file() for path in home.rglob("*"))


def test_the_systems_own_dialog_with_its_recent_files_is_not_used(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = FileChooser("A file", parent)
    assert chooser.testOption(FileChooser.Option.DontUseNativeDialog)
    chooser.reject()


def test_a_name_is_offered_for_saving(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = FileChooser("Save", parent).for_saving("invitation.amparo")
    assert Path(chooser.selectedFiles()[0]).name == "invitation.amparo"
    assert chooser.acceptMode() is FileChooser.AcceptMode.AcceptSave
    chooser.reject()
