"""Version 1 said of some records that they were on the server while a file of them was on its author's laptop alone."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from desktop.domain.records import Whereabouts
from desktop.store.upgrade import STEPS, upgrade

ONLY_HERE, ON_SERVER, RECEIVED = range(3)
"""As version 1 numbered them."""


@pytest.fixture
def database(tmp_path):
    with closing(dbapi2.connect(str(tmp_path / "store.db"), isolation_level=None)) as connection:
        upgrade(connection, STEPS[:1])
        yield connection


def record(database, id, *, said, own, sent=True, received=False, file=None, complete=True):
    """`file`: True for one of this device, False for one of somebody else, None for none."""
    database.execute(
        "INSERT INTO records (id, form, key_id, created, changed, created_by, own, deleted, urgent, conflicts, files,"
        " whereabouts, shown) VALUES (?, 'case', 'k', 1, 1, 'a', ?, 0, 0, 0, 0, ?, x'')",
        (id, own, said),
    )
    database.execute(
        "INSERT INTO objects (id, kind, author, own, record, urgency, receipt, received, acknowledged, size, raw)"
        " VALUES (?, 3, 'a', ?, ?, 0, ?, ?, 0, 1, x'')",
        (f"revision of {id}", own, id, 1 if sent and own else None, received),
    )
    if file is not None:
        database.execute(
            "INSERT INTO files (id, state, own, record, name, size, media_type, sha256, sealed_size, chunk_hashes,"
            " author, present, receipt, added) VALUES (?, 2, ?, ?, '', 1, '', '', 1, x'', 'a', 1, ?, 1)",
            (f"file of {id}", file, id, 1 if complete else None),
        )


def test_every_record_is_asked_anew_where_it_is(database):
    record(database, "written here", said=ONLY_HERE, own=True, sent=False)
    record(database, "with a file that is not sent", said=ONLY_HERE, own=True, file=True, complete=False)
    record(database, "sent", said=ON_SERVER, own=True, file=True)
    record(database, "opened by them", said=RECEIVED, own=True, received=True)
    record(database, "of somebody else", said=ON_SERVER, own=False, file=False)
    record(database, "of somebody else, half sent", said=ON_SERVER, own=False, file=False, complete=False)
    record(database, "of a coordinator, half sent", said=RECEIVED, own=False, received=True, file=False, complete=False)
    upgrade(database, STEPS[:2])
    found = dict(database.execute("SELECT id, whereabouts FROM records").fetchall())
    assert {id: Whereabouts(place) for id, place in found.items()} == {
        "written here": Whereabouts.ONLY_HERE,
        "with a file that is not sent": Whereabouts.ONLY_HERE,
        "sent": Whereabouts.ON_SERVER,
        "opened by them": Whereabouts.RECEIVED,
        "of somebody else": Whereabouts.ON_SERVER,
        "of somebody else, half sent": Whereabouts.ON_ITS_WAY,
        "of a coordinator, half sent": Whereabouts.ON_ITS_WAY,
    }


def test_the_tallies_follow(database):
    record(database, "sent", said=ON_SERVER, own=True)
    record(database, "half sent", said=ON_SERVER, own=False, file=False, complete=False)
    upgrade(database, STEPS[:2])
    counted = database.execute("SELECT own, whereabouts, records FROM tallies WHERE records > 0").fetchall()
    assert set(counted) == {(1, Whereabouts.ON_SERVER, 1), (0, Whereabouts.ON_ITS_WAY, 1)}
