"""What the check of a vault says of the proofs it keeps."""

from __future__ import annotations

import pytest

from desktop.services.checking import Found, check
from tests.laptops import file_path, titled


@pytest.fixture
def proved(members, tmp_path):
    """A documenter's vault with a record and a file on the server."""
    (tmp_path / "photo.jpg").write_bytes(b"a photograph")
    documenter = members.documenter
    ref = documenter.collecting.take_in(tmp_path / "photo.jpg").ref
    record = documenter.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", "Boats"))
    documenter.syncing.run()
    return documenter.vault, record


def test_proofs_are_verified_again_and_are_right(proved):
    vault, _ = proved
    found = check(vault)
    assert (found.damaged, found.receipts > 0) == ((), True)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE receipts SET proof = CAST(substr(proof, 1, length(proof) - 1) || x'00' AS BLOB)",
        "UPDATE receipts SET proof = x'c1'",
        "UPDATE receipts SET checkpoint = replace(checkpoint, 'amparo/', 'ampara/')",
        "DELETE FROM receipts",
        "UPDATE objects SET receipt = (SELECT min(seq) FROM receipts) WHERE kind = 5",
    ],
)
def test_a_proof_that_proves_nothing_is_named_with_its_record(proved, harm):
    vault, record = proved
    with vault.unit() as unit:
        if harm.startswith("UPDATE objects"):
            unit._session.connection().exec_driver_sql("INSERT INTO receipts VALUES (0, 'another', x'93909090')")
        unit._session.connection().exec_driver_sql(harm)
    assert Found(part="receipt", id=record) in check(vault).damaged


def test_a_vault_without_a_group_has_no_proofs(here):
    assert check(here.vault).receipts == 0
