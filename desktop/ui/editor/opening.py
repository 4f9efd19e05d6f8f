"""What an editor needs before it can show anything: fetched on a worker, handed over as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.answers import Answers, Changes
from desktop.errors import NoSuchForm
from desktop.forms.blueprint import blueprint_of
from desktop.forms.library import built_in
from desktop.forms.logic import Filling
from desktop.forms.questions import Form
from desktop.services.casework import Casework, RecordView
from desktop.services.drafts import Draft
from desktop.ui.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """`view` None: a record that does not exist yet. `draft` holds how the sitting begins, or goes on."""

    form: Form
    view: RecordView | None
    draft: Draft
    taken_up: bool

    @property
    def begin(self) -> Callable[[Changes | None], Filling]:
        """Makes the filling of the record's answers, with an earlier sitting's changes taken up."""
        form, answers = self.form, self.view.answers if self.view else {}
        return lambda draft: Filling(form, answers, now=_now, draft=draft)

    @property
    def changes(self) -> Changes | None:
        """What is taken up; None begins anew."""
        return self.draft.changes if self.taken_up else None


def open_record(casework: Casework, form_id: str, record_id: str | None, draft_id: str | None, _job: Job) -> Opened:
    """An unfinished sitting at the record is taken up by itself. Raises NoSuchForm, RecordGone, DraftGone."""
    draft = casework.draft(draft_id) if draft_id else None
    if draft is None and record_id:
        draft = next((kept for kept in casework.drafts() if kept.record_id == record_id), None)
    wanted = draft.record_id if draft else record_id
    view = casework.open(wanted) if wanted else None
    form = form_of(view.line.form_id if view else draft.form_id if draft else form_id)
    blueprint_of(form)  # worked out once for each form; here, so that the window need not
    parents = view.heads if view else ()
    begun = draft or Draft(
        form_id=form.id,
        changes={},
        record_id=wanted,
        parents=parents,
        urgent=view.line.urgent if view else _rushes(form),
    )
    return Opened(form=form, view=view, draft=begun, taken_up=draft is not None)


def form_of(form_id: str) -> Form:
    try:
        return built_in(form_id)
    except KeyError:
        raise NoSuchForm from None


def _rushes(form: Form) -> bool:
    """A threat goes first on a bad line unless somebody says otherwise."""
    return form.id == "threat"


def _now() -> datetime:
    return datetime.now().astimezone()


def after_saving(opened: Opened, view: RecordView, saved: Answers, now: Answers) -> Opened:
    """The next sitting begins at the saved record; what was typed while it was being saved goes on in it."""
    line = view.line
    draft = Draft(
        form_id=line.form_id, record_id=line.id, parents=view.heads, changes=_between(saved, now), urgent=line.urgent
    )
    return Opened(form=opened.form, view=view, draft=draft, taken_up=bool(draft.changes))


def after_choosing(opened: Opened, view: RecordView, draft: Draft, changes: Changes) -> Opened:
    """Somebody chose between two answers. The sitting goes on; it no longer says anything about what was chosen.

    Its parents move along only where it stood on all there was: a sitting on an older record stays beside newer ones.
    """
    before = opened.view.conflicts if opened.view else {}
    chosen = set(before) - set(view.conflicts)
    stood_on_all = opened.view is None or draft.parents == opened.view.heads
    kept = {path: value for path, value in changes.items() if path not in chosen}
    going_on = replace(draft, changes=kept, parents=view.heads if stood_on_all else draft.parents)
    return Opened(form=opened.form, view=view, draft=going_on, taken_up=bool(kept))


def _between(before: Answers, after: Answers) -> Changes:
    changed = {path: value for path, value in after.items() if before.get(path) != value}
    return {**changed, **{path: None for path in before if path not in after}}
