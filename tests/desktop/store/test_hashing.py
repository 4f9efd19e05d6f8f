import hashlib
import os

import pytest

from desktop.errors import DiskFull
from desktop.store.hashing import RunningHash
from desktop.store.sealing import Sealer
from sync.crypto.stream import CHUNK_PLAIN

LARGE = os.urandom(8 * CHUNK_PLAIN + 77)
SMALL = os.urandom(1000)


@pytest.fixture
def running():
    found = RunningHash()
    yield found
    found.close()


def test_portions_hashed_beside_other_work_count_in_their_order(running):
    running.update(SMALL)
    with running.beside(memoryview(LARGE)):
        pass
    running.update(SMALL)
    assert running.hexdigest() == hashlib.sha256(SMALL + LARGE + SMALL).hexdigest()


def test_the_buffer_may_be_overwritten_as_soon_as_the_work_beside_it_is_done(running):
    buffer, expected = bytearray(1 << 20), hashlib.sha256()
    for number in range(20):
        buffer[:] = bytes([number]) * len(buffer)
        expected.update(buffer)
        with running.beside(memoryview(buffer)):
            pass
    assert running.hexdigest() == expected.hexdigest()


def test_what_fails_beside_it_is_raised_and_the_hash_is_waited_for(running):
    with pytest.raises(DiskFull), running.beside(memoryview(LARGE)):
        raise DiskFull
    assert running.hexdigest() == hashlib.sha256(LARGE).hexdigest()


@pytest.mark.parametrize("sync_often", [False, True])
def test_large_and_small_portions_have_the_hash_of_the_whole(tmp_path, sync_often):
    sealer = Sealer(tmp_path / "one", "ab" * 16, os.urandom(32), sync_often=sync_often)
    for portion in (SMALL, LARGE, SMALL, LARGE):
        sealer.write(portion)
    sealed = sealer.finish()
    whole = SMALL + LARGE + SMALL + LARGE
    assert (sealed.size, sealed.sha256) == (len(whole), hashlib.sha256(whole).hexdigest())


def test_an_import_that_failed_within_a_portion_cannot_be_finished_by_mistake(tmp_path):
    """Its hash would be that of bytes that were never sealed."""
    sealer = Sealer(tmp_path / "one", "ab" * 16, os.urandom(32))
    sealer._file.close()  # the disk takes nothing more
    with pytest.raises(ValueError, match="closed file"):
        sealer.write(LARGE)
    with pytest.raises(AssertionError):
        sealer.finish()
    with pytest.raises(AssertionError):
        sealer.write(SMALL)
    sealer.close()
