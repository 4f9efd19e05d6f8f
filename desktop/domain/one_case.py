"""Which records belong to one case, for whoever shares it alone. Pure; knows no consent: that is asked afterwards.

What is filed under the case, what those name, and what names them and is filed nowhere else. Notes are a conversation
inside the group. A person is named in many places: nothing is reached through one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

CASE: Final = "case"
NOTE: Final = "note"
_PERSON: Final = "person"

Names = Callable[[str], Collection[str]]


def records_of(case: str, forms: Mapping[str, str], named_by: Names, naming: Names) -> set[str]:
    """Ids, the case's among them. `forms`: of all there are; `named_by` and `naming` give what a record names, and what
    names it.
    """

    def is_of_it(id: str) -> bool:
        if forms.get(id, NOTE) in (NOTE, CASE):
            return False
        cases = {target for target in named_by(id) if forms.get(target) == CASE}
        return not cases or case in cases or forms[id] == _PERSON

    found = {case}
    waiting = [case]
    while waiting:
        id = waiting.pop()
        if forms.get(id) == _PERSON:
            continue
        near = {one for one in named_by(id) if is_of_it(one)}
        near |= {one for one in naming(id) if is_of_it(one) and _is_filed(one, case, id, forms, named_by)}
        waiting += near - found
        found |= near
    return found


def _is_filed(id: str, case: str, named: str, forms: Mapping[str, str], named_by: Names) -> bool:
    """What names a record of the case belongs to it; a person only who is said to have to do with the case itself."""
    return forms[id] != _PERSON or named == case or case in named_by(id)
