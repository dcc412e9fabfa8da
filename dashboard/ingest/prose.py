"""The numbers that people type into running text, apart from those that are no figures.

Dates, years, clock times, laws, ordinals, school classes, ages, addresses and telephone numbers are left
out here. Whether what is left speaks of an indicator is for `dashboard.ingest.figures` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.kinds import Qualifier
from dashboard.ingest.masks import YEAR, masked
from dashboard.ingest.numbers import QUALIFIERS, SPACES

_MORE_QUALIFIERS: Mapping[Qualifier, tuple[str, ...]] = {
    Qualifier.ABOUT: ("suunnilleen", "arviolta", "omkring", "runt", "approximately", "around", "roughly"),
    Qualifier.OVER: (
        *("runsas", "runsaat", "runsaan", "reilu", "reilut", "reilun", "drygt", "mer än", "fler än"),
        *("more than", "well over", "just over"),
    ),
    Qualifier.AT_LEAST: ("ainakin", "åtminstone"),
    Qualifier.ALMOST: (
        *("liki", "melkein", "vajaa", "vajaat", "vajaan", "knappt", "närmare", "nearly", "close to"),
        *("just under",),
    ),
    Qualifier.UNDER: ("mindre än", "färre än", "less than", "fewer than"),
    Qualifier.MEAN: ("i snitt", "an average of", "average of", "keskiarvoltaan"),
}
_UNKNOWN = ("enintään", "korkeintaan", "högst", "at most", "up to")
"""Words before a number that say something no datum says."""
_SCALES = (
    (Decimal(1000), r"tuhatta|tuhannen|tusen|thousand|t(?=\s?€)|k(?=€)"),
    (Decimal(10) ** 6, r"milj(?:\.|oon\w*|on(?:er)?\b)|mn\b|million\b|M(?=€)"),
    (Decimal(10) ** 9, r"mrd\.?|miljard\w*|billion\b"),
)
_BY_WORD = {
    word: qualifier
    for words in (QUALIFIERS, _MORE_QUALIFIERS)
    for qualifier, known in words.items()
    for word in known
}
_QUALIFIED = re.compile(
    r"(?<![\w-])(?P<word>"
    + "|".join(re.escape(w) for w in sorted((*_BY_WORD, *_UNKNOWN), key=len, reverse=True))
    + r")\s*\Z",
    re.IGNORECASE,
)
_NUMBER = (
    rf"(?:\d{{1,3}}(?:(?P<GAP>[{SPACES}'’.,])\d{{3}}(?!\d))(?:(?P=GAP)\d{{3}}(?!\d))*|\d+)(?:[.,]\d+)?(?!\d)"
)
_LOW, _HIGH = (_NUMBER.replace("GAP", name) for name in ("gap", "other"))
_TYPED = re.compile(
    rf"(?<![\w.,/:@#-])(?:(?P<sign>[+−-])\s?)?(?P<euro>€\s?)?(?P<low>{_LOW})(?:\s?[–-]\s?(?P<high>{_HIGH}))?"
    rf"(?:\s?(?P<scale>{'|'.join(pattern for _, pattern in _SCALES)}))?",
)
_ENDING = re.compile(r":[^\W\d_]+")
_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»)]*\s+(?=[\"“«(]?[A-ZÅÄÖ])|\n\s*\n")
_YEAR = re.compile(YEAR)
_YEAR_BEFORE = re.compile(
    r"(?:\bvuo[sdnt]\w*|\bår(?:en|et)?|\byears?|\bin|\bsince|\bfrom|\bto|\bby|\buntil|\bof|\bi|\btill|\bfrån"
    r"|syksyll\w+|kevä\w+|kesä\w+|talv\w+|hösten|våren|sommaren|vintern|autumn|spring|summer|winter|"
    r"\w+kuussa|\w+kuun)\s+\Z",
    re.IGNORECASE,
)
_LOOK_BACK, _LOOK_AHEAD, _MOST_WORDS = 40, 80, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A number in a text.

    `readings` are the ranges it may mean (a single number is a range of one): a comma or a point before
    three digits may stand for thousands or decimals. `qualifier` is None where a word before the number
    says what no datum says. `after` is the text behind it, `words` its first words up to another number or
    a stop, `sentence` what it stands in, `years` the years named there.
    """

    start: int
    end: int
    written: str
    readings: tuple[tuple[Decimal, Decimal], ...]
    step: Decimal
    digits: str
    sign: str
    scaled: bool
    euro: bool
    qualifier: Qualifier | None
    before: str
    after: str
    words: tuple[str, ...]
    sentence: str
    years: frozenset[int]

    @property
    def year(self) -> bool:
        """Whether it can be read as a year: four digits in one, with nothing before them."""
        plain = self.qualifier is Qualifier.EXACT and not (self.sign or self.scaled or self.euro)
        return plain and _YEAR.fullmatch(self.written) is not None

    @property
    def after_year_word(self) -> bool:
        """Whether the word before it belongs to a year, as in "vuonna 2022"."""
        return _YEAR_BEFORE.search(self.before) is not None


