"""A form as it would be asked, with the real pages over an empty record that is never saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.answers import Changes
from desktop.forms.logic import Filling
from desktop.forms.questions import Form
from desktop.services.reading_forms import Fault, FormRead
from desktop.services.trying_out import CollectingNothing
from desktop.ui import present, theme
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.naming import language_names
from desktop.ui.editor.pages import FormPages
from desktop.ui.editor.sitting import Sitting
from desktop.ui.jobs import JobRunner
from desktop.ui.main_window import NAME
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Title
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked

_FAULTS_SHOWN = 3
"""Each is said at its question, too; and there must be room for the questions."""
_LONGEST = 80


class FormLook(QDialog):
    """Everything can be tried out: rules, rows, languages. Nothing is kept, and no file is taken in."""

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, found: FormRead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form, wanted = found.form, present.language()
        language = wanted if wanted in form.languages else form.default_language
        self.sitting = Sitting(_Beginning(found), None, language)
        self.sitting.setParent(self)
        self.destroyed.connect(self.sitting.end)
        desk = Desk.of(unlocked, jobs, language)
        self._build(found, replace(desk, collecting=CollectingNothing(unlocked.vault)))
        self._connect()
        self._name(form)
        self.pages.focus_first()

    def _build(self, found: FormRead, desk: Desk) -> None:
        self.setWindowTitle(NAME)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(min(theme.scaled(980), 1300), min(theme.scaled(640), 700))
        self.title = Title()
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the questions"))
        for code, name in language_names(found.form).items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self.sitting.language))
        self.note = Notice()
        self.faults = Notice(Tone.WARN)
        self.pages = FormPages(self.sitting, desk)
        self.leave = PlainButton(self.tr("Close"))
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        below.addStretch(1)
        below.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.faults)
        column.addWidget(self.pages, 1)
        column.addLayout(below)
        self.language.setVisible(self.language.count() > 1)
        self._say_that_nothing_is_kept()
        self._say_faults(found.faults)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close)
        self.language.activated.connect(self._on_language)
        self.sitting.new_asked.connect(self._on_elsewhere)
        self.sitting.record_asked.connect(self._on_elsewhere)

    def _name(self, form: Form) -> None:
        """As its author called it, even where one of the program's own forms has the same id."""
        self.title.setText(_cut(form.title.in_language(self.sitting.language)) or _cut(form.id))

    def _say_that_nothing_is_kept(self) -> None:
        self.note.show_words(
            self.tr("You are only looking at this form."),
            self.tr("Try the questions out: nothing that is written here is kept, and no file is taken in."),
        )

    def _say_faults(self, faults: tuple[Fault, ...]) -> None:
        if not faults:
            return
        lines = [
            f"{fault.path}: {present.phrase(f'form_faults.{fault.code}').lower()}: {_cut(fault.expression)}"
            for fault in faults[:_FAULTS_SHOWN]
        ]
        more = len(faults) - len(lines)
        lines += [self.tr("and %n more", "", more)] if more else []
        self.faults.show_words(
            self.tr("Whoever made the form has %n thing(s) to mend:", "", len(faults)), "\n".join(lines)
        )

    def _on_language(self, index: int) -> None:
        self.sitting.speak(str(self.language.itemData(index)))
        self.pages.refresh_words()
        self._name(self.sitting.filling.form)

    def _on_elsewhere(self, *_where: object) -> None:
        """A link leads to another record, and there is none here to come back to."""
        self.note.show_words(
            self.tr("You are only looking at this form."),
            self.tr("Other records are neither opened nor made from here."),
            Tone.WARN,
        )


def _cut(expression: str) -> str:
    words = " ".join(expression.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


class _Beginning:
    """Begins with the filling that was made off the window's thread; anew only to undo a removed row."""

    def __init__(self, found: FormRead) -> None:
        self._form = found.form
        self._made: Filling | None = found.filling

    def __call__(self, draft: Changes | None) -> Filling:
        made, self._made = self._made, None
        if made is not None and draft is None:
            return made
        return Filling(self._form, {}, now=_now, draft=draft)


def _now() -> datetime:
    return datetime.now().astimezone()
