import itertools

import pytest

from sync.client.retry import delays, retrying
from sync.errors import CutOff, Refused, Unreachable


def test_a_weak_connection_is_tried_again_ever_more_slowly():
    answers = iter([Unreachable(), CutOff(), "ok"])
    slept = []

    def call():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert retrying(call, tries=5, sleep=slept.append, waits=delays(share=lambda: 1.0)) == "ok"
    assert slept == [2.0, 4.0]


def test_the_last_failure_is_told():
    def call():
        raise Unreachable

    slept = []
    with pytest.raises(Unreachable):
        retrying(call, tries=3, sleep=slept.append)
    assert len(slept) == 2


def test_a_refusal_is_not_tried_again():
    calls = []

    def call():
        calls.append(1)
        raise Refused("revoked")

    with pytest.raises(Refused):
        retrying(call, tries=5, sleep=lambda _: None)
    assert calls == [1]


def test_waits_grow_to_a_limit_and_differ_between_laptops():
    shortest = list(itertools.islice(delays(share=lambda: 0.0), 12))
    longest = list(itertools.islice(delays(share=lambda: 1.0), 12))
    assert shortest[:3] == [1.0, 2.0, 4.0]
    assert longest[-1] == 300.0
    assert all(low * 2 == high for low, high in zip(shortest, longest, strict=True))
    assert list(itertools.islice(delays(), 5)) != list(itertools.islice(delays(), 5))
