"""The slides of a meeting: which there are, in what order, and what of them is chosen."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dashboard.domain.edition import Edition, Objection, Waiver
from dashboard.domain.kinds import Kind
from dashboard.story.deck import deck
from dashboard.story.room import ROOMS
from dashboard.story.slide import Line, Slide, SlideKind
from dashboard.text.messages import LANGUAGES

MEETING = Edition(
    id="board-2023-05-08",
    name=dict.fromkeys(LANGUAGES, "Kaupunginhallitus 8.5.2023"),
    date=date(2023, 5, 8),
    hash="0123456789abcdef" * 4,
    frozen="2023-05-02T10:00:00Z",
    format=1,
    code_version="0",
    slides=("reading", "year"),
    waivers=(Waiver(objection=Objection.TRANSLATION, reason="Käännös on tilattu."),),
)


def ids(slides):
    return [slide.id for slide in slides]


def kinds(slides):
    return [slide.kind for slide in slides]


def of_meeting(reader, **facts):
    edition = replace(MEETING, **facts)
    words = reader.words.in_edition(edition.id)
    return replace(reader, dataset=replace(reader.dataset, edition=edition), words=words)


def test_a_deck_has_every_slide_once_in_its_order(anyone):
    slides = deck(anyone).every
    assert len(set(ids(slides))) == len(slides)
    order = list(dict.fromkeys(kinds(slides)))
    assert order == [
        SlideKind.TITLE,
        SlideKind.YEAR,
        SlideKind.PRIORITY,
        SlideKind.GOAL,
        SlideKind.RISES,
        SlideKind.CONCERNS,
        SlideKind.READING,
    ]


def test_each_priority_leads_its_goals(anyone):
    catalogue = anyone.catalogue
    told = [s for s in deck(anyone).every if s.kind in {SlideKind.PRIORITY, SlideKind.GOAL}]
    expected = [
        name
        for priority in catalogue.priorities
        for name in (f"priority-{priority}", *(f"goal-{g.id}" for g in catalogue.goals_of(priority)))
    ]
    assert [name for name in ids(told) if name in expected] == expected
    assert all(later.priority == first.priority for first, later in pairwise(told) if later.kind == "goal")


def test_every_slide_says_something(anyone):
    for slide in deck(anyone).every:
        assert slide.title, slide.id
        assert slide.over, slide.id
        assert "{" not in f"{slide.title}{slide.paragraphs}{slide.lines}", slide.id


def test_ids_are_the_same_in_every_language(reader):
    for name in ("kokkola", "example"):
        plain = [
            [slide.id for slide in deck(reader(name, language)).every if not slide.id[-1].isdigit()]
            for language in LANGUAGES
        ]
        assert plain[0] == plain[1] == plain[2]


def test_a_chosen_order_is_kept_and_each_slide_shown_once(reader):
    made = deck(reader(), chosen=("rises", "title", "rises"))
    assert ids(made.shown) == ["rises", "title"]
    assert made.unknown == ()
    assert len(made.every) > len(made.shown)


def test_unknown_slides_are_told_and_the_others_shown(reader):
    made = deck(reader(), chosen=("nowhere", "year"))
    assert (ids(made.shown), made.unknown) == (["year"], ("nowhere",))


def test_a_choice_of_unknown_slides_only_shows_the_whole(reader):
    made = deck(reader(), chosen=("nowhere",))
    assert made.shown == made.every


def test_a_text_that_goes_on_in_another_language_is_not_unknown(reader):
    made = deck(reader(), chosen=("reading", "reading-7"))
    assert (ids(made.shown), made.unknown) == (["reading"], ())
    other = deck(reader(), chosen=("rises", "reading-7", "title"))
    assert (ids(other.shown), other.unknown) == (["rises", "reading", "title"], ())


def test_what_has_changed_stands_before_the_sources(reader):
    changes = Slide(id="changes", kind=SlideKind.CHANGES, title="x", lines=(Line(text="y"),))
    assert ids(deck(reader(), changes=changes).every)[-2:] == ["changes", "reading"]


def test_many_changes_take_several_slides(reader):
    lines = tuple(Line(text=f"{n} {'muutos ' * 20}") for n in range(30))
    changes = Slide(id="changes", kind=SlideKind.CHANGES, title="x", lines=lines)
    parts = [s for s in deck(reader(), changes=changes).every if s.kind is SlideKind.CHANGES]
    assert ids(parts)[:2] == ["changes", "changes-2"]
    assert tuple(line for part in parts for line in part.lines) == lines


@pytest.mark.parametrize("name", ["kokkola", "example"])
def test_the_stamp_names_the_data(reader, name):
    found = reader(name)
    stamp = deck(found).stamp
    assert found.dataset.version in stamp
    assert (found.words("page.example") in stamp) is (name == "example")


def test_an_edition_says_which_meeting_saw_it_and_shows_its_slides(reader):
    found = of_meeting(reader())
    made = deck(found)
    assert ids(made.shown) == ["reading", "year"]
    assert MEETING.short_hash in made.stamp
    assert "Kaupunginhallitus 8.5.2023" in made.stamp
    title = made.every[0]
    assert title.subtitle == "Kaupunginhallitus 8.5.2023"
    assert any("Käännös on tilattu." in text for text in title.paragraphs)


def test_a_presenter_may_choose_otherwise_than_the_edition(reader):
    assert ids(deck(of_meeting(reader()), chosen=("title",)).shown) == ["title"]


def test_an_edition_without_a_choice_shows_the_whole(reader):
    made = deck(of_meeting(reader(), slides=()))
    assert made.shown == made.every


def test_three_rises_and_three_concerns_name_no_activity(anyone):
    for slide in deck(anyone).every:
        if slide.kind in {SlideKind.RISES, SlideKind.CONCERNS}:
            assert len(slide.lines) <= 3
            assert slide.remarks == (anyone.words("slide.rule.highlights"),)
            kinds_told = [anyone.catalogue.indicators[line.indicator].kind for line in slide.lines]
            assert Kind.ACTIVITY not in kinds_told
            assert slide.lines or slide.paragraphs


def test_the_year_holds_every_priority_and_the_reading_every_source(anyone):
    slides = deck(anyone).every
    year = [line.priority for s in slides if s.kind is SlideKind.YEAR for line in s.lines]
    assert year == list(anyone.catalogue.priorities)
    told = [text for s in slides if s.kind is SlideKind.READING for text in s.paragraphs]
    assert set(told) == {s.source for s in slides if s.finding}


def test_a_plan_of_this_size_has_its_year_and_its_sources_on_one_slide_each(anyone):
    told = kinds(deck(anyone).every)
    assert told.count(SlideKind.YEAR) == told.count(SlideKind.READING) == told.count(SlideKind.TITLE) == 1


def test_the_choice_of_figures_changes_the_deck(reader):
    first, other = deck(reader()), deck(reader(year=2020, departments=("library",)))
    assert "2020" in other.every[0].title
    assert first.every[1].title != other.every[1].title


def test_a_priority_without_figures_under_the_choice_still_has_its_slide(reader):
    empty = [
        s
        for s in deck(reader(departments=("library",))).every
        if s.kind is SlideKind.PRIORITY and not s.finding
    ]
    assert empty
    assert all(slide.title and slide.page == "priority" for slide in empty)


def test_only_kinds_of_words_are_measured():
    assert set(ROOMS) == {SlideKind.TITLE, SlideKind.YEAR, SlideKind.CHANGES, SlideKind.READING}


def test_every_slide_with_a_chart_has_notes(anyone):
    for slide in deck(anyone).every:
        if slide.finding:
            assert all(note.title and note.text for note in slide.notes)
            assert len(slide.notes) >= 4, slide.id
