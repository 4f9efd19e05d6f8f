"""A page of the database that does not verify is damage, whoever reads it and whichever page it is.

SQLCipher hands out zeros for such a page, and SQLite takes zeros for the end of what is long: `touchstones` says why.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing, suppress
from functools import lru_cache

import pytest
from sqlalchemy import delete, select

from desktop.errors import VaultDamaged
from desktop.services.checking import check
from desktop.services.drafts import Draft
from desktop.services.exporting.exporting import Exporting
from desktop.services.exporting.planning import Choice
from desktop.services.locking import open_vault
from desktop.services.naming_damage import named
from desktop.services.preferences import Choices
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.keyslots import database_key
from desktop.store.rescue.saving import save_what_verifies
from desktop.store.schema import DraftRow
from desktop.store.touchstones import NUMBERS, TouchstoneRow
from desktop.store.vault import Vault
from tests.chaos.regions import regions
from tests.chaos.telling import pieces, pieces_or_damaged, wrong_among
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, titled

PAGE = 4096
LONG = "river council " * 900


class Kept:
    """A closed vault with words that reach over several pages, and what all readers say of it."""

    def __init__(self, root):
        self.root, self.folder = root, root / "kept"
        laptop = Laptop.of(Vault.create(self.folder, PASSPHRASE, CHEAP))
        self.records = [
            laptop.casework.save(None, "case", titled("case", f"case {number}") | {"what/summary": LONG + str(number)})
            for number in range(2)
        ]
        self.draft = laptop.casework.save_draft(Draft(form_id="case", changes={"what/summary": LONG + "draft"}))
        (root / "a").write_bytes(bytes(range(256)) * 1000)
        ref = laptop.collecting.take_in(root / "a").ref
        laptop.casework.save(None, "evidence", titled("evidence", "a picture") | {file_path("evidence"): ref})
        laptop.preferences.write(Choices(my_name="Ana"))
        laptop.vault.close()
        with closing(open_vault(self.folder, PASSPHRASE)) as vault:
            self.right = pieces(Laptop.of(vault))
        _, opened = KeyslotFile.parsed((self.folder / "keyslots").read_bytes()).opened(PASSPHRASE)
        self.pages = {}
        for region in regions(self.folder, database_key(opened.vault_key)):
            if region.name.startswith("store.db: ") and region.name.endswith(" page"):
                self.pages.setdefault(region.name.removeprefix("store.db: "), []).append(region.begin // PAGE)

    def flipped(self, page, name="flipped"):
        """A copy of the vault in which a bit of this page, from 0, is another one."""
        folder = self.root / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        spoil(folder / "store.db", page)
        return folder

    def page_of(self, whose):
        """The last page of what is long and belongs to this record, draft …; as far as the check locates it."""
        for page in self.pages["last overflow page"]:
            with closing(open_vault(self.flipped(page), PASSPHRASE)) as vault:
                if any(damage.id == whose for damage in vault.damages()):
                    return page
        raise AssertionError(whose)


def spoil(path, page):
    with path.open("r+b") as file:
        file.seek(page * PAGE + 500)
        (byte,) = file.read(1)
        file.seek(page * PAGE + 500)
        file.write(bytes([byte ^ 8]))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("kept"))


def expect_right_or_named(kept, folder):
    """Gives what the check says, or what the opening did."""
    try:
        vault = open_vault(folder, PASSPHRASE)
    except VaultDamaged as damage:
        return [damage.part]
    with closing(vault):
        found = pieces_or_damaged(Laptop.of(vault), kept.right)
        assert wrong_among(found, kept.right) == []
        damaged = check(vault).damaged
        assert all(isinstance(one.name, str) for one in named(vault, damaged, "en"))
    assert damaged
    return [one.part for one in damaged]


def test_zeros_in_place_of_the_end_of_what_is_long_are_never_handed_out(kept):
    pages = kept.pages["last overflow page"]
    assert len(pages) >= 5
    for page in pages:
        assert expect_right_or_named(kept, kept.flipped(page))[0] == "database"


@pytest.mark.parametrize(
    "kind", ["first page", "table page", "index page", "inner table page", "overflow or free page"]
)
def test_other_pages_are_named_as_well(kept, kind):
    for page in kept.pages.get(f"{kind} page", [])[::9]:
        assert expect_right_or_named(kept, kept.flipped(page))[0] == "database"


def test_the_check_says_whose_page_it_is_and_the_rest_is_read_and_saved(kept):
    page = kept.page_of(kept.draft)
    with closing(open_vault(kept.flipped(page), PASSPHRASE)) as vault:
        assert [(one.part, one.id) for one in check(vault).damaged] == [("database", None), ("draft", kept.draft)]
        found = pieces_or_damaged(Laptop.of(vault), kept.right)
        assert [piece for piece, value in found.items() if value != kept.right[piece]] == ["drafts"]
    new = kept.root / "new"
    copied = save_what_verifies(kept.root / "flipped", PASSPHRASE, new, PASSPHRASE, no_step, CHEAP)
    assert (copied.gaps, copied.objects_lost) == ({"drafts"}, 0)
    with closing(open_vault(new, PASSPHRASE)) as vault:
        assert check(vault).damaged == ()
        assert pieces_or_damaged(Laptop.of(vault), kept.right)["records"] == kept.right["records"]


def test_an_export_of_what_turned_into_zeros_never_gets_its_name(kept, tmp_path):
    for number, whose in enumerate((kept.draft, kept.records[0])):
        with closing(open_vault(kept.flipped(kept.page_of(whose)), PASSPHRASE)) as vault, pytest.raises(VaultDamaged):
            Exporting(vault).export(Choice(purpose=None), tmp_path / f"out {number}", lambda _: None)
        assert list(tmp_path.iterdir()) == []


def test_what_leaves_the_vault_while_a_unit_lasts_can_ask_before(kept):
    def read_and_ask(vault, told):
        with vault.reading() as unit:
            said = unit.drafts._session.scalars(select(DraftRow.content)).all()
            told.append(any(content.endswith(bytes(100)) for content in said))
            unit.expect_sight()
            told.append("went on")

    told = []
    with closing(open_vault(kept.flipped(kept.page_of(kept.draft)), PASSPHRASE)) as vault, pytest.raises(VaultDamaged):
        read_and_ask(vault, told)
    assert told == [True]


def no_step(_done, _total):
    pass


def test_a_record_whose_words_are_hit_is_named_and_the_others_are_read(kept):
    hit, other = kept.records
    page = kept.page_of(hit)
    with closing(open_vault(kept.flipped(page), PASSPHRASE)) as vault:
        assert [(one.part, one.id) for one in check(vault).damaged] == [("database", None), ("record", hit)]
        casework = Laptop.of(vault).casework
        assert casework.open(other) == kept.right["views"][kept.right["ids"].index(other)]


def test_what_is_spoiled_in_the_log_while_the_vault_is_open_is_noticed_however_often_it_is_asked(kept):
    """Also by connections that have read all their touchstones many times."""
    with closing(untouched(kept)) as vault:
        casework = Laptop.of(vault).casework
        for _ in range(3 * len(NUMBERS)):
            assert casework.count() == 3
        record = casework.save(None, "case", titled("case", "in the log") | {"what/summary": LONG})
        assert casework.open(record).answers["what/summary"] == LONG
        log = vault.folder / "store.db-wal"
        with log.open("r+b") as file:
            for begin in range(32, log.stat().st_size, 24 + PAGE):
                file.seek(begin + 24 + 100)
                file.write(bytes(64))
        for _ in range(3):
            with pytest.raises(VaultDamaged):
                read_over_many_connections(vault, record)


def read_over_many_connections(vault, record):
    """At the same time: one of them at least has nothing of it in its cache."""
    with ExitStack() as held:
        for _ in range(4):
            held.enter_context(vault.reading()).records.get(record)


def untouched(kept):
    folder = kept.root / "open"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept.folder, folder)
    return open_vault(folder, PASSPHRASE)


def test_damage_is_no_reason_to_see_zeros_elsewhere(kept):
    """A connection that met it is not used again: what others ask is answered from pages that verify."""
    hit, other = kept.records
    with closing(open_vault(kept.flipped(kept.page_of(hit)), PASSPHRASE)) as vault:
        casework = Laptop.of(vault).casework
        for _ in range(10):
            with pytest.raises(VaultDamaged):
                casework.open(hit)
            assert casework.open(other).answers["what/summary"] == LONG + "1"


def test_a_touchstone_that_is_damaged_itself_keeps_nobody_from_the_rest(kept):
    page = a_touchstone(kept)
    with closing(open_vault(kept.flipped(page), PASSPHRASE)) as vault:
        for _ in range(2 * len(NUMBERS)):
            assert Laptop.of(vault).casework.count() == 3
        assert [one.part for one in check(vault).damaged] == ["database"]


def test_one_that_is_damaged_while_the_vault_is_open_is_asked_once(kept):
    page = a_touchstone(kept)
    with closing(untouched(kept)) as vault:
        refused = 0
        for number in range(3 * len(NUMBERS)):
            if number == len(NUMBERS):
                spoil(vault.folder / "store.db", page)
            try:
                assert Laptop.of(vault).casework.count() == 3
            except VaultDamaged:
                refused += 1
    assert refused == 1


def test_without_any_touchstone_it_is_still_found_out(kept):
    with closing(untouched(kept)) as vault, vault._connections.session(writes=True) as session:
        session.execute(delete(TouchstoneRow))
    for page in kept.pages["last overflow page"]:
        spoil(kept.root / "open" / "store.db", page)
    with closing(open_vault(kept.root / "open", PASSPHRASE)) as vault:
        found = pieces_or_damaged(Laptop.of(vault), kept.right)
    assert wrong_among(found, kept.right) == []
    assert VaultDamaged in found["records"]


@lru_cache(maxsize=1)
def a_touchstone(kept):
    """They were made last, and lie together."""
    pages = kept.pages["table page"]
    return next(page for page in pages[len(pages) // 2 :] if tables_with_gaps(kept, page) == ["touchstones"])


def tables_with_gaps(kept, page):
    with ExitStack() as held:
        held.enter_context(suppress(VaultDamaged))
        vault = held.enter_context(closing(open_vault(kept.flipped(page), PASSPHRASE)))
        old = held.enter_context(closing(vault.as_damaged()))
        plain = [table for table in old.tables() if not table.startswith(("words", "grams"))]
        return [table for table in plain if any(True for _ in old.unread(table, ""))]
    return []
