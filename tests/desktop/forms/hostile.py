"""Forms that people bring: good ones, ones with slips, ones that mean harm."""

from __future__ import annotations

import io
import zipfile

import openpyxl

TWO_LANGUAGES = """
| survey |
| | type    | name    | label::English (en) | label::Español (es) | constraint |
| | text    | village | Village             | Aldea               |            |
| | integer | walk    | Minutes to walk     | Minutos a pie       | . < 600    |
| settings |
| | form_id | form_title | version |
| | water   | Water      | 3       |
"""

WITH_FAULTS = """
| survey |
| | type         | name    | label   | relevant               |
| | text         | village | Village |                        |
| | integer      | walk    | Walk    | nonsense(              |
| | begin repeat | losses  | Losses  |                        |
| | text         | what    | What    | ${village} = date('x') |
| | end repeat   |         |         |                        |
"""

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
<!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;"><!ENTITY j "&i;&i;&i;&i;&i;&i;&i;&i;&i;&i;">]>
<lolz>&j;</lolz>"""

HOSTILE = [LAUGHS, b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"]


def laughing_spreadsheet() -> bytes:
    """A workbook whose sheet would unfold to gigabytes."""
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "survey"
    book.save(content)
    out = io.BytesIO()
    with zipfile.ZipFile(content) as read, zipfile.ZipFile(out, "w") as written:
        for member in read.namelist():
            written.writestr(member, LAUGHS if "sheet1" in member and member.endswith(".xml") else read.read(member))
    return out.getvalue()