def typed_numbers(text: str, *, language: str) -> Iterator[Typed]:
    """Yield the numbers of a text that may be figures, in order; lines and offsets are the text's own."""
    plain = masked(text, language=language)
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(plain)), len(text)]
    for match in _TYPED.finditer(plain):
        start = max(end for end in ends if end <= match.start())
        end = min((end for end in ends if end >= match.end()), default=len(text))
        yield _typed(match, text, plain, text[start:end])


def _typed(match: re.Match[str], text: str, plain: str, sentence: str) -> Typed:
    ending = _ENDING.match(plain, match.end())
    end = ending.end() if ending else match.end()
    before = plain[max(0, match.start() - _LOOK_BACK) : match.start()]
    found = _QUALIFIED.search(before)
    scale = next((by for by, p in _SCALES if match["scale"] and re.fullmatch(p, match["scale"])), Decimal(1))
    scaled = scale != 1 or bool(match["scale"])
    return Typed(
        start=match.start() - (len(found[0]) if found else 0),
        end=end,
        written=match[0],
        readings=tuple((low * scale, high * scale) for low, high in _readings(match)),
        step=_step(match["low"], match["gap"]) * scale,
        digits="".join(c for c in match["low"] if c.isdigit()),
        sign=match["sign"] or "",
        scaled=scaled,
        euro=match["euro"] is not None,
        qualifier=_BY_WORD.get(found["word"].casefold()) if found else Qualifier.EXACT,
        before=before[: len(before) - len(found[0])] if found else before,
        after=text[end : end + _LOOK_AHEAD],
        words=tuple(_words(plain, end)),
        sentence=sentence,
        years=frozenset(int(year) for year in _YEAR.findall(sentence)),
    )


def _words(plain: str, position: int) -> Iterator[str]:
    for _ in range(_MOST_WORDS):
        match = _WORD.match(plain, position)
        if match is None or match[0].count("\n") > 1:
            return
        yield match[1].casefold()
        position = match.end()


def _readings(match: re.Match[str]) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what a number, or a range of them, may mean; with and without groups of thousands."""
    lows = _meanings(match["low"], match["gap"])
    if match["high"] is None:
        yield from ((low, low) for low in lows)
        return
    for low, high in zip(lows, _meanings(match["high"], match["other"]), strict=False):
        yield min(low, high), max(low, high)


def _meanings(written: str, gap: str | None) -> list[Decimal]:
    whole = written.replace(gap, "") if gap else written
    found = [Decimal(whole.replace(",", "."))] if whole.count(",") + whole.count(".") <= 1 else []
    if gap and gap in ",." and written.count(gap) == 1 and whole.isdigit():
        found.append(Decimal(written.replace(",", ".")))
    return found


def _step(written: str, gap: str | None) -> Decimal:
    """Return the place value of the last digit."""
    whole, *decimals = re.split(r"[.,]", written.replace(gap, "") if gap else written)
    return Decimal(1).scaleb(-len(decimals[0])) if whole and decimals else Decimal(1)
