"""Two classic statistics of a trend that ask nothing of the values but their order in time.

Sources: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945); M. G. Kendall, "Rank
Correlation Methods" (1948); P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau",
Journal of the American Statistical Association 63 (1968).

Both assume that years are independent of each other. Where good years follow good years, false alarms are
more common than the probability says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dashboard.domain.interval import Interval


def p_value(values: Sequence[float]) -> float:
    """Return the two-sided Mann-Kendall probability of so clear an order, were the order chance.

    It is exact: counted over all orders of the values, equal values included, not taken from the normal
    approximation, which is poor for ten values and fewer.
    """
    rises = sum((b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1 :])
    return chance(rises, tuple(sorted(Counter(values).values())))


def certain_rises(ranges: Sequence[Interval]) -> int:
    """Return Kendall's S, the rises less the falls over all pairs, where an unsure pair counts as neither."""
    ends = [(r.lower, r.upper) for r in ranges]
    return sum(
        (after[0] > before[1]) - (after[1] < before[0])
        for i, before in enumerate(ends)
        for after in ends[i + 1 :]
    )


def slopes(years: Sequence[int], values: Sequence[float]) -> list[float]:
    """Return the slopes per year over all pairs of years, the smallest first.

    Those above zero less those below are Kendall's S where the values are exact and no year comes twice.
    """
    pairs = list(zip(years, values, strict=True))
    found = [(b - a) / (n - m) for i, (m, a) in enumerate(pairs, 1) for n, b in pairs[i:] if n != m]
    found.sort()
    return found


def rises_of(ordered: Sequence[float]) -> int:
    """Return how many of the slopes rise, less how many fall."""
    return len(ordered) - bisect_right(ordered, 0.0) - bisect_left(ordered, 0.0)


def theil_sen(ordered: Sequence[float]) -> float:
    """Return Sen's slope, the median of all slopes, which one odd year does not move; 0 without a slope."""
    return median(ordered) if ordered else 0.0


def median(ordered: Sequence[float]) -> float:
    """Return the median of numbers that stand in order; there must be at least one."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@lru_cache(maxsize=4096)
def chance(rises: int, ties: tuple[int, ...]) -> float:
    """Return the probability of an |S| of at least `rises` over all orders of values.

    Args:
        rises: Kendall's S.
        ties: how many values share each number, e.g. (1, 1, 2): two equal ones among four.
    """
    counts = _inversions(ties)
    pairs = len(counts) - 1
    as_far = sum(count for falls, count in enumerate(counts) if abs(pairs - 2 * falls) >= abs(rises))
    return as_far / sum(counts)


@lru_cache(maxsize=512)
def _inversions(ties: tuple[int, ...]) -> tuple[int, ...]:
    """Return how many orders of the values have 0, 1, 2, … pairs that fall.

    Without ties these are the Mahonian numbers. With ties they are the coefficients of the Gaussian
    multinomial (P. A. MacMahon, "Combinatory Analysis", 1915), built up here one value at a time.
    """
    counts = [1]
    placed = 0
    for size in ties:
        for nth in range(1, size + 1):
            placed += 1
            counts = _one_more(counts, placed, nth)
    return tuple(counts)


def _one_more(counts: Sequence[int], placed: int, nth: int) -> list[int]:
    """Return the polynomial times (1 - q^placed) / (1 - q^nth), which leaves no remainder."""
    grown = list(counts) + [0] * placed
    for power, count in enumerate(counts):
        grown[power + placed] -= count
    for power in range(nth, len(grown)):
        grown[power] += grown[power - nth]
    return grown[: len(counts) + placed - nth]


def mean_moving_range(values: Sequence[float]) -> float:
    """Return the mean step from one value to the next, whichever way it goes; at least two are needed.

    Source: W. A. Shewhart's control charts for single values (XmR), as in D. J. Wheeler, "Understanding
    Variation" (1993).
    """
    steps = [abs(after - before) for before, after in pairwise(values)]
    return sum(steps) / len(steps)
