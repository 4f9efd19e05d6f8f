"""Fingerprints, encodings, identities, and what the form or the machine is called."""

from __future__ import annotations

import base64
import binascii
import hashlib
import uuid as uuids
import zlib

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.values import XValue

_HASHES = {"SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512", "MD5": "md5"}


@function("digest", 2, 3)
def digest(call: Call) -> XValue:
    """The hash of some words, in base64 unless "hex" is asked for. Forms check numbers with it; it keeps no secret."""
    words, algorithm = call.text(0).encode(), call.text(1).upper()
    if algorithm == "CRC32":
        raw = zlib.crc32(words).to_bytes(4, "big")
    elif algorithm in _HASHES:
        raw = hashlib.new(_HASHES[algorithm], words, usedforsecurity=False).digest()
    else:
        raise BadCall("unknown_digest")
    return raw.hex() if len(call) > 2 and call.text(2).lower() == "hex" else base64.b64encode(raw).decode()


@function("base64-decode", 1)
def base64_decode(call: Call) -> XValue:
    try:
        return base64.b64decode(call.text(0), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise BadCall("not_base64") from None


@function("uuid", 0, 1)
def uuid(call: Call) -> XValue:
    made = str(uuids.uuid4())
    return made if not len(call) else (made * (call.whole(0) // 36 + 1))[: max(call.whole(0), 0)]


@function("version", 0)
def version(call: Call) -> XValue:
    return call.surroundings.version


@function("property", 1)
def property_(call: Call) -> XValue:
    """ODK tells forms the telephone's number and the person's name here. This program tells nothing."""
    return ""
