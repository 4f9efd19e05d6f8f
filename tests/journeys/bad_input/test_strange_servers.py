"""Whatever answers in the server's place when a laptop syncs: said, nothing sent to it, and the way on works."""

import struct

import pytest

from desktop.domain.records import Whereabouts
from desktop.ui.sync.state import Line
from sync.errors import CutOff, NotAmparo, ServerFault, Unreadable, WrongKey
from sync.protocol import routes
from sync.server import opening
from tests.journeys.bad_input.crossroads import Stranger, cut, endless, http
from tests.journeys.bad_input.window import Window
from tests.journeys.hands import click, wait
from tests.laptops import laptop, titled
from tests.servers import free_port

PAGE = http("200 OK", "text/html", b"<html>Welcome to the cafe. Sign in!</html>")
REDIRECT = http("302 Found", "text/html", b"", "Location: https://portal.example/")
UNKNOWN_FRAME = struct.pack(">BI", 99, 65_000) + bytes(65_000)
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def opened(qapp, office, tmp_path_factory):
    """One window for the whole module, on the vault of a coordinator."""
    folder = tmp_path_factory.mktemp("laptop") / "vault"
    with laptop(folder) as found:
        found.joining.join(office.new_group(), "Rosa")
    window = Window(qapp, folder)
    window.unlock()
    window.sync()
    yield window
    window.close()


@pytest.fixture
def record(opened):
    return opened.unlocked.casework.save(None, "case", titled("case", "Waits to go up"))


def goes_on(opened, page, record):
    """By the button of the message itself."""
    click(page.trouble.button)
    wait(lambda: opened.work.sync.state.line is Line.CONNECTED, "the sync ends well")
    opened.settle()
    assert not page.trouble.isVisible()
    assert opened.whereabouts(record) is not Whereabouts.ONLY_HERE


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_server_with_another_key_gets_no_byte(opened, record, roads, tmp_path, language):
    opened.speak(language)
    opening.make(tmp_path / "other", host="127.0.0.1", port=free_port())
    roads.stranger = Stranger(PAGE, tls=tmp_path / "other")
    page = opened.sync()
    assert opened.says(page.trouble, WrongKey())
    assert not roads.stranger.asked
    assert opened.work.sync.state.line is Line.TROUBLE
    assert opened.whereabouts(record) is Whereabouts.ONLY_HERE
    roads.stranger = None
    goes_on(opened, page, record)
    opened.speak("en")


@pytest.mark.parametrize(
    ("answer", "has_key"),
    [(PAGE, False), (PAGE, True), (REDIRECT, True), (endless("text/html", b"x" * 65_000), True)],
    ids=["in the clear", "behind the right key", "a redirect", "a page without end"],
)
def test_a_captive_portal_is_told_from_a_server(opened, record, roads, office, answer, has_key):
    roads.stranger = Stranger(answer, tls=office.server.folder if has_key else None)
    page = opened.sync()
    assert opened.says(page.trouble, NotAmparo())
    assert opened.work.sync.state.line is Line.TROUBLE
    assert b"Waits" not in roads.stranger.asked
    assert roads.stranger.told < 4 * MEGABYTE
    assert opened.whereabouts(record) is Whereabouts.ONLY_HERE
    roads.stranger = None
    goes_on(opened, page, record)


@pytest.mark.parametrize(
    ("answer", "problem", "line"),
    [
        (http("500 Internal Server Error", "text/plain", b"oops"), ServerFault(500), Line.SERVER_FAILS),
        (http("200 OK", routes.MEDIA_TYPE, b"\xff" * 500), Unreadable("frame"), Line.TROUBLE),
        (http("200 OK", routes.MEDIA_TYPE, b"\x10\x00\x00\x00\x04abcd"), Unreadable("checkpoint"), Line.TROUBLE),
        (endless(routes.MEDIA_TYPE, UNKNOWN_FRAME), Unreadable("answer"), Line.TROUBLE),
        (cut(http("200 OK", routes.MEDIA_TYPE, UNKNOWN_FRAME), 30_000), CutOff(), Line.OFFLINE),
        (cut(http("200 OK", routes.MEDIA_TYPE, UNKNOWN_FRAME), 40), CutOff(), Line.OFFLINE),
    ],
    ids=["500", "no frames", "a frame of nonsense", "no end", "cut in a frame", "cut in the head"],
)
def test_a_server_that_fails_or_talks_nonsense_is_said(opened, record, roads, office, answer, problem, line):
    roads.stranger = Stranger(answer, tls=office.server.folder)
    page = opened.sync()
    assert opened.says(page.trouble, problem)
    assert opened.work.sync.state.line is line
    assert roads.stranger.told < 100 * MEGABYTE
    assert opened.whereabouts(record) is Whereabouts.ONLY_HERE
    roads.stranger = None
    goes_on(opened, page, record)
    assert "Waits to go up" in opened.titles()
