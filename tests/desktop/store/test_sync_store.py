from __future__ import annotations

import pytest

from desktop.store.sittings import Sitting
from tests.contracts.sync_store import SyncStoreContract


class TestTheVault(SyncStoreContract):
    @pytest.fixture
    def store(self, vault):
        return vault.sync_store()

    @pytest.fixture
    def save(self, vault):
        def save_one(urgent=False):
            with vault.unit() as unit:
                return bytes.fromhex(unit.save(Sitting(form="case", changes={"title": "a"}, urgent=urgent)).revision)

        return save_one

    @pytest.fixture
    def attach(self, vault, tmp_path):
        def attach_one(data):
            (tmp_path / "source").write_bytes(data)
            ref = vault.files.take_in(tmp_path / "source", "photo.jpg", "image/jpeg")
            with vault.unit() as unit:
                unit.save(Sitting(form="evidence", changes={"original": ref}))
            return bytes.fromhex(ref.id)

        return attach_one
