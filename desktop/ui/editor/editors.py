"""Makes the editors that the workplace asks for; they are imported when the first one is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.jobs import JobRunner

if TYPE_CHECKING:
    from desktop.ui.editor.desk import MakeMicrophone
    from desktop.unlocked import Unlocked


class Editors:
    """An `EditorMaker`."""

    def __init__(
        self, unlocked: Unlocked, jobs: JobRunner, language: str, microphone: MakeMicrophone | None = None
    ) -> None:
        self._unlocked = unlocked
        self._jobs = jobs
        self._language = language
        self._microphone = microphone

    def record(self, form_id: str, record_id: str | None, draft_id: str | None, parent: QWidget) -> QWidget:
        from desktop.ui.editor.record_editor import RecordEditor

        return RecordEditor(
            self._unlocked, self._jobs, form_id, record_id, draft_id, self._language, parent, self._microphone
        )

    def threat(self, parent: QWidget) -> QDialog:
        from desktop.ui.editor.quick_threat import QuickThreatDialog

        return QuickThreatDialog(self._unlocked, self._jobs, self._language, parent)
