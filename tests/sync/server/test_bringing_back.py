"""A server that lost a group, or the end of it, gets its members back from any of them, and nobody else in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from sync.crypto.keys import DeviceKeys
from sync.protocol import codes, messages, routes
from sync.server import cli, opening
from sync.server.services.bringing_back import expect
from tests.sync.server.town import Person, Town, checked, code, obj


@pytest.fixture
def later(town: Town, tmp_path: Path) -> Iterator[Town]:
    """Another server that has nothing of the group and expects it."""
    opening.make(tmp_path / "later", host="127.0.0.1", port=8443)
    with opening.opened(tmp_path / "later") as opened:
        other = Town.of(opened)
        other.invitation = replace(town.invitation, log_key=other.invitation.log_key)
        assert expect(opened.server.database, town.group)
        with other.client:
            yield other


def statements(person: Person) -> list[bytes]:
    person.place = 0
    return [raw for page in person.pull_all() for _, raw in page.entries if raw[1] == 1]


def bring(town: Town, person: Person, raws: list[bytes]):
    body = msgspec.msgpack.encode(messages.RosterRequest(tuple(raws)))
    return town.send(person.signer, "POST", routes.roster(town.group), body, signed_body=body)


def test_one_member_brings_back_all_of_them(town: Town, later: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    known = statements(rosa)
    assert code(Person(later, juan.keys).ask_pull(0)) == codes.UNKNOWN_DEVICE

    answer = checked(later, bring(later, juan, known))

    assert [raw for _, raw in answer.entries] == known
    assert statements(Person(later, rosa.keys)) == known


def test_what_the_server_has_still_is_gone_on_from(town: Town, later: Town) -> None:
    rosa = town.coordinator()
    bring(later, rosa, statements(rosa))
    juan = town.joined(*rosa.invite())
    known = statements(rosa)
    assert checked(later, bring(later, juan, known)).entries[-1][1] == known[-1]
    assert checked(later, bring(later, rosa, known[:2])).entries[-1][1] == known[-1]


def test_whoever_was_revoked_stays_revoked(town: Town, later: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    rosa.push(obj(rosa.revocation(juan.id)))
    known = statements(rosa)
    assert code(bring(later, juan, known)) == codes.REVOKED
    checked(later, bring(later, rosa, known))
    assert code(Person(later, juan.keys).ask_pull(0)) == codes.REVOKED
    assert code(bring(later, juan, known)) == codes.REVOKED


def test_a_stranger_brings_nothing_back(town: Town, later: Town) -> None:
    rosa = town.coordinator()
    known = statements(rosa)
    stranger = Person(later, DeviceKeys.generate())
    assert code(bring(later, stranger, known)) == codes.UNKNOWN_DEVICE
    assert code(Person(later, rosa.keys).ask_pull(0)) == codes.UNKNOWN_DEVICE


def test_a_chain_that_breaks_a_rule_is_refused_whole(town: Town, later: Town) -> None:
    rosa = town.coordinator()
    town.joined(*rosa.invite())
    known = statements(rosa)
    assert code(bring(later, rosa, [known[0], known[2], known[1]])) == codes.ROSTER_RULE
    assert code(bring(later, rosa, [*known, known[-1]])) == codes.ROSTER_RULE
    assert code(Person(later, rosa.keys).ask_pull(0)) == codes.UNKNOWN_DEVICE


def test_a_chain_that_went_another_way_is_told_apart(town: Town, later: Town) -> None:
    rosa = town.coordinator()
    checked(later, bring(later, rosa, statements(rosa)))
    at_later = Person(later, rosa.keys)
    later.joined(*at_later.invite())
    town.joined(*rosa.invite())
    assert code(bring(later, rosa, statements(rosa))) == codes.ROSTER_MOVED


def test_a_group_that_the_keeper_does_not_expect_is_not_taken(town: Town, tmp_path: Path) -> None:
    rosa = town.coordinator()
    opening.make(tmp_path / "empty", host="127.0.0.1", port=8443)
    with opening.opened(tmp_path / "empty") as opened:
        empty = Town.of(opened)
        empty.invitation = town.invitation
        with empty.client:
            assert code(bring(empty, rosa, statements(rosa))) == codes.UNKNOWN_GROUP


def test_the_keeper_lets_a_group_come_back_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opening.make(tmp_path / "server", host="127.0.0.1", port=8443)
    asked = ["group", "expect", str(tmp_path / "server"), "ab" * 32]
    assert cli.main(asked) == 0
    assert "Expected" in capsys.readouterr().out
    assert cli.main(asked) == 0
    assert "already" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main([*asked[:-1], "ab"])


@pytest.mark.parametrize("body", [b"", b"\x90", b"\x91\x90", b"\x91\xc0", b"\xff"])
def test_nonsense_is_refused(town: Town, body: bytes) -> None:
    rosa = town.coordinator()
    answer = town.send(rosa.signer, "POST", routes.roster(town.group), body, signed_body=body)
    assert code(answer) == codes.MALFORMED
