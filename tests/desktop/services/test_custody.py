"""Who did what with evidence, and when, as people are told."""

from __future__ import annotations

import pytest

from desktop.domain.custody import Flaw
from desktop.errors import NoSuchFile
from desktop.services.checking import check
from desktop.services.custody import DERIVED_FROM
from tests.laptops import file_path, titled


@pytest.fixture
def take_in(tmp_path):
    def take(laptop, name="boats.txt", data=b"boats at the landing"):
        (tmp_path / name).write_bytes(data)
        return laptop.collecting.take_in(tmp_path / name, "text/plain").ref

    return take


@pytest.fixture
def kept(take_in):
    """An evidence record with a file: (record, file)."""

    def keep(laptop, name="boats.txt"):
        ref = take_in(laptop, name, name.encode())
        return laptop.casework.save(None, "evidence", titled("evidence", name) | {file_path("evidence"): ref}), ref

    return keep


def deeds(laptop, ref):
    return [line.deed for line in laptop.collecting.custody.of(ref.id).lines]


def test_everything_that_happens_to_a_file_is_told_in_order(here, kept, tmp_path):
    record, ref = kept(here)
    here.collecting.custody.looked(ref.id)
    here.collecting.custody.looked(ref.id, played=True)
    here.collecting.save_out(ref.id, tmp_path / "copy.txt")
    here.casework.save(record, "evidence", titled("evidence", "Boats at dawn"))
    check(here.vault)
    expected = ["imported", "attached", "viewed", "played", "saved_out", "changed", "checked"]
    assert deeds(here, ref) == expected
    view = here.collecting.custody.of(ref.id)
    assert view.flaws == ()
    assert {line.own for line in view.lines} == {True}
    assert [line.sent for line in view.lines] == [True, True, False, False, False, False, False]
    assert view.lines[-1].right is True
    assert sorted(line.time for line in view.lines) == [line.time for line in view.lines]


def test_the_others_are_told_who_looked(members, kept):
    _, ref = kept(members.documenter)
    members.sync()
    members.coordinator.collecting.custody.looked(ref.id)
    members.sync()
    lines = members.documenter.collecting.custody.of(ref.id).lines
    told = [(line.deed, line.device_name, line.own) for line in lines]
    assert told == [
        ("imported", "Ana", True),
        ("attached", "Ana", True),
        ("received", "Rosa", False),
        ("viewed", "Rosa", False),
    ]
    assert all(line.off_by is not None for line in lines)
    assert lines == _as_seen_by(members.documenter, members.coordinator.collecting.custody.of(ref.id).lines)


def _as_seen_by(laptop, lines):
    return tuple(
        type(line)(**{n: getattr(line, n) for n in line.__slots__} | {"own": line.device == laptop.vault.device_id})
        for line in lines
    )


def test_a_copy_and_its_original_name_each_other(here, kept):
    original, first = kept(here, "original.txt")
    copy, second = kept(here, "copy.txt")
    here.casework.save(copy, "evidence", {DERIVED_FROM: original})
    assert deeds(here, first)[-1] == "derived_to"
    assert deeds(here, second)[-2:] == ["changed", "derived_from"]
    with here.vault.reading() as unit:
        [entry] = [one for one in unit.custody.of(second.id) if one.code == "derived_from"]
    assert entry.details.hex() == first.id + first.sha256


def test_answers_of_other_records_do_not_change_evidence(here, take_in):
    ref = take_in(here)
    said = titled("testimony", "Net mender") | {file_path("testimony"): ref}
    record = here.casework.save(None, "testimony", said)
    here.casework.save(record, "testimony", titled("testimony", "The net mender"))
    assert deeds(here, ref) == ["imported", "attached"]


def test_two_checks_in_a_row_are_one_entry_and_a_check_that_fails_is_another(here, kept):
    _, ref = kept(here)
    check(here.vault)
    check(here.vault)
    assert deeds(here, ref) == ["imported", "attached", "checked"]
    path = here.vault.files.path(ref.id)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    check(here.vault)
    assert [line.right for line in here.collecting.custody.of(ref.id).lines][2:] == [True, False]


def test_a_chain_that_was_changed_is_named_to_whoever_looks_and_whoever_checks(here, kept):
    _, ref = kept(here)
    here.collecting.custody.looked(ref.id)
    here.collecting.custody.looked(ref.id)
    with here.vault.unit() as unit:
        unit._session.connection().exec_driver_sql("DELETE FROM custody WHERE number = 2")
    assert [flaw for _, flaw in here.collecting.custody.of(ref.id).flaws] == [Flaw.CUT]
    found = [(one.part, one.id, one.flaw) for one in check(here.vault).damaged]
    assert found == [("custody", ref.id, "cut")]


def test_a_file_that_nobody_knows_has_no_custody(here):
    with pytest.raises(NoSuchFile):
        here.collecting.custody.of("00" * 16)
    with pytest.raises(NoSuchFile):
        here.collecting.custody.looked("00" * 16)
