"""What is told of one indicator: the same on a page, a slide and in a file."""

import json

import pytest

from dashboard.domain.kinds import Kind, Mark
from dashboard.domain.observation import Course
from dashboard.queries.summary import priority
from dashboard.queries.trend import trend
from dashboard.story.figures import key_figure
from dashboard.story.finding import finding
from dashboard.story.notes import notes_of, question
from dashboard.story.slide import SlideKind
from dashboard.story.slides import indicator_slide, leading, priority_slide
from dashboard.text.describe import source_line, title
from dashboard.text.status import direction_sentence, target_sentence
from dashboard.text.summary import others_sentence


def told(name, reader, **how):
    return finding(reader.ask(trend, name), reader, **{"size": "slide", **how})


def everything(reader):
    return [reader.ask(trend, name) for name in reader.catalogue.indicators]


def test_the_finding_is_the_same_sentence_in_every_size(anyone):
    for one in everything(anyone):
        sizes = [finding(one, anyone, size=size) for size in ("large", "small", "slide")]
        assert len({f.title for f in sizes}) == len({f.summary for f in sizes}) == 1
        assert sizes[0].title == title(one, catalogue=anyone.catalogue, words=anyone.words)
        assert sizes[0].source == source_line(one, catalogue=anyone.catalogue, words=anyone.words)


def test_one_value_is_a_number_and_not_a_chart(reader):
    alone = told("library-events", reader())
    assert alone.single
    assert alone.figure is None


def test_a_chart_has_the_other_areas_unless_they_are_left_out(reader):
    together, alone = (told("library-loans-per-resident", reader(), compared=c) for c in (True, False))
    assert "Seinäjoki" in json.dumps(together.figure, ensure_ascii=False)
    assert "Seinäjoki" not in json.dumps(alone.figure, ensure_ascii=False)
    assert together.tables == alone.tables
    assert len(together.tables) == 2


def test_the_target_is_among_the_remarks(reader):
    found = reader("example")
    with_target = [t for t in everything(found) if t.status.target]
    assert with_target
    for one in with_target:
        sentence = target_sentence(one, found.catalogue, found.words)
        assert sentence in finding(one, found, size="slide").remarks


def test_a_cut_axis_is_told(reader):
    found = reader("example")
    said = [
        found.words("card.axis_cut") in one.remarks
        for t in everything(found)
        if (figure := (one := finding(t, found, size="slide")).figure)
        and bool(figure["layout"].get("meta", {}).get("cropped"))
    ]
    assert said
    assert all(said)


def test_a_range_that_hides_everything_draws_nothing(reader):
    hidden = told("library-loans-per-resident", reader(first=2023, last=2024))
    assert hidden.figure is None


# ------------------------------------------------------------------------------------- the large number


def test_a_large_number_keeps_its_qualifier_unit_and_time(reader):
    figure = key_figure(reader().ask(trend, "ankkuri-reached"), reader())
    assert (figure.qualifier, figure.number, figure.unit) == ("noin", "1\u00a0500", "nuorta")
    assert figure.value == "noin 1\u00a0500 nuorta"
    assert figure.name.endswith(", 2022")
    assert not figure.moved
    assert figure.change.endswith(".")


def test_a_move_has_an_arrow(reader):
    figure = key_figure(reader().ask(trend, "library-loans"), reader())
    assert figure.moved
    assert figure.change.startswith("▲ ")
    assert "Koronapandemia" in figure.note


def test_no_number_says_so(reader):
    figure = key_figure(reader(year=1990).ask(trend, "library-loans"), reader(year=1990))
    assert figure.number == reader().words("value.none")
    assert figure.change


def test_marks_stand_by_the_number(anyone):
    for one in everything(anyone):
        if one.latest and one.latest.marks - {Mark.BREAK}:
            assert key_figure(one, anyone).note


# ----------------------------------------------------------------------------------------------- notes


def test_notes_have_definition_summary_question_and_source(anyone):
    for one in everything(anyone):
        found = finding(one, anyone, size="slide")
        notes = {note.title: note.text for note in notes_of(found, anyone)}
        source = anyone.words("slide.note.source")
        assert found.source in {notes[source], f"{source}: {notes[source]}"}
        assert not notes[source].startswith(source)
        assert notes[anyone.words("slide.note.summary")] == found.summary
        assert anyone.words.of(one.indicator.definition) in notes[anyone.words("slide.note.definition")]
        assert all(notes.values())


def test_counts_of_activity_carry_the_caveat(anyone):
    for one in everything(anyone):
        texts = " ".join(n.text for n in notes_of(finding(one, anyone, size="slide"), anyone))
        assert (anyone.words("slide.activity") in texts) is (one.indicator.kind is Kind.ACTIVITY)


def test_the_likely_question_is_on_the_target_else_on_others_else_on_the_direction(anyone):
    words, catalogue = anyone.words, anyone.catalogue
    for one in everything(anyone):
        found = finding(one, anyone, size="slide")
        asked = question(found, anyone)
        others = found.peers.everyone and others_sentence(one, found.peers, catalogue, words)
        if one.status.target:
            assert asked.title == words("slide.question.target")
        elif others:
            assert (asked.title, asked.text) == (words("slide.question.peers"), others)
        else:
            known = one.status.direction.course is not Course.UNKNOWN
            assert asked.title == words(
                "slide.question.direction" if known else "slide.question.no_direction"
            )
            assert asked.text == direction_sentence(one, catalogue, words)


# ---------------------------------------------------------------------------------------------- slides


def test_a_priority_leads_with_its_first_current_indicator_that_makes_a_chart(anyone):
    for name in anyone.catalogue.priorities:
        found = anyone.ask(priority, name)
        lead = leading(found)
        charted = [t for t in found.current if len(t.series.known) > 1]
        assert lead is (charted or list(found.current))[0]
        slide = priority_slide(name, anyone)
        assert slide.finding is not None
        assert slide.finding.trend.indicator == lead.indicator
        beside = [figure.indicator for figure in slide.figures]
        assert len(beside) <= 2
        assert (lead.indicator.id in beside) is slide.finding.single


def test_the_rule_of_the_leading_chart_is_in_the_notes(reader):
    slide = priority_slide("elamyksellisyys", reader())
    assert slide.notes[-1].text == reader().words("slide.rule.leading")


@pytest.mark.parametrize("name", ["library-loans", "library-events", "population"])
def test_any_indicator_can_be_a_slide_with_its_large_number(reader, name):
    slide = indicator_slide(name, reader())
    assert slide.kind is SlideKind.INDICATOR
    assert (slide.page, slide.item) == ("indicator", name)
    assert [figure.indicator for figure in slide.figures] == [name]
    assert slide.over == reader().words.of(reader().catalogue.priorities[slide.priority].name)


def test_an_unknown_indicator_is_an_error(reader):
    with pytest.raises(KeyError):
        indicator_slide("nowhere", reader())


def test_answers_are_asked_from_memory_where_there_is_one(reader):
    asked = []

    def remember(query, *choice):
        asked.append(query)
        return query(reader().dataset, *choice)

    found = reader()
    remembering = type(found)(
        dataset=found.dataset, words=found.words, filters=found.filters, remember=remember
    )
    assert (
        indicator_slide("library-loans", remembering).title == indicator_slide("library-loans", found).title
    )
    assert trend in asked
