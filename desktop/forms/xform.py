"""Reads an XForm, ODK's XML for a form, into a `Form`. Knows where its parts are; knows nothing of answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from desktop.domain.answers import Path
from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.questions import Form, Item, Question
from desktop.forms.safe_xml import parse_xml
from desktop.forms.xform_body import BodyReader
from desktop.forms.xform_model import AMPARO, Model, local, read_model

_HEAD = "{http://www.w3.org/1999/xhtml}head"
_BODY = "{http://www.w3.org/1999/xhtml}body"
_TITLE = "{http://www.w3.org/1999/xhtml}title"


def read_xform(content: bytes, attachments: Mapping[str, bytes]) -> Form:
    """Raises `FormUnreadable`."""
    parsed = parse_xml(content)
    model = read_model(parsed, attachments)
    body = parsed.root.find(_BODY)
    if body is None:
        raise FormUnreadable(Unreadable.NOT_A_FORM, line=1)
    reader = BodyReader(model, parsed.lines)
    items = tuple(reader.items(body))
    root = model.root
    return Form(
        id=root.get("id") or local(root),
        version=root.get("version") or root.get("{http://openrosa.org/xforms}version") or "",
        title=model.words.of(parsed.root.find(f"{_HEAD}/{_TITLE}")),
        languages=model.words.languages,
        language_names=MappingProxyType(dict(model.words.names)),
        items=items,
        hidden=tuple(reader.hidden(items)),
        choices=MappingProxyType(reader.choices()),
        texts=MappingProxyType(model.words.all_texts()),
        title_path=_title_path(root, model, items),
        summary_paths=tuple(path for path in root.get(f"{AMPARO}summary", "").split() if path in model.nodes),
        root=local(root),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _title_path(root: Element, model: Model, items: tuple[Item, ...]) -> Path:
    """What the form says, else ODK's name of an instance, else its first question."""
    said = root.get(f"{AMPARO}title", "").strip()
    if said in model.nodes:
        return said
    if "calculate" in model.bind("meta/instanceName"):
        return "meta/instanceName"
    return next((item.path for item in items if isinstance(item, Question)), "")
