"""What stands inside a field grows with the text, and is where it can be met."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui import theme
from desktop.ui.editor.inputs.choice_search import SearchInput
from desktop.ui.editor.inputs.dates import DateInput
from desktop.ui.editor.inputs.edtf import EdtfInput
from desktop.ui.widgets.fields import ClearableField, IconField, PassphraseField, SearchField

MAKERS = {
    "search": lambda: SearchField("Find"),
    "passphrase": lambda: PassphraseField("Passphrase"),
    "day": DateInput,
    "time": EdtfInput,
    "choice": SearchInput,
}


@pytest.fixture
def put(qtbot, qapp):
    kept = []

    def make(name, percent=100) -> IconField:
        theme.wear(qapp, theme.Look("light", percent))
        made = MAKERS[name]()
        qtbot.addWidget(made)
        kept.append(made)
        made.resize(500, 100)
        made.show()
        field = made if isinstance(made, IconField) else made.line
        field.setText("river")
        return field

    return make


def inside(field):
    return [widget for widget in field.children() if widget.isWidgetType() and widget.isVisible()]


@pytest.mark.parametrize("name", MAKERS)
def test_everything_inside_a_field_is_twice_as_large_with_twice_the_text(put, name):
    small = [widget.height() for widget in inside(put(name))]
    large = [widget.height() for widget in inside(put(name, 200))]
    assert small
    assert [after >= 1.7 * before for before, after in zip(small, large, strict=True)] == [True] * len(small)


@pytest.mark.parametrize("name", MAKERS)
def test_it_stands_within_the_field_and_beside_the_words(put, name):
    field = put(name, 200)
    margins = field.textMargins()
    for widget in inside(field):
        assert field.rect().contains(widget.geometry())
        at_start = widget.geometry().center().x() < field.width() / 2
        assert (margins.left() if at_start else margins.right()) >= widget.width()


@pytest.mark.parametrize("name", sorted(MAKERS.keys() - {"passphrase"}))
def test_the_cross_empties_the_field_and_is_there_only_where_it_can(qtbot, put, name):
    field = put(name)
    assert isinstance(field, ClearableField)
    with qtbot.waitSignal(field.textChanged):
        qtbot.mouseClick(field.cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.cross.isVisible()
    field.blockSignals(True)
    field.setText("hill")
    field.blockSignals(False)
    assert field.cross.isVisible()
    field.setReadOnly(True)
    assert not field.cross.isVisible()
