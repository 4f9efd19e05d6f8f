"""What a server can do to a vault that asks for what it lost, and that it is noticed. Real answers, changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager

import msgspec
import pytest

from desktop.services.fetching_back import FetchingBack
from desktop.store.return_store import VaultReturnStore
from sync.client.session import Session
from sync.client.transport import HttpTransport
from sync.errors import CutOff, HistoryBroken, RosterBroken, Unreadable
from sync.protocol import messages
from sync.protocol.frames import Frame, FrameReader, FrameType, encode, encode_entry, split_entry
from sync.protocol.objects import Kind
from tests.desktop.services.dying_lines import changed
from tests.desktop.services.losing import TABLES, lose, told
from tests.laptops import group, note_about, titled
from tests.servers import running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def laptop(server, tmp_path):
    with told_by(server, tmp_path) as found:
        yield found


@contextmanager
def told_by(server, folder):
    """A documenter's, with two cases and what the coordination wrote to one of them. Received."""
    with group(folder, server.new_group()) as members:
        record = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
        members.documenter.casework.save(record, "case", {"what/summary": "at dawn"})
        members.documenter.casework.save(None, "case", titled("case", "Lagoon"))
        members.sync()
        members.coordinator.casework.save(None, "note", note_about(record, "Who saw it?"))
        members.sync()
        yield members.documenter


def back_at(laptop):
    return FetchingBack(laptop.vault, laptop.syncing).run()


@pytest.fixture
def through(monkeypatch):
    """Do it while the answers to requests for a path go through a function of their frames."""

    def run(laptop, path, change):
        def bytes_changed(whole):
            frames = change(list(FrameReader().feed(whole)))
            return b"".join(encode(FrameType(frame.type), frame.payload) for frame in frames)

        with monkeypatch.context() as patched:
            patched.setattr(HttpTransport, "exchange", changed(path, bytes_changed))
            return back_at(laptop)

    return run


def without(*types):
    return lambda frames: [frame for frame in frames if frame.type not in types]


def revisions(laptop):
    with laptop.vault.reading() as unit:
        return {one.id for line in laptop.casework.lines("case") for one in unit.revisions.of(line.id)}


def entries(frames):
    return [frame for frame in frames if frame.type == FrameType.ENTRY]


def names_of(frames):
    return [name for frame in frames if frame.type == FrameType.NAMES for name in messages.read_names(frame.payload)]


def renamed(frames, change):
    """With other names; the proof is left as it is."""
    names = change(names_of(frames))
    payload = msgspec.msgpack.encode(names)
    return [Frame(FrameType.NAMES, payload) if frame.type == FrameType.NAMES else frame for frame in frames]


def given_another(frames):
    first, second = entries(frames)[:2]
    swapped = encode_entry(split_entry(first.payload)[0], split_entry(second.payload)[1])[5:]
    return [Frame(FrameType.ENTRY, swapped) if frame is first else frame for frame in frames]


def a_bit_changed(frames):
    last = entries(frames)[-1]
    payload = last.payload[:-70] + bytes([last.payload[-70] ^ 1]) + last.payload[-69:]
    return [Frame(FrameType.ENTRY, payload) if frame is last else frame for frame in frames]


def once_more(frames):
    return [*frames[:1], entries(frames)[0], *frames[1:]]


OBJECTS = {
    "another": given_another,
    "changed": a_bit_changed,
    "twice": once_more,
    "left out": lambda frames: [frame for frame in frames if frame is not entries(frames)[-1]],
    "without proof": without(FrameType.PROOF),
    "without checkpoint": without(FrameType.CHECKPOINT),
}


@pytest.mark.parametrize("wrong", OBJECTS)
def test_objects_that_are_not_those_asked_for_are_not_taken(laptop, through, wrong):
    lose(laptop.vault, *TABLES)
    with pytest.raises(Unreadable):
        through(laptop, "/objects", OBJECTS[wrong])
    assert revisions(laptop) == set()


def test_an_answer_without_its_end_was_cut(laptop, through):
    lose(laptop.vault, *TABLES)
    for path in ("/names", "/objects"):
        with pytest.raises(CutOff):
            through(laptop, path, without(FrameType.END))


class Hiding:
    """A server that leaves out of all its answers what it has of one object. Its proofs are right."""

    def __init__(self, server, object_id: str) -> None:
        self.server, self.object_id = server, bytes.fromhex(object_id)

    def __enter__(self):
        with closing(sqlite3.connect(self.server.folder / "amparo.db")) as database, database:
            self._row = database.execute(
                "SELECT author, key_id FROM leaves WHERE object_id = ?", [self.object_id]
            ).fetchone()
            self._put(database, b"nobody", b"no key")
        return self

    def __exit__(self, *_):
        with closing(sqlite3.connect(self.server.folder / "amparo.db")) as database, database:
            self._put(database, *self._row)

    def _put(self, database, author, key_id):
        database.execute(
            "UPDATE leaves SET author = ?, key_id = ? WHERE object_id = ?", [author, key_id, self.object_id]
        )


def first_revision(laptop, title):
    with laptop.vault.reading() as unit:
        record = next(line.id for line in laptop.casework.lines("case") if line.title == title)
        return record, unit.revisions.of(record)[0].id


def test_a_leaf_that_a_receipt_proves_and_the_names_pass_over_is_told(server, laptop):
    before = told(laptop)
    _, hidden = first_revision(laptop, "Lagoon")
    lose(laptop.vault, "objects", "revisions", "records", "links")
    with Hiding(server, hidden):
        came = back_at(laptop)
    assert (came.passed_over, came.is_all) == (1, False)
    assert back_at(laptop).is_all
    assert told(laptop) == before


