"""The server's upload page in a real browser: a parcel in, its answer out, and the answer read where it belongs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.sync.client.browsing import PATIENCE_MS, browser, killable, opened, playing, power_cut
from tests.sync.client.test_parcels import packed, read, sent


@pytest.fixture(scope="module")
def playwright():
    expect.set_options(timeout=PATIENCE_MS)
    with playing() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def chromium(playwright):
    with browser(playwright) as chromium:
        yield chromium


@pytest.fixture
def documenter(group):
    group.coordinator()
    return group.documenter()


@pytest.fixture
def case(documenter):
    """With a film of 3 MB."""
    case = documenter.save("they came at dawn")
    documenter.attach(case.record, os.urandom(3_000_000))
    return case


@pytest.fixture
def stick(documenter, case, tmp_path):
    """The parcel on it."""
    path = tmp_path / "parcel"
    path.write_bytes(packed(documenter))
    return path


def saved(download) -> bytes:
    return Path(download.path()).read_bytes()


def all_of_it_is_there(documenter, case, answer):
    done = read(documenter, answer)
    assert (done.state, done.parcel.state, done.refused) == ("whole", "whole", ())
    assert sent(documenter, case)
    assert documenter.outgoing_files() == []


def test_with_the_keyboard_alone(chromium, server, documenter, case, stick):
    page = opened(chromium, server.address + "/?l=en")
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "file":
            break
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(stick)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#get")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("All of it has arrived.")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("answer-")
    all_of_it_is_there(documenter, case, saved(download.value))
    assert page.said == []
    page.context.close()


def test_without_javascript_and_in_arabic(chromium, server, documenter, case, stick):
    page = opened(chromium, server.address, java_script_enabled=False, locale="ar-DZ")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.set_input_files("#file", stick)
    with page.expect_download() as download:
        page.locator("#send").click()
    all_of_it_is_there(documenter, case, saved(download.value))
    page.context.close()


def test_a_browser_that_was_killed_goes_on_where_it_stopped(
    playwright, chromium, server, documenter, case, stick, tmp_path
):
    came = []
    with killable(playwright, tmp_path / "profile") as (dying, process):
        page = opened(dying, server.address + "/?l=es")

        def let_one_through(route):
            came.append(route.request.url)
            if len(came) == 1:
                route.continue_()  # the second never gets an answer

        page.route("**/v1/uploads/*?at=*", let_one_through)
        page.set_input_files("#file", stick)
        page.locator("#send").click()
        expect(page.locator("#partly")).to_be_visible()
        power_cut(process)
    page = opened(chromium, server.address + "/?l=es")
    begun = []
    page.on("request", lambda request: begun.append(request.url) if "?at=" in request.url else None)
    page.set_input_files("#file", stick)
    page.locator("#send").click()
    page.locator("#get").wait_for()
    assert int(begun[0].rpartition("=")[2]) == 256 * 1024
    with page.expect_download() as download:
        page.locator("#get").click()
    all_of_it_is_there(documenter, case, saved(download.value))
    page.context.close()


def test_a_line_that_is_cut_is_tried_again_and_what_came_can_be_answered_for(chromium, server, documenter, case, stick):
    page = opened(chromium, server.address + "/?l=fr")
    page.route(
        "**/v1/uploads/*?at=*", lambda route: route.continue_() if route.request.url.endswith("=0") else route.abort()
    )
    page.set_input_files("#file", stick)
    page.locator("#send").click()
    expect(page.get_by_role("status")).to_contain_text("La ligne est coupée")
    with page.expect_download() as download:
        page.locator("#partly button").click()
    done = read(documenter, saved(download.value))
    assert (done.parcel.state, sent(documenter, case)) == ("cut", True)
    page.unroute("**/v1/uploads/*?at=*")
    page.locator("#get").wait_for()
    page.context.close()


def cut_after_the_first(route):
    if route.request.url.endswith("=0"):
        route.continue_()
    else:
        route.abort()


def test_what_is_no_parcel_is_told_in_words(chromium, server, tmp_path):
    (tmp_path / "letter").write_bytes(b"a letter" * 30)
    page = opened(chromium, server.address + "/?l=pt")
    page.set_input_files("#file", tmp_path / "letter")
    page.locator("#send").click()
    expect(page.get_by_role("status")).to_contain_text("Este arquivo não é um pacote")
    assert page.locator("#send").is_enabled()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_on_it_has_a_name_and_can_be_read(chromium, server, scheme):
    page = opened(chromium, server.address + "/?l=ar", color_scheme=scheme, viewport={"width": 360, "height": 640})
    assert page.locator("h1").count() == 1
    assert page.get_by_label("الطرد الموجود على الذاكرة").get_attribute("id") == "file"
    page.evaluate("for (const one of document.querySelectorAll('[hidden]')) one.hidden = false")
    named = page.evaluate(
        "[...document.querySelectorAll('button, a, progress, nav')].map(e => e.ariaLabel || e.textContent.trim())"
    )
    assert len(named) >= 10
    assert all(named)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(LEAST_CONTRAST) >= 4.5
    page.context.close()


LEAST_CONTRAST = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = e => {
    const own = getComputedStyle(e).backgroundColor;
    return e === document.documentElement || (parts(own)[3] ?? 1) > 0 ? own : behind(e.parentElement);
  };
  const all = [...document.querySelectorAll('h1, h2, p, li, label, a, main button')];
  const words = all.filter(e => e.textContent.trim());
  return Math.min(...words.map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
}"""
