"""What a coordinator does with what arrived: looks at photographs, plays recordings, reads and writes notes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.answers import FileRef
from desktop.ui.editor.notes_panel import NotesPanel
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.editor.remark_card import RemarkCard
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.player import Player
from desktop.ui.evidence.viewer import EvidenceViewer
from tests.journeys.hands import click, type_into, wait
from tests.journeys.people import Person, files_in


def looks_and_listens(person: Person, form: str, record: str) -> tuple[int, int]:
    """Open a record's files one by one in the viewer; how many pictures were seen and recordings played."""
    editor = _opened(person, form, record)
    files = len(files_in(editor))
    assert editor.work is not None
    answers = editor.work.sitting.filling.answers()
    editor.work.pages.go_to(next(path for path, value in answers.items() if isinstance(value, FileRef)))
    card = wait(lambda: next(iter(editor.findChildren(FileCard)), None), "a file is shown")
    click(card.open)
    viewer = wait(lambda: next(iter(editor.findChildren(EvidenceViewer)), None), "the viewer is open")
    while viewer.back.isEnabled():
        click(viewer.back)
    pictures = sounds = 0
    for number in range(files):
        view = wait(lambda: _staged(viewer), "the file is opened")
        if isinstance(view, ImageView):
            assert not view.picture.pixmap().isNull()
            pictures += 1
        elif isinstance(view, Player):
            click(view.play)
            player = view.playback.player
            wait(lambda player=player: player.duration() > 0 and player.position() > 0, "it plays")
            sounds += 1
        if number + 1 < files:
            click(viewer.next)
    viewer.close()
    return pictures, sounds


def writes_note(person: Person, form: str, record: str, words: str) -> None:
    """A question about a record, in its notes."""
    panel = _notes(person, form, record)
    before = len(panel.findChildren(RemarkCard))
    type_into(panel.words.text, words)
    click(panel.question)
    click(panel.send)
    wait(lambda: len(panel.findChildren(RemarkCard)) > before, "the note is there")


def reads_notes(person: Person, form: str, record: str) -> list[str]:
    """Who said what in the notes of a record, as the cards say it."""
    panel = _notes(person, form, record)
    wait(lambda: panel.findChildren(RemarkCard), "a note is shown")
    return [card.accessibleName() for card in panel.findChildren(RemarkCard)]


def _notes(person: Person, form: str, record: str) -> NotesPanel:
    editor = _opened(person, form, record)
    panel = wait(lambda: editor.findChild(NotesPanel), "the record has notes")
    assert editor.work is not None
    editor.work.pages.tabs.setCurrentIndex(editor.work.pages.tabs.count() - 1)
    return panel


def _opened(person: Person, form: str, record: str) -> RecordEditor:
    person.work.go("today")
    person.work.open_record(form, record)
    return wait(lambda: _with_record(person, record), "the record is open")


def _with_record(person: Person, record: str) -> RecordEditor | None:
    editor = person.work.editor()
    return editor if isinstance(editor, RecordEditor) and editor.record_id == record else None


def _staged(viewer: EvidenceViewer) -> QWidget | None:
    """The view of the file that is shown, once it is more than "Opening…"."""
    view = viewer.stage.currentWidget()
    return view if view is not None and type(view).__name__ != "EmptyState" else None
