"""Whether a printed cue is one of speech rather than of thought or of doing."""

from .tagging import TOKEN
from .verbs import THOUGHT, VERBS


def is_speech(cue: str | None) -> bool:
    """Whether a cue as people marked it is of speech.

    >>> is_speech("told reporters"), is_speech("according to"), is_speech("believes")
    (True, True, False)
    """
    printed = (cue or "").strip().lower()
    if printed.endswith(":"):
        return True
    for word in TOKEN.findall(printed):
        verb = VERBS.get(word)
        if word == "according" or (verb is not None and verb.strength != THOUGHT):
            return True
    return False
