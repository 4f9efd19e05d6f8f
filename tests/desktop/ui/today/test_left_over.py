"""What the program was writing when it ended is told after unlocking; so is a file that belongs to nothing."""

from __future__ import annotations

import pytest

from desktop.store.vault import Vault
from desktop.ui.jobs import JobRunner
from desktop.ui.today.cut_off_card import CutOffCard
from desktop.ui.today.left_over import LeftOverNotice
from desktop.ui.today.rescue import Rescue
from desktop.unlocked import Unlocked
from tests.desktop.ui.starting import folder
from tests.laptops import PASSPHRASE

__all__ = ["folder"]


@pytest.fixture
def jobs():
    failures = []
    runner = JobRunner(failures.append)
    yield runner
    assert runner.close()
    assert failures == []


@pytest.fixture
def opened(folder):
    vaults = []

    def open_again():
        for vault in vaults:
            vault.close()
        vaults[:] = [Vault.open(folder, PASSPHRASE)]
        return Unlocked.of(vaults[0], "en")

    yield open_again
    for vault in vaults:
        vault.close()


@pytest.fixture
def notice(qtbot, jobs, opened):
    def make(unlocked):
        made = LeftOverNotice(unlocked, jobs)
        qtbot.addWidget(made)
        qtbot.waitUntil(jobs_done(jobs), timeout=20_000)
        return made

    return make


def jobs_done(jobs):
    return lambda: not jobs._waiting


def begun(unlocked, place):
    with unlocked.vault.unit() as unit:
        unit.outside.begin(place, 1)


def test_what_is_there_is_deleted_and_said(notice, opened, tmp_path):
    half = tmp_path / "export.unfinished-0123abcd"
    half.mkdir()
    (half / "records.csv").write_text("half")
    begun(opened(), half)
    made = notice(opened())
    assert not made.isHidden()
    assert half.name in made.text.text()
    assert "is deleted now" in made.text.text()
    assert not half.exists()
    assert notice(opened()).isHidden()


def test_what_is_not_found_is_named_until_it_is_put_away(qtbot, jobs, notice, opened, tmp_path):
    begun(opened(), tmp_path / "export.unfinished-0123abcd")
    notice(opened())
    made = notice(opened())
    assert "could not be found or deleted" in made.text.text()
    made._on_close()
    qtbot.waitUntil(jobs_done(jobs), timeout=20_000)
    assert notice(opened()).isHidden()


def test_a_file_that_belongs_to_nothing_is_offered(qtbot, jobs, opened, tmp_path):
    (tmp_path / "boats.jpg").write_bytes(b"boats")
    opened().collecting.take_in(tmp_path / "boats.jpg")
    unlocked = opened()
    rescue = Rescue(unlocked, jobs, jobs)
    [card] = rescue.cards((), unlocked.collecting.loose())
    assert isinstance(card, CutOffCard)
    qtbot.addWidget(card)
    with qtbot.waitSignal(rescue.kept, timeout=20_000) as kept:
        card.keep.click()
    assert kept.args[0].changes["what/original"].name == "boats.jpg"
    assert unlocked.collecting.loose() == []


def test_closed_it_keeps_nothing_alive(is_freed, jobs, qtbot, opened):
    unlocked = opened()

    def settle():
        qtbot.waitUntil(jobs_done(jobs), timeout=20_000)

    assert is_freed(lambda: LeftOverNotice(unlocked, jobs), settle)
