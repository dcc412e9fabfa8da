"""What a question can find."""

from dashboard.story.search import Subject, entries


def test_every_indicator_is_found_once_in_the_order_of_the_plan(anyone):
    found = [e for e in entries(anyone) if e.subject is Subject.INDICATOR]
    expected = [i.id for p in anyone.catalogue.priorities for i in anyone.catalogue.indicators_of(p)]
    assert [e.id for e in found] == expected
    assert all(e.indicators == (e.id,) and e.name for e in found)


def test_names_are_in_the_readers_language(reader):
    names = {language: {e.name for e in entries(reader("kokkola", language))} for language in ("fi", "sv")}
    assert "Kirjasto" in names["fi"]
    assert "Biblioteket" in names["sv"]
    assert "Kirjasto" not in names["sv"]


def test_a_name_is_found_in_any_language_of_the_meeting(reader):
    also = {e.id: e.also for e in entries(reader("kokkola", "sv"))}
    assert "Kirjaston lainat" in also["library-loans"]
    assert "Kirjasto" in also["library"]


def test_a_department_leads_to_its_own_indicators_and_to_those_with_its_figures(reader):
    [library] = [e for e in entries(reader()) if e.id == "library"]
    assert library.subject is Subject.DEPARTMENT
    assert "library-loans" in library.indicators
    assert "offences-total" not in library.indicators


def test_a_department_without_indicators_is_not_offered(anyone):
    for entry in entries(anyone):
        assert entry.indicators
    offered = {e.id for e in entries(anyone)}
    owners = {i.department for i in anyone.catalogue.indicators.values()}
    assert owners <= offered
