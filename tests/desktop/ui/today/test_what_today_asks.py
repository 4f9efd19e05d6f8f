import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop.ui.today.news import gather
from tests.laptops import titled

_MANY = ("records", "objects", "revisions", "custody")
"""Tables that grow with every save."""
_FEW = ("ix_objects_waiting", "ix_objects_unacknowledged", "ix_objects_statements", "ix_records_conflicts")


@pytest.fixture
def asked():
    """What is asked of the database meanwhile: the statement and what is bound in it."""
    found = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.lstrip().startswith("SELECT"):
            found.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def test_what_today_shows_is_found_without_looking_through_everything(here, unlocked, asked):
    """At 100,000 records, what did not come from an index of its own took most of the time from unlocking to Today."""
    here.casework.save(None, "case", titled("case", "The reservoir"))
    asked.clear()
    gather(unlocked)
    questions = list(asked)
    assert len(questions) > 20
    torn = [statement for statement, _ in questions if "conflicts > 0" in statement]
    assert torn
    assert all("INDEXED BY ix_records_conflicts" in statement for statement in torn)
    with here.vault.session() as session:
        for statement, parameters in questions:
            plan = session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + statement, parameters).all()
            for step in (row[3] for row in plan):
                assert not _goes_through_many(step), f"{step}: {statement}"


def _goes_through_many(step):
    """Whether SQLite reads a large table from end to end, or from some row on."""
    if not any(f" {table} " in f"{step} " for table in _MANY):
        return False
    from_a_row_on = "rowid>" in step or "rowid<" in step
    return from_a_row_on or (step.startswith("SCAN") and not any(index in step for index in _FEW))