SMALL_PAGES = """
import sys
from sync.protocol import limits
limits.NAMES = 4
from sync.server.cli import main
sys.exit(main())
"""


def test_what_is_missing_of_a_page_is_told_again_after_a_cut_on_a_later_one(tmp_path, monkeypatch):
    with running(tmp_path / "server", ("-c", SMALL_PAGES)) as small, told_by(small, tmp_path) as laptop:
        _, hidden = first_revision(laptop, "Harbour")
        lose(laptop.vault, "objects", "revisions", "records", "links")
        with Hiding(small, hidden):
            with monkeypatch.context() as patched:
                patched.setattr(Session, "names", dying_after(2))
                with pytest.raises(CutOff):
                    back_at(laptop)
            assert back_at(laptop).passed_over == 1
        assert back_at(laptop).is_all


def dying_after(pages):
    named, left = Session.names, iter(range(pages))

    def names(self, start, known_size):
        if next(left, None) is None:
            raise CutOff
        return named(self, start, known_size)

    return names


def test_what_others_name_and_the_server_leaves_out_is_told(server, laptop):
    """The receipts are gone too; but a later revision names it as its parent, and the coordination acknowledged it."""
    before = told(laptop)
    _, hidden = first_revision(laptop, "Harbour")
    lose(laptop.vault, *TABLES)
    with Hiding(server, hidden):
        came = back_at(laptop)
    assert (came.withheld, came.is_all) == ((hidden,), False)
    assert back_at(laptop).is_all
    assert told(laptop) == before


def test_what_the_server_names_and_then_does_not_give_is_told(laptop, monkeypatch):
    record, hidden = first_revision(laptop, "Lagoon")
    lose(laptop.vault, *TABLES)
    asked = Session.objects

    def refusing(self, ids, known_size):
        """Asks for something unknown in its place."""
        received = asked(self, [bytes(32) if id.hex() == hidden else id for id in ids], known_size)
        received.refused[:] = [messages.Refused(bytes.fromhex(hidden), one.code) for one in received.refused]
        return received

    with monkeypatch.context() as patched:
        patched.setattr(Session, "objects", refusing)
        came = back_at(laptop)
    assert (came.withheld, came.is_all, record in came.records) == ((hidden,), False, False)
    assert back_at(laptop).is_all


def test_a_statement_left_out_stops_it(server, laptop):
    lose(laptop.vault, *TABLES)
    with laptop.vault.reading() as unit:
        membership = unit.members.membership()
    with closing(sqlite3.connect(server.folder / "amparo.db")) as database, database:
        ours = "(SELECT number FROM groups WHERE id = ?)"
        where = f'kind = 1 AND position > 0 AND "group" = {ours}'
        database.execute(f"UPDATE leaves SET kind = 9 WHERE {where} AND position = 1", [membership.group])
    with pytest.raises(RosterBroken):
        back_at(laptop)
    assert revisions(laptop) == set()


NAMES = {
    "an id of something else": lambda names: [(*names[0][:2], bytes(32), *names[0][3:]), *names[1:]],
    "one less": lambda names: names[1:],
    "one twice": lambda names: [names[0], *names],
    "out of order": lambda names: [names[1], names[0], *names[2:]],
}


@pytest.mark.parametrize("wrong", NAMES)
def test_names_that_are_not_proved_are_not_believed(laptop, through, wrong):
    with pytest.raises(Unreadable):
        through(laptop, "/names", lambda frames: renamed(frames, NAMES[wrong]))


def test_an_object_that_is_not_what_its_name_said_is_not_taken(laptop, through):
    def as_grants(names):
        return [(*name[:3], Kind.ACKNOWLEDGEMENT if name[3] == Kind.REVISION else name[3], name[4]) for name in names]

    lose(laptop.vault, *TABLES)
    with pytest.raises(Unreadable):
        through(laptop, "/names", lambda frames: renamed(frames, as_grants))


def test_a_server_that_always_has_more_names_is_not_asked_for_ever(laptop, through):
    asked = []

    def more(frames):
        asked.append(frames)
        assert len(asked) < 5
        end = messages.read(frames[-1].payload, messages.End)
        return [frames[0], Frame(FrameType.END, msgspec.msgpack.encode(messages.End(0, True, end.time)))]

    with pytest.raises(Unreadable):
        through(laptop, "/names", more)


def test_an_older_log_is_evidence_against_the_server(laptop, monkeypatch):
    kept = []
    with monkeypatch.context() as patched:
        patched.setattr(HttpTransport, "exchange", changed("/names", lambda whole: kept.append(whole) or whole))
        back_at(laptop)
    laptop.casework.save(None, "case", titled("case", "Later"))
    laptop.syncing.run()
    monkeypatch.setattr(HttpTransport, "exchange", changed("/names", lambda whole: kept[0]))
    with pytest.raises(HistoryBroken):
        back_at(laptop)
    assert laptop.syncing.overview().contradictions == 1


def test_another_log_is_noticed_by_the_receipts_even_where_the_newest_checkpoint_was_lost(laptop, monkeypatch):
    lose(laptop.vault, "facts", where="name = 'sync state'")
    kept = VaultReturnStore.proved_leaves
    monkeypatch.setattr(VaultReturnStore, "proved_leaves", lambda store: {at: bytes(32) for at in kept(store)})
    with pytest.raises(HistoryBroken):
        back_at(laptop)
    assert laptop.syncing.overview().contradictions == 1
