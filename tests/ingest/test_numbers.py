import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.kinds import Missing, Qualifier, UnitKind
from dashboard.ingest.numbers import QUALIFIERS, SPACES, Fault, Number, parse_number

READ = [
    ("676 462", 676462, Qualifier.EXACT),
    ("676\u00a0462", 676462, Qualifier.EXACT),
    ("676\u202f462", 676462, Qualifier.EXACT),
    ("676\u2009462", 676462, Qualifier.EXACT),
    ("noin 750", 750, Qualifier.ABOUT),
    ("n. 750", 750, Qualifier.ABOUT),
    ("~750", 750, Qualifier.ABOUT),
    ("c. 750", 750, Qualifier.ABOUT),
    ("ca 750", 750, Qualifier.ABOUT),
    ("cirka 750", 750, Qualifier.ABOUT),
    ("Noin 750", 750, Qualifier.ABOUT),
    ("yli 35 000", 35000, Qualifier.OVER),
    (">35 000", 35000, Qualifier.OVER),
    ("över 35 000", 35000, Qualifier.OVER),
    ("vähintään 5", 5, Qualifier.AT_LEAST),
    ("≥ 5", 5, Qualifier.AT_LEAST),
    ("at least 5", 5, Qualifier.AT_LEAST),
    ("lähes 58 000", 58000, Qualifier.ALMOST),
    ("nästan 58 000", 58000, Qualifier.ALMOST),
    ("alle 50", 50, Qualifier.UNDER),
    ("<5", 5, Qualifier.UNDER),
    ("keskimäärin 11", 11, Qualifier.MEAN),
    ("i medeltal 11", 11, Qualifier.MEAN),
    ("on average 11", 11, Qualifier.MEAN),
    ("-5", -5, Qualifier.EXACT),
    ("−5", -5, Qualifier.EXACT),
    ("12,5", 12.5, Qualifier.EXACT),
    ("0,125", 0.125, Qualifier.EXACT),
    ("0", 0, Qualifier.EXACT),
    ("-0", 0, Qualifier.EXACT),
    ("noin 1 200 lainaa", 1200, Qualifier.ABOUT),
    ("999 999 999 999 999", 999999999999999, Qualifier.EXACT),
]
FAULTS = [
    ("676.462", "ambiguous-point"),
    ("12.5", "ambiguous-point"),
    ("1.234.567", "ambiguous-point"),
    ("676,462", "ambiguous-comma"),
    ("1,234,567", "ambiguous-comma"),
    ("(5)", "bad-sign"),
    ("5-", "bad-sign"),
    ("+5", "bad-sign"),
    ("10–20", "number-span"),
    ("130 k€", "scaled-number"),
    ("1,2 milj.", "scaled-number"),
    ("67 64 62", "bad-groups"),
    ("676  462", "bad-groups"),
    ("8 %", "wrong-unit"),
    ("8 €", "wrong-unit"),
    ("8 kävijää", "wrong-unit"),
    ("٢٠٢٢", "foreign-digits"),
    ("１２３", "foreign-digits"),
    ("inf", "not-a-number"),
    ("nan", "not-a-number"),
    ("1e400", "not-a-number"),
    ("1_000", "not-a-number"),
    ("0x10", "not-a-number"),
    ("2022*", "not-a-number"),
    ("noin", "not-a-number"),
    ("9007199254740993", "too-large"),
    ("1" * 5000, "not-a-number"),
    ("", "no-value"),
    ("   ", "no-value"),
]
MISSING = [
    ("-", Missing.NOT_DELIVERED),
    ("–", Missing.NOT_DELIVERED),
    ("..", Missing.NOT_DELIVERED),
    ("...", Missing.SUPPRESSED),
    ("…", Missing.SUPPRESSED),
    (".", Missing.NOT_APPLICABLE),
    ("x", Missing.NOT_DELIVERED),
    ("N/A", Missing.NOT_DELIVERED),
    ("ei tiedossa", Missing.NOT_DELIVERED),
    ("Puuttuu", Missing.NOT_DELIVERED),
    ("[c]", Missing.SUPPRESSED),
    ("[x]", Missing.NOT_DELIVERED),
    ("[z]", Missing.NOT_APPLICABLE),
]


def parse(text, kind=UnitKind.COUNT, **more):
    return parse_number(text, unit_kind=kind, unit_words={"lainaa"}, **more)


@pytest.mark.parametrize(("text", "value", "qualifier"), READ)
def test_reads_numbers_as_people_write_them(text, value, qualifier):
    parsed = parse(text)
    assert isinstance(parsed, Number)
    assert (parsed.value, parsed.qualifier) == (value, qualifier)
    assert str(parsed.value) != "-0.0"


