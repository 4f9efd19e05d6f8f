"""Whatever bytes come, a decoder gives something or one of the errors that it names, and takes little memory."""

from __future__ import annotations

import ast
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings

import sync
from tests.sync.fuzzing import valid
from tests.sync.fuzzing.decoders import decoders, named
from tests.sync.fuzzing.mutations import anything

_DECODERS = list(decoders())
_EXAMPLES = max(25, settings.default.max_examples // 4)
_READS = ("read", "split", "parse", "decode", "open", "unpack", "unpad", "verified", "in_")
_GIVEN = ("payload", "raw", "data", "note", "text", "packed", "sealed", "certificate", "padded", "content", "body")
_READ_BY_A_DECODER = frozenset({"Certificate", "Content", "Letter", "Seen", "Withdrawal"})
"""Structs that a decoder of the table reads under its own name. What is added to them names here which that is not."""
_PER_BYTE = 200
"""Bytes that a byte may become: a struct of Python for each element of an array."""


@pytest.mark.hypothesis
@pytest.mark.parametrize("decoder", _DECODERS, ids=lambda decoder: decoder.name)
def test_whatever_is_decoded_nothing_but_the_errors_that_are_named_comes_of_it(decoder):
    for sample in decoder.samples:
        _decoded(decoder, sample)  # what is kept for ever, as a dictionary, is here before memory is measured

    @settings(max_examples=_EXAMPLES)
    @given(anything(decoder.samples))
    def decoded(data):
        tracemalloc.start()
        try:
            _decoded(decoder, data)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert most < decoder.most + _PER_BYTE * len(data)

    decoded()


@pytest.mark.parametrize("decoder", _DECODERS, ids=lambda decoder: decoder.name)
def test_nothing_is_too_deep_and_no_number_too_large(decoder):
    """What chance hardly finds: they begin like something."""
    for data in _too_much(decoder.samples[0]):
        _decoded(decoder, data)


@pytest.mark.parametrize("decoder", _DECODERS, ids=lambda decoder: decoder.name)
def test_samples_are_worth_damaging(decoder):
    """Of each decoder one sample at least is read to its end, but for those whose other half is another decoder's."""
    assert decoder.samples
    assert any(_decoded(decoder, sample) for sample in decoder.samples) or "of answers" in decoder.name


def test_no_decoder_is_forgotten():
    found = set()
    for package in ("protocol", "crypto"):
        for path in sorted((Path(sync.__file__).parent / package).glob("*.py")):
            for part in ast.parse(path.read_text()).body:
                if isinstance(part, ast.FunctionDef) and _decodes(part):
                    found.add(f"{path.stem}.{part.name}")
    assert len(found) > 15
    assert found <= named()


def test_no_message_is_forgotten():
    """Each struct that comes from elsewhere, but for those inside of others and the private ones of a decoder."""
    known = {one.__name__ for table in (valid.MESSAGES, valid.BODIES, valid.DETAILS) for one in table}
    found = set()
    for package in ("protocol", "crypto"):
        for path in sorted((Path(sync.__file__).parent / package).glob("*.py")):
            for part in ast.parse(path.read_text()).body:
                if isinstance(part, ast.ClassDef) and any("msgspec.Struct" in ast.unparse(base) for base in part.bases):
                    found |= {part.name} if not part.name.startswith("_") else set()
    assert len(found) > 15
    assert found - known <= _READ_BY_A_DECODER


def _decodes(function):
    return function.name.startswith(_READS) and any(one.arg in _GIVEN for one in function.args.args)


def _too_much(sample):
    for depth in (900, 3_000, 60_000):
        yield b"\x91" * depth
        yield b'{"code": "clock", "now": ' + b"[" * depth
        if 0x90 <= sample[0] < 0x9F:  # one element more at the end of an array, and of the first one in it
            yield bytes([sample[0] + 1]) + sample[1:] + b"\x91" * depth + b"\xc0"
            yield sample[:1] + bytes([sample[1] + 1 & 0xFF]) + sample[2:] + b"\x91" * depth + b"\xc0"
    for number in ("1" + 4_000 * "0", "1" + 400 * "0", str(2**48), str(2**63), "-1", "1e999", "true", '"1"'):
        yield f'{{"code": "clock", "now": {number}}}'.encode()


def _decoded(decoder, data):
    """Whether anything came of it."""
    try:
        decoder.decode(data)
    except decoder.errors:
        return False
    return True
