"""What failed once and passed when it was run again: named at the end of the run, and allowed to a few tests only.

Knows nothing of why: a test that needs a second try is a defect of the test or of the program, to be mended before it
is forgotten.
"""

from __future__ import annotations

import pytest

ALLOWED = 3


class SecondTries:
    """A plugin of the process that gathers the reports, so that with several processes it counts all of theirs."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome == "rerun":  # type: ignore[comparison-overlap]  # pytest-rerunfailures' own
            self._first[report.nodeid] = report.longreprtext

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if exitstatus == pytest.ExitCode.OK and len(self._first) > ALLOWED:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._first:
            many = f", more than the {ALLOWED} that are let pass" if len(self._first) > ALLOWED else ""
            terminalreporter.section(f"{len(self._first)} needed a second try{many}")
            for test, why in sorted(self._first.items()):
                terminalreporter.write_line(f"{test}\n{why}\n")
