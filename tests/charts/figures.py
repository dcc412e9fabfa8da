"""A trend of every kind, and what a reader finds in a figure."""

from typing import Any

from dashboard.domain.observation import Trend
from tests.charts.samples import WEAK, indicator, make_peers, make_target, make_trend, yearly

LOANS = yearly(2012, [17.6, 17.4, 16.2, 16.1, 15.6, 15.0, 14.4, 14.4, 12.8, 13.1, 14.1])
PEERS = make_peers(
    {
        "seinäjoki": yearly(2012, [18.7, 21.4, 20.7, 21.1, 21.4, 22.1, 23.2, 23.9, 20.8, 23.8, 23.9]),
        "porvoo": yearly(2012, [17.1, 16.7, 16.3, 16.3, 15.8, 14.0, 13.4, 14.9, 12.3, 12.4, 14.0]),
        "mikkeli": yearly(2012, [14.3, 14.8, 14.0, 13.1, 12.8, 12.4, 11.6, 12.0, 9.8, 10.7, 11.9]),
    },
    {"vaasa": yearly(2012, [9.0] * 11), "kuopio": yearly(2012, [12.0] * 11)},
)
RATE = indicator(unit="rate", decimals=1)
SHARE = indicator(unit="percent", decimals=1)
QUALIFIED = {"2019": "about 750", "2020": "over 600", "2021": "almost 700", "2022": "at-least 800"}
MONTHS = {f"{y}-{m:02d}": m for y in (2021, 2022) for m in range(1, 13)}

EVERY_KIND = {
    "peers": (make_trend(LOANS, of=RATE, events=(WEAK,), target=make_target(15.0, year=2025)), PEERS),
    "one": (make_trend({"2022": "over 1100"}), None),
    "two": (make_trend({"2021": "derived 274000-280000", "2022": 343083}, events=(WEAK,)), None),
    "gap": (make_trend({"2012": 40, "2013": 42, "2018": None, "2019": 50}), None),
    "long": (make_trend(yearly(1987, list(range(34))), of=indicator(breaks=(2010,)), year=2020), None),
    "qualified": (make_trend(QUALIFIED), None),
    "negative": (make_trend(yearly(2015, [-3.2, 1.1, 0.4]), of=SHARE), None),
    "all negative": (make_trend(yearly(2015, [-3.2, -1.1, -0.4]), of=SHARE), None),
    "zeros": (make_trend(yearly(2018, [0, 0, 0])), None),
    "range": (make_trend(yearly(2018, [61, 66, 70]), of=SHARE, target=make_target(65, upper=75)), None),
    "forecast": (make_trend({**yearly(2020, [1, 2, 3]), "2023": "forecast 4"}), None),
    "terms": (make_trend({"2021-spring": 30, "2021-autumn": 35, "2022-autumn": 20}), None),
    "months": (make_trend(MONTHS), None),
    "school years": (make_trend({"2020/2021": 3, "2021/2022": 4}), None),
    "events": (make_trend({"2021:corona": 3, "2022:corona": 4}), None),
}
"""A trend of every kind there is, with its peers."""


def own(figure: Any) -> list[Any]:
    """The traces of the city's own line."""
    return [t for t in figure["data"] if t["uid"].startswith("own") and t["uid"] != "own-open"]


def hollow(figure: Any) -> Any:
    """The trace of values that are not exact or not final."""
    return next((t for t in figure["data"] if t["uid"] == "own-open"), None)


def labels(figure: Any) -> list[str]:
    """The words within the figure, axes apart."""
    return [a["text"] for a in figure["layout"]["annotations"] if a["text"]]


def ticks(figure: Any, axis: str) -> list[str]:
    """The words along an axis."""
    return list(figure["layout"][axis]["ticktext"])


def known(trend: Trend) -> list[float]:
    """The trend's values."""
    return [o.value for o in trend.shown if o.value is not None]
