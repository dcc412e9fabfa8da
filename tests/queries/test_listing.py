"""The list of indicators: words, priority, state, order; which departments can be chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.filters import Filters, Sort
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.observation import Verdict
from dashboard.queries.listing import collation_key, listing, offered_departments, without_figures
from tests.queries.builders import a_dataset, named, of, text

NAMES = ("Öljy", "zumba", "Ålands visor", "Äitiys", "Aapiset", "Zebrat", "bingo", "åar")


def names_of(found):
    return [t.indicator.name["fi"] for t in found]


def named_plan():
    return a_dataset(indicators=[named(f"i{n}", name) for n, name in enumerate(NAMES)])


def test_names_are_in_finnish_and_swedish_order():
    expected = ["Aapiset", "bingo", "Zebrat", "zumba", "åar", "Ålands visor", "Äitiys", "Öljy"]
    assert names_of(listing(named_plan(), "fi", Filters(year=2022, sort=Sort.NAME))) == expected


@given(st.text("abcxyzåäö", max_size=6), st.text("abcxyzåäö", max_size=6))
def test_order_follows_the_alphabet_letter_by_letter(one, other):
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    places = [[alphabet.index(letter) for letter in word] for word in (one, other)]
    assert (collation_key(one) < collation_key(other)) == (places[0] < places[1])


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("", 8),
        ("äiti", 1),
        ("ÄITI", 1),
        ("visor åland", 1),
        ("visor äiti", 0),
        ("library", 8),
        (".*", 0),
        ("<script>", 0),
    ],
)
def test_every_word_must_be_found(sought, expected):
    assert len(listing(named_plan(), "fi", Filters(year=2022, search=sought))) == expected


def test_words_are_sought_in_the_readers_language(kokkola):
    assert listing(kokkola, "sv", Filters(search="bibliotek"))
    assert not listing(kokkola, "en", Filters(search="bibliotek"))
    assert listing(kokkola, "en", Filters(search="library"))


def test_a_definition_is_searched_and_a_department_nobody_stated_is_not():
    data = a_dataset(
        indicators=[
            named("a", definition=text("kävijämittari")),
            named("b", department="not-stated"),
        ]
    )
    assert [t.indicator.id for t in listing(data, "fi", Filters(year=2022, search="kävijä"))] == ["a"]
    assert listing(data, "fi", Filters(year=2022, search="not-stated")) == ()


def test_priority_and_status_narrow(kokkola):
    every = listing(kokkola, "fi", Filters())
    by_status = {v: listing(kokkola, "fi", Filters(status=v)) for v in Verdict}
    assert sum(map(len, by_status.values())) == len(every) == len(kokkola.catalogue.indicators)
    assert all(t.status.verdict is verdict for verdict, found in by_status.items() for t in found)
    for name in kokkola.catalogue.priorities:
        found = listing(kokkola, "fi", Filters(priority=name))
        assert found == tuple(t for t in every if t.indicator.priority == name)


@pytest.mark.parametrize("sort", list(Sort))
def test_an_order_loses_nothing(kokkola, sort):
    found = listing(kokkola, "fi", Filters(sort=sort))
    assert {t.indicator.id for t in found} == set(kokkola.catalogue.indicators)


def test_newest_first_and_worst_first(kokkola):
    years = [t.latest.year if t.latest else 0 for t in listing(kokkola, "fi", Filters(sort=Sort.YEAR))]
    assert years == sorted(years, reverse=True)
    verdicts = [t.status.verdict for t in listing(kokkola, "fi", Filters(sort=Sort.STATUS))]
    assert verdicts == sorted(verdicts, key=[*dict.fromkeys(verdicts)].index)
    known = [v for v in (Verdict.WORSE, Verdict.BETTER) if v in verdicts]
    assert [v for v in dict.fromkeys(verdicts) if v in known] == known


def test_departments_that_were_replaced_or_have_nothing_are_not_offered():
    data = a_dataset(of("old-youth", 2019, 5), of("city", 2022, 1))
    assert offered_departments(data, Filters()) == ("library", "youth", "city")


def test_every_offered_department_finds_something(dataset):
    offered = offered_departments(dataset, Filters())
    assert len(set(offered)) == len(offered) > 2
    for name in offered:
        assert listing(dataset, "fi", Filters(departments=(name,))), name
    replaced = {d.id for d in dataset.catalogue.departments.values() if d.successor in offered}
    assert not replaced & set(offered)
    assert any(dataset.catalogue.departments[d].kind is DepartmentKind.DEPARTMENT for d in offered)


def test_what_a_department_has_yet_to_deliver():
    data = a_dataset(
        of("library", 2022, 1, indicator="a"),
        of("library", 2021, 1, indicator="b"),
        indicators=[named("a"), named("b"), named("c"), named("d", department="museum")],
    )
    found = without_figures(data, Filters(year=2022, departments=("library",)))
    assert [t.indicator.id for t in found] == ["b", "c"]
