"""Pictures of the viewer with what was done with a photograph beside it, and of handing it over with its proofs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.consent import Purpose
from desktop.store.file_rows import State
from desktop.ui.evidence.handing_over import HandOverDialog
from desktop.ui.evidence.viewer import EvidenceViewer
from tests import samples
from tests.laptops import file_path, titled


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    unlocked = workplace.unlocked
    with tempfile.TemporaryDirectory(prefix="amparo-pictures-") as place:
        source = Path(place) / "gate.jpg"
        source.write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00"))
        ref = unlocked.collecting.take_in(source).ref
        answers = titled("evidence", "The gate of the landing site") | {file_path("evidence"): ref}
        unlocked.casework.save(None, "evidence", answers)
        unlocked.collecting.save_out(ref.id, Path(place) / "copy.jpg")
        viewer = EvidenceViewer(unlocked.collecting, program.jobs, [ref], 0, program.window)
        viewer.open()
        settle(program)
        bar = viewer.side.verticalScrollBar()
        take(viewer, "evidence")
        bar.setValue(bar.maximum())
        settle(program)
        take(viewer, "evidence-custody")
        dialog = HandOverDialog(unlocked.collecting.handing_over, program.jobs, ref, viewer)
        dialog.open()
        settle(program)
        take(dialog, "hand-over-purpose")
        dialog.purposes.purposes[Purpose.COURT].click()
        dialog.look.click()
        settle(program)
        take(dialog, "hand-over-may-leave")
        dialog.write_to(place)
        settle(program)
        take(dialog, "hand-over-done")
        dialog.close()
        viewer.close()
        _draw_small_copy(program, settle, take, Path(place) / "landing.jpg")


def _draw_small_copy(
    program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None], source: Path
) -> None:
    assert program.workplace is not None
    unlocked = program.workplace.unlocked
    source.write_bytes(samples.photograph("china.jpg", width=2400))
    ref = unlocked.collecting.take_in(source).ref
    with unlocked.vault.unit() as unit:
        unit.files.came(ref.id, State.FETCHED)
    viewer = EvidenceViewer(unlocked.collecting, program.jobs, [ref], 0, program.window)
    viewer.open()
    settle(program)
    take(viewer, "small-copy")
    viewer.close()
    with unlocked.vault.unit() as unit:
        unit.files.came(ref.id, State.WHOLE)
    unlocked.collecting.give_up(ref.id)
