"""Which kind of question a control of an XForm is. Knows controls and types, no labels and no logic."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from desktop.forms.questions import QuestionKind
from desktop.forms.xform_model import AMPARO, local

CONTROLS = frozenset({"input", "secret", "select", "select1", "rank", "upload", "trigger", "range"})

_BY_TYPE = {
    "int": QuestionKind.INTEGER,
    "integer": QuestionKind.INTEGER,
    "decimal": QuestionKind.DECIMAL,
    "date": QuestionKind.DATE,
    "time": QuestionKind.TIME,
    "dateTime": QuestionKind.DATETIME,
    "geopoint": QuestionKind.GEOPOINT,
    "geotrace": QuestionKind.UNSUPPORTED,
    "geoshape": QuestionKind.UNSUPPORTED,
}
_BY_APPEARANCE = {
    "multiline": QuestionKind.MULTILINE,
    "edtf": QuestionKind.EDTF,
    "link": QuestionKind.LINK,
}
_BY_MEDIA = {"image": QuestionKind.IMAGE, "audio": QuestionKind.AUDIO, "video": QuestionKind.VIDEO}
_BY_CONTROL = {
    "select": QuestionKind.SELECT_MULTIPLE,
    "select1": QuestionKind.SELECT_ONE,
    "rank": QuestionKind.UNSUPPORTED,
    "trigger": QuestionKind.ACKNOWLEDGE,
    "range": QuestionKind.RANGE,
}


def kind_of(control: Element, bind: Mapping[str, str], first_answer: str) -> QuestionKind:
    name = local(control)
    if name in _BY_CONTROL:
        return _BY_CONTROL[name]
    if name == "upload":
        return _BY_MEDIA.get(control.get("mediatype", "").partition("/")[0], QuestionKind.FILE)
    if _is_note(bind, first_answer):
        return QuestionKind.NOTE
    by_type = _BY_TYPE.get(bind.get("type", "string").rpartition(":")[2])
    by_appearance = [_BY_APPEARANCE[word] for word in appearance_of(control) if word in _BY_APPEARANCE]
    return by_type or (by_appearance[0] if by_appearance else QuestionKind.TEXT)


def _is_note(bind: Mapping[str, str], first_answer: str) -> bool:
    """Read-only words without an answer: there is only the label to read."""
    always = bind.get("readonly", "").replace(" ", "") == "true()"
    return always and "calculate" not in bind and not first_answer and bind.get("type", "string") == "string"


def appearance_of(control: Element) -> list[str]:
    return control.get("appearance", "").split()


def media_types_of(control: Element) -> tuple[str, ...]:
    """What may be attached; empty for anything. ODK's plain "file" says application/*, and means anything."""
    said: str = control.get("accept", "") or control.get("mediatype", "")
    types = tuple(part.strip() for part in said.split(",") if part.strip())
    return () if types == ("application/*",) else types


def parameters_of(control: Element, bind: Mapping[str, str]) -> dict[str, str]:
    """Those of a range (`start`, `end`, `step`), `rows`, and what ODK puts on the bind (`max-pixels`)."""
    own: dict[str, str] = {
        key: control.attrib[key] for key in ("start", "end", "step", "rows") if key in control.attrib
    }
    bound: dict[str, str] = {
        key.rpartition("}")[2]: value for key, value in bind.items() if "openrosa.org/xforms" in key
    }
    return {**bound, **own}


def link_form_of(bind: Mapping[str, str]) -> str:
    return bind.get(f"{AMPARO}form", "").strip()
