"""Files brought in, recorded, pasted and taken out again; links to other records, found or made on the spot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.domain.answers import FileRef
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.editor.linking import LinkPicker
from desktop.ui.editor.nested import NestedEditor
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.import_card import ImportCard
from tests import samples
from tests.desktop.ui.editor.asking import EVERY_KIND, box


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp):
    """What Python left on it would be freed after Python itself, which ends the process badly."""
    yield
    QApplication.clipboard().clear()


@pytest.fixture
def form(pages):
    return pages(EVERY_KIND)


@pytest.fixture
def photo(form) -> FileInput:
    return box(form, "photo").answer


@pytest.fixture
def gate(tmp_path):
    file = tmp_path / "gate.jpg"
    file.write_bytes(samples.photograph("china.jpg"))
    return file


def held(form, path="photo"):
    return form.sitting.filling.value(path)


def test_a_file_is_brought_in_and_shown_as_a_card(qtbot, form, photo, gate, settled):
    photo.take_in([gate])
    assert form.sitting.busy
    settled()
    assert isinstance(held(form), FileRef)
    assert held(form).name == "gate.jpg"
    assert photo.findChildren(FileCard)
    assert not form.sitting.busy
    assert gate.exists()


def test_a_file_that_vanished_is_said_and_the_place_is_free_again(qtbot, form, photo, tmp_path, settled):
    photo.take_in([tmp_path / "pulled out.jpg"])
    settled()
    assert held(form) is None
    assert photo.trouble.isVisible()
    assert photo.trouble.title.text().startswith("pulled out.jpg: ")
    assert photo.place.isVisible()
    assert not form.sitting.busy


def test_stopping_leaves_nothing_behind(qtbot, form, photo, gate, settled, unlocked):
    photo.take_in([gate])
    photo.findChildren(ImportCard)[0].stop.click()
    settled()
    assert held(form) is None
    assert photo.place.isVisible()
    assert not form.sitting.busy


def test_a_file_that_is_there_is_never_replaced(qtbot, form, photo, gate, settled):
    photo.take_in([gate])
    settled()
    first = held(form)
    photo.take_in([gate])
    settled()
    assert held(form) == first
    assert "One file fits" in photo.trouble.title.text()


def test_a_file_taken_out_can_be_put_back(qtbot, form, photo, gate, settled):
    photo.take_in([gate])
    settled()
    first = held(form)
    photo.findChildren(FileCard)[0].remove.click()
    assert held(form) is None
    photo.trouble.button.click()
    assert held(form) == first


def test_a_picture_is_pasted(qtbot, form, photo, settled):
    data = QMimeData()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    QApplication.clipboard().setMimeData(data)
    photo.paste()
    settled()
    assert held(form).media_type == "image/png"


def test_a_copied_file_is_pasted(qtbot, form, photo, gate, settled):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(gate))])
    QApplication.clipboard().setMimeData(data)
    photo.paste()
    settled()
    assert held(form).name == "gate.jpg"


def test_no_microphone_is_said_at_the_question(qtbot, form):
    sound = box(form, "sound").answer
    sound.place.record.click()
    assert "microphone" in sound.trouble.title.text()
    assert not form.sitting.busy


@pytest.fixture
def picker(qtbot, unlocked, form, settled):
    unlocked.casework.save(None, "case", {"what/title": "Eviction at Sandbar village"})
    unlocked.casework.save(None, "case", {"what/title": "Steel plant"})
    box(form, "other").answer.choose.click()
    settled()
    return form.findChildren(LinkPicker)[0]


def test_another_record_is_found_by_a_word_and_linked(qtbot, form, picker, settled):
    assert picker.list.count() == 2
    qtbot.keyClicks(picker.search, "sandbar")
    qtbot.waitUntil(lambda: picker.list.count() == 1)
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    other = box(form, "other").answer
    assert other.title.text() == "Eviction at Sandbar village"
    assert form.sitting.filling.value("other") is not None
    with qtbot.waitSignal(form.sitting.record_asked) as told:
        other.open.click()
    assert told.args[0] == "case"
    other.clear.click()
    assert form.sitting.filling.value("other") is None


def test_the_record_to_link_to_is_made_on_the_spot(qtbot, edit, settled):
    editor = edit("testimony")
    link = box(editor, "who/case").answer
    link.choose.click()
    settled()
    editor.findChildren(LinkPicker)[0].new.click()
    settled()
    nested = editor.findChildren(NestedEditor)[0]
    qtbot.keyClicks(box(nested.editor, "what/title").answer.line, "Eviction")
    nested.editor.done()
    settled()
    qtbot.waitUntil(lambda: link.title.text() == "Eviction")
    assert editor.work.sitting.filling.value("who/case") is not None
