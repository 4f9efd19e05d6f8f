from types import MappingProxyType

from desktop.forms.wording import NO_TEXT, Output, Text


def test_a_language_falls_back_to_its_plain_form_and_then_to_the_first():
    text = Text.of(en="Name", es="Nombre")
    assert text.in_language("es") == "Nombre"
    assert text.in_language("es-CO") == "Nombre"
    assert text.in_language("es_CO") == "Nombre"
    assert text.in_language("ar") == "Name"
    assert NO_TEXT.in_language("en") == ""
    assert not NO_TEXT
    assert text


def test_an_empty_translation_is_no_translation():
    assert Text.of(en="", es="Nombre").in_language("en") == "Nombre"


def test_places_for_answers_are_seen_and_told():
    text = Text(MappingProxyType({"en": ("Hello ", Output("/data/name"), "!"), "es": (Output("/data/name"),)}))
    assert text.in_language("en") == "Hello …!"
    assert text.outputs == (Output("/data/name"),)
