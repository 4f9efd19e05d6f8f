"""What a log proved before it began anew goes along with evidence, and is told apart from what the new one proves."""

from __future__ import annotations

import json

import pytest

from desktop.domain.consent import Purpose
from desktop.services import sending_again
from desktop.services.bundles.verifying import verify
from desktop.services.exporting.passing import Choice
from desktop.services.handing_over.handing_over import HandingOver
from sync.errors import HistoryBroken
from tests.laptops import file_path, titled
from tests.sync.hostile.worlds import backup_of, gone_back


@pytest.mark.timeout(600)
def test_an_earlier_receipt_still_proves_what_it_proved(members, running_server, tmp_path):
    ana = members.documenter
    backup = backup_of(running_server, tmp_path / "backup")
    (tmp_path / "boats.bin").write_bytes(b"boats" * 9_000)
    ref = ana.collecting.take_in(tmp_path / "boats.bin").ref
    ana.casework.save(None, "evidence", titled("evidence", "Boats") | {file_path("evidence"): ref})
    members.sync()
    gone_back(running_server, backup)
    with pytest.raises(HistoryBroken):
        ana.syncing.run()
    sending_again.sync(ana.vault, ana.syncing)

    done = HandingOver(ana.vault).hand_over(ref.id, Choice(purpose=Purpose.COURT), tmp_path / "out")
    said = json.loads((done.folder / "proofs.json").read_text())
    assert [len(receipts) > 0 for receipts in said["earlier"]] == [True]
    verdict = verify(done.folder, server_key=done.server_key, group=done.group)
    assert [one.code for one in verdict.wrong] == []
    assert {"bytes_in_the_log", "bytes_in_an_earlier_log"} <= {one.code for one in verdict.proved}

    # Of the same log key, and yet another tree: what is made up there is found out.
    said["earlier"][0][0]["index"] += 1
    (done.folder / "proofs.json").write_text(json.dumps(said))
    assert "receipt" in {one.code for one in verify(done.folder).wrong}
