"""A second implementation of checking a bundle, written from `desktop/BUNDLE.md` and `sync/SPEC.md` alone.

It imports nothing of Amparo: `json`, `hashlib`, `struct`, and from packages Ed25519, AES-GCM, BLAKE3 and MessagePack.
Everything that does not hold is an AssertionError; what holds is given back.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import blake3
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PLAIN = 65_520
LABELS = {1: b"statement", 3: b"revision", 5: b"manifest"}


def checked(folder: Path) -> dict[str, Any]:
    """SHA-256 of the original, and by device how many entries are under a receipt."""
    proofs = json.loads((folder / "proofs.json").read_bytes())
    told = json.loads((folder / "custody.json").read_bytes())
    _sums(folder)
    keys = _roster([base64.b64decode(raw) for raw in proofs["roster"]], bytes.fromhex(proofs["group"]))
    _maker(folder, keys)
    [original] = folder.glob("original.*")
    data = original.read_bytes()
    sha256 = hashlib.sha256(data).digest()
    chains = {chain["device"]: _chain(chain, told, sha256) for chain in told["chains"]}
    signed = _manifest(proofs, told, data, sha256, keys, chains)
    for revision in proofs["revisions"]:
        signed |= _revision(revision, keys, chains)
    proved = {_receipt(receipt, proofs, signed) for receipt in proofs["receipts"]}
    fixed = {device: max([n + 1 for id in proved for d, n in signed[id] if d == device] or [0]) for device in chains}
    return {"sha256": sha256.hex(), "entries under a receipt": fixed}


def _sums(folder: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    there = {path.name for path in folder.iterdir()} - {"SHA256SUMS", "SHA256SUMS.signature"}
    assert there == listed.keys()
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == one for name, one in listed.items())


def _maker(folder: Path, keys: dict[bytes, bytes]) -> None:
    title, device, public, signature, end = (folder / "SHA256SUMS.signature").read_text().split("\n")
    assert (title, end) == ("amparo/1 bundle", "")
    assert keys[bytes.fromhex(device)].hex() == public
    _verify(
        bytes.fromhex(public), bytes.fromhex(signature), b"amparo/1 bundle\0" + (folder / "SHA256SUMS").read_bytes()
    )


def _verify(public: bytes, signature: bytes, signed: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)


def _opened(raw: bytes, kind: int, public: bytes) -> list[Any]:
    assert raw[:2] == bytes([1, kind])
    _verify(public, raw[-64:], b"amparo/1 " + LABELS[kind] + b"\0" + raw[:-64])
    return msgspec.msgpack.decode(raw[18:-64])


def _roster(statements: list[bytes], group: bytes) -> dict[bytes, bytes]:
    """The signing key of every device that was enrolled, from the genesis statement on."""
    keys: dict[bytes, bytes] = {}
    last = b""
    for number, raw in enumerate(statements):
        action, of_group, count, previous, _, details = msgspec.msgpack.decode(raw[18:-64])
        assert (count, previous) == (number, last)
        last = hashlib.sha256(raw).digest()
        if action == "genesis":
            assert (number, last) == (0, group)
            _opened(raw, 1, details[0])
        elif action == "enrol":
            device = hashlib.sha256(b"amparo/1 device\0" + details[0] + details[1]).digest()[:16]
            assert (of_group, raw[2:18]) == (group, device)
            _opened(raw, 1, details[0])
            keys[device] = details[0]
        else:
            _opened(raw, 1, keys[raw[2:18]])
    return keys


def _chain(chain: dict[str, Any], told: dict[str, Any], sha256: bytes) -> dict[str, int]:
    """The numbers of its entries by digest."""
    found, before = {}, bytes.fromhex(chain["start"])
    place = bytes.fromhex(chain["device"]) + bytes.fromhex(told["file"]) + sha256
    for number, entry in enumerate(chain["entries"]):
        assert entry["number"] == number
        bytes_hashed = before + place + number.to_bytes(4, "big") + bytes.fromhex(entry["entry"])
        before = hashlib.sha256(b"amparo/1 custody\0" + bytes_hashed).digest()
        assert before.hex() == entry["digest"]
        found[entry["digest"]] = number
    return found


def _manifest(
    proofs: dict[str, Any],
    told: dict[str, Any],
    data: bytes,
    sha256: bytes,
    keys: dict[bytes, bytes],
    chains: dict[str, dict[str, int]],
) -> dict[str, list[tuple[str, int]]]:
    raw = base64.b64decode(proofs["manifest"])
    file, _, sealed_size, hashes, fixed, *_ = _opened(raw, 5, keys[raw[2:18]])
    key, head = bytes.fromhex(proofs["key"]), bytes.fromhex(proofs["head"])
    assert file.hex() == told["file"]
    sealed = _sealed(data, key, file)
    assert sum(map(len, sealed)) == sealed_size
    assert b"".join(blake3.blake3(chunk).digest()[:16] for chunk in sealed) == hashes
    committed = b"amparo/1 evidence\0" + key + file + sha256 + len(data).to_bytes(8, "big") + head
    assert hashlib.sha256(committed).digest() == fixed
    author = raw[2:18].hex()
    return {hashlib.sha256(raw).hexdigest(): [(author, chains[author][head.hex()])]}


def _sealed(data: bytes, key: bytes, file: bytes) -> list[bytes]:
    padded = data.ljust(_padme(len(data)), b"\0")
    last = max(1, -(-len(padded) // PLAIN)) - 1
    return [
        AESGCM(key).encrypt(
            number.to_bytes(11, "big") + bytes([number == last]),
            padded[number * PLAIN : (number + 1) * PLAIN],
            b"amparo/1 chunk\0" + file,
        )
        for number in range(last + 1)
    ]


def _padme(size: int) -> int:
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    bits = exponent - exponent.bit_length()
    return size + (-size % (1 << bits))


def _revision(
    revision: dict[str, Any], keys: dict[bytes, bytes], chains: dict[str, dict[str, int]]
) -> dict[str, list[tuple[str, int]]]:
    raw = base64.b64decode(revision["object"])
    *_, heads = _opened(raw, 3, keys[raw[2:18]])
    listed = [bytes.fromhex(head) for head in revision["heads"]]
    assert hashlib.sha256(b"amparo/1 heads\0" + b"".join(listed)).digest() == heads
    author = raw[2:18].hex()
    numbers = [(author, chains[author][head]) for head in revision["heads"] if head in chains[author]]
    assert numbers
    return {hashlib.sha256(raw).hexdigest(): numbers}


def _receipt(receipt: dict[str, Any], proofs: dict[str, Any], signed: dict[str, Any]) -> str:
    assert receipt["object"] in signed
    text, _, signature = receipt["checkpoint"].partition("\n\n")
    origin, size, root = text.split("\n")
    assert origin == "amparo/" + proofs["group"]
    decoded = base64.b64decode(signature.strip().split(" ")[2])
    _verify(bytes.fromhex(proofs["log_key"]), decoded[4:], (text + "\n").encode())
    node = hashlib.sha256(b"\0" + bytes([receipt["leaf"]]) + bytes.fromhex(receipt["object"])).digest()
    place, last = receipt["index"], int(size) - 1
    for sibling in map(bytes.fromhex, receipt["path"]):
        if place & 1 or place == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        place, last = place >> 1, last >> 1
    assert (last, base64.b64encode(node).decode()) == (0, root)
    return receipt["object"]
