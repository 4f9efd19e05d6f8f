"""A real Chromium, Debian's, without a window: for the server's upload page."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
PATIENCE_MS = 60_000


@contextmanager
def playing() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=PATIENCE_MS)
    try:
        yield found
    finally:
        found.close()


def opened(browser: Browser, address: str, **options):
    """A page, as at a cafe's computer that never saw the server before and whose user goes on past the warning."""
    context = browser.new_context(ignore_https_errors=True, **options)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(address)
    return page


@contextmanager
def killable(playwright: Playwright, folder: Path) -> Iterator[tuple[Browser, subprocess.Popen[str]]]:
    """One that is a process of its own group, so that it can end as by a power cut."""
    command = [CHROMIUM, "--headless=new", *ARGUMENTS, "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        [*command, "about:blank"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
    )
    try:
        assert process.stderr is not None
        line = next(line for line in process.stderr if line.startswith("DevTools listening on "))
        yield playwright.chromium.connect_over_cdp(line.split()[-1], timeout=PATIENCE_MS), process
    finally:
        power_cut(process)
        assert process.stderr is not None
        process.stderr.close()


def power_cut(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(60)
