"""Finding questions on the screen, and forms of our own, for tests of the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.editor.question import QuestionBox
from desktop.ui.editor.row_card import RowCard

EVERY_KIND = "| survey |\n"
EVERY_KIND += (
    "| | type | name | label::English (en) | label::Español (es) | appearance | required | relevant | constraint "
    "| constraint_message::English (en) | parameters | readonly | calculation | bind::amparo:form |\n"
)
EVERY_KIND += """| | text | word | A word | Una palabra | | yes | | | | | | | |
| | text | story | A story | Una historia | multiline | | | | | | | | |
| | integer | number | A number | Un número | | | | . > 10 | More than ten, please. | | | | |
| | decimal | measure | A measure | Una medida | | | | | | | | | |
| | select_one colours | colour | A colour | Un color | | | | | | | | | |
| | select_one colours | shade | A shade | Un tono | minimal | | | | | | | | |
| | select_one places | place | A place | Un lugar | | | | | | | | | |
| | select_multiple colours | colours | Colours | Colores | | | | | | | | | |
| | date | day | A day | Un día | | | | | | | | | |
| | time | hour | An hour | Una hora | | | | | | | | | |
| | dateTime | moment | A moment | Un momento | | | | | | | | | |
| | text | sometime | Some time | Algún tiempo | edtf | | | | | | | | |
| | geopoint | point | A point | Un punto | | | | | | | | | |
| | range | degree | How bad | Qué tan grave | | | | | | start=0 end=10 step=1 | | | |
| | note | remark | Read this aloud | Lea esto en voz alta | | | | | | | | | |
| | image | photo | A photo | Una foto | | | | | | | | | |
| | audio | sound | A recording | Una grabación | | | | | | | | | |
| | video | film | A video | Un video | | | | | | | | | |
| | file | paper | A file | Un archivo | | | | | | | | | |
| | acknowledge | agreed | Is it so? | ¿Es así? | | | | | | | | | |
| | text | other | Another record | Otra ficha | link | | | | | | | | case |
| | text | red_only | Why red? | ¿Por qué rojo? | | | ${colour} = 'red' | | | | | | |
| | integer | fixed | Not to be changed | No se cambia | | | | | | | yes | | |
| choices |
| | list_name | name | label::English (en) | label::Español (es) |
| | colours | red | Red & bright | Rojo |
| | colours | green | Green | Verde |
| | colours | blue | Blue | Azul |
"""
EVERY_KIND += "".join(f"| | places | p{n} | Núñez {n} | Núñez {n} |\n" for n in range(30))
EVERY_KIND += """
| settings |
| | form_id | default_language | namespaces |
| | every_kind | English (en) | amparo="urn:amparo:forms" |
"""

TABLES = """
| survey |
| | type | name | label | appearance | relevant | required |
| | begin_group | first | First page | | | |
| | select_one answers | any | May anything be done? | | | |
| | begin_group | purposes | What may be done with it | matrix | | |
| | select_one answers | keep | Kept | | | |
| | select_one answers | share | Shared | | | yes |
| | select_one answers | court | Used in court | | ${any} = 'yes' | |
| | end_group | | | | | |
| | end_group | | | | | |
| | begin_group | second | Second page | | | |
| | begin_repeat | loss | Loss | | | |
| | text | what | What was lost | | | yes |
| | integer | count | How many | | | |
| | end_repeat | | | | | |
| | begin_repeat | photos | Photo | | | |
| | image | file | Photo | | | |
| | text | about | What it shows | | | |
| | end_repeat | | | | | |
| | end_group | | | | | |
| choices |
| | list_name | name | label |
| | answers | yes | Yes |
| | answers | no | No |
| | answers | ask | Ask me again |
"""


def box(around: QWidget, path: str) -> QuestionBox:
    """The question at this path; its page must have been looked at."""
    found = [one for one in around.findChildren(QuestionBox) if one.path == path and not is_leaving(one)]
    assert len(found) == 1, f"{len(found)} questions at {path}"
    return found[0]


def is_leaving(one: QuestionBox) -> bool:
    """Whether its row was taken away and only waits to be freed."""
    around = one.parentWidget()
    while around is not None and not isinstance(around, RowCard):
        around = around.parentWidget()
    return around is not None and around.parentWidget().rows.get(around.row) is not around


def press_twice(qtbot, button: QWidget) -> None:
    """As a mouse does whose button sticks."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
