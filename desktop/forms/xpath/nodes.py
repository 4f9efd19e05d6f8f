"""The tree an expression looks at. Knows names, words and which nodes are hidden; no form and no rules.

The nodes are elementpath's own kind of node, so that its axes and predicates work on them, but they wrap no XML:
words are changed in place and rows come and go without building anything anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, cast

from elementpath.xpath_nodes import DocumentNode, ElementNode, XPathNodeTree

Nodes: TypeAlias = "list[Node]"


class Document(DocumentNode):
    """What stands above the root, so that `/data` finds it."""

    __slots__ = ()

    def __init__(self, root: Node) -> None:
        self.name = None
        self.value = self
        self.parent = None
        self.position = 1
        self.children = [root]
        self.tree = XPathNodeTree(self)
        root.parent = self
        root.tree = self.tree


class Node(ElementNode):
    """One element. A node that is not `shown` is not there for expressions, nor is anything in it."""

    __slots__ = ("named", "shown", "words")

    def __init__(self, name: str, parent: Node | None = None, words: str = "") -> None:
        self.name = name
        self.value = self
        self.parent = None
        self.position = 2
        self.children = []
        self.xsd_type = self.xsd_element = None
        self._nsmap = None
        self.named: dict[str, Nodes] = {}
        self.shown = True
        self.words = words
        if parent is not None:
            parent.insert(self, len(parent.children))

    def insert(self, child: Node, index: int) -> None:
        """Put a child at `index` of all children; its sisters of the same name keep their order."""
        child.parent = self
        self.children.insert(index, child)
        assert child.name is not None
        self.named[child.name] = [node for node in self.nodes() if node.name == child.name]

    def remove(self, child: Node) -> None:
        self.children.remove(child)
        assert child.name is not None
        self.named[child.name].remove(child)
        child.parent = None

    def nodes(self) -> Iterator[Node]:
        return cast("Iterator[Node]", iter(self.children))

    @property
    def string_value(self) -> str:
        if not self.shown:
            return ""
        return self.words if not self.children else "".join(node.string_value for node in self.nodes())

    @property
    def above(self) -> Node | None:
        return self.parent if isinstance(self.parent, Node) else None

    def ancestry(self) -> Iterator[Node]:
        """Itself and everything it stands in, inside out."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.above


def number_in_order(root: Node) -> None:
    """Give every node its place in the order of the document, which unions of nodes are sorted by."""
    for position, node in enumerate(root.iter_descendants(), start=2):
        node.position = position
