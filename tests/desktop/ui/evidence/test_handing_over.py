"""Handing evidence over from the window: what for, whether it may, where to, what to tell whoever receives it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.consent import Purpose
from desktop.services.bundles.verifying import verify
from desktop.ui.evidence.handing_over import HandOverDialog
from tests.laptops import file_path, titled


@pytest.fixture
def evidence(tmp_path):
    def keep(laptop):
        source = tmp_path / "boats.txt"
        source.write_bytes(b"boats at the landing")
        ref = laptop.collecting.take_in(source).ref
        said = titled("evidence", "Boats") | {file_path("evidence"): ref}
        return laptop.casework.save(None, "evidence", said), ref

    return keep


@pytest.fixture
def opened(qtbot, jobs, settled):
    def make(laptop, ref):
        dialog = HandOverDialog(laptop.collecting.handing_over, jobs, ref)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        settled()
        return dialog

    return make


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def choose(dialog, purpose):
    dialog.purposes.purposes[purpose].setChecked(True)
    dialog.look.click()


def test_it_is_written_into_a_folder_of_its_own_and_holds(qtbot, members, evidence, opened, settled, out):
    _, ref = evidence(members.documenter)
    members.sync()
    dialog = opened(members.documenter, ref)
    assert not dialog.look.isEnabled()
    choose(dialog, Purpose.COURT)
    settled()
    assert dialog.save.isVisible()
    with qtbot.waitSignal(dialog.handed_over):
        dialog.write_to(str(out))
    [folder] = out.iterdir()
    assert folder.name.startswith("evidence 2")
    verdict = verify(folder)
    assert verdict.holds
    told = [one.fields["value"] for one in verdict.unproved if "value" in one.fields]
    assert len(told) == 2
    assert {one.replace(" ", "") for one in dialog.keys.text().split("\n")} == set(told)
    assert dialog.keys.isVisible()


def test_a_second_one_on_the_same_day_has_another_name(qtbot, here, evidence, opened, settled, out):
    _, ref = evidence(here)
    for _ in range(2):
        dialog = opened(here, ref)
        choose(dialog, Purpose.INTERNAL)
        settled()
        with qtbot.waitSignal(dialog.handed_over):
            dialog.write_to(str(out))
    assert sorted(path.name[-3:] for path in out.iterdir())[0] == "(2)"


def test_without_a_receipt_it_says_that_it_proves_less(qtbot, here, evidence, opened, settled, out):
    _, ref = evidence(here)
    dialog = opened(here, ref)
    choose(dialog, Purpose.UN)
    settled()
    with qtbot.waitSignal(dialog.handed_over):
        dialog.write_to(str(out))
    assert "no receipt" in dialog.outcome.text.text()
    assert not dialog.keys.isVisible()


def test_what_consent_does_not_cover_stays_with_the_reason(here, evidence, opened, settled, out):
    record, ref = evidence(here)
    row = {"recordings/evidence[1f00ab3c]": 1, "recordings/evidence[1f00ab3c]/record": record}
    here.casework.save(None, "testimony", titled("testimony", "Net mender") | row | {"consent/purposes/court": "no"})
    dialog = opened(here, ref)
    choose(dialog, Purpose.COURT)
    settled()
    assert dialog.outcome.title.text() == "It stays in the vault."
    assert dialog.outcome.text.text()
    assert not dialog.save.isVisible()
    dialog.back.click()
    assert dialog.purposes.isVisible()


def test_a_place_that_is_not_there_is_said_and_nothing_is_left(qtbot, here, evidence, opened, settled, out):
    _, ref = evidence(here)
    dialog = opened(here, ref)
    choose(dialog, Purpose.COURT)
    settled()
    out.rmdir()
    dialog.write_to(str(out))
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert dialog.back.isVisible()
    assert not out.exists()


def test_only_what_needs_proofs_is_offered(here, evidence, opened):
    _, ref = evidence(here)
    offered = set(opened(here, ref).purposes.purposes)
    assert offered == {Purpose.INTERNAL, Purpose.PARTNERS, Purpose.MOVEMENTS, Purpose.UN, Purpose.COURT}


def test_it_is_used_by_keyboard(qtbot, here, evidence, opened, settled):
    _, ref = evidence(here)
    dialog = opened(here, ref)
    dialog.purposes.purposes[Purpose.COURT].setFocus()
    qtbot.keyClick(dialog.purposes.purposes[Purpose.COURT], Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settled()
    assert dialog.save.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_closed_dialog_keeps_nothing_alive(here, evidence, jobs, settled, is_freed):
    _, ref = evidence(here)
    assert is_freed(lambda: HandOverDialog(here.collecting.handing_over, jobs, ref), before_closing=settled)
