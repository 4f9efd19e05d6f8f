"""The upload page without a browser: what it says, how a parcel comes in piece by piece, and to whom it says no."""

from __future__ import annotations

import os
import tomllib
from importlib.resources import files
from typing import Any

import httpx
import pytest

from sync.protocol import codes, routes
from sync.protocol.objects import object_id
from sync.server import pages, uploads
from sync.server.pages import LANGUAGES, PROBLEMS
from tests.sync.server.test_parcels import in_log, parcel, parts, stated
from tests.sync.server.town import Person, Town, code, obj


@pytest.fixture
def rosa(town: Town) -> Person:
    """Who has 400 kB of words and a film."""
    return town.coordinator()


@pytest.fixture
def words(rosa: Person) -> list[bytes]:
    return [rosa.revision(b"rosaskey", 60_000) for _ in range(6)]


@pytest.fixture
def data(rosa: Person, words: list[bytes]) -> bytes:
    film = rosa.file(b"rosaskey", 700_000)
    return parcel(rosa, *map(obj, words), obj(film.manifest), film.chunks())


def begun(town: Town, data: bytes, size: int | None = None) -> httpx.Response:
    return town.client.post(f"{routes.UPLOADS}?size={len(data) if size is None else size}", content=data[:4096])


def went_on(town: Town, id: str, at: int, piece: bytes) -> httpx.Response:
    return town.client.patch(f"{routes.UPLOAD.format(upload=id)}?at={at}", content=piece)


def brought(town: Town, data: bytes, until: int | None = None, step: int = 100_000) -> str:
    told = begun(town, data).json()
    have, id = told["have"], told["id"]
    while have < (len(data) if until is None else until):
        have = went_on(town, id, have, data[have : have + step]).json()["have"]
    return str(id)


def answered(town: Town, id: str) -> httpx.Response:
    return town.client.post(routes.UPLOAD_ANSWER.format(upload=id) + "?l=es")


