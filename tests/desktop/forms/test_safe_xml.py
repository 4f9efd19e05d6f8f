"""XML that means harm is refused before anything is built of it."""

from __future__ import annotations

import pytest

from desktop.forms import safe_xml
from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.safe_xml import MOST_BYTES, parse_xml

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<lolz>&d;</lolz>"""


def refused(content: bytes) -> FormUnreadable:
    with pytest.raises(FormUnreadable) as error:
        parse_xml(content)
    return error.value


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS,
        b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        b"<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://example.org/x.dtd'> %x;]><a/>",
        b"<!DOCTYPE html><html/>",
    ],
)
def test_a_document_type_is_refused_whatever_is_in_it(content):
    assert refused(content).reason is Unreadable.FORBIDDEN_XML


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no xml",
        b"<a>",
        b"<a></b>",
        b"<a>&x;</a>",
        b"\x00\x01",
        b"<?xml version='1.0' encoding='klingon'?><a/>",
        b"<a/><b/>",
    ],
)
def test_what_is_no_xml_is_named(content):
    assert refused(content).reason is Unreadable.NOT_XML


def test_the_line_is_told():
    assert refused(b"<a>\n<b>\n</a>").line == 3


def test_too_big_and_too_deep_are_refused():
    assert refused(b"<a>" + b" " * MOST_BYTES + b"</a>").reason is Unreadable.TOO_BIG
    assert refused(b"<a>" * 1000).reason is Unreadable.TOO_DEEP


def test_elements_without_end_are_refused_while_they_are_read(monkeypatch):
    monkeypatch.setattr(safe_xml, "_MOST_ELEMENTS", 1000)
    assert refused(b"<a>" + b"<b/>" * 1000 + b"</a>").reason is Unreadable.TOO_BIG


def test_elements_know_their_line():
    parsed = parse_xml(b"<a xmlns='urn:x'>\n\n <b c='1'>two</b></a>")
    child = parsed.root[0]
    assert (child.tag, child.text, child.attrib, parsed.lines[child]) == ("{urn:x}b", "two", {"c": "1"}, 3)
