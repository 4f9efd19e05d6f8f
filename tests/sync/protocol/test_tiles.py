"""How tiles are named (C2SP tlog-tiles)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Unreadable
from sync.protocol import tiles
from sync.protocol.tiles import Tile


def test_a_number_is_written_in_groups_of_three_digits():
    assert tiles.path(Tile(0, 5)) == "0/005"
    assert tiles.path(Tile(2, 1234067)) == "2/x001/x234/067"
    assert tiles.path(Tile(None, 1000, 7)) == "entries/x001/000.p/7"


@given(st.sampled_from([None, *range(8)]), st.integers(0, 10**9), st.integers(1, 256))
def test_what_is_written_is_read_again(level, number, width):
    assert tiles.read(tiles.path(Tile(level, number, width))) == Tile(level, number, width)


@pytest.mark.parametrize(
    "path",
    [
        *("", "0", "0/", "0/5", "0/0005", "0/x000/005", "8/000", "00/000", "0/000.p/0", "0/000.p/256", "0/000.p/01"),
        *("entries/../000", "0/000/", "-1/000", "0/x001/x234/067/", "0/\uff10\uff10\uff10", "0/" + "x999/" * 9 + "000"),
    ],
)
def test_there_is_one_way_to_write_it(path):
    with pytest.raises(Unreadable):
        tiles.read(path)
