"""Where an expression is worked out: its place in the tree, and what functions may ask of the outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol

from elementpath import XPathContext
from elementpath.xpath_nodes import AttributeNode, ElementNode

from desktop.forms.xpath.nodes import Document, Node, Nodes


class Surroundings(Protocol):
    """What the functions of ODK ask for beyond the answers."""

    version: str

    def now(self) -> datetime:
        """With an offset."""

    def list_root(self, name: str) -> Node | None:
        """The root of a list that came with the form."""

    def choice_label(self, name: str, question: Sequence[str]) -> str:
        """The words of a choice of the question at these steps; the name itself where there are none."""

    def words_for(self, text_id: str) -> str:
        """The form's own words by their id."""


class Scope(XPathContext):
    """elementpath's context, which knows besides where the whole expression stands (`origin`)."""

    surroundings: Surroundings
    origin: Node | None

    @classmethod
    def at(cls, document: Document, origin: Node | None, surroundings: Surroundings) -> Scope:
        scope = cls(root=document, item=origin if origin is not None else document)
        scope.origin = origin
        scope.surroundings = surroundings
        return scope

    def iter_matching_nodes(
        self, name: str, default_namespace: str | None = None
    ) -> Iterator[AttributeNode | ElementNode]:
        """Hidden nodes are not found: their answers count as empty."""
        for node in super().iter_matching_nodes(name, default_namespace):
            if getattr(node, "shown", True):
                yield node

    def at_steps(self, steps: Sequence[str]) -> Nodes:
        """The nodes at an absolute path.

        Inside a repeat, ODK takes `/data/people/name` for the name in the same row, not for all names; only a path that
        ends at the repeat itself means all its rows.
        """
        document: Any = self.document
        found: Nodes = [node for node in document.children if node.name == steps[0]]
        around = set(self.origin.ancestry()) if self.origin is not None else set()
        for step in steps[1:-1]:
            found = [node for parent in found for node in parent.named.get(step, ()) if node.shown]
            own = [node for node in found if node in around]
            found = own or found
        if len(steps) > 1:
            found = [node for parent in found for node in parent.named.get(steps[-1], ()) if node.shown]
        return found
