"""The signature is checked here by hand from the text of SPEC section 12, not by the library that made it."""

import base64
import hashlib
import re

import pytest
import requests

from sync.crypto.keys import DeviceKeys
from sync.crypto.requests import RequestSigner
from sync.crypto.sign import verify
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

BODY = b"body of a pull"
URL = "https://server.example:4433/v1/groups/ab/pull"


def signature_base(method, path, query, headers):
    line = headers["Signature-Input"]
    covered, parameters = re.fullmatch(r"amparo=(\(([^)]*)\);.*)", line).group(2), line.removeprefix("amparo=")
    values = {
        '"@method"': method,
        '"@path"': path,
        '"@query"': "?" + query,
        '"content-digest"': headers.get("Content-Digest"),
    }
    lines = [f"{name}: {values[name]}" for name in covered.split(" ")]
    return "\n".join([*lines, f'"@signature-params": {parameters}']).encode()


def signature_of(headers):
    return base64.b64decode(re.fullmatch(r"amparo=:(.*):", headers["Signature"]).group(1))


def signed(signer, body, url=URL, method="POST"):
    request = requests.Request(method, url, data=body).prepare()
    signer.sign(request, now_ms=1_700_000_000_999, body=body)
    return request.headers


@pytest.mark.parametrize("vector", vectors("request"), ids=lambda vector: vector["name"])
def test_frozen_requests_verify(vector):
    base = signature_base(vector["method"], vector["path"], vector["query"], vector["headers"])
    assert base.decode() == vector["signature_base"]
    assert verify(bytes.fromhex(vector["signing_public"]), signature_of(vector["headers"]), base)


def test_a_device_signs_method_path_query_and_body():
    keys = DeviceKeys.generate()
    headers = signed(RequestSigner.of_device(keys), BODY)
    digest = base64.b64encode(hashlib.sha256(BODY).digest()).decode()
    assert headers["Content-Digest"] == f"sha-256=:{digest}:"
    assert re.fullmatch(
        r'amparo=\("@method" "@path" "@query" "content-digest"\);created=1700000000;'
        rf'keyid="{keys.id.hex()}";alg="ed25519";nonce="[A-Za-z0-9+/]{{22}}==";tag="amparo-1"',
        headers["Signature-Input"],
    )
    base = signature_base("POST", "/v1/groups/ab/pull", "", headers)
    assert verify(keys.signing_public, signature_of(headers), base)
    assert not any(verify(keys.signing_public, signature_of(headers), harmed) for harmed in one_bit_off(base))


def test_a_push_is_signed_without_a_digest():
    headers = signed(RequestSigner.of_device(DeviceKeys.generate()), None)
    assert "Content-Digest" not in headers
    assert "content-digest" not in headers["Signature-Input"]


def test_the_query_is_signed():
    keys = DeviceKeys.generate()
    headers = signed(RequestSigner.of_device(keys), b"", url="https://s:1/v1/groups/ab/files/cd?first=7", method="GET")
    base = signature_base("GET", "/v1/groups/ab/files/cd", "first=7", headers)
    assert verify(keys.signing_public, signature_of(headers), base)


def test_the_holder_of_an_invitation_signs_as_such():
    signer = RequestSigner.of_invitation(b"\x03" * 32)
    public = DeviceKeys.from_bytes(b"\x03" * 128).signing_public
    assert signer.key_id == "invitation:" + public.hex()
    headers = signed(signer, BODY)
    assert verify(public, signature_of(headers), signature_base("POST", "/v1/groups/ab/pull", "", headers))


def test_two_requests_never_have_the_same_signature():
    signer = RequestSigner.of_device(DeviceKeys.generate())
    assert signed(signer, BODY)["Signature"] != signed(signer, BODY)["Signature"]
