"""Reads the body of an XForm: its controls, groups and repeats, in order. Knows the model they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from xml.etree.ElementTree import Element

from desktop.domain.answers import Path
from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.questions import Choice, Group, Item, Question, QuestionKind, Repeat
from desktop.forms.wording import Text
from desktop.forms.xform_kinds import (
    CONTROLS,
    appearance_of,
    kind_of,
    link_form_of,
    media_types_of,
    parameters_of,
)
from desktop.forms.xform_model import JAVAROSA, Model, local
from desktop.forms.xform_words import XFORMS

_LIST = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)/root/item")


class BodyReader:
    """Goes through the body once; what it has met of lists is asked for afterwards."""

    def __init__(self, model: Model, lines: Mapping[Element, int]) -> None:
        self.model = model
        self._lines = lines
        self._inline: dict[str, tuple[Choice, ...]] = {}
        self._columns: dict[str, tuple[str, str]] = {}
        self._unnamed = 0

    def items(self, parent: Element) -> Iterator[Item]:
        for element in parent:
            name = local(element)
            if name == "group":
                yield self._group(element)
            elif name == "repeat":
                yield self._repeat(element, element)
            elif name in CONTROLS:
                yield self._question(element)

    def hidden(self, items: tuple[Item, ...]) -> Iterator[Item]:
        """The nodes that no control asks for."""
        asked = set(_paths(items))
        for path, node in self.model.nodes.items():
            if path in asked:
                continue
            if len(node):
                yield Group(path=path, rules=self.model.rules(path))
            else:
                yield self._hidden_question(path)

    def _hidden_question(self, path: Path) -> Question:
        bind = self.model.bind(path)
        preload = bind.get(f"{JAVAROSA}preloadParams", "")
        return Question(
            path=path,
            kind=QuestionKind.CALCULATE,
            source_kind=bind.get("type", "string"),
            parameters=MappingProxyType({"preload": preload} if preload else {}),
            rules=self.model.rules(path),
        )

    def choices(self) -> dict[str, tuple[Choice, ...]]:
        lists = {
            name: self.model.choices(name, *self._columns.get(name, ("name", "label"))) for name in self.model.rows
        }
        return {**lists, **self._inline}

    def _path(self, element: Element, attribute: str) -> Path:
        nodeset = element.get(attribute, "")
        path = self.model.path(nodeset)
        if path is None:
            raise FormUnreadable(Unreadable.BROKEN_REFERENCE, line=self._lines[element], question=nodeset.strip())
        return path

    def _group(self, element: Element) -> Item:
        repeats = element.findall(f"{XFORMS}repeat")
        if len(repeats) == 1:
            return self._repeat(repeats[0], element)
        if "ref" in element.attrib or "nodeset" in element.attrib:
            path = self._path(element, "ref" if "ref" in element.attrib else "nodeset")
        else:  # a group for the eye alone, which has no node
            self._unnamed += 1
            path = f"({self._unnamed})"
        return Group(
            path=path,
            label=self._words(element, "label"),
            hint=self._hint_of(element),
            appearance=frozenset(appearance_of(element)),
            items=tuple(self.items(element)),
            rules=self.model.rules(path),
        )

    def _repeat(self, element: Element, labelled: Element) -> Repeat:
        path = self._path(element, "nodeset")
        count = element.get(f"{JAVAROSA}count", "").strip()
        return Repeat(
            path=path,
            label=self._words(labelled, "label"),
            hint=self._hint_of(labelled),
            appearance=frozenset([*appearance_of(element), *appearance_of(labelled)]),
            items=tuple(self.items(element)),
            fixed=bool(count),
            rules=replace(self.model.rules(path), count=count),
        )

    def _question(self, element: Element) -> Question:
        path = self._path(element, "ref")
        bind = self.model.bind(path)
        list_name, choice_filter, columns = self._list(element, path)
        return Question(
            path=path,
            kind=kind_of(element, bind, (self.model.nodes[path].text or "") + self.model.defaults.get(path, "")),
            label=self._words(element, "label"),
            hint=self._words(element, "hint"),
            appearance=frozenset(appearance_of(element)),
            parameters=MappingProxyType(parameters_of(element, bind)),
            list_name=list_name,
            choice_value=columns[0],
            choice_label=columns[1],
            media_types=media_types_of(element),
            link_form=link_form_of(bind),
            source_kind=bind.get("type", "string") if local(element) != "rank" else "rank",
            required_message=self.model.words.said(bind.get(f"{JAVAROSA}requiredMsg", "")),
            constraint_message=self.model.words.said(bind.get(f"{JAVAROSA}constraintMsg", "")),
            rules=replace(self.model.rules(path), choice_filter=choice_filter),
        )

    def _words(self, element: Element, name: str) -> Text:
        return self.model.words.of(element.find(f"{XFORMS}{name}"))

    def _hint_of(self, group: Element) -> Text:
        label, hint = group.find(f"{XFORMS}label"), group.find(f"{XFORMS}hint")
        return self.model.words.of(hint) if hint is not None else self.model.words.hint_beside(label)

    def _list(self, control: Element, path: Path) -> tuple[str, str, tuple[str, str]]:
        """The name of a select's list, what is chosen from it if not all, and the columns of names and words."""
        itemset = control.find(f"{XFORMS}itemset")
        if itemset is None:
            inline = control.findall(f"{XFORMS}item")
            if inline:
                self._inline[path] = tuple(self._inline_choice(each) for each in inline)
            return (path if inline else ""), "", ("name", "label")
        columns = (_ref(itemset, "value", "name"), _ref(itemset, "label", "label"))
        nodeset = itemset.get("nodeset", "").strip()
        found = _LIST.search(nodeset)
        if not found:
            return "", nodeset, columns
        if found[1] not in self.model.rows:
            raise FormUnreadable(Unreadable.BROKEN_REFERENCE, line=self._lines[itemset], question=path)
        self._columns.setdefault(found[1], columns)
        return found[1], ("" if _LIST.fullmatch(nodeset) else nodeset), columns

    def _inline_choice(self, item: Element) -> Choice:
        value = item.find(f"{XFORMS}value")
        return Choice(name=(value.text or "").strip() if value is not None else "", label=self._words(item, "label"))


def _ref(itemset: Element, name: str, default: str) -> str:
    element = itemset.find(f"{XFORMS}{name}")
    return element.get("ref", default).strip() if element is not None else default


def _paths(items: tuple[Item, ...]) -> Iterator[Path]:
    for item in items:
        yield item.path
        if not isinstance(item, Question):
            yield from _paths(item.items)
