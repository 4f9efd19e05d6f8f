"""Forms as people bring them: spreadsheets of several kinds and XForms as they are."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest

from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.logic import Filling
from desktop.forms.questions import Group, Question, QuestionKind, Repeat
from desktop.forms.xlsform import read_form, xform_of
from tests.desktop.forms.making import fill, form_of, group, markdown, now, repeat, text

SURVEY = [
    {"type": "text", "name": "village", "label": "Village"},
    {"type": "select_one water", "name": "water", "label": "Where does the water come from?"},
    {"type": "integer", "name": "walk", "label": "Minutes to walk", "relevant": "${water} = 'well'"},
]
CHOICES = [
    {"list_name": "water", "name": "well", "label": "Well"},
    {"list_name": "water", "name": "river", "label": "River"},
]
SETTINGS = [{"form_id": "water", "version": "3", "form_title": "Water"}]


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)):
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_csv() -> bytes:
    content = io.StringIO()
    writer = csv.writer(content)
    for name, rows in (("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        writer.writerow([name])
        writer.writerow(["", *columns])
        writer.writerows([["", *(row.get(column, "") for column in columns)] for row in rows])
    return content.getvalue().encode()


def as_markdown() -> bytes:
    return markdown(SURVEY, ("choices", CHOICES), ("settings", SETTINGS))


def test_a_form_is_the_same_from_every_kind_of_file():
    forms = [
        read_form(as_xlsx(), "xlsx"),
        read_form(as_csv(), "csv"),
        read_form(as_markdown(), "md"),
        read_form(xform_of(as_markdown(), "md"), "xml"),
    ]
    assert len({form.digest for form in forms}) == 1
    form = forms[0]
    assert (form.id, form.version, form.title.in_language("")) == ("water", "3", "Water")
    assert [choice.label.in_language("") for choice in form.choices["water"]] == ["Well", "River"]
    filling = Filling(form, {}, now=now)
    filling.set("water", "well")
    assert filling.shown("walk")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"type": "text"}, QuestionKind.TEXT),
        ({"type": "text", "appearance": "multiline"}, QuestionKind.MULTILINE),
        ({"type": "text", "appearance": "edtf"}, QuestionKind.EDTF),
        ({"type": "text", "appearance": "link"}, QuestionKind.LINK),
        ({"type": "integer"}, QuestionKind.INTEGER),
        ({"type": "decimal"}, QuestionKind.DECIMAL),
        ({"type": "select_one yes_no"}, QuestionKind.SELECT_ONE),
        ({"type": "select_multiple yes_no"}, QuestionKind.SELECT_MULTIPLE),
        ({"type": "rank yes_no"}, QuestionKind.UNSUPPORTED),
        ({"type": "date"}, QuestionKind.DATE),
        ({"type": "time"}, QuestionKind.TIME),
        ({"type": "dateTime"}, QuestionKind.DATETIME),
        ({"type": "geopoint"}, QuestionKind.GEOPOINT),
        ({"type": "geotrace"}, QuestionKind.UNSUPPORTED),
        ({"type": "range", "parameters": "start=0 end=5 step=1"}, QuestionKind.RANGE),
        ({"type": "note"}, QuestionKind.NOTE),
        ({"type": "image"}, QuestionKind.IMAGE),
        ({"type": "audio"}, QuestionKind.AUDIO),
        ({"type": "video"}, QuestionKind.VIDEO),
        ({"type": "file"}, QuestionKind.FILE),
        ({"type": "acknowledge"}, QuestionKind.ACKNOWLEDGE),
        ({"type": "barcode"}, QuestionKind.TEXT),
    ],
)
def test_every_type_becomes_its_kind_of_question(row, kind):
    question = form_of([row | {"name": "q"}]).item("q")
    assert isinstance(question, Question)
    assert question.kind is kind


def test_what_nobody_is_asked_for_is_hidden():
    form = form_of(
        [text("q"), {"type": "calculate", "name": "c", "calculation": "1"}, {"type": "start", "name": "start"}]
    )
    assert [item.path for item in form.walk()] == ["q"]
    assert [item.path for item in form.hidden] == ["c", "start", "meta", "meta/instanceID"]
    assert form.item("c") is not None


def test_groups_and_repeats_keep_their_shape():
    form = form_of([*group("g", text("a"), *group("h", text("b"))), *repeat("r", text("c"))])
    outer, rows = form.items
    assert isinstance(outer, Group)
    assert [item.path for item in outer.items] == ["g/a", "g/h"]
    assert isinstance(rows, Repeat)
    assert [item.path for item in form.walk()] == ["g", "g/a", "g/h", "g/h/b", "r", "r/c"]
    assert form.item("r[0000000a]/c") == rows.items[0]


def test_particulars_of_a_question_are_kept():
    form = form_of(
        [
            {"type": "range", "name": "n", "parameters": "start=0 end=5 step=0.5", "appearance": "vertical picker"},
            {"type": "image", "name": "photo", "parameters": "max-pixels=1280"},
            {"type": "file", "name": "anything"},
            {"type": "file", "name": "paper", "body::accept": "application/pdf, .doc"},
            text("who", appearance="link", **{"bind::amparo:form": "person"}),
        ],
        namespaces='amparo="urn:amparo:forms"',
    )
    number, photo, anything, paper, who = form.questions()
    assert number.parameters == {"start": "0", "end": "5", "step": "0.5"}
    assert number.appearance == {"vertical", "picker"}
    assert (photo.parameters, photo.media_types) == ({"max-pixels": "1280"}, ("image/*",))
    assert (anything.media_types, paper.media_types) == ((), ("application/pdf", ".doc"))
    assert who.link_form == "person"


def test_languages_have_their_codes_and_fall_back():
    english, spanish, urdu = "label::English (en)", "label::Español (es)", "label::ur"
    form = form_of(
        [
            {"type": "text", "name": "a", english: "Name", spanish: "Nombre", urdu: "نام"},
            {"type": "text", "name": "b", spanish: "Lugar"},
        ],
        default_language="Español (es)",
    )
    assert form.languages == ("es", "en", "ur")
    assert form.language_names == {"es": "Español", "en": "English", "ur": "ur"}
    first, second = form.questions()
    assert first.label.in_language("ur") == "نام"
    assert first.label.in_language("en-GB") == "Name"
    assert first.label.in_language("fr") == "Nombre"
    assert second.label.in_language("en") == "Lugar"


def test_lists_that_came_in_a_file_are_choices():
    question = {
        "type": "select_one_from_file towns.csv",
        "name": "town",
        "label": "Town",
        "parameters": "value=code label=town",
    }
    look_up = {"type": "calculate", "name": "people", "calculation": "pulldata('towns', 'people', 'code', ${town})"}
    content = markdown([question, look_up])
    form = read_form(content, "md", {"towns.csv": "code,town,people\nk,Keti,400\nj,Jhirk,90\n".encode("utf-8-sig")})
    filling = Filling(form, {}, now=now)
    assert [(each.name, each.label.in_language("")) for each in filling.choices("town")] == [
        ("k", "Keti"),
        ("j", "Jhirk"),
    ]
    filling.set("town", "j")
    assert filling.value("people") == "90"
    with pytest.raises(FormUnreadable) as error:
        read_form(content, "md")
    assert (error.value.reason, error.value.detail) == (Unreadable.MISSING_LIST, "towns.csv")


def test_odk_names_a_record_by_its_instance_name():
    form = form_of([text("a")], instance_name="concat('Case ', ${a})")
    assert form.title_path == "meta/instanceName"
    filling = Filling(form, {}, now=now)
    filling.set("a", "7")
    assert filling.value("meta/instanceName") == "Case 7"
    assert form_of([text("a"), text("b")]).title_path == "a"


def test_other_answers_to_a_choice_are_asked_for():
    filling = fill([{"type": "select_one water or_other", "name": "w"}], CHOICES, w="other")
    assert filling.shown("w_other")


@pytest.mark.parametrize(
    ("survey", "reason"),
    [
        ([{"type": "nonsense", "name": "a"}], Unreadable.SPREADSHEET_RULE),
        ([text("a"), text("a")], Unreadable.SPREADSHEET_RULE),
        ([text("a", relevant="${b} = 1")], Unreadable.SPREADSHEET_RULE),
        ([{"type": "begin_group", "name": "g"}], Unreadable.SPREADSHEET_RULE),
    ],
)
def test_a_spreadsheet_that_breaks_a_rule_is_refused_with_its_row(survey, reason):
    with pytest.raises(FormUnreadable) as error:
        form_of(survey)
    assert error.value.reason is reason
    assert error.value.detail


def test_the_row_and_the_question_are_named():
    with pytest.raises(FormUnreadable) as error:
        form_of([text("a"), text("b", relevant="${nobody} = 1")])
    assert error.value.line == 3
    assert "nobody" in error.value.detail
    assert "nobody" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "kind"), [(b"PK\x03\x04broken", "xlsx"), (b"\xd0\xcf\x11\xe0", "xls"), (b"\xff\xfe", "md")]
)
def test_a_damaged_spreadsheet_is_named(content, kind):
    with pytest.raises(FormUnreadable) as error:
        read_form(content, kind)
    assert error.value.reason in (Unreadable.NOT_A_SPREADSHEET, Unreadable.SPREADSHEET_RULE)


def test_a_spreadsheet_that_unpacks_to_too_much_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (70 * 1024 * 1024))
    with pytest.raises(FormUnreadable) as error:
        read_form(content.getvalue(), "xlsx")
    assert error.value.reason is Unreadable.TOO_BIG


def test_any_other_kind_of_file_is_refused():
    with pytest.raises(FormUnreadable) as error:
        read_form(b"", "docx")
    assert error.value.reason is Unreadable.UNKNOWN_KIND_OF_FILE
