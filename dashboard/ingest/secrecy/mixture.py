"""How many people a whole's parts can have, where nobody tells that but each part's share and the whole's.

The whole's share is the mean of its parts' shares, weighted with their people. With two parts this says how
many each has; with more it leaves a span, which is found here for each number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from dashboard.domain.secrecy.simplex import Exact

Span = tuple[Exact, Exact]
"""The least and the most that a number can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Parts whose people are not told.

    Attributes:
        people: How many people all parts have together.
        above: How many of them are counted, with the rounding of every share in it.
        shares: Each part's share, from 0 to 1; None where it is not told.
    """

    people: Exact
    above: Span
    shares: Sequence[Exact | None]

    def spans(self, part: int) -> Sequence[Span]:
        """Return what can be of a part: its people, those counted, and the others.

        Returns:
            The spans; none where the shares contradict each other.
        """
        own = {i: share for i, (p, share) in enumerate(self._columns()) if p == part}
        points = list(self._points())
        found = [
            [sum(point.get(i, 0) * factor for i, factor in factors.items()) for point in points]
            for factors in (dict.fromkeys(own, 1), own, {i: 1 - share for i, share in own.items()})
        ]
        return [(min(numbers), max(numbers)) for numbers in found if numbers]

    def _columns(self) -> Sequence[tuple[int, Exact]]:
        """Return parts with shares; one that is not told is a part with nobody counted and one with all."""
        told = [(p, s) for p, s in enumerate(self.shares) if s is not None]
        return told + [(p, s) for p, share in enumerate(self.shares) if share is None for s in (0, 1)]

    def _points(self) -> Iterator[dict[int, Exact]]:
        """Yield the corners of all that can be: one or two columns have all the people."""
        shares = [share for _, share in self._columns()]
        low, high = self.above
        for i, share in enumerate(shares):
            if low <= share * self.people <= high:
                yield {i: self.people}
        for i, j in permutations(range(len(shares)), 2):
            for bound in self.above if shares[i] > shares[j] else ():
                first = Fraction(bound - shares[j] * self.people) / (shares[i] - shares[j])
                if 0 <= first <= self.people:
                    yield {i: first, j: self.people - first}


def tells_few(span: Span, *, limit: int) -> bool:
    """Tell whether a number can be small, and is not left open as wide as the limit."""
    return span[0] < limit and span[1] > 0 and span[1] - span[0] < limit
