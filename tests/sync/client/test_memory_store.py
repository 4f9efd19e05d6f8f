import pytest

from tests.contracts.sync_store import SyncStoreContract
from tests.fakes import MemoryStore


class TestMemoryStore(SyncStoreContract):
    @pytest.fixture
    def store(self):
        return MemoryStore()

    @pytest.fixture
    def save(self, store):
        return lambda urgent=False: store.save("here", urgent=urgent).revision

    @pytest.fixture
    def attach(self, store):
        return lambda data: store.attach(store.save("with a file").record, data)
