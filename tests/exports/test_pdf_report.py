"""What a report tells: the words, figures and marks of the pages, on pages that hold together."""

import re

import pytest

from dashboard.domain.filters import Filters
from dashboard.exports.pdf.report import pdf_report
from dashboard.queries.summary import all_trends, overview, priority
from dashboard.story.finding import finding
from dashboard.story.slides import highlight_slides
from dashboard.text.describe import latest_text
from dashboard.text.methods import methods
from dashboard.text.narrative import resolved
from dashboard.text.overview import lede, priority_line, shown_text
from dashboard.text.values import value_text
from tests.exports.printed import (
    ADDRESS,
    CHANGES,
    DAY,
    elements,
    lines_of,
    opened,
    pages,
    reader_of,
    report,
    says,
    squeezed,
    titles,
    told,
)
from tests.exports.taken import EDITION, LANGUAGES, WORDS, frozen, plan
from tests.queries.builders import a_dataset, a_goal, named, of

ONE = "community"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_marks_of_example_edition_and_data_are_on_the_cover_and_at_the_foot_of_every_page(language):
    data, words = frozen(plan("example")), WORDS[language]
    found = pages(report(data, language, ONE))
    cover = found[0]
    for text in (words("page.example_text"), EDITION.name[language], EDITION.short_hash, "käännös tilattu"):
        assert says(cover, text)
    for page in found:
        assert words("page.example") in page
        assert EDITION.short_hash in page
        assert data.version in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_qualifiers_and_reasons_for_missing_are_in_it(language):
    words, text = WORDS[language], told(report(frozen(plan("example")), language, ONE))
    assert re.search(rf"{words('qualifier.about')} \d", text)
    for reason in ("suppressed", "withdrawn", "not-delivered"):
        assert says(text, words(f"missing.{reason}"))
        assert words(f"missing.sign.{reason}") in text


def test_real_figures_carry_no_mark_of_an_example_and_say_which_day_they_are_of():
    text = told(report(plan("kokkola"), "fi"))
    assert WORDS["fi"]("page.example") not in text
    assert "Tilanne 8. toukokuuta 2023" in text


@pytest.mark.parametrize(("name", "language", "one"), [("kokkola", "fi", None), ("example", "en", ONE)])
def test_every_indicator_is_told_in_the_words_of_its_page(name, language, one):
    data = plan(name)
    reader = reader_of(data, language)
    text = told(report(data, language, one))
    for trend in all_trends(data, reader.filters):
        if one and trend.indicator.priority != one:
            continue
        found = finding(trend, reader, size="large")
        for part in (found.title, found.subtitle, found.summary, found.source, *found.remarks):
            assert says(text, part)


@pytest.mark.parametrize(("name", "language", "one"), [("kokkola", "fi", None), ("example", "en", ONE)])
def test_every_value_of_a_current_series_is_in_it(name, language, one):
    data, words = plan(name), WORDS[language]
    text = told(report(data, language, one))
    for trend in all_trends(data, Filters()):
        if not trend.current or (one and trend.indicator.priority != one):
            continue
        unit = data.catalogue.units[trend.indicator.unit]
        for o in trend.shown:
            value = value_text(o, indicator=trend.indicator, unit=unit, words=words)
            assert says(text, value.short if o.known else words(f"missing.sign.{o.missing}"))


