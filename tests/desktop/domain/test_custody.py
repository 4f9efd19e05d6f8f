"""A chain that was cut, changed or put in another order is found, and what is wrong with it is named."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from desktop.domain.custody import Deed, Flaw, Link, first_flaw, flaws


def digest(previous, number, entry):
    return hashlib.sha256(previous + bytes([number]) + entry).digest()


def chain(length, seed=b"seed"):
    links, previous = [], seed
    for number in range(length):
        entry = f"deed {number}".encode()
        here = digest(previous, number, entry)
        begins = seed if number == 0 else None
        links.append(Link(number=number, clock=number + 1, entry=entry, digest=here, previous=begins))
        previous = here
    return links


def test_a_whole_chain_has_no_flaw():
    assert first_flaw(chain(5), digest, 5) is None
    assert first_flaw([], digest, 0) is None


@pytest.mark.parametrize("missing", range(5))
def test_a_chain_is_cut_where_an_entry_is_missing(missing):
    links = [link for link in chain(5) if link.number != missing]
    assert (Flaw.CUT, missing) in list(flaws(links, digest, 5))


def test_a_chain_without_its_end_is_cut_only_if_its_length_is_known():
    assert first_flaw(chain(3), digest) is None
    assert first_flaw(chain(3), digest, 5) == (Flaw.CUT, 3)


@pytest.mark.parametrize("number", range(5))
def test_a_changed_entry_is_found_where_it_stands(number):
    links = chain(5)
    links[number] = replace(links[number], entry=b"another deed")
    assert first_flaw(links, digest) == (Flaw.ALTERED, number)


def test_a_changed_entry_with_a_digest_that_fits_is_found_at_the_next_one():
    links = chain(5)
    entry = b"another deed"
    links[2] = replace(links[2], entry=entry, digest=digest(links[1].digest, 2, entry))
    assert first_flaw(links, digest) == (Flaw.ALTERED, 3)


def test_entries_that_changed_places_are_named_reordered():
    links = chain(5)
    one, other = links[1], links[2]
    links[1] = replace(one, entry=other.entry, digest=other.digest)
    links[2] = replace(other, entry=one.entry, digest=one.digest)
    assert first_flaw(links, digest) == (Flaw.REORDERED, 1)


def test_a_clock_that_runs_backwards_along_a_chain_is_reordered():
    links = chain(3)
    links[2] = replace(links[2], clock=1)
    assert first_flaw(links, digest) == (Flaw.REORDERED, 2)


def test_two_entries_at_one_place_are_a_fork_and_what_follows_either_is_whole():
    links = chain(4)
    beside = digest(links[1].digest, 2, b"beside")
    fork = [
        Link(number=2, clock=9, entry=b"beside", digest=beside),
        Link(number=3, clock=10, entry=b"more", digest=digest(beside, 3, b"more")),
    ]
    assert list(flaws([*links, *fork], digest)) == [(Flaw.FORKED, 2), (Flaw.FORKED, 3)]


def test_a_segment_that_came_before_what_it_stands_on_is_cut_and_not_altered():
    links = chain(5)
    late = [replace(links[3], previous=links[2].digest), links[4]]
    assert list(flaws(late, digest)) == [(Flaw.CUT, 0)]


def test_deeds_keep_their_codes_and_names():
    assert [(deed.value, deed.name.lower()) for deed in Deed][6:9] == [(6, "viewed"), (7, "played"), (8, "saved_out")]
    assert all(Deed.of(Deed.named(deed)) is deed for deed in Deed)
    assert (Deed.named(200), Deed.of("200")) == ("200", None)
