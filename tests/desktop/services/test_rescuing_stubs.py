"""What was removed from a laptop on purpose is not lost to it because damage took what was left of it."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from desktop.services import catching_up
from desktop.services.checking import check
from desktop.services.removing_records import RemovingRecords
from desktop.services.rescuing import rescue
from desktop.store.vault import Vault
from tests.desktop.services.test_rescuing_gaps import NEW, without
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group, titled


@pytest.mark.parametrize(("table", "stays"), [("stubs", False), ("stub_objects", False), ("stub_grants", True)])
def test_a_removed_record_can_be_had_again_whichever_table_of_its_stub_is_lost(
    tmp_path, running_server, monkeypatch, table, stays
):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    content = random.Random(1).randbytes(100_000)
    (tmp_path / "film.bin").write_bytes(content)
    with group(tmp_path, running_server.invitation) as members:
        here = members.documenter
        ref = here.collecting.take_in(tmp_path / "film.bin").ref
        record = here.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", "A heron"))
        other = here.casework.save(None, "case", titled("case", "A case"))
        members.sync()
        assert RemovingRecords(here.vault).remove([record]).removed == (record,)
        members.coordinator.casework.save(record, "evidence", titled("evidence", "Seen by the office"))
        members.sync()
        here.vault.close()
        without(here.vault.folder, table)
        rescue(here.vault.folder, PASSPHRASE, tmp_path / "new", NEW)
    with closing(Vault.open(tmp_path / "new", NEW)) as vault:
        found = Laptop.of(vault)
        catching_up.sync(found.vault, found.syncing)
        removing = RemovingRecords(vault)
        assert [stub.id for stub in removing.removed()] == ([record] if stays else [])
        if stays:
            removing.fetch_again([record])
        for _ in range(2):
            found.syncing.run()
        assert found.casework.open(record).line.title == "Seen by the office"
        assert found.casework.open(other).line.title == "A case"
        assert found.collecting.reader(ref.id).read(0, len(content)) == content
        assert found.syncing.overview().set_aside == {}
        assert check(vault).damaged == ()