def test_the_summary_says_what_the_overview_says_and_brings_out_by_rule():
    data, words = plan("kokkola"), WORDS["fi"]
    reader, text = reader_of(data, "fi"), told(report(data, "fi"))
    whole = overview(data, Filters())
    assert says(text, "".join(lede(whole, words)))
    for found in whole.priorities:
        assert squeezed(text).count(squeezed(priority_line(found, words))) == 2
    for slide in highlight_slides(reader):
        for part in (slide.title, *slide.paragraphs, *slide.remarks, *(line.text for line in slide.lines)):
            assert says(text, part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_goals_words_have_their_figures_and_every_measure_its_state(language):
    data, words = plan("example"), WORDS[language]
    text = told(report(frozen(data), language, ONE))
    for goal in priority(data, ONE, Filters()).goals:
        assert says(text, words.of(goal.goal.name))
        assert goal.narrative
        for paragraph in resolved(goal.narrative, dataset=data, words=words):
            assert says(text, "".join(piece.text for piece in paragraph))
        for measure in goal.measures:
            assert says(text, words.of(measure.name))
            assert words(f"measure.{measure.state}") in text


def test_the_appendix_has_every_indicator_with_its_newest_value():
    data, words = plan("kokkola"), WORDS["fi"]
    found = pages(report(data, "fi"))
    start = next(n for n, page in enumerate(found) if page.startswith("Liite: kaikki mittarit"))
    appendix = " ".join(found[start:])
    for trend in all_trends(data, Filters()):
        assert says(appendix, words.of(trend.indicator.full_name))
        newest = latest_text(trend, catalogue=data.catalogue, words=words)
        if newest:
            assert says(appendix, newest[0].full)
    assert "Ei lukua vuonna 2022: ei lukua aineistossa." in appendix
    assert words("describe.none_before", year=2022) in appendix
    assert "Puuttuu sarjasta" in appendix or "Sarjasta puuttuu" in appendix


def test_methods_sources_and_licences_are_in_it():
    data, words = plan("kokkola"), WORDS["fi"]
    text = told(report(data, "fi"))
    for title, rule in methods(data.catalogue, words):
        assert says(text, f"{title} {rule}")
    for source in data.catalogue.sources.values():
        assert says(text, words.of(source.name))
        assert says(text, source.licence or words("describe.no_licence"))
        assert says(text, source.url)


def test_a_report_on_one_priority_is_about_that_one_only():
    data = plan("example")
    text = told(report(frozen(data), "en", ONE))
    for other in data.catalogue.priorities.values():
        shown = other.name["en"] in text
        assert shown is (other.id == ONE)
    named_sources = [s for s in data.catalogue.sources.values() if s.name["en"] in text]
    assert 0 < len(named_sources) < len(data.catalogue.sources)
    assert WORDS["en"]("slide.over.rises") not in text


def test_the_choice_is_on_the_cover_and_a_hidden_series_says_so():
    data, words = plan("example"), WORDS["en"]
    filters = Filters(first=2023, last=2024, departments=("culture",))
    content = pdf_report(reader_of(data, "en", filters), today=DAY, priority="active")
    assert says(pages(content)[0], shown_text(filters, data, words))
    only = Filters(first=2024, last=2024)
    content = pdf_report(reader_of(data, "en", only), today=DAY, priority=ONE)
    assert "There are no figures for the chosen years." in told(content)


def test_what_changed_since_the_last_meeting_is_told_where_it_is_given():
    data = a_dataset(of("library", 2022, 5), indicators=[named("loans")])
    without, content = report(data, "fi"), report(data, "fi", None, CHANGES)
    title = WORDS["fi"]("changes.title")
    assert title not in told(without)
    for text in (title, *(line for group, lines in CHANGES for line in (group, *lines))):
        assert says(content, text)


def test_the_contents_give_the_page_of_every_chapter():
    content = report(plan("kokkola"), "fi")
    found = pages(content)
    entries = re.findall(r"([^.]+?) (?:\.[ .]*)(\d+)", found[1].removeprefix("Sisällys "))
    assert len(entries) > 20
    for title, page in entries:
        assert title.strip() in found[int(page) - 1]


def test_addresses_are_printed_where_the_site_is_known_and_only_there():
    data = plan("example")
    with_address = told(report(frozen(data), "en", ONE))
    assert says(with_address, f"{ADDRESS}/en/priority/{ONE}")
    without = told(pdf_report(reader_of(data, "en"), today=DAY, priority=ONE))
    assert "/en/priority" not in without


@pytest.mark.parametrize(("name", "language", "one"), [("kokkola", "fi", None), ("example", "en", ONE)])
def test_no_page_is_empty_and_none_ends_with_a_heading(name, language, one):
    data = plan(name) if name == "kokkola" else frozen(plan(name))
    content = report(data, language, one)
    headings = {squeezed(str(heading)) for heading in titles(content)}
    for lines in lines_of(content):
        assert len(lines) > 4
        assert squeezed(lines[-1]) not in headings


def test_columns_are_named_again_on_each_page_of_a_table():
    content = report(plan("kokkola"), "fi")
    found = pages(content)
    head = "Mittari Luku viimeistään tarkasteluvuodelta Muutos Tila"
    start = next(n for n, page in enumerate(found) if page.startswith("Liite: kaikki mittarit"))
    end = next(n for n, page in enumerate(found) if n > start and "Puuttuvat kytkennät" in page)
    assert end - start > 3
    assert all(says(page, head) for page in found[start:end])
    assert all("/Headers" in e.held.A for e in elements(opened(content)) if e.tag == "TD")


def test_an_indicator_without_any_figure_has_its_reason():
    data = a_dataset(indicators=[named("loans")])
    text = told(report(data, "en"))
    assert WORDS["en"]("reason.no-value") in text
    assert WORDS["en"]("page.without_figures") in text


def test_a_goal_without_words_and_measures_says_so():
    words = WORDS["en"]
    content = report(a_dataset(indicators=[named("loans")], goals=[a_goal("reading")]), "en")
    assert says(content, words("card.no_measures"))
    assert says(content, words("card.no_narrative", year=0))


def test_an_unknown_priority_is_refused():
    with pytest.raises(KeyError):
        pdf_report(reader_of(plan("example"), "en"), today=DAY, priority="unknown")


def test_how_far_it_is_is_told_to_the_end():
    data = a_dataset(of("library", 2022, 5), indicators=[named("loans")])
    steps = []
    pdf_report(reader_of(data, "sv"), today=DAY, changes=CHANGES, progress=lambda *step: steps.append(step))
    last = steps[-1][1]
    assert steps == [(n, last) for n in range(1, last + 1)]