@pytest.mark.parametrize(("text", "rule"), FAULTS)
def test_refuses_what_could_mean_something_else(text, rule):
    parsed = parse(text)
    assert isinstance(parsed, Fault)
    assert parsed.rule == rule


@pytest.mark.parametrize(("text", "reason"), MISSING)
def test_signs_for_missing_are_reasons_and_never_zero(text, reason):
    assert parse(text) is reason


def test_the_sign_of_the_unit_may_follow():
    assert parse("8 %", UnitKind.PERCENT) == parse("8", UnitKind.PERCENT)
    assert parse("130 000 €", UnitKind.MONEY) == parse("130 000", UnitKind.MONEY)


def test_three_decimals_are_read_where_the_indicator_has_decimals():
    parsed = parse("12,345", decimals=1)
    assert isinstance(parsed, Number)
    assert parsed.value == 12.345


def test_an_ambiguous_number_comes_with_its_readings():
    point, comma = parse("676.462"), parse("676,462")
    assert isinstance(point, Fault)
    assert isinstance(comma, Fault)
    assert point.details["readings"] == comma.details["readings"] == "676 462"
    assert parse("676.462", decimals=3) == Fault("ambiguous-point", {"readings": "676 462 / 676,462"})


@pytest.mark.parametrize(
    ("text", "written"), [("1.234.567,5", "1 234 567,5"), ("1,234,567.5", "1 234 567,5"), ("12.5", "12,5")]
)
def test_a_number_with_both_marks_has_one_reading(text, written):
    parsed = parse(text, decimals=1)
    assert isinstance(parsed, Fault)
    assert parsed.details["readings"] == written


@pytest.mark.parametrize("text", ["676.462", "350,000", "1.234.567", "14.5", "250-260", "12,5–13", "0.125"])
@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_what_is_suggested_would_itself_be_read(text, decimals):
    parsed = parse(text, decimals=decimals)
    told = parsed.details if isinstance(parsed, Fault) else {"readings": text}
    suggested = (told.get("readings") or f"noin {told['middle']}").split(" / ")
    assert all(isinstance(parse(one, decimals=decimals), Number) for one in suggested)


@pytest.mark.parametrize(
    ("text", "decimals", "middle"),
    [("250-260", 0, "255"), ("5–8", 0, "7"), ("12,5 - 13", 1, "12,8"), ("35 000–36 000", 0, "35 500")],
)
def test_a_span_comes_with_the_number_between_its_ends(text, decimals, middle):
    assert parse(text, decimals=decimals) == Fault("number-span", {"middle": middle})


@pytest.mark.parametrize("text", ["31.12.2022", "1,2,3-4", "2020-2021-2022"])
def test_what_can_stand_for_no_number_is_none(text):
    assert parse(text) == Fault("not-a-number")


def test_a_small_count_of_people_under_a_limit_asks_whether_it_is_secret():
    assert parse("<5", secret_below=5) == Fault("perhaps-suppressed")
    assert isinstance(parse("<50", secret_below=5), Number)


WORDS = [(q, word) for q, words in QUALIFIERS.items() for word in words]


@given(
    whole=st.integers(0, 10**14),
    decimals=st.one_of(st.just(""), st.from_regex(r"[0-9]{1,2}", fullmatch=True)),
    gap=st.sampled_from(["", *SPACES]),
    word=st.sampled_from([(Qualifier.EXACT, ""), *WORDS]),
    minus=st.sampled_from(["", "-", "−"]),
    unit=st.sampled_from(["", " lainaa", "\u00a0lainaa"]),
)
def test_what_is_written_is_read_back(whole, decimals, gap, word, minus, unit):
    digits = f"{whole:,}".replace(",", gap)
    text = f"{word[1]} {minus}{digits}{',' if decimals else ''}{decimals}{unit}"
    parsed = parse(text, decimals=2)
    assert isinstance(parsed, Number), (text, parsed)
    written = float(f"{whole}.{decimals or 0}")
    assert parsed.value == (-written if minus else written)
    assert parsed.qualifier is word[0]


@given(st.text(max_size=40), st.sampled_from(UnitKind), st.integers(0, 3))
def test_any_text_gives_an_answer(text, kind, decimals):
    parsed = parse(text, kind, decimals=decimals)
    assert isinstance(parsed, Number | Missing | Fault)
    if not any(character in "0123456789" for character in text):
        assert not isinstance(parsed, Number)


@given(st.text(alphabet="0123456789 .,-−%€()<>~kKeE\u00a0", max_size=15))
def test_any_text_of_digits_and_signs_gives_an_answer(text):
    parsed = parse(text)
    if isinstance(parsed, Number):
        assert any(character.isdigit() for character in text)
        assert "." not in text.strip()


@given(st.text(alphabet=" \t\n\u00a0\u2009\u202f", max_size=5))
def test_a_blank_is_never_zero(text):
    assert parse(text) == Fault("no-value")
