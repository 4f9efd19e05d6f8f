"""A plain workbook (.xlsx) of text alone, made in memory: sheets of rows of words. Knows no form.

Not openpyxl: it puts each sheet into a file in the system's folder for temporary files first.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MADE: Final = (1980, 1, 1, 0, 0, 0)

Sheets = Mapping[str, Iterable[Sequence[str]]]


def workbook(sheets: Sheets) -> bytes:
    """`sheets` by name. Every cell is text, whatever it begins with. The same sheets give the same bytes."""
    names = list(sheets)
    parts = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relationships(
            [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in enumerate(names, 1)]
        ),
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": _sheet(sheets[name]) for number, name in enumerate(names, 1)}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path, _MADE), _HEAD + content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _sheet(rows: Iterable[Sequence[str]]) -> str:
    lines = (f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(words: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>' if words else "<c/>"


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"/>' for number, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{found}</Relationships>'


def _content_types(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}worksheet+xml"/>'
        for number, _ in enumerate(names, 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>{sheets}</Types>'
    )
