"""Never more calls in a span than a service allows, whatever the clock does between them."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.statistics import Service
from dashboard.upstream.pace import LIMITS, Limit, Pace


class Clock:
    def __init__(self):
        self.now = 100.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def test_the_first_calls_do_not_wait():
    clock = Clock()
    pace = Pace((Limit(3, 10),), clock=lambda: clock.now, sleep=clock.sleep)
    for _ in range(3):
        pace.wait()
    assert clock.slept == []
    pace.wait()
    assert clock.slept == [10]


@given(st.lists(st.floats(0, 20), min_size=1, max_size=120), st.sampled_from(list(Service)))
def test_no_span_has_more_calls_than_is_allowed(gaps, service):
    clock = Clock()
    pace = Pace(LIMITS[service], clock=lambda: clock.now, sleep=clock.sleep)
    calls = []
    for gap in gaps:
        clock.now += gap
        pace.wait()
        calls.append(clock.now)
    for limit in LIMITS[service]:
        for first, call in zip(calls, calls[limit.calls :], strict=False):
            assert call - first > limit.seconds - 1e-6
