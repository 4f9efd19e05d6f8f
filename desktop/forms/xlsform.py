"""Reads a form: a spreadsheet (`.xlsx`, `.xls`, `.csv`, `.md`) through pyxform, or an XForm (`.xml`) as it is.

A spreadsheet becomes an XForm first, so that one reader serves both and a form has one digest wherever it is read.
pyxform takes half a second to import; it is imported when the first spreadsheet is read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.questions import Form
from desktop.forms.safe_xml import MOST_BYTES
from desktop.forms.xform import read_xform

NO_ATTACHMENTS: Mapping[str, bytes] = MappingProxyType({})
SPREADSHEETS = frozenset({"xlsx", "xlsm", "xls", "csv", "md"})
_ZIPPED = frozenset({"xlsx", "xlsm"})
_MOST_UNPACKED = 64 * 1024 * 1024
_ROW = re.compile(r"\[row : (\d+)\]")
_QUESTION = re.compile(r"\[row : \d+\].*?'([^']+)'")


def read_form(content: bytes, kind: str, attachments: Mapping[str, bytes] = NO_ATTACHMENTS) -> Form:
    """`kind` is the file's suffix without the dot. `attachments` are lists that belong to it, by file name.

    Raises `FormUnreadable`.
    """
    if len(content) > MOST_BYTES:
        raise FormUnreadable(Unreadable.TOO_BIG)
    if kind == "xml":
        return read_xform(content, attachments)
    if kind in SPREADSHEETS:
        return read_xform(xform_of(content, kind), attachments)
    raise FormUnreadable(Unreadable.UNKNOWN_KIND_OF_FILE)


def xform_of(spreadsheet: bytes, kind: str) -> bytes:
    """The XForm that pyxform makes of a spreadsheet. Raises `FormUnreadable`."""
    if kind in _ZIPPED:
        _check_unpacked_size(spreadsheet)
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        source = spreadsheet.decode("utf-8-sig") if kind in ("md", "csv") else io.BytesIO(spreadsheet)
        xform: str = convert(source, file_type=f".{kind}", form_name="data", pretty_print=True).xform
    except PyXFormError as error:
        raise _broken_rule(str(error)) from None
    except Exception:  # noqa: BLE001 - pyxform and the readers under it raise whatever a damaged file makes them raise
        raise FormUnreadable(Unreadable.NOT_A_SPREADSHEET) from None
    return xform.encode()


def _check_unpacked_size(spreadsheet: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(spreadsheet)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError):
        raise FormUnreadable(Unreadable.NOT_A_SPREADSHEET) from None
    if size > _MOST_UNPACKED:
        raise FormUnreadable(Unreadable.TOO_BIG)


def _broken_rule(sentence: str) -> FormUnreadable:
    row, question = _ROW.search(sentence), _QUESTION.search(sentence)
    return FormUnreadable(
        Unreadable.SPREADSHEET_RULE,
        line=int(row[1]) if row else None,
        question=question[1] if question else None,
        detail=sentence,
    )
