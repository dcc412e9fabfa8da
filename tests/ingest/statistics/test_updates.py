"""`updates.toml`: what it may say, and what is told where it does not fit the plan."""

from pathlib import Path

import pytest

import dashboard
from dashboard.domain.statistics import Service
from dashboard.ingest.load import inspect_plan
from tests.ingest.statistics.published import UPDATES, make_plan, read_plan


def problems(folder):
    return [(p.rule, p.column, p.value) for p in inspect_plan(folder)[1] if p.file == "updates.toml"]


def test_series_are_read_by_service_with_the_sources_they_bring(tmp_path):
    definitions, _ = read_plan(make_plan(tmp_path / "plan"))
    (update,) = definitions.updates.of(Service.STATFIN)
    assert (update.indicator, update.id, update.choose) == (
        "population",
        "StatFin/vaerak/9re",
        {"Ikä": "Yhteensä"},
    )
    assert definitions.updates.origins["new-source"].licence == "CC BY 4.0"


def test_a_plan_needs_no_series_of_public_statistics(tmp_path):
    folder = make_plan(tmp_path / "plan")
    (folder / "updates.toml").unlink()
    assert read_plan(folder)[0].updates.series == ()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"unemployment"', '"unemploiment"', ("dangling", "indicator", "unemploiment")),
        ('title = "kok', 'areas = ["nowhere"]\ntitle = "kok', ("dangling", "areas", "nowhere")),
        ('id = "9181"', 'id = "indicator 9181"', ("update-id", "id", "indicator 9181")),
        ('id = "9181"\n', "", ("update-id", "id", "")),
        ('"StatFin/vaerak/9re"', '"9re"', ("update-id", "id", "9re")),
        ('"library-loans"', '"club-grant"', ("update-not-yearly", "indicator", "club-grant")),
        ('service = "sotkanet"', 'service = "sotka"', ("unknown-word", "service", "sotka")),
        ('title = "kok', 'multiply = 0\ntitle = "kok', ("out-of-range", "multiply", "0")),
        ('title = "kok', 'colour = "red"\ntitle = "kok', ("unknown-key", "colour", "")),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(old, new, found, tmp_path):
    assert UPDATES.count(old) == 1
    folder = make_plan(tmp_path / "plan", UPDATES.replace(old, new))
    assert found in problems(folder)


def test_a_series_may_not_be_read_twice_from_a_service(tmp_path):
    again = UPDATES[UPDATES.index("[[update]]") : UPDATES.index('indicator = "population"')]
    folder = make_plan(tmp_path / "plan", UPDATES + again.removesuffix("[[update]]\n"))
    assert problems(folder) == [("update-twice", "indicator", "unemployment")]


def test_an_area_without_a_code_cannot_be_found(tmp_path):
    folder = make_plan(tmp_path / "plan")
    areas = folder / "areas.toml"
    areas.write_text(areas.read_text(encoding="utf-8").replace('code = "999"', 'code = ""'), encoding="utf-8")
    assert ("update-without-code", "areas", "mallila") in problems(folder)


def test_every_series_of_the_city_that_ends_early_is_followed_but_for_those_that_cannot_be():
    folder = Path(dashboard.__file__).resolve().parents[1] / "data" / "kokkola"
    definitions, dataset = read_plan(folder)
    followed = {update.indicator for update, _ in definitions.updates.series}
    public = {"sotkanet-2013", "sotkanet-population", "library-statistics", "statfin-offences"}
    own = {i.id for i in dataset.catalogue.indicators.values() if i.source in public}
    assert {name for name in own - followed if not name.startswith("offences-")} == set()
    assert followed <= own
    ids = [update.id for update in definitions.updates.of(Service.SOTKANET)]
    assert len(ids) == len(set(ids)) == 14
