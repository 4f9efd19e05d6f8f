"""Evidence leaves with its proofs, for what narrators agreed to, and nothing else of the vault leaves with it."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pytest

from desktop.domain.consent import Purpose, Reason
from desktop.errors import (
    ConsentChanged,
    ConsentMissing,
    FileNotHere,
    FolderInTheWay,
    InsideTheVault,
    NoSuchFile,
    PartnersUnnamed,
    VaultDamaged,
)
from desktop.services.bundles.verifying import verify
from desktop.services.exporting.passing import Choice
from desktop.services.handing_over.handing_over import HandingOver
from desktop.services.syncing import Limits
from desktop.store.vault import Vault
from tests import samples
from tests.laptops import PASSPHRASE, Laptop, file_path, titled
from tests.vectors import old_vaults

COURT = Choice(purpose=Purpose.COURT)


@pytest.fixture
def photograph(tmp_path):
    file = tmp_path / "Marisol at the landing.jpg"
    file.write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00", width=200))
    return file


@pytest.fixture
def evidence(photograph):
    """A photograph in an evidence record: (record, file)."""

    def keep(laptop, **answers):
        ref = laptop.collecting.take_in(photograph).ref
        said = titled("evidence", "Boats of Marisol") | {file_path("evidence"): ref} | answers
        return laptop.casework.save(None, "evidence", said), ref

    return keep


def told_by(laptop, evidence, **purposes):
    answers = {f"consent/purposes/{purpose}": said for purpose, said in purposes.items()}
    row = {"recordings/evidence[1f00ab3c]": 1, "recordings/evidence[1f00ab3c]/record": evidence}
    return laptop.casework.save(None, "testimony", titled("testimony", "Marisol") | row | answers)


def codes(said):
    return [one.code for one in said]


def test_both_who_took_it_in_and_who_received_it_can_hand_it_over(members, evidence, photograph, tmp_path):
    _, ref = evidence(members.documenter)
    members.sync()
    members.coordinator.collecting.custody.looked(ref.id)
    members.sync()
    for name, laptop in (("documenter", members.documenter), ("coordinator", members.coordinator)):
        done = HandingOver(laptop.vault).hand_over(ref.id, COURT, tmp_path / f"out-{name}")
        assert (done.sha256, done.in_the_log) == (ref.sha256, True)
        assert (done.folder / "original.jpg").read_bytes() == photograph.read_bytes()
        verdict = verify(done.folder, server_key=done.server_key, group=done.group)
        assert codes(verdict.wrong) == []
        assert {"bytes_in_the_log", "complete", "custody_in_the_log", "as_made"} <= set(codes(verdict.proved))
        assert [one.fields["role"] for one in verdict.proved if one.code == "as_made"] == [name]


def test_it_is_told_of_at_the_next_sync(members, evidence, tmp_path):
    _, ref = evidence(members.documenter)
    members.sync()
    HandingOver(members.coordinator.vault).hand_over(ref.id, COURT, tmp_path / "out")
    members.sync()
    lines = members.documenter.collecting.custody.of(ref.id).lines
    assert [(line.deed, line.device_name, line.purpose) for line in lines][-1] == ("handed_over", "Rosa", "court")


def test_before_a_sync_it_proves_less_and_says_so(here, evidence, tmp_path):
    _, ref = evidence(here)
    done = HandingOver(here.vault).hand_over(ref.id, COURT, tmp_path / "out")
    verdict = verify(done.folder)
    assert (done.in_the_log, done.group, verdict.holds) == (False, "", True)
    assert set(codes(verdict.proved)) == {"bytes_signed", "chain_whole"}
    assert {"nobody_vouches", "not_in_the_log", "not_yet_fixed"} <= set(codes(verdict.unproved))
    # There is no group and no server whose numbers could be asked for by another way.
    assert not {"server_key_unknown", "group_unknown"} & set(codes(verdict.unproved))


def test_a_vault_of_an_older_version_hands_over_what_it_can_prove(tmp_path):
    old = old_vaults.frozen(1)
    vault = Vault.open(old.laid_out(tmp_path / "old"), old.passphrase)
    try:
        casework = Laptop.of(vault).casework
        for id in [id for id in old.records if casework.open(id).line.form_id == "testimony"]:
            casework.save(id, "testimony", {"consent/purposes/internal": "yes", "consent/given/until": None})
        [file] = [id for id, told in old.holds["files"].items() if told["whereabouts"] == "RECEIVED"][:1]
        done = HandingOver(vault).hand_over(file, Choice(purpose=Purpose.INTERNAL), tmp_path / "out")
    finally:
        vault.close()
    verdict = verify(done.folder, server_key=done.server_key, group=done.group)
    assert codes(verdict.wrong) == []
    assert {"bytes_in_the_log", "complete"} <= set(codes(verdict.proved))
    assert {"chunks_alone", "not_yet_fixed"} <= set(codes(verdict.unproved))


def test_what_a_narrator_did_not_agree_to_stays_and_the_reason_is_told(here, evidence, tmp_path):
    record, ref = evidence(here)
    told_by(here, record, court="no", un="yes")
    service = HandingOver(here.vault)
    assert service.reasons(ref.id, COURT) == (Reason.PART,)
    with pytest.raises(ConsentMissing) as refused:
        service.hand_over(ref.id, COURT, tmp_path / "out")
    assert refused.value.reasons == ("part",)
    assert service.reasons(ref.id, Choice(purpose=Purpose.UN)) == ()
    assert not (tmp_path / "out").exists()
    assert "handed_over" not in [line.deed for line in here.collecting.custody.of(ref.id).lines]


def test_sensitive_evidence_stays_inside(here, evidence):
    _, ref = evidence(here, **{"what/sensitivity": "danger"})
    reasons = HandingOver(here.vault).reasons(ref.id, COURT)
    assert reasons in ((), (Reason.SENSITIVE,))


def test_consent_that_is_withdrawn_meanwhile_leaves_nothing(here, evidence, tmp_path):
    record, ref = evidence(here)
    told = told_by(here, record, court="yes")

    def withdrawn(done, whole):
        here.casework.save(told, "testimony", {"consent/withdrawal/withdrawn": "yes"})

    with pytest.raises(ConsentChanged):
        HandingOver(here.vault).hand_over(ref.id, COURT, tmp_path / "out", withdrawn)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out")] == []


def test_partners_must_be_named_and_what_is_published_has_no_proofs(here, evidence, tmp_path):
    _, ref = evidence(here)
    with pytest.raises(PartnersUnnamed):
        HandingOver(here.vault).hand_over(ref.id, Choice(purpose=Purpose.PARTNERS), tmp_path / "out")
    with pytest.raises(ValueError, match="PURPOSES"):
        HandingOver(here.vault).hand_over(ref.id, Choice(purpose=Purpose.PUBLIC_NAMED), tmp_path / "out")


def test_nothing_is_overwritten_and_nothing_goes_into_the_vault(here, evidence, tmp_path):
    _, ref = evidence(here)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "theirs").write_bytes(b"")
    service = HandingOver(here.vault)
    with pytest.raises(FolderInTheWay):
        service.hand_over(ref.id, COURT, tmp_path / "out")
    with pytest.raises(InsideTheVault):
        service.hand_over(ref.id, COURT, here.vault.folder / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["theirs"]


def test_what_is_no_evidence_here_is_not_handed_over(here, photograph, tmp_path):
    service = HandingOver(here.vault)
    unnamed = here.collecting.take_in(photograph).ref
    for file in ("00" * 16, unnamed.id):
        with pytest.raises(NoSuchFile):
            service.hand_over(file, COURT, tmp_path / "out")


def test_what_has_not_come_whole_is_not_handed_over(members, evidence, tmp_path):
    _, ref = evidence(members.documenter)
    members.documenter.syncing.run()
    shutil.rmtree(members.documenter.vault.folder / "files")
    (members.documenter.vault.folder / "files").mkdir()
    with pytest.raises(VaultDamaged):
        HandingOver(members.documenter.vault).hand_over(ref.id, COURT, tmp_path / "out")
    members.coordinator.syncing.run(limits=Limits(words_only=True))
    with pytest.raises(FileNotHere):
        HandingOver(members.coordinator.vault).hand_over(ref.id, COURT, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_of_a_record_or_a_person_is_in_the_folder(members, evidence, tmp_path):
    record, ref = evidence(members.documenter, **{"what/description": "Marisol stands left of the boat"})
    told_by(members.documenter, record, court="yes")
    members.sync()
    done = HandingOver(members.coordinator.vault).hand_over(ref.id, COURT, tmp_path / "out")
    proofs = json.loads((done.folder / "proofs.json").read_bytes())
    signed = [proofs["manifest"], *proofs["roster"], *(one["object"] for one in proofs["revisions"])]
    shown = [path.read_bytes() for path in done.folder.iterdir()] + [base64.b64decode(one) for one in signed]
    for word in (b"Marisol", b"Boats of", b"stands left", b"Fisherfolk"):
        assert not [data for data in shown if word in data], word
    assert not [one for one in signed if b"Rosa" in base64.b64decode(one)]


def test_a_fork_is_handed_over_as_a_fork(members, evidence, tmp_path):
    """A laptop that was set back to an older copy of itself: the folder holds both sides, and checking names it."""
    _, ref = evidence(members.documenter)
    members.sync()
    folder = members.documenter.vault.folder
    older = shutil.copytree(folder, tmp_path / "older", ignore=shutil.ignore_patterns("lock"))
    members.documenter.collecting.save_out(ref.id, tmp_path / "copy.jpg")
    members.sync()
    again = Vault.open(Path(older), PASSPHRASE)
    try:
        laptop = Laptop.of(again)
        laptop.collecting.save_out(ref.id, tmp_path / "another.jpg")
        laptop.syncing.run()
    finally:
        again.close()
    members.coordinator.syncing.run()
    done = HandingOver(members.coordinator.vault).hand_over(ref.id, COURT, tmp_path / "out")
    verdict = verify(done.folder)
    assert "chain" in codes(verdict.wrong)
    assert "forked" in [one.fields.get("flaw") for one in verdict.wrong]
