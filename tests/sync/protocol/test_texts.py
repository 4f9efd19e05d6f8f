"""Invitations and checkpoints as text, and the padding."""

from __future__ import annotations

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import BadInvitation, Unreadable
from sync.protocol import checkpoints, invitations
from sync.protocol.invitations import Invitation
from sync.protocol.sizes import padme
from sync.protocol.statements import Role

INVITATION = Invitation(
    servers=("https://192.0.2.7:8443", "https://sea.example.org"),
    tls_pin=b"p" * 32,
    log_key=b"l" * 32,
    group=b"g" * 32,
    card_key=b"c" * 32,
    invitation_key=b"k" * 32,
    certificate=b"certificate",
    group_name="Foro de pescadores",
    role=Role.DOCUMENTER,
    expires=1_700_000_000_000,
)
TEXT = invitations.encode(INVITATION)


def test_an_invitation_comes_back_from_its_text() -> None:
    assert invitations.decode(TEXT) == INVITATION


def test_line_breaks_and_blanks_on_the_way_do_no_harm() -> None:
    broken = "  " + "\r\n ".join(TEXT[at : at + 40] for at in range(0, len(TEXT), 40)) + "\n"
    assert invitations.decode(broken) == INVITATION


@pytest.mark.parametrize("length", range(len(invitations.PREFIX), len(TEXT), 5))
def test_an_invitation_cut_short_says_so(length: int) -> None:
    with pytest.raises(BadInvitation) as bad:
        invitations.decode(TEXT[:length])
    assert bad.value.reason == "cut_short"


@given(st.integers(len(invitations.PREFIX), len(TEXT) - 2), st.sampled_from("AZaz09-_"))
def test_an_altered_invitation_is_none(place: int, letter: str) -> None:
    altered = TEXT[:place] + letter + TEXT[place + 1 :]
    if altered != TEXT:
        with pytest.raises(BadInvitation):
            invitations.decode(altered)


@pytest.mark.parametrize("text", ["", "hello", "https://example.org", "amparo", "x" * 100_000])
def test_what_is_no_invitation_is_called_so(text: str) -> None:
    with pytest.raises(BadInvitation) as bad:
        invitations.decode(text)
    assert bad.value.reason == "not_one"


@given(st.text(max_size=300))
def test_any_text_is_an_invitation_or_a_bad_one(text: str) -> None:
    with pytest.raises(BadInvitation):
        invitations.decode(invitations.PREFIX + text)


def test_an_invitation_expires() -> None:
    invitations.check_unexpired(INVITATION, INVITATION.expires)
    with pytest.raises(BadInvitation) as bad:
        invitations.check_unexpired(INVITATION, INVITATION.expires + 1)
    assert bad.value.reason == "expired"


def test_printing_an_invitation_tells_no_secret_and_no_name() -> None:
    shown = repr(INVITATION)
    for secret in ("kkkk", "cccc", "pescadores"):
        assert secret not in shown


def test_a_checkpoint_is_a_signed_note() -> None:
    text = checkpoints.text(b"\xab" * 32, 12, b"r" * 32)
    note = checkpoints.compose(text, b"l" * 32, b"s" * 64)
    lines = note.split("\n")
    assert lines[:2] == ["amparo/" + "ab" * 32, "12"]
    assert lines[3] == ""
    assert lines[4].startswith("— amparo ")
    found = checkpoints.parse(note)
    assert (found.group, found.size, found.root) == (b"\xab" * 32, 12, b"r" * 32)
    assert (found.signed, found.signature) == (text.encode(), b"s" * 64)
    assert found.key_hash == checkpoints.key_hash(b"l" * 32)


def test_a_witness_may_sign_beside_us() -> None:
    note = checkpoints.compose(checkpoints.text(bytes(32), 0, bytes(32)), b"l" * 32, b"s" * 64)
    assert checkpoints.parse(note + "— witness.example AAAAAAAA\n") == checkpoints.parse(note)


@given(st.integers(0, 300), st.sampled_from(["", "x", "\n", "0", "=", "—"]))
def test_a_spoiled_note_is_unreadable_or_says_something_else(place: int, put: str) -> None:
    note = checkpoints.compose(checkpoints.text(b"\xab" * 32, 12, b"r" * 32), b"l" * 32, b"s" * 64)
    spoiled = note[:place] + put + note[place + 1 :]
    if spoiled == note:
        return
    with suppress(Unreadable):
        assert checkpoints.parse(spoiled) != checkpoints.parse(note)


@given(st.integers(0, 2**40))
def test_padding_costs_at_most_an_eighth_and_never_shrinks(length: int) -> None:
    padded = padme(length)
    assert length <= padded <= length * 1.125 + 1
    assert padme(padded) == padded
    assert padme(length + 1) >= padded


@pytest.mark.parametrize(("length", "padded"), [(0, 0), (1, 1), (2, 2), (8, 8), (9, 10), (100, 104), (1000, 1024)])
def test_padding_is_that_of_the_paper(length: int, padded: int) -> None:
    assert padme(length) == padded


@given(st.integers(2, 2**40))
def test_padding_hides_all_but_the_leading_bits(length: int) -> None:
    exponent = math.floor(math.log2(length)) if length < 2**40 else 40
    shown = exponent.bit_length()
    hidden = max(0, exponent - shown)
    assert padme(length) % (1 << hidden) == 0
