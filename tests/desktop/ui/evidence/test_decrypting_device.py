"""The device gives exactly the file's bytes, wherever Qt reads, and keeps little of it in memory."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QIODevice

from desktop.errors import VaultDamaged
from desktop.ui.evidence.decrypting_device import BLOCK, KEPT, DecryptingDevice

CONTENT = os.urandom(3 * BLOCK + 12_345)


@dataclass
class Memory:
    """A reader over bytes, which counts what it is asked for."""

    content: bytes
    damaged_from: int = 1 << 62
    asked: list[tuple[int, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.content)

    def read(self, offset: int, size: int) -> bytes:
        self.asked.append((offset, size))
        if offset + size > self.damaged_from:
            raise VaultDamaged("file", "0" * 32)
        return self.content[offset : offset + size]


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) + 10), st.integers(1, 70_000)), max_size=12))
def test_any_reads_in_any_order_give_the_files_bytes(qapp, reads):
    device = DecryptingDevice(Memory(CONTENT))
    for offset, size in reads:
        if device.seek(offset):
            assert bytes(device.read(size).data()) == CONTENT[offset : offset + size]


def test_reading_it_all_asks_for_each_block_once(qapp):
    memory = Memory(CONTENT)
    device = DecryptingDevice(memory)
    assert bytes(device.readAll().data()) == CONTENT
    assert [offset for offset, _ in memory.asked] == [0, BLOCK, 2 * BLOCK, 3 * BLOCK]


def test_only_a_few_blocks_are_kept(qapp):
    device = DecryptingDevice(Memory(bytes(BLOCK * (KEPT + 5))))
    device.readAll()
    assert len(device._blocks) == KEPT


def test_it_cannot_be_written_and_knows_its_size(qapp):
    device = DecryptingDevice(Memory(CONTENT))
    assert device.size() == len(CONTENT)
    assert not device.isSequential()
    assert not device.openMode() & QIODevice.OpenModeFlag.WriteOnly


def test_a_damaged_chunk_ends_the_reading_and_is_remembered(qapp):
    device = DecryptingDevice(Memory(CONTENT, damaged_from=2 * BLOCK))
    assert len(device.readAll().data()) == 2 * BLOCK
    assert isinstance(device.damaged, VaultDamaged)


def test_it_reads_a_sealed_file_of_the_vault(qapp, collecting, take_in):
    ref = take_in("notes.bin", CONTENT)
    assert bytes(DecryptingDevice(collecting.reader(ref.id)).readAll().data()) == CONTENT
