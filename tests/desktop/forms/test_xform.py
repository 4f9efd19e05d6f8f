"""XForms that no spreadsheet was ever made of."""

from __future__ import annotations

import pytest

from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.logic import Filling
from desktop.forms.questions import Group, Question, QuestionKind
from desktop.forms.xlsform import read_form
from tests.desktop.forms.making import now

START = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>By hand</h:title>
"""
PLAIN = START + "<model><instance><data id='f'><a/></data></instance></model></h:head>"


def read(text: str):
    return read_form(text.encode(), "xml")


def test_a_form_written_by_hand_is_read():
    form = read(
        START
        + """<model><instance><visit id="by-hand" version="2">
               <who>nobody</who><note/><place><name/></place><kept>secret</kept></visit></instance>
             <bind nodeset=" /visit/who " required="true()"/>
             <bind nodeset="/visit/note" readonly="true()" type="string"/>
             <bind nodeset="/visit/place" relevant="/visit/who != ''"/>
           </model></h:head>
           <h:body>
             <group><label>For the eye alone</label>
               <input ref="/visit/who"><label>Who</label></input>
               <input ref="/visit/note"><label>Read this</label></input>
             </group>
             <group ref="/visit/place">
               <select1 ref="/visit/place/name"><label>Where</label>
                 <item><label>Here</label><value>here</value></item>
                 <item><label>There</label><value>there</value></item>
               </select1>
             </group>
           </h:body></h:html>"""
    )
    assert (form.id, form.version, form.root) == ("by-hand", "2", "visit")
    eye, place = form.items
    assert isinstance(eye, Group)
    assert eye.label.in_language("") == "For the eye alone"
    note = eye.items[1]
    assert isinstance(note, Question)
    assert note.kind is QuestionKind.NOTE
    filling = Filling(form, {}, now=now)
    assert filling.value("who") == "nobody"
    assert filling.value("kept") == "secret"
    assert filling.shown(eye.path)
    assert filling.label(eye.path, "") == "For the eye alone"
    assert filling.problem(eye.path) is None
    assert not filling.required(eye.path)
    assert [choice.name for choice in filling.choices("place/name")] == ["here", "there"]
    filling.set("who", None)
    assert not filling.shown(place.path)


def test_a_form_that_asks_for_its_own_identity_gets_one():
    bind = "<bind nodeset='/data/meta/instanceID' jr:preload='uid'/>"
    with_id = START + "<model><instance><data><a/><meta><instanceID/></meta></data></instance>" + bind
    asking = with_id + "<bind nodeset='/data/a' calculate='/data/meta/instanceID'/></model></h:head><h:body/></h:html>"
    filling = Filling(read(asking), {}, now=now)
    assert str(filling.value("a")).startswith("uuid:")
    silent = Filling(read(with_id + "</model></h:head><h:body/></h:html>"), {}, now=now)
    assert silent.answers() == {}


@pytest.mark.parametrize(
    ("text", "reason", "line", "question"),
    [
        ("<a/>", Unreadable.NOT_A_FORM, 1, None),
        (START + "</h:head><h:body/></h:html>", Unreadable.NOT_A_FORM, 1, None),
        (START + "<model/></h:head><h:body/></h:html>", Unreadable.NOT_A_FORM, 5, None),
        (START + "<model><instance/></model></h:head><h:body/></h:html>", Unreadable.NOT_A_FORM, 5, None),
        (PLAIN + "</h:html>", Unreadable.NOT_A_FORM, 1, None),
        (PLAIN + "<h:body>\n<input ref='/data/z'/></h:body></h:html>", Unreadable.BROKEN_REFERENCE, 6, "/data/z"),
        (PLAIN + "<h:body><input/></h:body></h:html>", Unreadable.BROKEN_REFERENCE, 5, ""),
        (
            PLAIN.replace("</model>", "<bind nodeset='/data/z'/></model>") + "<h:body/></h:html>",
            Unreadable.BROKEN_REFERENCE,
            5,
            "/data/z",
        ),
        (
            PLAIN + "<h:body><select1 ref='/data/a'><itemset nodeset=\"instance('x')/root/item\"/></select1>"
            "</h:body></h:html>",
            Unreadable.BROKEN_REFERENCE,
            5,
            "a",
        ),
    ],
)
def test_what_is_broken_is_told_with_its_line(text, reason, line, question):
    with pytest.raises(FormUnreadable) as error:
        read(text)
    assert (error.value.reason, error.value.line, error.value.question) == (reason, line, question)


def test_the_record_sent_last_is_not_handed_to_a_form():
    form = read(
        PLAIN.replace("</model>", "<instance id='__last-saved' src='jr://instance/last-saved'/></model>")
        + "<h:body><input ref='/data/a'/></h:body></h:html>"
    )
    assert form.choices["__last-saved"] == ()
