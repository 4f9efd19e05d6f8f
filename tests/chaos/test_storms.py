"""A few kills under load, where `make chaos` has hundreds: nothing acknowledged is lost, whatever dies."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.chaos.storms.places import place
from tests.chaos.storms.storm import storm
from tests.stores.fixtures import real_postgres, real_seaweed
from tests.stores.postgres import Postgres
from tests.stores.seaweed import Seaweed

__all__ = ["real_postgres", "real_seaweed"]


@pytest.mark.timeout(400)
def test_two_processes_at_one_folder_are_killed(tmp_path: Path) -> None:
    with place(tmp_path) as met:
        assert storm(met, 2, random.Random(5), only=("server 0", "server 1")).total() == 2


@pytest.mark.timeout(400)
def test_processes_their_database_and_their_store_are_killed(
    tmp_path: Path, real_postgres: Postgres, real_seaweed: Seaweed
) -> None:
    blows = ("server 1", "PostgreSQL", "S3")
    with place(tmp_path, postgres=real_postgres, seaweed=real_seaweed) as met:
        assert storm(met, 3, random.Random(7), only=blows).total() == 3
