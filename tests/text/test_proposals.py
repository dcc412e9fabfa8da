"""The preview of a delivery in words: what changes, what is asked, what follows, how to accept."""

from dataclasses import replace

import pytest

from dashboard.domain.proposal import Step
from dashboard.text.proposal_items import seen
from dashboard.text.proposals import Tone, accept_lines, proposal_lines
from dashboard.text.questions import questions
from tests.store.intake.deliveries import delivery, figure, imported, measure, proposed_all, text
from tests.store.plans import real
from tests.text.samples import LANGUAGES, WORDS

WIDTH = 79


@pytest.fixture
def plan(tmp_path):
    return real(tmp_path / "plan")


@pytest.fixture
def preview(plan):
    """What is told of figures, as one text with single spaces."""

    def told(*figures, language="fi", reason="", **more):
        found = proposed_all(plan, delivery(*figures, **more))
        lines = proposal_lines(
            found.proposal, old=found.old, new=found.new, words=WORDS[language], reason=reason
        )
        return "\n".join(line.text for line in lines).replace("\u00a0", " ")

    return told


def one_line(text):
    return " ".join(text.split())


def test_a_fall_is_asked_about_as_a_person_would(preview):
    told = one_line(preview(figure("library-loans", "2023", "392000", cell="J5")))
    assert "Uutta (1) Lainat (Kirjasto), 2023 392 000 lainaa Mittarit!J5" in told
    assert (
        "1. Lainat (Kirjasto), 2023 (Mittarit!J5) Laskua 42 % vuodesta 2022: 676 462 → 392 000 lainaa. "
        'Onko luku oikein? Kirjoita syy: --reason-for library-loans 2023 "…"' in told
    )
    assert "Syy jää muutoslokiin, jota lukijat eivät näe." in told
    assert "tiedostoon corrections.toml" in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", "Minskning med 42 % från 2022: 676 462 → cirka 392 000 lån. Är värdet rätt?"),
        ("en", "Down 42% from 2022: 676,462 → about 392,000 loans. Is the figure right?"),
    ],
)
def test_every_language_has_its_own_words_and_numbers(preview, language, told):
    assert told in one_line(preview(figure("library-loans", "2023", "noin 392000"), language=language))


def test_a_changed_figure_is_told_with_what_it_was(preview):
    told = one_line(preview(figure("unemployment", "2022", "9,9")))
    assert "Muuttuu (1) Työttömyys, 2022 9,5 % → 9,9 % työvoimasta" in told
    assert "Suunnitelmassa on jo luku, jonka lukijat ovat voineet nähdä: 9,5" in told


def test_a_figure_taken_away_and_one_without_number_are_told(preview):
    told = one_line(
        preview(figure("unemployment", "2021"), figure("population", "2023", missing="not-counted"))
    )
    assert "Poistuu (1) Työttömyys, 2021 12,1 % työvoimasta" in told
    assert "luvun solu on tyhjä, joten luku poistuisi: 12,1 % työvoimasta." in told
    assert "Miksi se poistetaan?" in told
    assert "Väkiluku, 2023 ei laskettu" in told


def test_a_copied_figure_is_asked_about(preview):
    told = one_line(preview(figure("population", "2023", "48006")))
    assert "48 006 henkilöä on sama luku kuin edellinen (2022). Onko se kopioitu vahingossa?" in told


def test_what_stays_is_counted_only(preview):
    told = preview(figure("unemployment", "2022", "9,5"))
    assert "Ennallaan (1)" in told
    assert "Työttömyys" not in told


def test_figures_of_other_areas_are_counted(preview):
    rows = [figure("unemployment", str(year), "8", area="country") for year in (2019, 2020)]
    told = one_line(preview(*rows))
    assert "Uutta (2) Työttömyys, muut alueet 2 lukua" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["4", ""])
def test_a_secret_figure_is_named_and_never_told(preview, language, value):
    told = preview(figure("outreach-persons", "2022", value, breakdown="sex=boys"), language=language)
    numbers = {word.strip(".,:→") for word in told.split()}
    assert not numbers & {"3", "4", "207"}
    assert one_line(told).count(WORDS[language]("intake.secret")) == 1
    assert "sex=boys" not in told


