"""Words that need more room than a slide has go on to the next one, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.story.goals import MOST_CHARACTERS, MOST_PARAGRAPHS, balanced, paged
from dashboard.story.room import ROOMS, fitted, in_pages
from dashboard.story.slide import Line, Slide, SlideKind

texts = st.lists(st.text(alphabet="abc åäö.", min_size=1, max_size=400), max_size=25)
word = st.text(alphabet="abcåäö", min_size=1, max_size=12)
sentence = st.lists(word, min_size=1, max_size=12).map(lambda words: f"{' '.join(words).capitalize()}.")
paragraphs = st.lists(st.lists(sentence, min_size=1, max_size=12).map(" ".join), max_size=8)


@given(items=st.lists(st.floats(0.1, 30), max_size=40), most=st.floats(5, 20))
def test_pages_hold_everything_in_order_and_no_more_than_fits(items, most):
    pages = in_pages(items, float, most)
    assert [item for page in pages for item in page] == items
    assert all(page and (len(page) == 1 or sum(page) <= most + 1e-6) for page in pages)


@given(told=texts, lines=texts, kind=st.sampled_from(sorted(ROOMS)))
def test_a_slide_in_parts_says_all_that_it_said(told, lines, kind):
    whole = Slide(
        id="it", kind=kind, title="t", paragraphs=tuple(told), lines=tuple(Line(text=text) for text in lines)
    )
    parts = fitted(whole)
    assert tuple(text for part in parts for text in part.paragraphs) == whole.paragraphs
    assert tuple(line for part in parts for line in part.lines) == whole.lines
    assert [part.id for part in parts] == ["it", *(f"it-{n}" for n in range(2, len(parts) + 1))]


def test_a_slide_that_fits_stays_as_it_is():
    whole = Slide(id="it", kind=SlideKind.TITLE, title="t", paragraphs=("one", "two"))
    assert fitted(whole) == (whole,)


def test_a_slide_without_words_is_still_one():
    assert fitted(Slide(id="it", kind=SlideKind.READING, title="t", lines=(Line(text="x"),)))[0].lines


@given(paragraphs)
def test_a_text_on_pages_is_the_same_text(told):
    pages = paged(told, MOST_CHARACTERS)
    assert " ".join(text for page in pages for text in page) == " ".join(told)


@given(paragraphs)
def test_a_page_has_no_more_than_fits_where_sentences_allow_it(told):
    for page in paged(told, MOST_CHARACTERS):
        assert len(page) <= MOST_PARAGRAPHS
        assert sum(map(len, page)) <= MOST_CHARACTERS * 1.1  # the spaces between sentences


@given(paragraphs)
def test_a_balanced_text_is_the_same_on_as_few_pages_none_of_them_fuller(told):
    pages, filled = balanced(told, MOST_CHARACTERS), paged(told, MOST_CHARACTERS)
    assert " ".join(text for page in pages for text in page) == " ".join(told)
    assert len(pages) == len(filled)
    fullest = [max((sum(map(len, page)) for page in found), default=0) for found in (pages, filled)]
    assert fullest[0] <= fullest[1] * 1.1  # the spaces between sentences


def test_the_last_page_does_not_hold_a_single_line():
    told = ["a" * 440, "b" * 300, "c" * 270, "d" * 95]
    assert [[text[0] for text in page] for page in paged(told, 620)] == [["a"], ["b", "c"], ["d"]]
    assert [[text[0] for text in page] for page in balanced(told, 620)] == [["a"], ["b"], ["c", "d"]]
