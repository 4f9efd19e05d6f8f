import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import sync
from sync.crypto import dictionaries, packing
from sync.crypto.packing import pack, pad, unpack, unpad
from sync.errors import NewerFormat, Unreadable
from tests.dictionary.answering import Answering, paragraphs
from tests.vectors.packed import WORDS
from tests.vectors.reading import vectors

MAGIC = b"\x28\xb5\x2f\xfd"
LANGUAGES = {2: "en", 3: "es", 4: "fr", 5: "pt", 6: "ar"}


def words(language):
    return "\n".join(paragraphs(language)).encode()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A copy of the dictionaries that may be harmed, read anew."""
    shutil.copytree(dictionaries._FOLDER, tmp_path / "dictionaries")
    monkeypatch.setattr(dictionaries, "_FOLDER", tmp_path / "dictionaries")
    caches = (dictionaries._content, dictionaries.for_reading, dictionaries.prepared)
    for one in caches:
        one.cache_clear()
    yield tmp_path / "dictionaries"
    for one in caches:
        one.cache_clear()


@pytest.mark.parametrize("vector", vectors("packed"), ids=lambda vector: vector["name"])
def test_what_was_packed_with_any_dictionary_comes_back(vector):
    packed = bytes.fromhex(vector["packed"])
    assert packed[0] == vector["codec"]
    assert unpack(packed).hex() == vector["content"]


def test_the_specification_names_the_dictionaries_by_what_is_in_them():
    specified = (Path(sync.__file__).parent / "SPEC.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| (\d+) \| \w+ \| `([0-9a-f]{64})` \|$", specified, re.MULTILINE))
    assert {int(codec): digest for codec, digest in named.items()} == dictionaries.SHA256
    assert dictionaries.usable() == list(dictionaries.SHA256)


@given(st.binary(max_size=3000))
def test_whatever_is_packed_comes_back(content):
    packed = pack(content)
    assert unpack(packed) == content
    assert len(packed) <= len(content) + 1


@pytest.mark.parametrize(("codec", "text"), WORDS.items())
def test_words_are_packed_with_the_dictionary_of_their_language(codec, text):
    assert pack(text.encode())[0] == codec


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_a_record_takes_less_than_without_a_dictionary(language):
    for content in Answering(paragraphs(language), seed=77).contents(8):
        assert len(pack(content)) < len(zstandard.compress(content, packing.LEVEL)) * 0.75


def test_long_content_is_packed_without_a_dictionary():
    content = b"".join(msgspec.msgpack.encode(f"{number}: the tide {number * number}") for number in range(9000))
    packed = pack(content)
    assert packed[0] == 1
    assert unpack(packed) == content


def test_several_threads_pack_at_once():
    contents = list(Answering(paragraphs("es"), seed=5).contents(24))
    with ThreadPoolExecutor(4) as pool:
        assert [unpack(packed) for packed in pool.map(pack, contents)] == contents


def test_a_codec_of_a_newer_version_is_called_that():
    with pytest.raises(NewerFormat) as error:
        unpack(b"\x63words")
    assert error.value.what == "codec"


def test_without_its_dictionary_content_is_not_read_wrongly_and_new_content_is_packed_without(shipped):
    packed = pack(words("fr")[:500])
    assert packed[0] == 4
    for one in (dictionaries._content, dictionaries.for_reading, dictionaries.prepared):
        one.cache_clear()
    (shipped / "4.zdict").write_bytes((shipped / "5.zdict").read_bytes())
    (shipped / "5.zdict").unlink()
    with pytest.raises(NewerFormat):
        unpack(packed)
    for codec in (2, 3, 6):
        (shipped / f"{codec}.zdict").unlink()
    dictionaries._content.cache_clear()
    again = pack(words("fr")[:500])
    assert again[0] == 1
    assert unpack(again) == words("fr")[:500]


@pytest.mark.parametrize("padded", [b"", b"\x00\x00", b"\x01\x00", b"words"])
def test_padding_without_its_mark_is_refused(padded):
    with pytest.raises(Unreadable):
        unpad(padded)


@given(st.binary(max_size=500))
def test_padding_comes_off_again(packed):
    assert unpad(pad(packed)) == packed


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"\x02",
        b"\x01",
        b"\x01no frame",
        b"\x01" + zstandard.ZstdCompressor(write_content_size=False).compress(b"a" * 50),
        b"\x01" + zstandard.ZstdCompressor().compress(b"a" * 50) + b"more",
        b"\x01" + zstandard.ZstdCompressor().compress(b"a" * 50)[:-2],
        b"\x01" + zstandard.ZstdCompressor().compress(bytes(packing.CONTENT_LIMIT + 1)),
        b"\x00" + bytes(packing.CONTENT_LIMIT + 1),
        b"\x01\x50\x2a\x4d\x18\x04\x00\x00\x00abcd",
        b"\x01" + dictionaries.prepared(2, 3).compressed(words("en") * 9),
        b"\x03" + dictionaries.prepared(3, 3).compressed(bytes(packing.CONTENT_LIMIT + 1)).removeprefix(MAGIC),
        b"\x01" + MAGIC + bytes((0xC0, 14 << 3)) + (9).to_bytes(8, "little") + b"\x49\x00\x00ninebytes",
    ],
    ids=[
        "nothing", "a codec alone", "no frame at all", "no frame", "size not said", "more after it", "cut short",
        "a bomb", "too long", "a skippable frame", "a frame for a dictionary without one",
        "a bomb with a dictionary", "a window too large",
    ],
)  # fmt: skip
def test_what_does_not_unpack_is_refused(packed):
    with pytest.raises(Unreadable):
        unpack(packed)


def test_content_over_the_limit_is_not_sealed():
    with pytest.raises(ValueError, match="4 MiB"):
        pack(bytes(packing.CONTENT_LIMIT + 1))
