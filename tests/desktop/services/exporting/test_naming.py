"""Whatever a file was called: a name that every system takes, and no other file has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.exporting.naming import MOST_BYTES, Names, plain_name

DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{one}{n}" for one in ("com", "lpt") for n in range(10))}


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("notice.jpg", "notice.jpg"),
        ("aviso del desalojo.PDF", "aviso del desalojo.PDF"),
        ("إخلاء.jpg", "إخلاء.jpg"),
        ("a/b\\c:d.txt", "a_b_c_d.txt"),
        ("../../etc/passwd", "__.._etc_passwd"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        ("   ", "file"),
        (".bashrc", "_bashrc"),
        ("CON.txt", "_CON.txt"),
        ("con", "_con"),
        ("Aux .tar.gz", "_Aux .tar.gz"),
        ("COM¹.log", "_COM¹.log"),
        ("CONSENT.txt", "CONSENT.txt"),
        ("what?.jpg*", "what_.jpg_"),
        ("trailing. . ", "trailing"),
        ("line\nbreak\x00.txt", "line_break_.txt"),
        ("photo\u202egpj.exe", "photo_gpj.exe"),
    ],
)
def test_a_name_becomes_one_that_windows_takes_too(name, plain):
    assert plain_name(name) == plain


def test_a_long_name_keeps_its_suffix_and_no_letter_is_cut():
    name = plain_name("न" * 300 + ".mp4")
    assert name.endswith("न.mp4")
    assert len(name.encode()) <= MOST_BYTES


def test_a_letter_is_not_parted_from_its_marks():
    assert plain_name("a" * 115 + "की" + "x" * 9) == "a" * 115
    assert plain_name("क" + "ी" * 200) == "file"


def test_the_same_name_is_taken_once_whatever_its_capitals_and_its_accents_form():
    names = Names()
    composed, apart = "Se\u00f1al.jpg", "Sen\u0303al.jpg"
    assert composed != apart
    assert [names.take(name) for name in (composed, "señal.JPG", apart, "Señal.jpg")] == [
        "Señal.jpg",
        "señal (2).JPG",
        "Señal (3).jpg",
        "Señal (4).jpg",
    ]


def test_a_number_that_is_taken_already_is_passed_over():
    names = Names()
    assert [names.take(name) for name in ("a (2).txt", "a.txt", "a.txt")] == ["a (2).txt", "a.txt", "a (3).txt"]


def test_long_names_that_end_alike_stay_apart_and_short():
    names = Names()
    found = [names.take("x" * 255 + ".jpg") for _ in range(12)]
    assert len(set(found)) == 12
    assert all(len(name.encode()) <= MOST_BYTES and name.endswith(".jpg") for name in found)


@given(st.lists(st.text(max_size=300), max_size=20))
def test_every_name_is_safe_everywhere_and_nobody_elses(wanted):
    names = Names()
    found = [names.take(name) for name in wanted]
    for name in found:
        assert name not in ("", ".", "..")
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.startswith(".")
        assert name == name.strip(" ").rstrip(". ")
        assert name.partition(".")[0].rstrip().casefold() not in DEVICES
        assert len(name.encode()) <= MOST_BYTES
    assert len({name.casefold() for name in found}) == len(found)
