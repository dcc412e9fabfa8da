"""What was done for a goal: the year's words, its measures, what the presenter may need."""

from dataclasses import replace

import pytest

from dashboard.domain.kinds import MeasureState
from dashboard.domain.model import Measure
from dashboard.queries.summary import goal_reports
from dashboard.story.goals import MOST_MEASURES, goal_slides
from dashboard.story.room import numbered
from dashboard.story.slide import Slide, SlideKind
from dashboard.text.narrative import resolved


def reports(reader):
    return reader.ask(goal_reports)


def measure(n, name="toimenpide"):
    return Measure(
        id=f"m{n}",
        goal="g",
        name=dict.fromkeys(("fi", "sv", "en"), f"{name} {n}"),
        state=MeasureState.ONGOING,
        year=2022,
        departments=(),
        indicators=(),
        text={},
    )


def slides(reader, count, name="toimenpide"):
    measures = tuple(measure(n, name) for n in range(count))
    return goal_slides(replace(reports(reader)[0], measures=measures), reader)


def test_the_years_words_are_told_whole_with_their_figures(anyone):
    for report in reports(anyone):
        if report.narrative is None:
            continue
        told = resolved(report.narrative, dataset=anyone.dataset, words=anyone.words)
        whole = " ".join("".join(f.text for f in paragraph) for paragraph in told)
        shown = " ".join(text for slide in goal_slides(report, anyone) for text in slide.paragraphs)
        assert shown == whole


def test_a_year_without_words_says_so(reader):
    found = reader(year=2019)
    slide = goal_slides(reports(found)[0], found)[0]
    assert slide.paragraphs == (found.words("card.no_narrative", year=2019),)
    assert slide.source == ""


def test_measures_stand_on_the_first_slide_with_their_states(anyone):
    for report in reports(anyone):
        first, *rest = goal_slides(report, anyone)
        assert all(slide.lines == () for slide in rest)
        names = [anyone.words.of(m.name) for m in report.measures]
        shown = [line.text for line in first.lines if line.lead]
        assert shown == names[: len(shown)]
        assert shown or not names


@pytest.mark.parametrize(("count", "more"), [(0, 0), (5, 0), (6, 1), (9, 4)])
def test_measures_that_have_no_room_are_counted(reader, count, more):
    lines = slides(reader(), count)[0].lines
    assert len([line for line in lines if line.lead]) == min(count, MOST_MEASURES)
    if more:
        assert lines[-1].text == reader().words.count("slide.more", more)


def test_long_names_of_measures_take_the_room_of_several(reader):
    lines = slides(reader(), 5, name="hyvin pitkä toimenpiteen nimi " * 4)[0].lines
    named = [line for line in lines if line.lead]
    assert 1 <= len(named) < MOST_MEASURES
    assert lines[-1].text == reader().words.count("slide.more", 5 - len(named))


def test_an_unconfirmed_goal_says_so_on_each_slide(reader):
    found = reader()
    for report in reports(found):
        for slide in goal_slides(report, found):
            assert (found.words("page.unconfirmed") in slide.remarks) is not report.goal.confirmed


def test_the_notes_tell_every_measure_and_the_caveat(anyone):
    for report in reports(anyone):
        notes = " ".join(note.text for note in goal_slides(report, anyone)[0].notes)
        assert all(anyone.words.of(m.name) in notes for m in report.measures)
        assert anyone.words.of(report.goal.note) in notes


def test_a_goal_without_measures_says_so_in_the_notes(reader):
    assert slides(reader(), 0)[0].notes[0].text == reader().words("card.no_measures")


def test_slides_that_go_on_from_each_other_say_where_they_stand():
    one = Slide(id="a", kind=SlideKind.GOAL, title="Mål")
    assert [slide.title for slide in numbered([one])] == ["Mål"]
    assert [slide.title for slide in numbered([one, one])] == ["Mål\u00a0(1/2)", "Mål\u00a0(2/2)"]
