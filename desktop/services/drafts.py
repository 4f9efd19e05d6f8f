"""What was typed and not saved yet: kept in the vault, never synced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.answers import Changes
from desktop.services.views import moment
from desktop.store.drafts import KeptDraft, new_draft_id
from desktop.store.unit import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unfinished sitting. `id` None: not kept yet. `record_id` None: a record that does not exist yet.

    `parents` are the heads of the record when the sitting began; `saved` (UTC) is set by the vault.
    """

    form_id: str
    changes: Changes
    record_id: str | None = None
    parents: tuple[str, ...] = ()
    urgent: bool = False
    id: str | None = None
    saved: datetime | None = None


def as_kept(draft: Draft) -> KeptDraft:
    """As the store wants it, saved now; a new one gets its id."""
    return KeptDraft(
        id=draft.id or new_draft_id(),
        form=draft.form_id,
        changes=draft.changes,
        record=draft.record_id,
        parents=draft.parents,
        urgent=draft.urgent,
        saved=now(),
    )


def as_draft(kept: KeptDraft) -> Draft:
    return Draft(
        id=kept.id,
        form_id=kept.form,
        changes=kept.changes,
        record_id=kept.record,
        parents=kept.parents,
        urgent=kept.urgent,
        saved=moment(kept.saved),
    )
