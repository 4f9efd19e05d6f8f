"""What the server has comes back: whatever is not whole in the vault is asked for, verified and taken in again.

SPEC section 14. After a cut the next call goes on; what is here does not cross the line again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sync.client.chain import Chain
from sync.client.files import fetch
from sync.client.limits import NO_LIMITS, Allowance, Limits
from sync.client.member import Member
from sync.client.mending import Mended, mend
from sync.client.ports import Arrived, Page, SetAside
from sync.client.progress import Phase, Progress, Step, Stopped
from sync.client.pull import pull
from sync.client.recalling import Given, Names, names_from, objects
from sync.client.reopening import Reopening
from sync.client.return_ports import Name, Returned, ReturnStore
from sync.client.taking import Fetched
from sync.client.transport import Transport
from sync.errors import RosterBroken, Unreadable
from sync.protocol.objects import Kind


@dataclass(slots=True)
class CameBack:
    """`looked_at`: names. `withheld`: ids that were named, here or by the server, and not given. `passed_over`: places
    of the log that a receipt names and the server no longer does. `is_whole`: the walk came to its end.
    """

    looked_at: int = 0
    objects: int = 0
    records: set[bytes] = field(default_factory=set)
    withheld: set[bytes] = field(default_factory=set)
    passed_over: tuple[int, ...] = ()
    is_keyless: bool = False
    is_whole: bool = False
    fetched: Fetched = field(default_factory=Fetched)
    mended: Mended = field(default_factory=Mended)
    budget_spent: bool = False


def fetch_back(
    store: ReturnStore, transport: Transport, step: Step, stopped: Stopped, limits: Limits = NO_LIMITS
) -> CameBack:
    """Everything. Raises SyncError; what was taken in until then stays. The store must be a member of a group."""
    _pull_first(store, transport, step, stopped)
    back = _Back.begun(store, transport, step, stopped)
    back.walk()
    if not stopped():
        back.find_keys()
        back.ask(store.unseen())
        back.found.is_keyless = store.is_keyless()
    allowance = Allowance(limits, transport.traffic)
    if allowance.of_files and not stopped():
        back.found.mended = mend(store, back.member.session, step, stopped, allowance)
        back.found.fetched = fetch(back.member, step, stopped, allowance)
    back.found.budget_spent = allowance.spent
    back.excuse()
    return back.found


def fetch_objects(
    store: ReturnStore, transport: Transport, object_ids: Sequence[bytes], step: Step, stopped: Stopped
) -> CameBack:
    """These alone, whether or not they are lacking, and the keys that they need."""
    back = _Back.begun(store, transport, step, stopped, anew=False)
    back.ask(object_ids)
    if not stopped():
        back.find_keys()
    back.found.is_keyless = store.is_keyless()
    back.excuse()
    return back.found


def _pull_first(store: ReturnStore, transport: Transport, step: Step, stopped: Stopped) -> None:
    """What is new anyway need not be asked for by name."""
    membership = store.membership()
    assert membership is not None, "join first"
    try:
        member = Member.of(store, membership, transport)
    except RosterBroken:
        return  # statements were lost: the names bring them first
    if member.chain.in_office(member.keys.id) is not None:
        pull(member, step, stopped)


@dataclass(slots=True)
class _Back:
    store: ReturnStore
    member: Member
    step: Step
    stopped: Stopped
    place: int
    found: CameBack = field(default_factory=CameBack)
    _grants: list[bytes] | None = None
    """Grants by others, if this walk began at 0."""
    _unopened: list[bytes] = field(default_factory=list)
    """Own objects that came and could not be opened."""

    @staticmethod
    def begun(store: ReturnStore, transport: Transport, step: Step, stopped: Stopped, *, anew: bool = True) -> _Back:
        """The roster as far as the walk is, and the whole one where there is no walk (`anew` false)."""
        membership = store.membership()
        assert membership is not None, "join first"
        place = store.walk()
        known = [one for one in store.statements() if not anew or one.index < place]
        try:
            chain = Chain.of(membership.group, known)
        except RosterBroken:
            if not anew:
                raise
            place, chain = 0, Chain.of(membership.group, ())
        return _Back(store, Member.at(store, membership, transport, chain), step, stopped, place)

    def walk(self) -> None:
        kept = self.store.proved_leaves()
        self._grants = [] if self.place == 0 else None
        passed_over: list[int] = []
        while not self.stopped():
            self._tell()
            page = names_from(self.member, self.place, kept)
            passed_over += page.passed_over
            self.found.looked_at += len(page.names)
            self._replay(page)
            self.ask(self.store.lacking(page.names), page.of_objects())
            if self._grants is not None:
                self._grants += _grants_by_others(page.names)
            if self.stopped():
                break
            self.place = page.place if page.more else 0
            # A page that something is missing of is looked at again: a cut must not make anybody forget it.
            self.excuse()
            is_clean = not self.found.withheld and not passed_over
            kept_place = self.place if is_clean or not page.more else None
            self.store.take_back(Returned(page=Page(state=self.member.state), place=kept_place))
            if not page.more:
                self.found.is_whole = True
                break
        self.found.passed_over = tuple(passed_over)

    def excuse(self) -> None:
        """What a withdrawal that is here takes away is withheld from nobody."""
        self.found.withheld -= self.store.withdrawn(self.found.withheld)

    def find_keys(self) -> None:
        """Of grants only if something cannot be opened without: first those that are here, then the server's."""
        if not self.store.is_keyless():
            return
        self._open(list(self.store.own_grants()))
        if self.store.is_keyless():
            self.ask(self._grants if self._grants is not None else self._all_grants())
        self.ask(self._unopened)

    def ask(self, ids: Sequence[bytes], named: dict[bytes, Name] | None = None) -> None:
        for given in objects(self.member, ids, named):
            self.found.withheld.update(given.withheld)
            self._take(given)
            if self.stopped():
                return

    def _replay(self, page: Names) -> None:
        """The statements of a page, from the vault or from the server, one after the other onto the chain."""
        wanted = [name for name in page.of_objects().values() if name.kind == Kind.STATEMENT]
        if not wanted:
            return
        here = {one.object_id: one for one in self.store.statements()}
        lost = [name.object_id for name in wanted if name.object_id not in here]
        given = objects(self.member, lost, page.of_objects())
        came = {one.object_id: one for answer in given for one in answer.entries}
        for name in wanted:
            known, statement = here.get(name.object_id), here.get(name.object_id) or came.get(name.object_id)
            if statement is None:
                self.found.withheld.add(name.object_id)
            elif name.object_id not in self.member.chain.known:
                self.member.chain.add(statement, verified=known is not None)
        if came:
            statements = tuple(sorted(came.values(), key=lambda one: one.index))
            self.store.take_back(Returned(page=Page(state=self.member.state, statements=statements)))
            self.found.objects += len(statements)

    def _take(self, given: Given) -> None:
        if any(one.raw[1] == Kind.STATEMENT and one.object_id not in self.member.chain.known for one in given.entries):
            raise Unreadable("names")  # it was said to be something else
        entries = [one for one in given.entries if one.raw[1] != Kind.STATEMENT]
        self._open(entries, given)

    def _open(self, entries: list[Arrived], given: Given | None = None) -> None:
        opening = Reopening(self.member.keys, self.member.membership.group, self.member.chain, self.store.secret)
        opening.take(entries)
        aside = tuple(opening.aside)
        self._unopened += [one.object_id for one in aside if one.author == self.member.keys.id]
        if opening.secrets or opening.own_secrets:
            opening.take(_as_they_came(self.store.set_aside()))
        page = Page(
            state=self.member.state,
            secrets=tuple(opening.secrets),
            revisions=tuple(opening.revisions),
            manifests=tuple(opening.manifests),
            acknowledgements=tuple(opening.acknowledgements),
            withdrawals=tuple(opening.withdrawals),
            set_aside=aside,
            receipts=given.receipts if given is not None else None,
        )
        self.store.take_back(
            Returned(
                page=page,
                own_secrets=tuple(opening.own_secrets),
                grants=tuple(opening.grants),
                acknowledged=tuple(opening.acknowledged),
            )
        )
        if given is not None:
            self.found.objects += len(entries) - len(aside)
        self.found.records.update(revision.record for revision in opening.revisions)
        self._tell()

    def _all_grants(self) -> list[bytes]:
        found, place, more = list[bytes](), 0, True
        while more and not self.stopped():
            page = names_from(self.member, place, {})
            found += _grants_by_others(page.names)
            place, more = page.place, page.more
        return found

    def _tell(self) -> None:
        self.step(Progress(Phase.LOOKING, done=self.found.objects))


def _grants_by_others(names: Sequence[Name]) -> list[bytes]:
    return [name.object_id for name in names if name.kind == Kind.GRANT and not name.own]


def _as_they_came(aside: Sequence[SetAside]) -> list[Arrived]:
    return [Arrived(index=one.index, object_id=one.object_id, author=one.author, raw=one.raw) for one in aside]
