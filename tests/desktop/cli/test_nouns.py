"""What the first word decides: the window, the command line, or a sentence about what there is."""

from __future__ import annotations

import pytest

from desktop.cli import NOUNS

OPENED = 77


@pytest.fixture(autouse=True)
def _a_window_that_only_says_it_opened(monkeypatch):
    monkeypatch.setattr("desktop.app.main", lambda given: OPENED)


@pytest.mark.parametrize("word", ["vautl", "paper.txt", "--nonsense", "", "/nowhere/at/all", "new"])
def test_a_word_that_is_no_noun_and_no_folder_never_starts_the_window(amparo, word, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.txt").write_text("not a folder")
    for ran in (amparo(word, fed=None), amparo(word, "list", "somewhere", fed=None)):
        assert (ran.status, ran.out) == (1, "")
        assert f"“{word}” is neither a folder" in ran.err
        assert all(noun in ran.err for noun in NOUNS)
    assert [file.name for file in tmp_path.iterdir()] == ["paper.txt"]


def test_it_is_said_in_the_language_of_the_person(amparo, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert "no es una carpeta" in amparo("vautl", fed=None).err


def test_without_a_word_or_with_a_folder_the_window_opens(amparo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vault").mkdir()
    for words in ([], [tmp_path], ["./vault"], ["./new"], [tmp_path / "new"], ["."]):
        assert amparo(*words, fed=None).status == OPENED
    assert [file.name for file in tmp_path.iterdir()] == ["vault"]
