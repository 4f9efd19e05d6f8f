"""Any number of vaults, edits, cuts, crashes and orders end with equal records on all who are to have them.

Vaults, services, server, TLS and the lines that are cut are real; `truth` knows what was done and looks at what is.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from desktop.services.joining import Role
from tests.journeys.deeds import Deeds, deeds
from tests.journeys.offices import Offices
from tests.journeys.truth import Truth
from tests.servers import running

SMALL_PAGES = """
import sys
from sync.protocol import limits
limits.PAGE_OBJECTS = 4
limits.NAMES = 6
limits.DURABLE_BYTES = 128 * 1024
from sync.server.cli import main
sys.exit(main())
"""
"""A server that says little at once, so that there is much between two pages."""

MOST_OFFICES = 5
MOST_ROUNDS = 8
WHO = st.integers(0, MOST_OFFICES - 1)
WORK = st.lists(deeds(MOST_OFFICES), min_size=3, max_size=8)
CUTS = st.one_of(st.integers(0, 8_000), st.integers(0, 150_000))
"""Mostly within handshake, heads and the first frames, where the most different things can be cut."""
# Few and long: what goes wrong between devices needs a history. How much a run does hangs on the profile.
EXAMPLES, STEPS = max(4, settings.default.max_examples // 12), 10


class Crash(Exception):
    """Stands for whatever ends a sync in the middle without a word."""


class ConvergenceOfVaults(RuleBasedStateMachine):
    server = None
    folder = None

    @initialize(roles=st.lists(st.sampled_from(Role), min_size=1, max_size=2), work=WORK)
    def a_group(self, roles, work):
        self.offices = Offices(self.server, Path(tempfile.mkdtemp(dir=self.folder)))
        self.truth = Truth(self.offices)
        self.deeds = Deeds(self.truth)
        self.deaths = 0
        for role in (Role.COORDINATOR, Role.DOCUMENTER, *roles):
            self.offices.add(role, "Ana")
        self._done(work)

    @precondition(lambda self: len(self.offices.all) < MOST_OFFICES)
    @rule(role=st.sampled_from(Role), up=CUTS, work=WORK)
    def somebody_joins(self, role, up, work):
        """Records and keys of earlier times come too, for a coordinator."""
        self.offices.add(role, "Leo", up)
        self._done(work)

    @rule(work=WORK, who=WHO)
    def they_work_and_one_syncs(self, work, who):
        self._done(work)
        self.deeds.office(who).sync()
        self.truth.check(self.deeds.office(who))

    @rule(work=WORK, who=st.lists(WHO, min_size=2, max_size=4))
    def they_work_and_some_sync(self, work, who):
        self._done(work)
        for place in who:
            self.deeds.office(place).sync()
        self.truth.check(self.deeds.office(who[0]))

    @rule(work=WORK, who=WHO, at=CUTS, up=st.booleans(), unnoticed=st.booleans())
    def they_work_and_a_sync_is_cut(self, work, who, at, up, unnoticed):
        self._done(work)
        office = self.deeds.office(who)
        self.deeds.attach(office, work[0])
        office.sync_cut(**{"up" if up else "down": at}, unnoticed=unnoticed)
        self.truth.check(office)

    @rule(work=WORK, who=WHO, asked=st.lists(st.integers(1, 8), min_size=3, max_size=5))
    def they_work_and_somebody_stops_one_sync_after_another(self, work, who, asked):
        self._done(work)
        office = self.deeds.office(who)
        self.deeds.attach(office, work[0])
        for most in asked:
            left = iter(range(most))
            office.sync(lambda left=left: next(left, None) is None)
            self.truth.check(office)

    @rule(before=WORK, who=WHO, others=st.lists(WHO, min_size=2, max_size=4), at=st.integers(0, 3), work=WORK)
    def others_work_and_sync_between_the_steps_of_a_sync(self, before, who, others, at, work):
        self._done(before)
        office = self.deeds.office(who)
        steps = [(self.deeds.office(other), deed) for other, deed in zip(others, work, strict=False)]

        def meanwhile():
            if steps:
                another, deed = steps.pop()
                self.truth.check(office)
                if another is not office:
                    self.deeds.attach(another, deed)
                    another.sync()

        self._sync_with(office, at, meanwhile)

    @rule(before=WORK, who=WHO, at=st.integers(0, 6), work=WORK, crash=st.booleans())
    def work_goes_on_during_a_sync_which_may_crash(self, before, who, at, work, crash):
        self._done(before)
        office = self.deeds.office(who)
        # A vault that syncs is not closed: the program waits for the end of the sync.
        steps = [deed for deed in work if deed.what != "close_and_open"]

        def meanwhile():
            if steps:
                self.deeds.do(steps.pop())
            elif crash:
                raise Crash

        self._sync_with(office, at, meanwhile)

    @rule(work=WORK, who=WHO, at=CUTS)
    def a_vault_loses_what_went_up_and_gets_it_back(self, work, who, at):
        self._done(work)
        office = self.deeds.office(who)
        before = office.revisions()
        office.lose_what_went_up()
        office.fetch_back(down=at)
        office.fetch_back()
        assert before.items() <= office.revisions().items()
        self.truth.check(office)

    @precondition(lambda self: self.deaths == 0)
    @rule(work=WORK, who=WHO, up=CUTS)
    def the_server_is_killed_in_the_middle(self, work, who, up):
        self.deaths += 1
        self._done(work)
        office = self.deeds.office(who)
        office.sync_cut(up=up, unnoticed=True)
        self.server.kill()
        self.truth.check(office)
        office.sync_cut()
        self.server.start()

    def teardown(self):
        if not hasattr(self, "offices"):
            return
        try:
            for _ in range(MOST_ROUNDS):
                reports = [office.sync() for office in self.offices.all]
                if all(report.requests == 1 for report in reports):
                    break
            assert [report.requests for report in reports] == [1] * len(reports)
            self.truth.check_at_rest()
        finally:
            self.offices.close()

    def _done(self, work):
        for deed in work:
            self.deeds.do(deed)

    def _sync_with(self, office, at, meanwhile):
        """Done between two pages, or two frames of what goes up, from the `at`-th time on."""
        asked = 0

        def stopped():
            nonlocal asked
            asked += 1
            if asked > at:
                meanwhile()
            return False

        try:
            office.sync(stopped)
        except Crash:
            office.close_and_open()
        self.truth.check(office)


@pytest.mark.hypothesis
@pytest.mark.timeout(max(900, EXAMPLES * 120))
def test_all_vaults_end_with_the_same_work(tmp_path):
    profile = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        # Ids are random, so that no two runs cut the same byte: shrinking would chase shadows.
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    with running(tmp_path / "server", ("-c", SMALL_PAGES)) as server:
        ConvergenceOfVaults.server, ConvergenceOfVaults.folder = server, tmp_path
        run_state_machine_as_test(ConvergenceOfVaults, settings=profile)
