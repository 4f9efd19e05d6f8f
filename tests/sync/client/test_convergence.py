"""Any number of devices, edits, cuts, repeats and orders end with the same work on all who are to have it.

The devices keep their work in memory; server, transport, TLS and the line that is cut are real.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from sync.client.receipts import confirmed
from sync.crypto.stream import open_chunk
from sync.errors import Transient
from sync.protocol import merkle
from sync.protocol.statements import Role
from tests.fakes import MemoryStore
from tests.sync.client.devices import Group

CUTS = st.one_of(st.integers(0, 6000), st.integers(0, 120_000))
"""Mostly within handshake, heads and the first frames, where the most different things can be cut."""


MOST_DEVICES = 6
"""So that the steps are about work, not about joining."""

MOST_ROUNDS = 6


class Convergence(RuleBasedStateMachine):
    server = None
    devices = Bundle("devices")
    records = Bundle("records")

    def __init__(self) -> None:
        super().__init__()
        self._founded = Group.founded(self.server)
        self.group = self._founded.__enter__()
        self.everybody = [self.group.coordinator()]
        self.coordinators = {self.everybody[0].keys.id}
        self.written: dict[bytes, MemoryStore] = {}
        self.owner: dict[bytes, MemoryStore] = {}
        self.files: dict[bytes, tuple[bytes, bytes]] = {}
        """What was attached, and to which record."""

    @precondition(lambda self: len(self.everybody) < MOST_DEVICES)
    @rule(target=devices, role=st.sampled_from(Role))
    def join(self, role):
        device = self.group.invited(role)
        return self._welcomed(device, role)

    @precondition(lambda self: len(self.everybody) < MOST_DEVICES)
    @rule(target=devices, role=st.sampled_from(Role), up=CUTS)
    def join_over_a_line_that_dies(self, role, up):
        device, invitation = MemoryStore(), self.group.invite(role)
        self.group.line.cut(up=up)
        try:
            self.group.enrolled(device, invitation)
        except Transient:
            self.group.line.mend()
            self.group.enrolled(device, invitation)
        self.group.line.mend()
        return self._welcomed(device, role)

    @rule(target=records, device=devices, text=st.text(max_size=40), urgent=st.booleans())
    def save(self, device, text, urgent):
        saved = device.save(text, urgent=urgent)
        self.written[saved.revision] = device
        self.owner[saved.record] = device
        return saved.record

    @rule(device=devices, record=records, text=st.text(max_size=40))
    def edit(self, device, record, text):
        if self._reads(device, record):
            self.written[device.save(text, record=record).revision] = device

    @rule(
        device=devices,
        record=records,
        size=st.sampled_from([0, 1, 5_000, 65_520, 70_000, 150_000]),
        seed=st.integers(0, 2**32 - 1),
    )
    def attach(self, device, record, size, seed):
        if self._reads(device, record):
            data = random.Random(seed).randbytes(size)
            before = set(device.own)
            self.files[device.attach(record, data)] = (data, record)
            self.written |= dict.fromkeys(set(device.own) - before, device)

    @rule(device=devices)
    def sync(self, device):
        self.group.sync(device)

    @rule(device=devices, up=CUTS)
    def sync_cut_on_the_way_up(self, device, up):
        self._sync_cut(device, up=up)

    @rule(device=devices, down=CUTS)
    def sync_cut_on_the_way_down(self, device, down):
        self._sync_cut(device, down=down)

    @invariant()
    def nobody_sees_what_they_were_not_granted(self):
        for device in self.everybody:
            if device.keys.id not in self.coordinators:
                assert all(self.owner[one.record] is device for one in device.revisions.values())

    @invariant()
    def nothing_that_verifies_nowhere_is_shown(self):
        assert not any(device.set_aside() or device.refused or device.evidence for device in self.everybody)

    def teardown(self):
        try:
            # Up, down, and the acknowledgements back. One more may be needed after a cut: a busy server may still be
            # filing what came before it when the next sync asks.
            for _ in range(MOST_ROUNDS):
                reports = [self.group.sync(device) for device in self.everybody]
                if all(report.requests == 1 for report in reports):
                    break
            assert all(report.requests == 1 and not report.objects_sent for report in reports)
            self._all_is_where_it_belongs()
        finally:
            self._founded.__exit__(None, None, None)

    def _all_is_where_it_belongs(self):
        everything = set(self.written)
        for device in self.everybody:
            is_coordinator = device.keys.id in self.coordinators
            entitled = {one for one in everything if is_coordinator or self.owner[self._record(one)] is device}
            assert set(device.texts()) == entitled
            assert not device.outgoing()
            assert not device.outgoing_files()
            assert not device.wanted_files()
            self._receipts_hold(device)
            self._acknowledged_is_there(device)
        for file, (data, record) in self.files.items():
            holders = [device for device in self.everybody if file in device.files]
            assert {device.keys.id for device in holders} == self.coordinators | {self.owner[record].keys.id}
            assert all(_opened(device, file)[: len(data)] == data for device in holders)

    def _receipts_hold(self, device):
        membership = device.membership()
        for (kind, object_id), receipts in device.receipts.items():
            proven = confirmed(receipts, group=membership.group, log_key=membership.log_key)
            assert (kind, object_id) in proven
        assert {(merkle.OBJECT_LEAF, own) for own in device.own} <= set(device.receipts)

    def _acknowledged_is_there(self, device):
        by_id = {other.keys.id: other for other in self.everybody}
        for object_id, acknowledgers in device.acknowledged.items():
            assert acknowledgers <= self.coordinators
            for acknowledger in acknowledgers:
                holder = by_id[acknowledger]
                assert object_id in holder.revisions or object_id in holder.manifests
        others = self.coordinators - {device.keys.id}
        assert all(device.acknowledged.get(own, set()) >= others for own in device.own)

    def _welcomed(self, device, role):
        self.everybody.append(device)
        if role is Role.COORDINATOR:
            self.coordinators.add(device.keys.id)
        return device

    def _reads(self, device, record):
        return self.owner[record] is device or any(one.record == record for one in device.revisions.values())

    def _record(self, revision):
        return self.written[revision].record_of(revision)

    def _sync_cut(self, device, **where):
        self.group.line.cut(**where)
        try:
            self.group.sync(device)
        except Transient:
            pass  # what a cut line is: the next sync goes on from there
        finally:
            self.group.line.mend()


def _opened(device, file):
    """The plain bytes on this device, with the padding."""
    kept, last = device.files[file], len(device.files[file].chunks) - 1
    return b"".join(open_chunk(kept.key, file, n, sealed, last=n == last) for n, sealed in enumerate(kept.chunks))


@pytest.mark.hypothesis
@pytest.mark.timeout(600)
def test_all_devices_end_with_the_same_work(server):
    Convergence.server = server
    profile = settings(max_examples=min(60, max(5, settings.default.max_examples // 5)), stateful_step_count=15)
    run_state_machine_as_test(Convergence, settings=profile)
