"""One flipped bit that unlocking does not meet: in the records of a list, in a file of evidence."""

from pathlib import Path

import pytest

from desktop import sentences
from desktop.errors import VaultDamaged
from desktop.store.vault import Vault
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.viewer import EvidenceViewer
from desktop.ui.widgets.labels import Heading, Muted
from desktop.ui.widgets.pages import EmptyState
from tests import samples
from tests.journeys.bad_input.window import shown
from tests.journeys.hands import click, wait
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, titled

PAGE = 4096


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A closed vault with two pieces of evidence, a photograph each, and cases."""
    home = tmp_path_factory.mktemp("filled")
    (home / "shore.jpg").write_bytes(samples.photograph("china.jpg"))
    (home / "notice.pdf").write_bytes(samples.document(["NOTICE"]))
    found = Laptop.of(Vault.create(home / "vault", PASSPHRASE, CHEAP))
    refs = {}
    for name in ("shore.jpg", "notice.pdf"):
        refs[name] = found.collecting.take_in(home / name).ref
        found.casework.save(None, "evidence", titled("evidence", name) | {file_path("evidence"): refs[name]})
    for number in range(200):
        found.casework.save(None, "case", titled("case", f"Case {number:03}"))
    pages = {name: root_page(found.vault, name) for name in ("records", "revisions")}
    found.vault.close()
    return home / "vault", refs, pages


@pytest.fixture
def damaged_vault(filled, tmp_path):
    import shutil

    return Path(shutil.copytree(filled[0], tmp_path / "vault"))


def root_page(vault, table):
    with vault.session() as session:
        found = session.connection().exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        return int(found.scalar_one())


def flip(path, byte):
    data = bytearray(path.read_bytes())
    data[byte] ^= 1
    path.write_bytes(data)


def test_damage_in_the_records_is_said_over_the_list_and_the_vault_stays_as_it_is(window, filled, damaged_vault):
    byte = (filled[2]["records"] - 1) * PAGE + 1000
    flip(damaged_vault / "store.db", byte)
    opened = window(damaged_vault)
    work = opened.unlock()
    work.go("case")
    opened.settle()
    assert opened.says(work.trouble, VaultDamaged("database"))
    assert not work.page("case").table.isVisible()
    assert not work.page("case").empty.isVisible(), "nobody is told that there is nothing"
    opened.close()
    flip(damaged_vault / "store.db", byte)
    again = window(damaged_vault)
    again.unlock()
    again.work.go("case")
    wait(again.work.page("case").table.isVisible, "the list is there again")
    assert again.unlocked.casework.count("case") == 200


def test_damage_in_what_was_written_is_said_in_place_of_the_record(window, filled, damaged_vault):
    flip(damaged_vault / "store.db", (filled[2]["revisions"] - 1) * PAGE + 1000)
    opened = window(damaged_vault)
    work = opened.unlock()
    opened.settle()
    work.open_record("case", opened.unlocked.casework.lines("case", 0, 1)[0].id)
    opened.settle()
    assert set(shown_of(VaultDamaged("database"), "en")) <= set(seen(work.editor()))
    assert not work.editor().head.done.isVisible(), "what cannot be read cannot be saved over"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["shore.jpg", "notice.pdf"])
def test_damage_in_a_file_is_said_in_the_viewer_and_the_other_file_is_seen(
    window, filled, damaged_vault, name, language
):
    _, refs, _ = filled
    sealed = damaged_vault / "files" / refs[name].id
    flip(sealed, 70_000 if sealed.stat().st_size > 70_000 else 100)
    opened = window(damaged_vault, language)
    opened.unlock()
    lines = {line.title: line.id for line in opened.unlocked.casework.lines("evidence")}
    viewer = look(opened, lines[name])
    stage = wait(lambda: told(viewer), "something is said")
    assert sorted(seen(stage)) == sorted(shown_of(VaultDamaged("file"), language))
    viewer.close()
    opened.work.back()
    other = next(title for title in refs if title != name)
    viewer = look(opened, lines[other])
    wait(lambda: not isinstance(viewer.stage.currentWidget(), EmptyState), "the other one is seen")
    assert isinstance(viewer.stage.currentWidget(), ImageView) is other.endswith("jpg")
    viewer.close()
    assert sealed.exists()
    assert sealed.stat().st_size > 0


def look(opened, record):
    editor = opened.opens("evidence", record)
    wait(lambda: editor.record_id == record, "the record is open")
    editor.work.pages.go_to(file_path("evidence"))
    card = wait(lambda: next((one for one in editor.findChildren(FileCard) if one.isVisible()), None), "a file")
    click(card.open)
    return wait(lambda: next(iter(editor.findChildren(EvidenceViewer)), None), "the viewer is open")


def told(viewer):
    """What stands in place of the picture, once it is more than that it is being opened."""
    stage = viewer.stage.currentWidget()
    return stage if isinstance(stage, EmptyState) and len(seen(stage)) > 1 else None


def seen(widget):
    return [label.text() for kind in (Heading, Muted) for label in widget.findChildren(kind) if label.text()]


def shown_of(problem, language):
    return shown(sentences.about(problem, language))
