"""One upheaval in which somebody takes back what they told: see `simulated.taking_back`."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from tests.chaos.simulated.server import SimulatedServer
from tests.chaos.simulated.taking_back import TakingBack, settle_taken_back
from tests.chaos.simulated.times import Times


@pytest.mark.timeout(600)
def test_what_was_withdrawn_is_nowhere_in_the_end_and_the_rest_is_where_it_belongs(tmp_path):
    server = SimulatedServer(tmp_path / "server")
    try:
        with (
            Times().everywhere() as times,
            closing(TakingBack(server, times, random.Random("6 2012"), home=tmp_path)) as history,
        ):
            first = history.devices[0]
            history.save(first)
            history.attach(first)
            history.run(15)
            history.save(first)
            for device in history.devices:
                history.withdraw(device)
            assert history.withdrawn, "else this shows nothing"
            settle_taken_back(history)
    finally:
        server.close()
