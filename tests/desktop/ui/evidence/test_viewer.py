"""The viewer: the right view for each kind, the facts beside it, saving a copy out on purpose."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.evidence.document_view import DocumentView
from desktop.ui.evidence.facts_panel import FactsPanel
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.player import Player
from desktop.ui.evidence.saving_out import SaveOutDialog
from desktop.ui.evidence.viewer import EvidenceViewer
from desktop.ui.widgets.pages import EmptyState
from tests import samples
from tests.desktop.ui.evidence.recordings import QUIET, opus

pytestmark = pytest.mark.qt_log_ignore(*QUIET, extend=True)


@pytest.fixture
def refs(take_in):
    return [
        take_in("gate.jpg", samples.photograph("china.jpg", taken="2012:05:14 06:40:00")),
        take_in("paper.pdf", samples.document(["Notice"])),
        take_in("talk.ogg", opus(2)),
        take_in("table.xyz", b"some bytes of a program nobody has"),
    ]


@pytest.fixture
def viewer(qtbot, collecting, jobs, refs, settled):
    made = EvidenceViewer(collecting, jobs, refs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_each_kind_is_shown_by_its_view(qtbot, viewer, settled):
    for kind in (ImageView, DocumentView, Player, EmptyState):
        assert isinstance(viewer.stage.currentWidget(), kind)
        qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
        settled()
    qtbot.keyClick(viewer, Qt.Key.Key_PageUp)
    settled()
    assert isinstance(viewer.stage.currentWidget(), Player)


def test_the_facts_say_hash_size_and_time_with_its_source(viewer, refs):
    facts = words_in(viewer.findChildren(FactsPanel)[0])
    assert refs[0].sha256[:8] in facts
    assert "kB" in facts
    assert "14 May 2012" in facts
    assert "camera" in facts
    assert "±" in facts


def test_no_name_of_a_file_stands_in_a_title_of_a_window(viewer):
    assert viewer.windowTitle() == "Amparo"


def test_turning_and_zooming_leave_the_original_as_it_was(viewer, collecting, refs):
    viewer.turn.click()
    viewer.closer.click()
    reader = collecting.reader(refs[0].id)
    assert hashlib.sha256(reader.read(0, reader.size)).hexdigest() == refs[0].sha256


def test_a_copy_is_saved_out_after_a_warning_and_is_the_original(qtbot, collecting, jobs, refs, tmp_path):
    dialog = SaveOutDialog(collecting, jobs, refs[0])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "not protected" in dialog.words.text()
    assert dialog.leave.isDefault()
    out = tmp_path / "copy.jpg"
    dialog.save_to(str(out))
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == refs[0].sha256


def test_a_copy_never_overwrites_and_says_so(qtbot, collecting, jobs, refs, tmp_path):
    dialog = SaveOutDialog(collecting, jobs, refs[0])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    out = tmp_path / "copy.jpg"
    out.write_bytes(b"mine")
    dialog.save_to(str(out))
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert out.read_bytes() == b"mine"
    assert dialog.save.isEnabled()


def test_a_card_shows_a_preview_once_it_is_read(qtbot, collecting, jobs, refs, settled):
    card = FileCard(collecting, jobs, refs[0])
    qtbot.addWidget(card)
    card.show()
    before = card.preview.pixmap().cacheKey()
    settled()
    assert card.preview.pixmap().cacheKey() != before
    assert "gate.jpg" in card.open.accessibleName()


@pytest.mark.parametrize(
    ("uncertainty", "words"),
    [
        (timedelta(seconds=1), "± 1 second"),
        (timedelta(minutes=5), "± 5 minutes"),
        (timedelta(hours=14), "± 14 hours"),
        (timedelta(days=2), "± 2 days"),
    ],
)
def test_how_far_off_a_time_may_be_is_said_in_words(qtbot, refs, uncertainty, words):
    panel = FactsPanel(refs[0])
    qtbot.addWidget(panel)
    assert panel.off_by(uncertainty) == words


@pytest.mark.parametrize("how", ["escape", "button", "window"])
def test_the_viewer_closes(qtbot, viewer, how):
    match how:
        case "escape":
            qtbot.keyClick(viewer, Qt.Key.Key_Escape)
        case "button":
            viewer.leave.click()
        case _:
            viewer.close()
    assert not viewer.isVisible()
    assert viewer.stage.currentWidget() is None


def test_a_closed_viewer_keeps_nothing_alive(collecting, jobs, refs, settled, is_freed):
    assert is_freed(lambda: EvidenceViewer(collecting, jobs, refs), before_closing=settled)


def test_looking_at_evidence_writes_nothing_anywhere(viewer, qtbot, settled, tmp_path, unlocked):
    before = listing(tmp_path)
    for _ in range(3):
        qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
        settled()
    viewer.stage.currentWidget()
    after = listing(tmp_path)
    assert after == before


def listing(folder):
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("store.db"))
    return {str(file): file.stat().st_size for file in files}
