"""The model of an XForm: what nodes there are, what binds them, what lists came with it. Knows no controls."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from desktop.domain.answers import Path
from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.questions import Choice, Rules
from desktop.forms.safe_xml import Parsed, parse_xml
from desktop.forms.wording import NO_TEXT, Text
from desktop.forms.xform_words import XFORMS, Words

JAVAROSA = "{http://openrosa.org/javarosa}"
AMPARO = "{urn:amparo:forms}"
_HEAD = "{http://www.w3.org/1999/xhtml}head"
_PRELOADS = {("timestamp", "start"): "now()", ("date", "today"): "today()"}
_Row = dict[str, str]


@dataclass(kw_only=True)
class Model:
    root: Element
    words: Words
    nodes: Mapping[Path, Element]
    """Every node below the root, once, in order; of a repeat its template."""
    binds: Mapping[Path, Element]
    defaults: Mapping[Path, str]
    """Expressions that give a new record or row its first answer."""
    rows: Mapping[str, tuple[_Row, ...]]
    """Of every list, its rows by column."""
    triggers: Mapping[Path, tuple[str, tuple[Path, ...]]]
    """What is worked out anew when other questions are answered: the expression, and those questions."""
    names_itself: bool
    """Whether any expression asks for the identity that ODK gives a record."""

    def path(self, nodeset: str) -> Path | None:
        """`place/name` for `/data/place/name`; None for a path that no node has."""
        start = f"/{local(self.root)}/"
        path = nodeset.strip()
        path = path.removeprefix(start) if path.startswith(start) else ""
        return path if path in self.nodes else None

    def bind(self, path: Path) -> Mapping[str, str]:
        return self.binds[path].attrib if path in self.binds else {}

    def rules(self, path: Path) -> Rules:
        bind = self.bind(path)
        calculate, trigger = self.triggers.get(path, (bind.get("calculate", ""), ()))
        return Rules(
            relevant=bind.get("relevant", "").strip(),
            required=bind.get("required", "").strip(),
            read_only=bind.get("readonly", "").strip(),
            constraint=bind.get("constraint", "").strip(),
            calculate=calculate.strip(),
            default=self._default(path, bind),
            trigger=trigger,
        )

    def _default(self, path: Path, bind: Mapping[str, str]) -> str:
        if path in self.defaults:
            return self.defaults[path]
        if bind.get(f"{JAVAROSA}preload") == "uid":
            return "concat('uuid:', uuid())" if self.names_itself else ""
        words = (self.nodes[path].text or "").strip() if path in self.nodes and not len(self.nodes[path]) else ""
        preload = bind.get(f"{JAVAROSA}preload", ""), bind.get(f"{JAVAROSA}preloadParams", "")
        return _PRELOADS.get(preload, "") or quoted(words)

    def choices(self, name: str, value: str, label: str) -> tuple[Choice, ...]:
        """A list as choices, with the columns that hold their names and words."""
        return tuple(self._choice(row, value, label) for row in self.rows[name])

    def _choice(self, row: _Row, value: str, label: str) -> Choice:
        """A choice without words is called by its name."""
        name = row.get(value, "")
        return Choice(name=name, label=self._label(row, label) or self.words.said(name), columns=row)

    def _label(self, row: _Row, label: str) -> Text:
        if "itextId" in row and label in ("label", "jr:itext(itextId)"):
            return self.words.by_id(row["itextId"])
        return self.words.said(row[label]) if row.get(label) else NO_TEXT


def read_model(parsed: Parsed, attachments: Mapping[str, bytes]) -> Model:
    """Raises `FormUnreadable`."""
    head = parsed.root.find(_HEAD)
    model = head.find(f"{XFORMS}model") if head is not None else None
    if model is None:
        raise FormUnreadable(Unreadable.NOT_A_FORM, line=1)
    instances = model.findall(f"{XFORMS}instance")
    roots = [child for instance in instances[:1] for child in instance]
    if not roots:
        raise FormUnreadable(Unreadable.NOT_A_FORM, line=parsed.lines[model])
    found = Model(
        root=roots[0],
        words=Words(model),
        nodes=_nodes(roots[0]),
        binds={},
        defaults={},
        triggers={},
        names_itself=any("/meta/instanceID" in words for each in parsed.lines for words in _expressions(each)),
        rows={each.get("id", ""): _rows(each, attachments) for each in instances[1:]},
    )
    found.binds = _by_path(found, model.iterfind(f"{XFORMS}bind"), "nodeset", parsed)
    actions = [each for each in parsed.root.iter(f"{XFORMS}setvalue") if "value-changed" not in each.get("event", "")]
    found.defaults = {
        path: (each.get("value") or quoted((each.text or "").strip())).strip()
        for path, each in _by_path(found, actions, "ref", parsed).items()
    }
    found.triggers = _triggers(found, parsed)
    return found


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _nodes(root: Element) -> dict[Path, Element]:
    found: dict[Path, Element] = {}

    def walk(parent: Element, prefix: Path) -> None:
        for child in parent:
            path = f"{prefix}{local(child)}"
            if path not in found:
                found[path] = child
                walk(child, f"{path}/")

    walk(root, "")
    return found


def _by_path(model: Model, elements: Iterable[Element], attribute: str, parsed: Parsed) -> dict[Path, Element]:
    found: dict[Path, Element] = {}
    for element in elements:
        nodeset = element.get(attribute, "")
        path = model.path(nodeset)
        if path is not None:
            found[path] = element
        elif nodeset.strip() != f"/{local(model.root)}":
            raise FormUnreadable(Unreadable.BROKEN_REFERENCE, line=parsed.lines[element], question=nodeset.strip())
    return found


def _triggers(model: Model, parsed: Parsed) -> dict[Path, tuple[str, tuple[Path, ...]]]:
    found: dict[Path, tuple[str, tuple[Path, ...]]] = {}
    for control in parsed.lines:
        actions = [each for each in control.iterfind(f"{XFORMS}setvalue") if "value-changed" in each.get("event", "")]
        by = model.path(control.get("ref", ""))
        for path, each in _by_path(model, actions if by is not None else [], "ref", parsed).items():
            before = found.get(path, ("", ()))[1]
            found[path] = (each.get("value") or quoted((each.text or "").strip()), (*before, by or ""))
    return found


def _expressions(element: Element) -> list[str]:
    """The attributes that may hold one; not what a bind is for."""
    return [words for key, words in element.attrib.items() if key != "nodeset" or local(element) != "bind"]


def quoted(words: str) -> str:
    """Plain words as an expression."""
    if not words:
        return ""
    mark = '"' if "'" in words else "'"
    return mark + words.replace(mark, mark * 2) + mark


def _rows(instance: Element, attachments: Mapping[str, bytes]) -> tuple[_Row, ...]:
    """The rows within the form, or in a file that came with it."""
    source = instance.get("src", "")
    if not source:
        return _item_rows(next(iter(instance), None))
    if source.startswith("jr://instance"):  # the record sent last, which this program does not hand to a form
        return ()
    name = source.rpartition("/")[2]
    if name not in attachments:
        raise FormUnreadable(Unreadable.MISSING_LIST, detail=name)
    if name.lower().endswith(".csv"):
        return _csv_rows(attachments[name])
    if name.lower().endswith(".xml"):
        return _item_rows(parse_xml(attachments[name]).root)
    raise FormUnreadable(Unreadable.UNKNOWN_KIND_OF_FILE, detail=name)


def _item_rows(root: Element | None) -> tuple[_Row, ...]:
    return tuple({local(cell): (cell.text or "").strip() for cell in item} for item in root or ())


def _csv_rows(content: bytes) -> tuple[_Row, ...]:
    try:
        table = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        return tuple({key: (cell or "") for key, cell in row.items() if key} for row in table)
    except (UnicodeDecodeError, csv.Error):
        raise FormUnreadable(Unreadable.NOT_A_SPREADSHEET) from None
