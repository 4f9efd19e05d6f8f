"""Consent withdrawn while something else goes on: an export, a bundle, a removal; and a vault that is saved out of a
damaged one afterwards.
"""

from __future__ import annotations

from contextlib import closing

import pytest

from desktop.domain.consent import Purpose
from desktop.errors import ConsentChanged, NoSuchFile, RecordGone
from desktop.services.checking import check
from desktop.services.exporting.exporting import Exporting
from desktop.services.exporting.passing import Choice
from desktop.services.exporting.reports import Stage
from desktop.services.handing_over.handing_over import HandingOver
from desktop.services.removing_records import RemovingRecords
from desktop.services.rescuing import rescue_open
from desktop.services.withdrawing import Withdrawing
from desktop.store.vault import Vault
from tests.desktop.services.test_withdrawing import FILE, is_gone, told
from tests.laptops import CHEAP, Laptop, group, laptop
from tests.servers import running_server

__all__ = ["running_server"]


@pytest.fixture
def alone(tmp_path):
    with laptop(tmp_path / "alone") as found:
        yield found


@pytest.mark.parametrize("purpose", [Purpose.UN, None])
def test_an_export_under_way_does_not_get_its_name(alone, tmp_path, purpose):
    record, done = told(alone, tmp_path), []

    def tell(progress) -> None:
        if progress.stage is Stage.CHECKING and not done:
            done.append(Withdrawing(alone.vault).whole(record))

    with pytest.raises(ConsentChanged):
        Exporting(alone.vault).export(Choice(purpose=purpose), tmp_path / "out", tell)
    assert not (tmp_path / "out").exists()
    assert not any(b"quisquill" in path.read_bytes() for path in tmp_path.rglob("*.jsonl"))
    is_gone(alone, record)


def test_a_bundle_under_way_does_not_either(alone, tmp_path):
    record = told(alone, tmp_path)
    file = alone.casework.open(record).answers[FILE].id
    with pytest.raises(NoSuchFile):
        HandingOver(alone.vault).hand_over(
            file,
            Choice(purpose=Purpose.COURT),
            tmp_path / "out",
            lambda done, total: Withdrawing(alone.vault).whole(record),
        )
    assert not (tmp_path / "out").exists()


def test_what_was_removed_from_this_laptop_can_be_withdrawn_and_is_not_fetched_again(running_server, tmp_path):
    with group(tmp_path, running_server.invitation) as people:
        ana = people.documenter
        record = told(ana, tmp_path)
        people.sync()
        removing = RemovingRecords(ana.vault)
        assert removing.remove([record]).removed == (record,)
        Withdrawing(ana.vault).whole(record)
        assert removing.removed() == ()
        with pytest.raises(RecordGone):
            removing.fetch_again([record])
        people.sync()
        for one in (ana, people.coordinator):
            is_gone(one, record)


def test_saved_out_of_this_vault_it_is_gone_too(running_server, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    with group(tmp_path, running_server.invitation) as people:
        ana = people.documenter
        record = told(ana, tmp_path)
        people.sync()
        Withdrawing(ana.vault).whole(record)
        people.sync()
        rescued = rescue_open(ana.vault, tmp_path / "rescued", "another heron by the quiet river")
        assert (rescued.whole, rescued.files_gone, rescued.files_damaged) == (True, 0, 0)
        with closing(Vault.open(tmp_path / "rescued", "another heron by the quiet river")) as vault:
            again = Laptop.of(vault)
            is_gone(again, record)
            again.syncing.run()
            is_gone(again, record)
            assert [one.whom for one in Withdrawing(vault).withdrawn(record).left] == ["Rosa"]
            assert check(vault).damaged == ()
