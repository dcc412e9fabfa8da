"""Series drawn at random."""

from hypothesis import strategies as st

from dashboard.domain.kinds import Mark, Qualifier
from tests.domain.builders import at

POINT = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 100_000), st.sampled_from(Qualifier), st.sampled_from([0, 0, 500])),
)


def series(drawn):
    points = []
    for place, point in enumerate(drawn):
        year = 2023 - len(drawn) + place
        if point is None:
            points.append(at(year, None))
            continue
        value, qualifier, width = point
        around = (value - width, value + width) if width else None
        marks = [Mark.DERIVED] if width else []
        points.append(at(year, value, qualifier, around=around, marks=marks))
    return tuple(points)
