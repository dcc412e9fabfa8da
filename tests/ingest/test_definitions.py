"""One change to a good plan's definitions, and the problem the loader must name."""

import re

import pytest

from dashboard.ingest.references import contrast_on_white

CHANGES = {
    "unknown key": (
        "indicators.toml",
        'id = "library-loans"\npriority',
        'id = "library-loans"\nprioriti = "x"\npriority',
        ("unknown-key", 3, "prioriti", ""),
    ),
    "unknown table": (
        "goals.toml",
        '[[goal]]\nid = "reading"',
        '[[goul]]\nid = "x"\n\n[[goal]]\nid = "reading"',
        ("unknown-key", 1, "goul", ""),
    ),
    "missing key": (
        "areas.toml",
        'id = "mallila"\nname',
        'id = "mallila"\nnames',
        ("missing-key", 1, "name", ""),
    ),
    "wrong type": (
        "plan.toml",
        "secret_below = 5",
        'secret_below = "5"',
        ("wrong-type", 11, "secret_below", "5"),
    ),
    "truth value as text": (
        "events.toml",
        "weak_base = true",
        'weak_base = "no"',
        ("wrong-type", 7, "weak_base", "no"),
    ),
    "missing language": ("priorities.toml", ', en = "Health"', "", ("missing-language", 8, "name.en", "")),
    "blank in a language": (
        "priorities.toml",
        'sv = "Kultur"',
        'sv = " "',
        ("blank-language", 3, "name.sv", ""),
    ),
    "blank text": (
        "priorities.toml",
        '{ fi = "Kulttuuri", sv = "Kultur", en = "Culture" }',
        '{ fi = "", sv = " " }',
        ("blank-text", 3, "name", ""),
    ),
    "other language": (
        "priorities.toml",
        'en = "Health"',
        'en = "Health", de = "x"',
        ("unknown-language", 8, "name.de", ""),
    ),
    "bad id": ("priorities.toml", 'id = "culture"', 'id = "Kulttuuri"', ("bad-id", 2, "id", "Kulttuuri")),
    "name too long": (
        "indicators.toml",
        'name = { fi = "Lainat", sv = "Lån", en = "Loans" }\nfull',
        f'name = {{ fi = "{"x" * 41}", sv = "Lån", en = "Loans" }}\nfull',
        ("too-long", 6, "name.fi", "x" * 41),
    ),
    "id in use": ("areas.toml", 'id = "country"', 'id = "mallila"', ("duplicate-id", 7, "id", "mallila")),
    "bad colour": ("priorities.toml", "#1a4b8c", "blue", ("bad-colour", 4, "colour", "blue")),
    "pale colour": ("priorities.toml", "#1a4b8c", "#9ab0d0", ("low-contrast", 1, "colour", "culture")),
    "same colour": ("priorities.toml", "#7a1f5c", "#1A4B8C", ("same-colour", 6, "colour", "health")),
    "no web address": (
        "sources.toml",
        "https://creative",
        "javascript:",
        ("bad-url", 7, "licence_url", "javascript:commons.org/publicdomain/zero/1.0/"),
    ),
    "no date": ("sources.toml", "2023-05-02", "2.5.2023", ("bad-date", 8, "retrieved", "2.5.2023")),
    "no such state": ("measures.toml", '"ongoing"', '"ongoin"', ("unknown-word", 5, "state", "ongoin")),
    "dangling measure": (
        "measures.toml",
        '["library-loans"]',
        '["library-loan"]',
        ("dangling", 1, "indicators", "library-loan"),
    ),
    "dangling goal": (
        "goals.toml",
        'priority = "culture"',
        'priority = "cultur"',
        ("dangling", 1, "priority", "cultur"),
    ),
    "dangling area": ("plan.toml", 'area = "mallila"', 'area = "mallil"', ("dangling", 1, "area", "mallil")),
    "dangling break": (
        "events.toml",
        'indicator = "library-loans"',
        'indicator = "library-loan"',
        ("dangling", 11, "indicator", "library-loan"),
    ),
    "circle": (
        "departments.toml",
        "valid_from = 2015",
        'valid_from = 2015\nsuccessor = "old-library"',
        ("successor-cycle", 1, "successor", "library"),
    ),
    "weight without need": (
        "indicators.toml",
        "lead = 1",
        'lead = 1\nweight = "population"',
        ("weight-mismatch", 1, "weight", "library-loans"),
    ),
    "goal elsewhere": (
        "goals.toml",
        'priority = "culture"',
        'priority = "health"',
        ("goal-of-other-priority", 1, "goal", "library-loans"),
    ),
    "range upside down": (
        "indicators.toml",
        "lead = 1",
        "lead = 1\nlowest = 9\nhighest = 3",
        ("wrong-order", 1, "highest", "library-loans"),
    ),
    "term upside down": ("plan.toml", "last = 2025", "last = 2020", ("wrong-order", 17, "last", "2020")),
    "words of a percentage": (
        "units.toml",
        'many = { fi = "% työvoimasta"',
        'many = { fi = "prosenttia"',
        ("percent-words", 17, "many.fi", "prosenttia"),
    ),
    "hidden character": (
        "goals.toml",
        "Lukeminen",
        "Luke\u200bminen",
        ("hidden-character", 4, "name.fi", "Luke\u200bminen"),
    ),
    "other format": ("plan.toml", "format = 1", "format = 2", ("unknown-format", 1, "format", "")),
    "same text": (
        "indicators.toml",
        'sv = "Påhittad siffra Lån."',
        'sv = "Keksitty luku Lainat."',
        ("same-in-two-languages", 1, "definition.sv", "library-loans"),
    ),
    "break outside": (
        "events.toml",
        "year = 2019",
        "year = 2012",
        ("break-outside-data", 11, "year", "2012"),
    ),
    "correction of nothing": (
        "corrections.toml",
        'period = "2020"',
        'period = "2016"',
        ("correction-unused", 2, "indicator", "library-loans"),
    ),
    "correction done": (
        "observations/observations.csv",
        "2020;;60 000",
        "2020;;600 000",
        ("correction-done", 5, "value", "600 000"),
    ),
    "correction that changes nothing": (
        "corrections.toml",
        'value = "600 000"',
        'value = "60 000"',
        ("correction-done", 6, "value", "60 000"),
    ),
    "correction of another": (
        "observations/observations.csv",
        "2020;;60 000",
        "2020;;61 000",
        ("correction-unexpected", 5, "value", "61 000"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_fault_in_the_definitions_is_named(plan, change):
    file, old, new, expected = CHANGES[change]
    plan.change(file, old, new)
    assert expected in plan.found()
    for problem in plan.problems():
        for language in ("fi", "sv", "en"):
            assert re.search(r"[{}]", problem.text(language)) is None


def test_both_ends_of_a_dangling_reference_are_named(plan):
    plan.change("measures.toml", '["library-loans"]', '["library-loan"]')
    text = plan.problems()[0].text("fi")
    assert text.startswith("measures.toml · rivi 1 · sarake indicators")
    assert "Tätä tunnusta ei ole tiedostossa indicators.toml." in text
    assert "Tarkoititko ”library-loans”?" in text


def test_a_syntax_error_is_named_with_line_and_column(plan):
    plan.change("goals.toml", 'id = "reading"', "id = reading")
    (problem,) = plan.problems()
    assert (problem.rule, problem.file, problem.row) == ("toml-syntax", "goals.toml", 2)
    assert "at position 6 of the row" in problem.text("en")
    assert "rivin kohdasta 6" in problem.text("fi")
    assert "plats 6 på raden" in problem.text("sv")


def test_a_file_in_another_encoding_is_named(plan):
    text = (plan.folder / "goals.toml").read_text(encoding="utf-8")
    plan.write("goals.toml", text.encode("cp1252"))
    assert [p[0] for p in plan.found()] == ["not-utf8"]


@pytest.mark.parametrize("file", ["plan", "indicators", "events", "units"])
def test_a_missing_file_is_named(plan, file):
    (plan.folder / f"{file}.toml").unlink()
    (problem,) = plan.problems()
    assert (problem.rule, problem.file) == ("missing-file", f"{file}.toml")


def test_optional_files_may_be_missing(plan):
    for file in ("corrections.toml", "targets.csv"):
        (plan.folder / file).unlink()
    plan.change("observations/observations.csv", "2020;;60 000", "2020;;600 000")
    assert plan.found() == []


def test_a_goal_without_an_indicator_is_only_a_warning(plan):
    name = 'name = { fi = "a", sv = "b", en = "c" }'
    goal = f'[[goal]]\nid = "sport"\npriority = "health"\n{name}\nconfirmed = false\n'
    plan.append("goals.toml", f"\n{goal}")
    dataset, problems = plan.inspect()
    assert dataset is not None
    assert [p.rule for p in problems] == ["goal-without-indicator"]


def test_a_real_plan_may_not_have_made_up_sources(plan):
    plan.change("plan.toml", '"example"', '"real"')
    assert plan.found() == []
    plan.append(
        "sources.toml",
        '\n[[source]]\nid = "example-figures"\nname = { fi = "a", sv = "b", en = "c" }\npublisher = "x"\n',
    )
    assert ("example-source", 10, "id", "example-figures") in plan.found()


def test_two_breaks_in_a_year_are_a_warning(plan):
    plan.append(
        "events.toml",
        '\n[[break]]\nindicator = "library-loans"\nyear = 2019\ntext = { fi = "a", sv = "b", en = "c" }\n',
    )
    assert plan.found() == [("double-break", 16, "year", "2019")]


def test_an_unknown_event_cannot_be_a_period(plan):
    plan.change("indicators.toml", 'period_type = "term"', 'period_type = "event"')
    plan.change("observations/observations.csv", "2022-autumn", "2022:carnival")
    assert plan.found() == [("unknown-event", 15, "period", "2022:carnival")]
    plan.change("observations/observations.csv", "2022:carnival", "2022:pandemic")
    assert plan.found() == []


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("blue", 21)]
)
def test_contrast_is_that_of_wcag(colour, contrast):
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.01)


def test_departments_without_an_id_are_named_and_loading_ends(plan):
    plan.change("departments.toml", 'id = "library"\n', "")
    assert ("missing-key", 1, "id", "") in plan.found()
