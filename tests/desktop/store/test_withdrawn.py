"""What a vault does with withdrawals, page by page and in whatever order: what holds takes the record away, what does
not changes nothing.
"""

from __future__ import annotations

import os

import pytest

from desktop.store.narrowing import self_grants
from sync.client.ports import ArrivedWithdrawal, Page
from sync.crypto.objects import Author
from sync.protocol.objects import object_id
from sync.protocol.statements import Role
from tests.desktop.store.post import Post

WORDS = {"title": "quisquilloso"}


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def office(make_vault, post):
    vault = make_vault("office")
    post.join(vault, Role.COORDINATOR, "Ifeoma")
    return vault


@pytest.fixture
def village(make_vault, post, office):
    vault = make_vault("village")
    post.join(vault, Role.DOCUMENTER, "Marisol")
    post.receive(office)
    return vault


def withdrawal(post, by, record, *, by_office=False, files=(), index=10**6):
    raw = Author(by.keys).withdrawal([bytes.fromhex(record)], files, [], group=post.group, time_ms=9)
    return ArrivedWithdrawal(
        index=index,
        object_id=object_id(raw),
        author=by.keys.id,
        raw=raw,
        records=(bytes.fromhex(record),),
        files=tuple(files),
        object_ids=(),
        time=9,
        by_office=by_office,
    )


def page(vault, **parts):
    vault.sync_store().take_in(Page(state=vault.sync_store().state(), **parts))


def is_here(vault, record) -> bool:
    with vault.reading() as unit:
        known = unit.records.get(record) is not None
        assert known == bool(unit.revisions.of(record))
        assert not (known and unit.withdrawals.gone([record]))
        return known


def waiting(vault) -> list[bytes]:
    return [one.raw for _, one in vault.sync_store().outgoing()]


