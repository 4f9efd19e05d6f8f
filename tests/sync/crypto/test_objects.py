import msgspec
import pytest

from sync.crypto.grants import GrantedKey, open_grant
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author, verified
from sync.crypto.seal import open_content
from sync.errors import Unreadable
from sync.protocol.chunks import chunk_hash
from sync.protocol.objects import Acknowledgement, Grant, Kind, Manifest, Revision, Statement, object_id, parsed
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

GROUP, RECORD, KEY_ID, FILE = b"g" * 32, b"r" * 16, b"k" * 8, b"f" * 16
BODIES = {
    Kind.STATEMENT: Statement,
    Kind.GRANT: Grant,
    Kind.REVISION: Revision,
    Kind.ACKNOWLEDGEMENT: Acknowledgement,
    Kind.MANIFEST: Manifest,
}


@pytest.fixture(scope="module")
def keys():
    return DeviceKeys.generate()


@pytest.fixture(scope="module")
def author(keys):
    return Author(keys)


@pytest.mark.parametrize("vector", vectors("objects"), ids=lambda vector: vector["name"])
def test_frozen_objects_verify_and_parse(vector):
    raw = bytes.fromhex(vector["raw"])
    parts = verified(raw, bytes.fromhex(vector["signing_public"]))
    assert (parts.kind.name.lower(), parts.author.hex()) == (vector["kind"], vector["author"])
    assert object_id(raw).hex() == vector["id"]
    assert msgspec.msgpack.encode(parsed(parts.body, BODIES[parts.kind])) == parts.body


def test_a_revision_opens_under_its_record_key(author, keys):
    raw = author.revision(b"K" * 32, b"content", record=RECORD, key_id=KEY_ID)
    parts = verified(raw, keys.signing_public)
    body = parsed(parts.body, Revision)
    assert (parts.kind, parts.author, body.record, body.key_id) == (Kind.REVISION, keys.id, RECORD, KEY_ID)
    opened = open_content(b"K" * 32, body.nonce, body.sealed, author=parts.author, record=RECORD, key_id=KEY_ID)
    assert opened == b"content"


def test_a_grant_opens_for_its_recipient(author, keys):
    recipient = DeviceKeys.generate()
    granted = (GrantedKey(KEY_ID, b"s" * 32),)
    raw = author.grant(granted, group=GROUP, recipient=recipient.id, recipient_key=recipient.hpke_public)
    body = parsed(verified(raw, keys.signing_public).body, Grant)
    assert open_grant(recipient, body.sealed, group=GROUP, author=keys.id, key_ids=body.key_ids) == granted


def test_an_acknowledgement_names_what_it_is_about(author, keys):
    raw = author.acknowledgement([b"1" * 32, b"2" * 32], group=GROUP, recipient=b"d" * 16, time_ms=5)
    body = parsed(verified(raw, keys.signing_public).body, Acknowledgement)
    assert (body.ids(), body.recipient, body.time) == ((b"1" * 32, b"2" * 32), b"d" * 16, 5)


def test_a_manifest_says_what_every_chunk_must_be(author, keys):
    chunk = b"x" * 16
    raw = author.manifest(file=FILE, key_id=KEY_ID, sealed_size=16, chunk_hashes=chunk_hash(chunk))
    body = parsed(verified(raw, keys.signing_public).body, Manifest)
    assert body.chunk_hash(0) == chunk_hash(chunk)


def test_an_object_with_any_bit_changed_is_refused(author, keys):
    raw = author.acknowledgement([b"1" * 32], group=GROUP, recipient=b"d" * 16, time_ms=5)
    for harmed in one_bit_off(raw):
        with pytest.raises(Unreadable):
            verified(harmed, keys.signing_public)


def test_an_object_of_somebody_else_is_refused(author):
    raw = author.acknowledgement([b"1" * 32], group=GROUP, recipient=b"d" * 16, time_ms=5)
    with pytest.raises(Unreadable):
        verified(raw, DeviceKeys.generate().signing_public)
