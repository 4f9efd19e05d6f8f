"""The graph of a record's revisions: which was written on which. Knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.records import Revision


class History:
    """Revisions once each. A revision is known by its place in `order`; ancestors are the bits of an integer."""

    def __init__(self, revisions: Iterable[Revision]) -> None:
        once = {revision.id: revision for revision in revisions}
        self.order = sorted(once.values(), key=lambda revision: (revision.clock, revision.id))
        """Oldest first, by clock. A wrong laptop clock may put a child before its parent here."""
        self.ancestors = [0] * len(self.order)
        self.causal: list[int] = []
        """Places, parents before children whatever their clocks say."""
        self._trace()

    def tops(self, places: Iterable[int]) -> list[int]:
        """Those of them that no other of them was written on."""
        chosen = list(places)
        below = 0
        for place in chosen:
            below |= self.ancestors[place]
        return [place for place in chosen if not below >> place & 1]

    def heads(self) -> list[Revision]:
        return [self.order[place] for place in self.tops(range(len(self.order)))]

    def knew(self, later: int, earlier: int) -> bool:
        """Whether `later` was written on `earlier`, directly or not."""
        return bool(self.ancestors[later] >> earlier & 1)

    def _trace(self) -> None:
        """Depth first without recursion: a history may be longer than Python's stack."""
        place_of = {revision.id: place for place, revision in enumerate(self.order)}
        parents = [[place_of[p] for p in revision.parents if p in place_of] for revision in self.order]
        done = [False] * len(self.order)
        for start in range(len(self.order)):
            stack = [start]
            while stack:
                place = stack[-1]
                waiting = [parent for parent in parents[place] if not done[parent]]
                if waiting and not done[place]:
                    stack.extend(waiting)
                    continue
                stack.pop()
                if not done[place]:
                    for parent in parents[place]:
                        self.ancestors[place] |= self.ancestors[parent] | 1 << parent
                    done[place] = True
                    self.causal.append(place)