def test_in_every_order_in_which_things_come(post, office, village, make_vault, save, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(os.urandom(100_000))
    photo = village.files.take_in(tmp_path / "photo.jpg", "photo.jpg", "image/jpeg")
    record = save(village, "testimony", WORDS | {"photo": photo})
    save(village, "testimony", {"summary": "quisquilloso too"}, record=record)
    beside = save(village, "case", {"title": "Harbour"})
    post.send(village)
    came = post.opened(office)
    gone = withdrawal(post, village, record, files=[bytes.fromhex(photo.id)])
    of_record = [one for one in came.revisions if one.record.hex() == record]
    others = [one for one in came.revisions if one.record.hex() != record]
    pieces = [
        {"secrets": came.secrets, "revisions": tuple(others)},
        {"revisions": (of_record[0],)},
        {"revisions": (of_record[1],), "manifests": came.manifests},
        {"withdrawals": (gone,)},
    ]
    # Keys first or last; the withdrawal before, between and after what it takes away.
    for number, order in enumerate(((3, 0, 1, 2), (0, 3, 1, 2), (1, 0, 3, 2), (2, 3, 0, 1), (0, 2, 1, 3))):
        vault = make_vault(f"office {number}")
        with vault.unit() as unit:
            unit.members.apply([one for one in post.log if one[1] == 1])
        for place in order:
            page(vault, **pieces[place])
        assert not is_here(vault, record), order
        assert is_here(vault, beside), order
        assert vault.sync_store().set_aside() == [], order
        assert vault.sync_store().wanted_files() == [], order
        page(vault, **pieces[1])
        page(vault, **pieces[2])
        assert not is_here(vault, record), order
        with vault.reading() as unit:
            key_id = unit.revisions.newest_key_id(beside)
            assert unit.secrets.key_of(record, key_id) is None, order
            assert unit.secrets.key_of(beside, key_id) is not None, order
            assert unit.files.get(photo.id) is None, order
        vault.close()


def test_what_a_stranger_withdraws_stays(post, office, village, make_vault, save):
    record = save(village, "testimony", WORDS)
    post.send(village)
    post.receive(office)
    other = make_vault("other")
    post.join(other, Role.DOCUMENTER, "Nadia")
    for vault in (office, village):
        post.receive(vault)
        page(vault, withdrawals=(withdrawal(post, other, record),))
        assert is_here(vault, record)
    later = save(village, "testimony", {"summary": "more"}, record=record)
    post.send(village)
    post.receive(office)
    assert is_here(office, later)


def test_who_writes_another_beginning_of_it_may_not_alone(post, office, village, make_vault, save):
    record = save(village, "testimony", WORDS)
    post.send(village)
    post.receive(office)
    other = make_vault("other")
    post.join(other, Role.DOCUMENTER, "Nadia")
    post.receive(office)
    save(other, "testimony", WORDS)
    post.send(other)
    (beginning,) = post.opened(office).revisions
    with office.unit() as unit:
        rows = {"id": "f" * 64, "record": record, "author": other.device_id, "key_id": beginning.key_id.hex()}
        unit.revisions.add([rows | {"content": beginning.content}])
    page(office, withdrawals=(withdrawal(post, other, record),))
    with office.reading() as unit:
        assert len(unit.revisions.of(record)) == 2
    page(office, withdrawals=(withdrawal(post, village, record),))
    with office.reading() as unit:
        assert len(unit.revisions.of(record)) == 2, "neither may alone"
    page(office, withdrawals=(withdrawal(post, office, record, by_office=True),))
    assert not is_here(office, record), "the coordination may"


def test_a_crash_in_the_midst_leaves_it_whole(post, office, village, save, monkeypatch):
    record = save(village, "testimony", WORDS)
    post.send(village)
    post.receive(office)
    with monkeypatch.context() as broken:
        broken.setattr("desktop.store.taking_back.narrowing.narrow", _dying)
        with pytest.raises(ZeroDivisionError):
            page(office, withdrawals=(withdrawal(post, village, record),))
    assert is_here(office, record)
    page(office, withdrawals=(withdrawal(post, village, record),))
    assert not is_here(office, record)


def _dying(*_):
    raise ZeroDivisionError


def test_what_waits_to_be_sent_does_not_go_and_its_neighbours_do(post, office, village, save):
    record, beside = save(village, "testimony", WORDS), save(village, "case", {"title": "Harbour"})
    with village.unit() as unit:
        unit.withdraw([record])
    post.send(village)
    post.receive(office)
    assert not is_here(office, record)
    assert is_here(office, beside)
    assert not any(bytes.fromhex(record) in raw and raw[1] == 3 for raw in post.log)
    assert waiting(village) == []
    with village.reading() as unit:
        (secret,) = unit.secrets.of(unit.revisions.newest_key_id(beside))
        assert secret.record.hex() == beside, "no key here opens both any more"


def test_an_unsent_grant_to_itself_is_made_anew_without_it(post, office, village, save):
    record, beside = save(village, "testimony", WORDS), save(village, "case", {"title": "Harbour"})
    post._grant(village.sync_store())
    with village.unit() as unit:
        unit.withdraw([record])
    post.send(village)
    with village.reading() as unit:
        key_id = unit.revisions.newest_key_id(beside)
        assert unit.secrets.key_of(record, key_id) is None
        assert len(self_grants(unit._session, village.device_id, [key_id])) == 1


def test_rows_that_damage_took_are_made_again_out_of_the_objects(post, office, village, save):
    record = save(village, "testimony", WORDS)
    post.send(village)
    post.receive(office)
    page(office, withdrawals=(withdrawal(post, office, record, by_office=True),))
    with office.unit() as unit:
        for table in ("withdrawals", "withdrawal_subjects", "withdrawn"):
            unit._session.connection().exec_driver_sql(f"DELETE FROM {table}")
        unit.hear_withdrawals_again()
        assert unit.withdrawals.gone([record]) == {record}
