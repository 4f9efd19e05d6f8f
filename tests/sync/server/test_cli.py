"""What the keeper of a server sees and gets back from the shell."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from sync.crypto.checkpoints import verified_checkpoint
from sync.protocol import invitations
from sync.protocol.statements import Role
from sync.server import opening
from sync.server.cli import main
from sync.server.db.schema import LeafRow, NodeRow
from tests.sync.server.town import Town, obj


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "server"
    assert main(["init", str(folder), "--host", "127.0.0.1", "--port", "18443"]) == 0
    return folder


def filled(folder: Path) -> None:
    """A group with two members, a revision and a file of several chunks."""
    with opening.opened(folder) as opened:
        town = Town.of(opened)
        with town.client:
            rosa = town.coordinator()
            juan = town.joined(*rosa.invite())
            key_id = os.urandom(8)
            sealed = juan.file(key_id, 300_000)
            juan.push(obj(juan.grant(rosa, key_id)), obj(juan.revision(key_id)), obj(sealed.manifest), sealed.chunks())


def answered(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict]:
    capsys.readouterr()
    status = main([str(argument) for argument in arguments] + ["--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_new_server_has_keys_that_only_its_keeper_can_read(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} >= {"server.toml", "amparo.db", "tls.key", "tls.crt", "log.key"}
    for name in ("tls.key", "log.key", "server.toml"):
        assert (folder / name).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_holds_anything_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "log.key").read_bytes()
    assert main(["init", str(folder)]) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert (folder / "log.key").read_bytes() == before


def test_a_new_group_is_an_invitation_for_its_first_coordinator(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, picture = tmp_path / "invitation.txt", tmp_path / "invitation.png"
    status, told = answered(capsys, "group", "new", folder, "Fisherfolk Forum", "--out", out, "--qr", picture)
    assert status == 0
    invitation = invitations.decode(told["invitation"])
    assert (invitation.group_name, invitation.role) == ("Fisherfolk Forum", Role.COORDINATOR)
    assert invitation.servers == ("https://127.0.0.1:18443",)
    assert out.read_text().strip() == told["invitation"]
    assert out.stat().st_mode & 0o077 == 0
    with Image.open(picture) as image:
        assert zxingcpp.read_barcodes(image)[0].text == told["invitation"]


def test_the_shell_shows_the_invitation_as_a_code_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["group", "new", str(folder), "Forum"]) == 0
    shown = capsys.readouterr().out
    assert "amparo:" in shown
    assert "█" in shown


def test_the_server_keeps_neither_the_name_nor_the_invitations_secrets(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = answered(capsys, "group", "new", folder, "Fisherfolk Forum")
    invitation = invitations.decode(told["invitation"])
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret in (b"Fisherfolk", invitation.invitation_key, invitation.card_key, told["invitation"].encode()):
        assert secret not in held


def test_an_invitation_is_never_written_over_a_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "kept.txt"
    out.write_text("mine")
    assert main(["group", "new", str(folder), "Forum", "--out", str(out)]) == 1
    assert out.read_text() == "mine"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["sea.example.org"], ("https://sea.example.org:18443",)),
        (["sea.example.org:443", "https://x.onion"], ("https://sea.example.org:443", "https://x.onion")),
        (["[2001:db8::1]"], ("https://[2001:db8::1]:18443",)),
    ],
)
def test_invitations_name_the_addresses_that_were_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], names: list[str], expected: tuple[str, ...]
) -> None:
    folder = tmp_path / "server"
    given = [part for name in names for part in ("--name", name)]
    assert main(["init", str(folder), "--port", "18443", *given]) == 0
    _, told = answered(capsys, "group", "new", folder, "Forum")
    assert invitations.decode(told["invitation"]).servers == expected


def test_status_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    status, told = answered(capsys, "status", folder)
    assert status == 0
    assert (told["groups"], told["devices"], told["objects"], told["files_complete"]) == (1, 2, 6, 1)
    assert told["segment_bytes"] == 300_000


def test_check_finds_nothing_where_nothing_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    status, told = answered(capsys, "check", folder)
    assert (status, told["damage"], told["objects"], told["chunks"]) == (0, [], 6, 5)


def segment(folder: Path) -> Path:
    return next(path for path in (folder / "files").rglob("*") if path.is_file())


def flip_segment(folder: Path) -> None:
    data = bytearray(segment(folder).read_bytes())
    data[-1] ^= 1
    segment(folder).write_bytes(data)


def lose_segment(folder: Path) -> None:
    segment(folder).unlink()


def cut_segment(folder: Path) -> None:
    segment(folder).write_bytes(segment(folder).read_bytes()[:-1])


def change(folder: Path, statement) -> None:
    with opening.opened(folder) as opened, opened.server.database.writing() as connection:
        connection.execute(statement)


def flip_object(folder: Path) -> None:
    change(folder, LeafRow.__table__.update().where(LeafRow.kind == 3).values(raw=bytes(300)))


def lose_leaf(folder: Path) -> None:
    change(folder, LeafRow.__table__.delete().where(LeafRow.position == 3))


def change_node(folder: Path) -> None:
    change(folder, NodeRow.__table__.update().where(NodeRow.level == 1, NodeRow.place == 1).values(hash=bytes(32)))


@pytest.mark.parametrize("harm", [flip_segment, lose_segment, cut_segment, flip_object, lose_leaf, change_node])
def test_check_finds_damage_and_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str], harm) -> None:
    filled(folder)
    harm(folder)
    status, told = answered(capsys, "check", folder)
    assert status == 3
    assert told["damage"]


def test_a_backup_taken_while_it_is_written_to_is_a_whole_server(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(folder)
    with opening.opened(folder) as opened, opened.server.database.writing():
        pass
    copy = tmp_path / "copy"
    status, told = answered(capsys, "backup", folder, copy)
    assert status == 0
    assert told["bytes"] > 300_000
    assert answered(capsys, "check", copy)[0] == 0
    assert answered(capsys, "status", copy)[1] == answered(capsys, "status", folder)[1]
    assert main(["backup", str(folder), str(copy)]) == 1


@pytest.mark.parametrize("command", [["serve"], ["status"], ["check"], ["group", "new"]])
def test_where_there_is_no_server_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    rest = ["Forum"] if command[0] == "group" else []
    assert main([*command, str(tmp_path), *rest]) == 1
    assert "amparo-server init" in capsys.readouterr().err


def test_settings_that_say_nonsense_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = folder / "server.toml"
    settings.write_text(settings.read_text().replace("18443", '"many"'))
    assert main(["status", str(folder)]) == 1
    assert "server.toml" in capsys.readouterr().err


@pytest.mark.parametrize("lost", ["log.key", "tls.key", "tls.crt"])
def test_a_lost_key_is_damage_and_never_made_anew(folder: Path, lost: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / lost).unlink()
    assert main(["serve", str(folder)]) == 3
    assert lost in capsys.readouterr().err
    assert not (folder / lost).exists()


def test_a_database_that_is_none_is_damage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "amparo.db").write_bytes(os.urandom(8192))
    assert main(["status", str(folder)]) == 3
    assert "damaged" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        folder = tmp_path / "server"
        assert main(["init", str(folder), "--host", "127.0.0.1", "--port", str(port)]) == 0
        assert main(["serve", str(folder)]) == 1
    assert str(port) in capsys.readouterr().err


def test_its_keeper_sees_the_logs_key_and_of_each_group_the_id_and_a_checkpoint_that_verifies(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    invitation = invitations.decode(answered(capsys, "group", "new", folder, "Forum")[1]["invitation"])
    status, told = answered(capsys, "log", folder)
    assert (status, told["log_key"], told["pin"]) == (0, invitation.log_key.hex(), invitation.tls_pin.hex())
    [log] = told["logs"]
    assert (log["group"], log["size"]) == (invitation.group.hex(), 1)
    known = verified_checkpoint(log["checkpoint"], group=invitation.group, log_key=invitation.log_key)
    assert known.size == 1
    assert main(["log", str(folder)]) == 0
    assert invitation.group.hex() in capsys.readouterr().out
