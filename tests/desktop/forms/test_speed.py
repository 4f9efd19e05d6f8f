"""Typing into a long form must not be felt. Processor time is measured, and held against that of plain Python on the
same machine in the same minute, so that neither a busy machine nor a slow one fails it.
"""

from __future__ import annotations

from statistics import median
from time import process_time

from desktop.forms.library import built_in, built_in_ids
from desktop.forms.logic import Filling
from desktop.forms.questions import Form
from desktop.forms.xlsform import read_form
from tests.desktop.forms.making import calculate, form_of, group, integer, now, repeat, text
from tests.desktop.forms.sample_answers import answer_everything

# In strides (see `stride`). What these guard against, working everything out anew at each key, takes tens of them.
MOST_PER_KEY, MOST_PER_LIST, MOST_TO_OPEN = 1, 5, 30


def stride() -> float:
    """Processor seconds for a hundred thousand small steps of Python: some 10 ms where this was written."""
    taken = []
    for _ in range(3):
        start = process_time()
        sum(len(str(number)) for number in range(100_000))
        taken.append(process_time() - start)
    return min(taken)


def long_form() -> Form:
    """Two hundred questions, most of which depend on others, and a repeat."""
    chain = [
        text(f"q{n}", relevant=f"${{q{n - 1}}} != 'stop'", required=f"${{q{n // 2}}} != ''") for n in range(1, 130)
    ]
    sums = [calculate(f"s{n}", f"${{n{n}}} + coalesce(${{s{n - 1}}}, 0)") for n in range(1, 40)]
    numbers = [integer(f"n{n}", constraint=f". < 1000 + ${{n{max(n - 1, 0)}}}") for n in range(40)]
    row = [
        text("name", required="yes"),
        integer("age"),
        text("school", relevant="${age} < 16"),
        calculate("p", "position(..)"),
    ]
    return form_of(
        [
            *group("first", text("q0"), *chain),
            *group("second", *numbers, calculate("s0", "${n0}"), *sums),
            *repeat("people", *row),
            calculate("total", "sum(${age})"),
            text("end", label="So ${total} years among ${q0}"),
        ]
    )


def seconds_per_key(filling: Filling, path: str, keys: int = 60) -> float:
    """What a window does at each key: take the answer, ask for what changed."""
    taken = []
    typed = ""
    for number in range(keys):
        typed += "abcdefg "[number % 8]
        start = process_time()
        changed = filling.set(path, typed)
        for each in changed:
            filling.shown(each)
            filling.problem(each)
            filling.required(each)
        taken.append(process_time() - start)
    return median(taken)


def test_a_key_in_a_form_of_two_hundred_questions_takes_less_than_a_stride():
    form = long_form()
    assert len(list(form.questions())) + len(form.hidden) > 200
    filling = Filling(form, {}, now=now)
    for _ in range(20):
        row = filling.add_row("people")
        filling.set(f"{row}/name", "Asha")
        filling.set(f"{row}/age", 20)
    assert seconds_per_key(filling, "first/q0") < MOST_PER_KEY * stride()
    assert seconds_per_key(filling, "first/q50") < MOST_PER_KEY * stride()
    assert seconds_per_key(filling, f"{filling.rows('people')[3]}/name") < MOST_PER_KEY * stride()


def test_a_key_in_a_full_built_in_form_takes_less_than_a_stride():
    for form_id in built_in_ids():
        filling = Filling(built_in(form_id), {}, now=now)
        answer_everything(filling, rows_each=5)
        path = "words" if form_id == "note" else filling.form.summary_paths[-1]
        assert seconds_per_key(filling, path, keys=20) < MOST_PER_KEY * stride(), form_id


def form_with_a_long_list(length: int) -> Form:
    items = "".join(f"<item><name>t{n}</name><label>T{n}</label><d>d{n % 500}</d></item>" for n in range(length))
    xform = f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
      <instance><data><d/><t/></data></instance><instance id="towns"><root>{items}</root></instance></model></h:head>
      <h:body><input ref="/data/d"/><select1 ref="/data/t">
        <itemset nodeset="instance('towns')/root/item[d = /data/d]"><value ref="name"/><label ref="label"/></itemset>
      </select1></h:body></h:html>"""
    return read_form(xform.encode(), "xml")


def test_a_long_list_is_narrowed_without_building_a_tree_of_it():
    filling = Filling(form_with_a_long_list(20_000), {}, now=now)
    taken = []
    for district in ("d7", "d8", "d9"):
        filling.set("d", district)
        start = process_time()
        assert len(filling.choices("t")) == 40
        taken.append(process_time() - start)
    assert min(taken) < MOST_PER_LIST * stride()


def test_a_record_with_many_rows_opens_quickly():
    form = built_in("testimony")
    answers: dict[str, object] = {}
    for number in range(300):
        row = f"told/segment[{number:08x}]"
        answers |= {row: float(number), f"{row}/from": "00:01", f"{row}/words": "words"}
    taken = []
    for _ in range(3):  # collecting what a thousand tests before it left takes longer than all it does, once
        start = process_time()
        filling = Filling(form, answers, now=now)
        taken.append(process_time() - start)
    assert min(taken) < MOST_TO_OPEN * stride()
    assert seconds_per_key(filling, "told/segment[00000001]/words", keys=20) < MOST_PER_KEY * stride()