def said_in(language: str) -> set[str]:
    return set(tomllib.loads(files(pages).joinpath(f"words/{language}.toml").read_text("utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_small_and_whole_in_itself_and_says_everything_in_each_language(town: Town, language: str) -> None:
    reply = town.client.get(f"/?l={language}")
    assert len(reply.content) < 40 * 1024
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in reply.text
    assert "{{" not in reply.text
    assert "http" not in reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-security-policy"].startswith("default-src 'none'; script-src 'sha256-")
    assert "set-cookie" not in reply.headers
    assert said_in(language) == said_in("en") >= PROBLEMS
    assert len({pages.page(language, problem) for problem in PROBLEMS}) == len(PROBLEMS)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("de-DE,de,pt-BR;q=0.3", "pt"),
        ("ar", "ar"),
        ("", "en"),
        (",;q=,es;q=2,\x7f" * 300, "en"),
    ],
)
def test_the_browsers_language_is_taken(town: Town, accepted: str, language: str) -> None:
    headers = {"accept-language": accepted.replace("\x7f", "")}
    assert f'<html lang="{language}"' in town.client.get("/", headers=headers).text


def test_a_parcel_comes_in_pieces_and_goes_on_where_it_stopped(town: Town, rosa: Person, data: bytes) -> None:
    id = brought(town, data, until=300_000)
    assert begun(town, data).json() == {"id": id, "have": 300_000}
    wrong = went_on(town, id, 200_000, data[200_000:300_000])
    assert (wrong.status_code, wrong.json()["have"]) == (409, 300_000)
    assert went_on(town, id, 300_000, data[300_000:] + b"more").status_code == 409
    assert brought(town, data) == id
    reply = answered(town, id)
    assert reply.headers["content-disposition"].startswith('attachment; filename="answer-')
    assert stated(parts(town, reply.content)[0]) == ["whole", 7, 11, True]
    assert answered(town, id).status_code == 200


def test_what_is_urgent_is_taken_in_before_all_of_it_is_here(
    town: Town, rosa: Person, data: bytes, words: list[bytes]
) -> None:
    brought(town, data, until=300_000)
    assert {object_id(one) for one in words[:4]} <= in_log(rosa)


def test_what_has_come_so_far_is_answered_for_and_the_rest_goes_on(town: Town, rosa: Person, data: bytes) -> None:
    id = brought(town, data, until=500_000)
    assert stated(parts(town, answered(town, id).content)[0])[0] == "cut"
    assert begun(town, data).json()["have"] == 500_000
    brought(town, data)
    assert stated(parts(town, answered(town, id).content)[0])[0] == "whole"


def test_a_parcel_that_came_damaged_is_forgotten_and_comes_anew(town: Town, rosa: Person, data: bytes) -> None:
    id = brought(town, data[:600_000] + bytes(100) + data[600_100:])
    assert stated(parts(town, answered(town, id).content)[0])[0] == "damaged"
    assert begun(town, data).json() == {"id": id, "have": 0}
    again = answered(town, "0" * 32)
    assert (again.status_code, pages.page("es", "gone") == again.content) == (400, True)


def test_room_is_given_to_members_alone_and_not_without_end(
    town: Town, rosa: Person, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code(begun(town, b"a letter " * 20)) == codes.MALFORMED
    assert code(begun(town, data[:70] + b"x" + data[71:])) in (codes.SIGNATURE, codes.MALFORMED)
    assert code(begun(town, data[:16] + bytes(32) + data[48:])) == codes.UNKNOWN_GROUP
    assert code(begun(town, data, 9 * 1024**3)) == codes.TOO_LARGE
    assert code(begun(town, data, 5 * 1024**3)) == codes.TOO_LARGE
    assert went_on(town, "../../tls.key", 0, b"x").status_code == 404
    assert went_on(town, begun(town, data).json()["id"], 0, bytes(uploads.PIECE + 1)).status_code == 413
    monkeypatch.setattr(uploads, "OF_ONE_DEVICE", 2)
    begun(town, parcel(rosa))
    assert code(begun(town, parcel(rosa))) == codes.QUOTA
    assert begun(town, data).status_code == 200


def test_what_nobody_went_on_with_for_two_days_is_forgotten(town: Town, rosa: Person, data: bytes) -> None:
    id = brought(town, data, until=100_000)
    upload = town.opened.server.uploads.find(id)
    assert upload is not None
    assert upload.path.stat().st_mode & 0o077 == 0
    then = upload.path.stat().st_mtime - uploads.KEPT - 1
    os.utime(upload.path, (then, then))
    begun(town, parcel(rosa))
    assert town.opened.server.uploads.find(id) is None


def test_a_plain_form_is_taken_and_answered(town: Town, rosa: Person, data: bytes) -> None:
    reply = town.client.post("/?l=fr", files={"parcel": ("holiday.jpg", data)})
    assert stated(parts(town, reply.content)[0]) == ["whole", 7, 11, True]
    assert "holiday" not in str(reply.headers)


@pytest.mark.parametrize(
    "sent", [{"files": {"parcel": ("x", b"a letter " * 20)}}, {"content": b"x"}, {"files": {"a": ("x", b"y")}}]
)
def test_a_form_without_a_parcel_is_told_so_in_the_language_of_the_page(town: Town, sent: dict[str, Any]) -> None:
    reply = town.client.post("/?l=fr", **sent)
    assert (reply.status_code, reply.content == pages.page("fr", "malformed")) == (400, True)


def test_whose_parcel_it_might_be_is_told_to_nobody(town: Town, rosa: Person, data: bytes) -> None:
    group, device, signature = (data[:at] + bytes(9) + data[at + 9 :] for at in (16, 48, 120))
    said = {town.client.post("/?l=en", files={"parcel": ("x", one)}).content for one in (group, device, signature)}
    assert said == {pages.page("en", "refused")}
