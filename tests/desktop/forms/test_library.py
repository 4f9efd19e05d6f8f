"""The forms that come with the program."""

from __future__ import annotations

import pytest

from desktop.domain.answers import FileRef
from desktop.forms.library import FORMS, built_in, built_in_ids, xform_made_now
from desktop.forms.logic import Filling
from desktop.forms.questions import Form, Group, Question, QuestionKind
from desktop.forms.wording import Text
from tests.desktop.forms.making import now
from tests.desktop.forms.sample_answers import answer_everything

EVERY = pytest.mark.parametrize("form_id", built_in_ids())
LANGUAGES = {"en", "es"}


def required(form: Form) -> list[str]:
    return [question.path for question in form.questions() if question.rules.required]


def words_of(form: Form) -> dict[str, Text]:
    words: dict[str, Text] = {}
    for item in form.walk():
        words[f"{item.path}: label"] = item.label
        if item.hint:
            words[f"{item.path}: hint"] = item.hint
        if isinstance(item, Question) and item.constraint_message:
            words[f"{item.path}: constraint"] = item.constraint_message
    for name, choices in form.choices.items():
        words |= {f"{name}/{choice.name}": choice.label for choice in choices}
    return words


def test_these_are_the_forms():
    assert (
        set(built_in_ids()) == {path.stem for path in FORMS.glob("*.md")} == {path.stem for path in FORMS.glob("*.xml")}
    )
    with pytest.raises(KeyError):
        built_in("nothing")
    assert built_in("case") is built_in("case")


@EVERY
def test_the_xform_is_what_the_markdown_and_the_vocabularies_say_now(form_id):
    """If this fails: `python -m desktop.forms.library`."""
    assert (FORMS / f"{form_id}.xml").read_bytes() == xform_made_now(form_id)


@EVERY
def test_every_word_is_there_in_every_language(form_id):
    form = built_in(form_id)
    assert set(form.languages) == LANGUAGES
    assert form.default_language == "en"
    for where, text in words_of(form).items():
        assert {code for code in LANGUAGES if text.by_language.get(code)} == LANGUAGES, where


@EVERY
def test_a_form_says_what_its_records_are_called(form_id):
    form = built_in(form_id)
    assert form.id == form_id
    assert form.version
    title = form.item(form.title_path)
    assert isinstance(title, Question)
    assert form.summary_paths
    assert all(isinstance(form.item(path), Question) for path in form.summary_paths)
    assert form.title_path in required(form)


def test_few_answers_are_required():
    assert {form_id: required(built_in(form_id)) for form_id in built_in_ids()} == {
        "case": ["what/title"],
        "event": ["what/title"],
        "person": ["who/known_as"],
        "testimony": ["who/known_as"],
        "evidence": ["what/title"],
        "threat": ["what/class", "what/target"],
        "action": ["what/title"],
        "note": ["words"],
    }


@EVERY
def test_a_form_has_no_fault_and_no_kind_of_question_that_cannot_be_asked(form_id):
    form = built_in(form_id)
    assert [problem.kind.value for problem in Filling(form, {}, now=now).problems()] == ["required"] * len(
        required(form)
    )
    assert QuestionKind.UNSUPPORTED not in {question.kind for question in form.questions()}


@EVERY
def test_links_name_forms_that_there_are(form_id):
    links = [question for question in built_in(form_id).questions() if question.kind is QuestionKind.LINK]
    assert all(link.link_form in {"", *built_in_ids()} for link in links)


def test_what_belongs_to_a_case_can_say_so():
    for form_id in ("testimony", "threat", "evidence", "event", "action", "person"):
        assert any(question.link_form == "case" for question in built_in(form_id).questions()), form_id


def test_consent_is_asked_for_every_purpose_in_one_table():
    group = built_in("testimony").item("consent/purposes")
    assert isinstance(group, Group)
    assert "matrix" in group.appearance
    assert [item.path.rpartition("/")[2] for item in group.items] == [
        "internal",
        "statistics",
        "partners",
        "movements",
        "un",
        "court",
        "public_anonymous",
        "public_named",
        "image",
        "voice",
    ]
    assert {item.list_name for item in group.items if isinstance(item, Question)} == {"consent_answers"}
    filling = Filling(built_in("testimony"), {}, now=now)
    assert [choice.name for choice in filling.choices("consent/purposes/un")] == ["yes", "no", "ask_again"]
    assert filling.value("consent/purposes/un") is None


@EVERY
def test_every_answer_goes_in_and_comes_back_as_it_was(form_id):
    form = built_in(form_id)
    filling = Filling(form, {}, now=now)
    answer_everything(filling)
    assert filling.problems() == []
    answers = dict(filling.answers())
    again = Filling(form, answers, now=now)
    assert dict(again.answers()) == answers
    assert {path: type(value) for path, value in again.answers().items()} == {
        path: type(value) for path, value in answers.items()
    }
    assert again.problems() == []
    assert again.changes() == {}
    shown = {question.path for question in form.questions()}
    assert len(shown) > 5
    assert all(filling.label(question.path, "es") for question in form.questions() if "/" not in question.path)


def test_files_of_a_testimony_stay_files():
    filling = Filling(built_in("testimony"), {}, now=now)
    answer_everything(filling, rows_each=1)
    (row,) = filling.rows("recordings/sounds")
    assert isinstance(filling.value(f"{row}/file"), FileRef)


def test_consent_cannot_end_before_it_was_given():
    filling = Filling(built_in("testimony"), {}, now=now)
    filling.set("consent/given/on", "2026-11-21")
    filling.set("consent/given/until", "2026-11-20")
    problem = filling.problem("consent/given/until")
    assert problem is not None
    assert problem.message is not None
    assert filling.words(problem.message, problem.path, "es") == "Es antes del día en que se dio."
    filling.set("consent/given/until", "2027-11-21")
    assert filling.problem("consent/given/until") is None


def test_a_new_threat_happened_today_unless_somebody_says_otherwise():
    assert Filling(built_in("threat"), {}, now=now).changes() == {"what/dates": "2026-11-22"}


def test_an_interpreter_is_asked_for_when_there_was_one():
    filling = Filling(built_in("testimony"), {}, now=now)
    assert not filling.shown("who/interpreter")
    assert "who/interpreter" in filling.set("who/interpreted", "yes")
    assert filling.shown("who/interpreter")


def test_the_hint_of_a_group_is_read_in_both_languages():
    purposes = built_in("testimony").item("consent/purposes")
    assert purposes.hint.in_language("en") == "Read each line aloud. Anything not answered counts as No."
    assert purposes.hint.in_language("es") == "Lea cada línea en voz alta. Lo que no se responda cuenta como No."
