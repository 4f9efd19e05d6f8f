"""The log keeps what happened, not what people wrote."""

from __future__ import annotations

import logging

import pytest

from desktop import log


@pytest.fixture
def started(tmp_path):
    file = tmp_path / "logs" / "amparo.log"
    before = {name: list(logging.getLogger(name).handlers) for name in ("desktop", "sync", "")}
    log.start(file)
    yield file
    for name, handlers in before.items():
        for handler in set(logging.getLogger(name).handlers) - set(handlers):
            logging.getLogger(name).removeHandler(handler)
            handler.close()
    logging.raiseExceptions = True


@pytest.mark.logs("could not be read")
def test_an_exception_is_logged_without_its_text(started):
    try:
        open("/nowhere/Rosa Quispe.jpg")  # noqa: PTH123, SIM115 - it only has to fail with the name in its text
    except OSError:
        logging.getLogger("desktop.test").exception("a file could not be read")
    written = started.read_text()
    assert "a file could not be read" in written
    assert "FileNotFoundError" in written
    assert "test_log.py" in written
    assert "Rosa" not in written


@pytest.mark.logs("went wrong")
def test_the_cause_is_named_too(started):
    try:
        try:
            raise OSError("Rosa")
        except OSError as error:
            raise ValueError("Quispe") from error
    except ValueError:
        logging.getLogger("sync.test").exception("something went wrong")
    written = started.read_text()
    assert "builtins.ValueError" in written
    assert "builtins.OSError" in written
    assert "Rosa" not in written
    assert "Quispe" not in written


def test_what_libraries_say_is_not_kept(started):
    logging.getLogger("urllib3").warning("connection to 10.0.0.1 failed")
    logging.getLogger("desktop.test").info("started")
    assert "10.0.0.1" not in started.read_text()
