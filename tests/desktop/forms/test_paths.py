import pytest

from desktop.forms.paths import in_row, is_row, parent, repeat_of, row_of, template


def test_row_ids_come_off():
    assert template("losses[1f00ab3c]/phones[00000001]/number") == "losses/phones/number"
    assert template("place/name") == "place/name"


def test_row_ids_come_on():
    assert in_row("losses/what", "losses[1f00ab3c]") == "losses[1f00ab3c]/what"
    assert in_row("losses/phones", "losses[1f00ab3c]") == "losses[1f00ab3c]/phones"
    assert in_row("losses", "losses[1f00ab3c]") == "losses[1f00ab3c]"
    assert in_row("place/name", "") == "place/name"
    with pytest.raises(ValueError, match="not in that row"):
        in_row("place/name", "losses[1f00ab3c]")


def test_rows_are_told_from_answers():
    assert is_row("losses[1f00ab3c]")
    assert not is_row("losses[1f00ab3c]/what")
    assert not is_row("losses[1f00ab3]")
    assert repeat_of("a[00000001]/b[00000002]") == "a[00000001]/b"
    assert row_of("a[00000001]/b[00000002]/c/d") == "a[00000001]/b[00000002]"
    assert row_of("place/name") == ""
    assert parent("a[00000001]/c/d") == "a[00000001]/c"
    assert parent("a") == ""
