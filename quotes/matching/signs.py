"""What an outlet's own marks say about how it treated the words."""

import re
from collections.abc import Sequence

_DOTS = r"(?:\.{2,}|…|\.(?:\s\.){2,})"
_CUT = re.compile(_DOTS)
_SQUARE = re.compile(r"\[([^\[\]]*)\]")
_ROUND = re.compile(r"\([^()]*\)")

CUT, ALTERED, UNCLEAR = "cut", "altered", "unclear"


def printed_signs(text: str) -> tuple[str, ...]:
    """What the printed marks prove: "cut", "altered", "unclear", in this order; often nothing.

    An ellipsis says that words were left out; square brackets say that the outlet put its own words
    in; round brackets may be the speaker's aside or the outlet's, which is unclear. Nothing else
    proves a cut: a shorter wording may be all that was sent.

    >>> printed_signs("We […] will review [Iraq's] request (soon).")
    ('cut', 'altered', 'unclear')
    >>> printed_signs("We will review it.")
    ()
    """
    altered = any(not _only_dots(inside) for inside in _SQUARE.findall(text))
    signs: Sequence[tuple[str, bool]] = (
        (CUT, bool(_CUT.search(text))),
        (ALTERED, altered),
        (UNCLEAR, bool(_ROUND.search(text))),
    )
    return tuple(sign for sign, printed in signs if printed)


def _only_dots(inside: str) -> bool:
    return not inside.strip() or _CUT.fullmatch(inside.strip()) is not None
