"""A short run of what `make chaos` does ten thousand times."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import delete

from sync.server.db.schema import LeafRow
from tests.chaos.simulated.cuts import cut_everywhere
from tests.chaos.simulated.history import History
from tests.chaos.simulated.running import simulate
from tests.chaos.simulated.server import SimulatedServer
from tests.chaos.simulated.times import Times
from tests.chaos.simulated.truth import look


@pytest.mark.timeout(600)
def test_whatever_happens_all_have_the_same_work_in_the_end(capsys):
    assert simulate(5, 2012)
    assert capsys.readouterr().out.startswith("5 simulated histories")


@pytest.mark.timeout(600)
def test_wherever_a_sync_is_cut_hardly_anything_goes_again(capsys):
    cut_everywhere(12, 2012)
    assert capsys.readouterr().out.startswith("12 cuts of a sync (")


@pytest.mark.timeout(600)
def test_a_server_that_loses_what_it_acknowledged_is_found_out(tmp_path):
    server = SimulatedServer(tmp_path / "server")
    try:
        with Times().everywhere() as times:
            history = History(server, times, random.Random(1))
            history.save(history.devices[0])
            look(history)
            with server.server.database.writing() as connection:
                connection.execute(delete(LeafRow).where(LeafRow.kind == 3))
            with pytest.raises(AssertionError):
                look(history)
    finally:
        server.close()
