"""Merged records out of nothing, for rules that need no store."""

from __future__ import annotations

from desktop.domain.records import Alternative, MergedRecord


def record(form, answers=None, conflicts=None, *, id="a" * 32, deleted=False):
    sides = {
        path: tuple(
            Alternative(value=value, author="b" * 32, clock=n, revision="c" * 64) for n, value in enumerate(said)
        )
        for path, said in (conflicts or {}).items()
    }
    return MergedRecord(
        id=id,
        form=form,
        form_digest="",
        answers=(answers or {}) | {path: said[-1] for path, said in (conflicts or {}).items() if said[-1] is not None},
        conflicts=sides,
        heads=(),
        deleted=deleted,
        urgent=False,
        created=1,
        changed=1,
        created_by="b" * 32,
        changed_by="b" * 32,
    )
