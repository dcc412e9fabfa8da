import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.period import Period, PeriodType, calendar_year, parse_period


@pytest.mark.parametrize(
    ("text", "year", "kind", "part", "place"),
    [
        ("2022", 2022, PeriodType.YEAR, "", 0),
        ("2021/2022", 2022, PeriodType.SCHOOL_YEAR, "", 0),
        ("2022-spring", 2022, PeriodType.TERM, "spring", 0),
        ("2022-autumn", 2022, PeriodType.TERM, "autumn", 1),
        ("2022-06", 2022, PeriodType.MONTH, "06", 6),
        ("2022:venetian-night", 2022, PeriodType.EVENT, "venetian-night", 0),
    ],
)
def test_each_kind_is_read_and_written_back(
    text: str, year: int, kind: PeriodType, part: str, place: int
) -> None:
    period = parse_period(text)
    assert period == Period(year=year, place=place, type=kind, part=part)
    assert period.key == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "20222",
        "2022 ",
        "2022-13",
        "2022-00",
        "2022-6",
        "2022-summer",
        "2020/2022",
        "2022/2021",
        "2022:",
        "2022:Ilta",
        "2022:9",
        "٢٠٢٢",
        "-2022",
        "2022\n",
    ],
)
def test_what_names_no_period_is_none(text: str) -> None:
    assert parse_period(text) is None


def test_calendar_year_is_what_a_year_reads_as() -> None:
    assert calendar_year(2022) == parse_period("2022")


def test_periods_order_by_year_then_place() -> None:
    texts = ["2021-autumn", "2022", "2022-spring", "2022-autumn", "2022-02", "2022-11", "2023"]
    periods = [p for p in map(parse_period, texts) if p is not None]
    assert [p.year for p in sorted(periods)] == sorted(p.year for p in periods)
    assert [p.key for p in sorted(periods) if p.type is PeriodType.MONTH] == ["2022-02", "2022-11"]


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_without_a_crash(text: str) -> None:
    period = parse_period(text)
    assert period is None or period.key == text
