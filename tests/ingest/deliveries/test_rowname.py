"""Columns that were sorted apart: the name of a row is beside the ids of another month or class."""

import pytest

from dashboard.domain.delivery import Key
from dashboard.ingest.deliveries.rowname import tells_other
from dashboard.ingest.problems import LANGUAGES
from tests.ingest.deliveries.forms import FIRST, Form

SWAPPED = {
    "a month": ("Kirjaston käynnit\nhelmikuu 2022", "2022-01", "total", True),
    "a month in Swedish": ("Biblioteksbesök\nfebruari 2022", "2022-01", "total", True),
    "its own month": ("Biblioteksbesök\nJanuari 2022", "2022-01", "total", False),
    "a class": ("Etsivän työn nuoret\nSukupuoli: Tytöt", "2022", "sex=boys", True),
    "its own class": ("Etsivän työn nuoret\nSukupuoli: Pojat", "2022", "sex=boys", False),
    "words of its own": ("Etsivän työn nuoret\nLuku suunnitelmassa: ennakkotieto", "2022", "sex=boys", False),
}


@pytest.mark.parametrize("swapped", SWAPPED)
def test_a_name_beside_the_ids_of_another_month_or_class_is_seen(desk, swapped):
    name, period, breakdown, other = SWAPPED[swapped]
    key = Key("outreach-persons", "mallila", "youth-services", period, breakdown)
    assert tells_other(name, key, desk.catalogue) is other


@pytest.mark.parametrize("language", LANGUAGES)
def test_classes_whose_names_were_sorted_alone_are_refused(desk, language):
    name = "Etsivän työn nuoret\nSukupuoli: Tytöt"
    data = Form().figure("outreach-persons", value=9, breakdown="sex=boys", name=name).data()
    (problem,) = desk.read(data)[1]
    assert (problem.rule, problem.cell) == ("mixed-key", f"A{FIRST}")
    told = problem.text(language, whole=True)
    assert "2022, sex=boys" in told
    assert "U+000A" not in told
