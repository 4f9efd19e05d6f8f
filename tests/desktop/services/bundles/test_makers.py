"""What the one who made a bundle cannot change in it either, though he has the keys to sign whatever he likes."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from desktop.services.bundles import documents
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.protocol import custody
from sync.protocol.objects import FixedManifest, Manifest, object_id, parsed, split
from tests.desktop.services.bundles.tampering import DOCUMENTER, MAKER, Bundle, chain_of


@pytest.fixture
def bundle(tmp_path):
    return Bundle(tmp_path)


def codes(said):
    return [one.code for one in said]


def test_a_maker_cannot_exchange_the_original(bundle):
    original = bundle.folder / "original.txt"
    data = original.read_bytes()
    original.write_bytes(data.replace(b"morning", b"evening", 1))
    sha256 = hashlib.sha256(original.read_bytes()).hexdigest()
    bundle.sign()
    assert {"other_hash", "not_the_bytes"} <= bundle.wrong()
    bundle.change("custody.json", lambda told: told.update(sha256=sha256))
    assert {"chain", "not_the_bytes"} <= bundle.wrong()


def test_a_maker_cannot_show_the_bytes_under_another_key(bundle):
    bundle.change("proofs.json", lambda proofs: proofs.update(key="00" * 32))
    assert "not_the_bytes" in bundle.wrong()


@pytest.mark.parametrize("number", [0, 1])
def test_a_maker_cannot_leave_out_what_the_manifest_fixed(bundle, number):
    bundle.change("custody.json", lambda told: chain_of(DOCUMENTER, told)["entries"].pop(number))
    assert bundle.wrong() & {"chain", "head"}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_maker_cannot_leave_out_what_is_in_the_log(bundle, number):
    def leave_out(told):
        entries = chain_of(MAKER, told)["entries"]
        del entries[number:]
        if not entries:
            told["chains"].remove(chain_of(MAKER, told))

    bundle.change("custody.json", leave_out)
    assert "revision" in bundle.wrong()


def test_a_maker_can_leave_out_the_end_that_is_under_no_receipt_and_that_is_said(bundle):
    bundle.change("custody.json", lambda told: chain_of(MAKER, told)["entries"].pop())
    verdict = bundle.verified()
    assert verdict.holds
    assert "not_yet_fixed" not in codes(verdict.unproved)


def test_a_maker_can_leave_out_another_device_as_a_whole_and_that_is_said(bundle):
    def leave_out(told):
        told["chains"] = [chain_of(DOCUMENTER, told)]

    bundle.change("custody.json", leave_out)
    assert "revision" in bundle.wrong()
    bundle.change("proofs.json", lambda proofs: proofs.update(revisions=[], receipts=proofs["receipts"][-2:]))
    verdict = bundle.verified()
    assert verdict.holds
    assert "other_devices" in codes(verdict.unproved)


@pytest.mark.parametrize("places", [(0, 1), (1, 2), (2, 3), (0, 3)])
def test_a_maker_cannot_put_entries_in_another_order(bundle, places):
    one, other = places

    def swap(told):
        entries = chain_of(MAKER, told)["entries"]
        entries[one], entries[other] = entries[other], entries[one]

    bundle.change("custody.json", swap)
    assert "chain" in bundle.wrong()


@pytest.mark.parametrize(
    "lie",
    [
        {"deed": "imported"},
        {"time": "2011-05-14T06:40:00.000Z"},
        {"offset": 0},
        {"source": "laptop"},
        {"clock": 1},
        {"purpose": "un"},
        {"right": True},
        {"other": ["00" * 16, "00" * 32]},
        {"earlier": []},
    ],
)
def test_a_maker_cannot_put_other_words_beside_the_bytes(bundle, lie):
    bundle.change("custody.json", lambda told: chain_of(MAKER, told)["entries"][2].update(lie))
    assert bundle.wrong() & {"entry_words", "chain"}


def test_a_maker_cannot_write_a_chain_anew(bundle):
    def rewrite(told):
        chain = chain_of(MAKER, told)
        ids = MAKER.id, bytes.fromhex(told["file"]), bytes.fromhex(told["sha256"])
        before = bytes.fromhex(chain["start"])
        del chain["entries"][2]
        for number, entry in enumerate(chain["entries"]):
            before = custody.digest(before, *ids, number, bytes.fromhex(entry["entry"]))
            entry.update(number=number, digest=before.hex())

    bundle.change("custody.json", rewrite)
    assert "revision" in bundle.wrong()


def test_a_maker_cannot_say_that_an_entry_is_under_another_statement(bundle):
    def claim(told):
        entries = chain_of(MAKER, told)["entries"]
        entries[3]["revision"] = entries[0]["revision"]

    bundle.change("custody.json", claim)
    assert bundle.wrong() == {"entry_revision"}


def test_a_maker_cannot_tell_the_same_chain_twice(bundle):
    bundle.change("custody.json", lambda told: told["chains"].append(told["chains"][0]))
    assert "chain" in bundle.wrong()


@pytest.mark.parametrize("number", range(4))
def test_a_receipt_of_something_else_proves_nothing(bundle, number):
    def exchange(proofs):
        receipts = proofs["receipts"]
        other = receipts[(number + 1) % 4]
        receipts[number] = other | {"object": receipts[number]["object"], "leaf": receipts[number]["leaf"]}

    bundle.change("proofs.json", exchange)
    assert "receipt" in bundle.wrong()


@pytest.mark.parametrize("number", range(4))
def test_every_part_of_a_receipt_counts(bundle, number):
    before = json.loads((bundle.folder / "proofs.json").read_bytes())["receipts"][number]
    lies = [
        {"leaf": 3 - before["leaf"]},
        {"index": before["index"] + 1},
        {"object": "00" * 32},
        {"path": before["path"][:-1]},
        {"path": [*before["path"], "00" * 32]},
        {"path": [*before["path"][:-1], "00" * 32]},
        {"checkpoint": before["checkpoint"].replace("\n8\n", "\n7\n").replace("\n1", "\n2")},
        {"checkpoint": "amparo/"},
    ]
    for lie in lies:
        bundle.change("proofs.json", lambda proofs, lie=lie: proofs["receipts"].__setitem__(number, before | lie))
        assert bundle.wrong() == {"receipt"}, lie
    bundle.change("proofs.json", lambda proofs: proofs["receipts"].__setitem__(number, before))
    assert bundle.wrong() == set()


def test_without_receipts_there_is_no_time_before_which_it_was(bundle):
    bundle.change("proofs.json", lambda proofs: proofs.update(receipts=[]))
    verdict = bundle.verified()
    assert verdict.holds
    assert "bytes_signed" in codes(verdict.proved)
    assert "not_in_the_log" in codes(verdict.unproved)
    assert not {"bytes_in_the_log", "custody_in_the_log"} & set(codes(verdict.proved))


@pytest.mark.parametrize("number", range(3))
def test_a_roster_with_a_statement_missing_is_broken(bundle, number):
    bundle.change("proofs.json", lambda proofs: proofs["roster"].pop(number))
    assert bundle.wrong() & {"roster", "manifest", "not_signed"}


def test_somebody_outside_the_group_cannot_sign_the_folder(bundle):
    bundle.sign(DeviceKeys.generate())
    assert bundle.wrong() == {"not_signed"}


def test_a_signature_of_somebody_else_is_none(bundle):
    bundle.sign()
    path = bundle.folder / documents.SIGNATURE
    spoiled = path.read_text().replace(MAKER.signing_public.hex(), DOCUMENTER.signing_public.hex())
    path.write_text(spoiled)
    assert bundle.wrong() == {"not_signed"}


def test_a_statement_about_another_file_is_none_about_this_one(bundle):
    def exchange(proofs):
        body = parsed(split(base64.b64decode(proofs["manifest"])).body, FixedManifest)
        other = Author(DOCUMENTER).manifest(
            file=bytes(16),
            key_id=body.key_id,
            sealed_size=body.sealed_size,
            chunk_hashes=body.chunk_hashes,
            fixed=body.fixed,
        )
        proofs["manifest"] = base64.b64encode(other).decode()

    bundle.change("proofs.json", exchange)
    assert "manifest" in bundle.wrong()


def test_a_statement_that_fixes_other_bytes_is_found_though_the_chunks_are_right(bundle):
    def exchange(proofs):
        body = parsed(split(base64.b64decode(proofs["manifest"])).body, Manifest)
        other = Author(DOCUMENTER).manifest(
            file=body.file,
            key_id=body.key_id,
            sealed_size=body.sealed_size,
            chunk_hashes=body.chunk_hashes,
            fixed=b"f" * 32,
        )
        proofs["manifest"] = base64.b64encode(other).decode()

    bundle.change("proofs.json", exchange)
    assert "not_fixed" in bundle.wrong()


def test_a_statement_of_an_older_version_proves_less_and_that_is_said(bundle):
    def exchange(proofs):
        body = parsed(split(base64.b64decode(proofs["manifest"])).body, Manifest)
        older = Author(DOCUMENTER).manifest(
            file=body.file, key_id=body.key_id, sealed_size=body.sealed_size, chunk_hashes=body.chunk_hashes
        )
        before = object_id(base64.b64decode(proofs["manifest"])).hex()
        proofs["manifest"] = base64.b64encode(older).decode()
        proofs["head"] = None
        proofs["receipts"] = [one for one in proofs["receipts"] if one["object"] != before]

    bundle.change("proofs.json", exchange)
    verdict = bundle.verified()
    assert verdict.holds
    assert {"chunks_alone", "not_in_the_log"} <= set(codes(verdict.unproved))


@pytest.mark.parametrize("head", [None, "00" * 32, "11" * 32])
def test_the_custody_that_a_statement_fixed_must_be_here(bundle, head):
    bundle.change("proofs.json", lambda proofs: proofs.update(head=head))
    assert "not_fixed" in bundle.wrong()


def test_other_heads_than_were_signed_are_found(bundle):
    bundle.change("proofs.json", lambda proofs: proofs["revisions"][0]["heads"].append("00" * 32))
    assert "revision" in bundle.wrong()
