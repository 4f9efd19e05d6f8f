"""While an original is on its way its small copy stands in the viewer, and says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.custody import Deed
from desktop.store.file_rows import State
from desktop.ui.carrying.fetch_again import FetchAgain
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.small_copy_view import SmallCopyView
from desktop.ui.evidence.viewer import EvidenceViewer
from tests import samples
from tests.desktop.ui.evidence.recordings import QUIET

pytestmark = pytest.mark.qt_log_ignore(*QUIET, extend=True)
SAID = "Small copy; the original is still on the way"


@pytest.fixture
def photo(take_in):
    return take_in("gate.jpg", samples.photograph("china.jpg", width=2400))


@pytest.fixture
def comes(unlocked):
    """The original is on its way, or is here again."""

    def put(ref, state):
        with unlocked.vault.unit() as unit:
            unit.files.came(ref.id, state)

    return put


@pytest.fixture
def viewer(qtbot, collecting, jobs, settled):
    def show(ref):
        made = EvidenceViewer(collecting, jobs, [ref])
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        settled()
        return made

    return show


def test_the_copy_is_shown_with_words_until_the_original_takes_its_place(qtbot, photo, comes, viewer, collecting):
    comes(photo, State.FETCHED)
    shown = viewer(photo)
    view = shown.stage.currentWidget()
    assert isinstance(view, SmallCopyView)
    assert view.notice.accessibleName() == SAID
    assert view.image.picture.pixmap().width() == 1280
    assert Deed.VIEWED.name.lower() not in [line.deed for line in collecting.custody.of(photo.id).lines]
    shown.closer.click()
    comes(photo, State.WHOLE)
    qtbot.waitUntil(lambda: isinstance(shown.stage.currentWidget(), ImageView), timeout=60_000)
    assert shown.stage.currentWidget().picture.pixmap().width() == 2400


def test_the_sound_of_a_recording_can_be_played_before_the_recording_is_here(take_in, comes, viewer):
    talk = take_in("talk.wav", samples.speech("They came with three trucks before it was light. " * 3))
    comes(talk, State.FETCHED)
    shown = viewer(talk)
    view = shown.stage.currentWidget()
    assert isinstance(view, SmallCopyView)
    assert view.player is not None
    assert shown.closer.isHidden()
    shown.close()


def test_a_card_shows_the_copy_and_says_that_it_is_one(qtbot, photo, comes, collecting, jobs, settled):
    comes(photo, State.FETCHED)
    card = FileCard(collecting, jobs, photo)
    qtbot.addWidget(card)
    settled()
    assert card.about.text() == SAID
    comes(photo, State.REMOVED)
    removed = FileCard(collecting, jobs, photo)
    qtbot.addWidget(removed)
    settled()
    assert removed.about.text() != SAID


def test_a_viewer_of_a_copy_keeps_nothing_alive_when_it_is_closed(photo, comes, collecting, jobs, settled, is_freed):
    comes(photo, State.FETCHED)
    assert is_freed(lambda: EvidenceViewer(collecting, jobs, [photo]), before_closing=settled)


def test_the_copy_of_an_original_that_was_removed_is_shown_as_such_and_the_original_can_be_fetched(
    qtbot, photo, comes, viewer, collecting, settled
):
    comes(photo, State.REMOVED)
    shown = viewer(photo)
    view = shown.stage.currentWidget()
    assert isinstance(view, SmallCopyView)
    assert view.notice.accessibleName() == "Small copy; the original was removed from this laptop"
    assert view.image.picture.pixmap().width() == 1280
    (fetch,) = view.findChildren(FetchAgain)
    qtbot.keyClick(fetch, Qt.Key.Key_Space)
    settled()
    assert fetch.isHidden()
    assert "next sync" in view.notice.accessibleName()
    with collecting._vault.reading() as unit:
        assert unit.files.get(photo.id).state is State.FETCHED
