"""The files of SPEC section 15: read alike in any pieces, and no bytes raise anything unexpected."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.crypto.sign import verify
from sync.errors import BadParcel, CutOff, Unreadable
from sync.protocol import limits, parcels
from sync.protocol.frames import FrameType
from sync.protocol.parcels import ANSWER_MAGIC, MAGIC, Body, ParcelReader
from tests.vectors.reading import vectors

(FROZEN,) = vectors("parcel")
PARCEL, ANSWER = bytes.fromhex(FROZEN["parcel"]), bytes.fromhex(FROZEN["answer"])
HEAD, DEVICE, LOG_KEY = (bytes.fromhex(FROZEN[name]) for name in ("head", "signing_public", "log_key"))


def test_a_frozen_parcel_says_whose_it_is_and_that_it_is_whole() -> None:
    reader = ParcelReader()
    frames = list(reader.feed(PARCEL))
    reader.finish()
    head = reader.head
    assert head is not None
    assert (head.raw, head.group.hex(), head.device.hex()) == (HEAD, FROZEN["group"], FROZEN["device"])
    assert verify(DEVICE, head.signature, head.signed)
    told = (FROZEN["place"], FROZEN["known_size"], FROZEN["time"], FROZEN["answer_limit"])
    assert head.body() == Body(bytes.fromhex(FROZEN["id"]), *told)
    assert [frame.type for frame in frames] == [FrameType.OBJECT, FrameType.CHUNK, FrameType.SEAL]
    assert verify(DEVICE, frames[-1].payload, parcels.signed_end(reader.digest))
    assert parcels.unsigned_head(head.group, head.device, head.body()) == HEAD[:-64]


def test_a_frozen_answer_is_sealed_part_by_part_under_the_head_it_answers() -> None:
    reader, ends = ParcelReader(ANSWER_MAGIC), []
    for frame in reader.feed(ANSWER):
        if frame.type == FrameType.SEAL:
            last, signature = parcels.split_seal(frame.payload)
            assert verify(LOG_KEY, signature, parcels.signed_part(reader.digest, last=last))
            assert not verify(LOG_KEY, signature, parcels.signed_part(reader.digest, last=not last))
            ends.append(last)
    reader.finish()
    assert ends == [False, True]
    assert reader.head is not None
    assert reader.head.raw == HEAD


@given(st.sampled_from([(MAGIC, PARCEL), (ANSWER_MAGIC, ANSWER)]), st.lists(st.integers(1, 90), min_size=1))
def test_any_pieces_are_the_same_file(which: tuple[bytes, bytes], sizes: list[int]) -> None:
    magic, data = which
    whole, reader, found, number = ParcelReader(magic), ParcelReader(magic), [], 0
    wanted = list(whole.feed(data))
    while data:
        size = sizes[number % len(sizes)]
        found += reader.feed(data[:size])
        data, number = data[size:], number + 1
    reader.finish()
    assert (found, reader.digest, reader.head) == (wanted, whole.digest, whole.head)


@settings(max_examples=200)
@given(st.sampled_from([MAGIC, ANSWER_MAGIC]), st.data())
def test_no_bytes_raise_anything_but_what_is_said(magic: bytes, data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from([PARCEL, ANSWER, magic, b""])))
    for place in data.draw(st.lists(st.integers(0, max(0, len(raw) - 1)), max_size=4)) if raw else []:
        raw[place] = data.draw(st.integers(0, 255))
    raw += data.draw(st.binary(max_size=200))
    reader = ParcelReader(magic)
    with suppress(BadParcel, CutOff, Unreadable):
        for frame in reader.feed(bytes(raw)):
            assert len(frame.payload) <= limits.FRAME
        reader.finish()
        assert reader.head is not None
        reader.head.body()


@pytest.mark.parametrize(
    ("magic", "data", "reason"),
    [
        (MAGIC, ANSWER, "an_answer"),
        (ANSWER_MAGIC, PARCEL, "a_parcel"),
        (MAGIC, b"amparo parcel 2\n" + PARCEL[16:], "newer"),
        (ANSWER_MAGIC, ANSWER[:16] + b"amparo parcel 9\n", "newer"),
        (MAGIC, b"%PDF-1.7", "not_one"),
        (MAGIC, b"", "not_one"),
        (MAGIC, PARCEL[:40], "cut_short"),
        (MAGIC, PARCEL[:64] + b"\xff\xff" + PARCEL[66:], "damaged"),
    ],
)
def test_what_it_is_instead_is_told(magic: bytes, data: bytes, reason: str) -> None:
    with pytest.raises(BadParcel) as found:
        read_to_end(ParcelReader(magic), data)
    assert found.value.reason == reason


def read_to_end(reader: ParcelReader, data: bytes) -> None:
    list(reader.feed(data))
    reader.finish()
