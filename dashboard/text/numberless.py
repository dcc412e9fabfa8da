"""What somebody wrote about an act, without the numbers in it: one of them may be a figure that is secret."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LEFT_OUT: Final = "…"
"""What stands in the place of a number."""

_FINNISH: Final = (
    r"nolla\w*|yksi\w*|yhde\w*|yhtä\w*|kaksi\w*|kahde(?!sti)\w*|kahta\w*|kolm[ei](?!sti)\w*|neljä\w*|viisi\w*|viide\w*|"
    r"viittä\w*|kuusi\w*|kuude\w*|kuutta\w*|seitsem\w*|yhdeks\w*|kymmen\w*|tusina\w*|sata|sataa|sadan"
)
_SWEDISH: Final = (
    r"noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|"
    r"arton|nitton|tjugo\w*|trettio\w*|fyrtio\w*|femtio\w*|sextio\w*|sjuttio\w*|åttio\w*|nittio\w*|"
    r"\w*hundra\w*|dussin"
)
_ENGLISH: Final = (
    r"zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|dozen"
)
_NUMBER: Final = re.compile(
    rf"(?P<digits>\d+(?:[\s.,'’]\d+)*)|\b(?:{_FINNISH}|{_SWEDISH}|{_ENGLISH})\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d|2100", re.ASCII)


def without_numbers(text: str) -> str:
    """Return a text with every number left out but years, in digits and in words of the three languages.

    Sooner too much is left out than too little: "en" is also an article, digits in groups are one number.
    """
    return _NUMBER.sub(_shown, unicodedata.normalize("NFC", text))


def _shown(found: re.Match[str]) -> str:
    return found[0] if _YEAR.fullmatch(found["digits"] or "") else LEFT_OUT
