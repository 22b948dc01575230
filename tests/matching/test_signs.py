"""What an outlet's own marks prove, and what they do not."""

import pytest

from quotes.matching import printed_signs


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("We will help", ()),
        ("We … will help", ("cut",)),
        ("We will help...", ("cut",)),
        ("We . . . will help", ("cut",)),
        ("We [...] will help", ("cut",)),
        ("We [will] help", ("altered",)),
        ("We [ministers] will … help", ("cut", "altered")),
        ("helping (Iraq) now", ("unclear",)),
        ("a list [1", ()),
        ("It ended. Then it began", ()),
    ],
)
def test_signs(text, signs):
    assert printed_signs(text) == signs
