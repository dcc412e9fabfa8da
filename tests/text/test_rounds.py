"""The round and the broken links in words."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.kinds import Missing
from dashboard.domain.round import LinkKind, Standing
from dashboard.queries.broken_links import broken_links
from dashboard.queries.delivered import with_handovers
from dashboard.queries.round import round_of
from dashboard.text.broken_links import link_groups
from dashboard.text.rounds import due_line, lede, line_text, owed_groups, round_table
from tests.queries.builders import a_dataset, breakdown, of
from tests.queries.rounds import BREAKS, WINTER, YEAR, a_line, a_whole_plan, an_entry, plan_with
from tests.text.samples import LANGUAGES, WORDS


def told(*rows, language="fi", today=WINTER, log=(), named=False):
    """The library's lines by standing."""
    data = a_dataset(*rows)
    [library] = with_handovers(round_of(data, YEAR, today), data, log).departments
    words = WORDS[language]
    groups = owed_groups(library, year=YEAR, catalogue=data.catalogue, words=words, named=named)
    return {group.standing: [line_text(line, words) for line in group.lines] for group in groups}


@pytest.mark.parametrize(
    ("language", "lack", "whole"),
    [
        ("fi", "saatu 0/1. Puuttuu 1, joista myöhässä 0.", "Kaikki vuoden 2023 tiedot on saatu."),
        ("sv", "har 0/1 kommit in. 1 saknas, av dem är 0 försenade.", "Allt för 2023 har kommit in."),
        ("en", "0 of 1 figures", "Everything for 2023 has come in."),
    ],
)
def test_how_far_the_round_is_in_a_sentence(language, lack, whole):
    data = a_dataset(of("library", 2022, 1))
    assert lack in lede(round_of(data, YEAR, WINTER), WORDS[language])
    assert lede(round_of(a_whole_plan(), YEAR, WINTER), WORDS[language]) == whole


def test_a_year_of_which_nothing_is_expected_says_so():
    data = a_dataset(of("library", 2024, 1))
    assert lede(round_of(data, YEAR, WINTER), WORDS["en"]) == "Nothing is expected for 2023."


@pytest.mark.parametrize(("day", "said"), [(14, "on 14.2.2024"), (1, "on 14.2.2024"), (15, "oli 14.2.2024")])
def test_the_day_of_delivery_is_to_come_until_it_is_over(day, said):
    data = plan_with(a_whole_plan(), round_due=date(2024, 2, 14))
    assert said in due_line(round_of(data, YEAR, date(2024, 2, day)), WORDS["fi"])
    assert due_line(round_of(a_whole_plan(), YEAR, WINTER), WORDS["fi"]) == ""


def test_what_is_missing_says_what_there_is():
    assert told(of("library", 2022, 1)) == {Standing.MISSING: ["loans: uusin on vuodelta 2022"]}


def test_what_is_overdue_is_under_a_title_of_its_own():
    assert list(told(of("library", 2022, 1), today=date(2025, 1, 1))) == [Standing.OVERDUE]


def test_parts_that_are_missing_are_named():
    rows = [of("library", 2022, 1), breakdown("girls", 2022, 1), of("library", 2023, 1)]
    assert told(*rows) == {Standing.MISSING: ["loans: puuttuu 2023 Tytöt"]}


def test_the_reason_for_a_missing_figure_is_told():
    row = of("library", 2023, None, missing=Missing.NOT_COLLECTED)
    assert told(row, language="en") == {Standing.EXPLAINED: ["loans: not collected for this period"]}


def test_persons_are_named_only_where_they_may_be():
    log = [an_entry(a_line("loans · library · 2023"))]
    public = told(of("library", 2023, 1), log=log)
    assert public == {Standing.DELIVERED: ["loans: toimitettu 12.2.2024"]}
    inside = told(of("library", 2023, 1), log=log, named=True)
    assert inside == {Standing.DELIVERED: ["loans: toimitettu 12.2.2024, Liisa Lainaaja"]}


def test_the_table_counts_and_names_no_person():
    data = a_dataset(of("library", 2022, 1), of("museum", 2022, 1), of("museum", 2023, None))
    log = [an_entry(department="museum")]
    found = with_handovers(round_of(data, YEAR, date(2025, 1, 1)), data, log)
    table = round_table(found, WORDS["en"])
    assert table.rows == (
        ("Library", "0/1", "1", "1", "–", "0"),
        ("Museum", "0/1", "1", "1", "12 Feb 2024", "0"),
    )
    assert len(table.columns) == len(table.rows[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BREAKS)
def test_every_broken_link_has_a_title_and_a_name(name, language):
    one = BREAKS[name]
    found = broken_links(one.do(a_whole_plan()), YEAR, tuple(one.log))
    groups = link_groups(found, year=YEAR, words=WORDS[language])
    assert [len(group.lines) for group in groups] == [1] * len(groups)
    assert len(groups) == len(one.listed)
    assert all(group.title.endswith("(1)") and group.lines[0].name for group in groups)


def test_facts_stand_behind_the_name():
    data = BREAKS["goal half told"].do(BREAKS["measure of last year"].do(a_whole_plan()))
    groups = link_groups(broken_links(data, YEAR), year=YEAR, words=WORDS["sv"])
    assert [line_text(group.lines[0], WORDS["sv"]) for group in groups] == [
        "reading: svenska",
        "meeting-act: pågår år 2022",
    ]


def test_a_whole_plan_has_no_groups():
    assert link_groups(broken_links(a_whole_plan(), YEAR), year=YEAR, words=WORDS["fi"]) == ()


def test_every_kind_and_standing_has_words():
    keys = WORDS["fi"].entries
    assert [kind for kind in LinkKind if f"coordinator.link.{kind}" not in keys] == []
    assert [one for one in Standing if f"coordinator.standing.{one}" not in keys] == []


def test_an_unknown_breakdown_is_told_by_its_id():
    odd = replace(of("library", 2022, 1), breakdown="age=old")
    assert told(odd, of("library", 2023, 1)) == {Standing.MISSING: ["loans: puuttuu 2023 age=old"]}