@pytest.mark.parametrize(
    ("language", "entry", "asked"),
    [
        ("fi", "näkyy lukijoille nyt; salattaisiin", "Se poistuisi suunnitelmasta, ja heille kerrottaisiin"),
        ("sv", "visas för läsarna nu; skulle sekretess", "Det skulle tas bort ur planen, och de fick bara"),
        ("en", "shown to readers now; would be supp", "It would be gone from the plan, and they would only"),
    ],
)
def test_a_figure_that_readers_see_and_somebody_hides_is_asked_about_as_what_it_is(
    preview, language, entry, asked
):
    told = one_line(preview(figure("unemployment", "2022", missing="suppressed"), language=language))
    assert entry in told
    assert asked in told


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fi", "Uusi luku salattaisiin, eikä sitä näytettäisi heille."),
        ("sv", "Det nya värdet skulle sekretessbeläggas"),
        ("en", "The new one would be suppressed"),
    ],
)
def test_a_number_that_would_hide_what_readers_see_is_asked_about_without_it(plan, preview, language, asked):
    before = [figure("outreach-persons", "2021", n, breakdown=f"sex={w}") for w, n in (("boys", "13"),)]
    imported(plan, *before)
    told = preview(replace(before[0], value="3"), language=language)
    assert asked in one_line(told)
    assert not {"3", "13"} & {word.strip(".,:") for word in told.split()}


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (
            "fi",
            "luvun 9,5 % työvoimasta. Se poistuisi, ja tilalla lukisi syy: peruttu, luku oli virheellinen.",
        ),
        ("sv", "Det skulle tas bort, och i stället skulle orsaken stå:"),
        ("en", "It would be gone, with the reason in its place:"),
    ],
)
def test_a_reason_over_a_figure_that_readers_see_is_asked_about_with_both(preview, language, asked):
    assert asked in one_line(preview(figure("unemployment", "2022", missing="withdrawn"), language=language))


def test_statuses_that_would_move_are_told(preview):
    told = one_line(preview(figure("unemployment", "2021")))
    assert "Mitä lukijat näkisivät lisäksi toisin Muuttuneet tilat - Työttömyys:" in told


def test_a_figure_that_would_be_hidden_with_a_small_one_is_told_without_its_number(plan, preview):
    boys, girls = (
        figure("outreach-persons", "2021", value, breakdown=f"sex={who}")
        for who, value in (("boys", "13"), ("girls", "167"))
    )
    imported(plan, boys, girls)
    told = preview(replace(boys, value="3"))
    assert "Etsivän työn nuoret (Tytöt), 2021: lukua ei enää näytetä" in one_line(told)
    assert not {"3", "13", "167"} & set(told.split())


def test_measures_and_texts_are_told_once(preview):
    words = {"fi": "Uusi teksti", "sv": "Ny text", "en": "New text"}
    content = "Mallila lukee."
    told = one_line(
        preview(
            measures=(measure("open-library", state="done", text=words),),
            texts=(text("young-people", 2022, "fi", content),),
        )
    )
    assert "Omatoimikirjasto: tila käynnissä → tehty" in told
    assert told.count("Uusi teksti") == 1
    assert "Muuttuneet tekstit - Toimenpide" not in told
    assert f"2022, teksti (suomi) ”{content}”" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_a_terminal(preview, language):
    told = preview(
        figure("library-loans", "2023", "392000", reason="Syy on pitkä. " * 12),
        figure("outreach-persons", "2021", "190"),
        measures=(measure("open-library", state="done", text={"fi": "Pitkä selitys. " * 30}),),
        language=language,
    )
    assert max(map(len, told.splitlines())) <= WIDTH


def test_a_reason_answers_one_question_and_a_common_one_the_rest(plan):
    found = proposed_all(
        plan,
        delivery(
            figure("library-loans", "2023", "392000", reason="Remontti"),
            figure("population", "2023", "48006"),
        ),
    )
    ready = seen(found.proposal, old=found.old, new=found.new, words=WORDS["fi"])
    assert [q.reason for q in questions(found.proposal, ready)] == ["Remontti", ""]
    assert [q.reason for q in questions(found.proposal, ready, reason="Vuosi")] == ["Remontti", "Vuosi"]


@pytest.mark.parametrize(
    ("value", "reason", "tone", "told"),
    [
        ("392000", "", Tone.OPEN, "1 kysymys odottaa syytä"),
        ("392000", "Remontti", Tone.GOOD, "--accept"),
        ("680000", "", Tone.GOOD, "--accept"),
    ],
)
def test_what_it_takes_to_accept_is_told(plan, value, reason, tone, told):
    found = proposed_all(plan, delivery(figure("library-loans", "2023", value)))
    lines = list(accept_lines(found.proposal, WORDS["fi"], reason=reason))
    assert told in " ".join(line.text for line in lines)
    assert {line.tone for line in lines} == {tone}


def test_nothing_to_do_is_told(plan):
    found = proposed_all(plan, delivery(figure("unemployment", "2022", "9,5")))
    assert {step.step for step in found.proposal.figures} == {Step.UNCHANGED}
    [line, *_] = accept_lines(found.proposal, WORDS["en"])
    assert "Nothing would change" in line.text


def test_the_file_is_said_where_there_are_several(plan):
    one = delivery(figure("library-loans", "2023", "680000"))
    other = delivery(figure("population", "2023", "48100"), name="other.xlsx")
    found = proposed_all(plan, one, other)
    told = [
        line.text for line in proposal_lines(found.proposal, old=found.old, new=found.new, words=WORDS["fi"])
    ]
    assert sum("delivered.xlsx · Mittarit!F14" in line for line in told) == 2
