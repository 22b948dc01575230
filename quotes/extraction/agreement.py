"""Whether the speaker that was read is the one that people marked."""

import re
import unicodedata

from .lexicon.en import roles
from .lexicon.en.words import FIRST_PERSON

PRONOUNS = FIRST_PERSON | frozenset(
    "he she they it you him her them who this that these those one some others another many "
    "himself herself themselves himself his its their".split()
)
# Where the head of a description ends: "a spokesman | for the board", "Quill, | a baker".
HEAD_END = re.compile(
    r"\s(?:who|whom|whose|which|that|of|from|for|at|in|on|with|by|to|under|as|after|before|near|"
    r"during|among|against|about|into|like|when|where)\b|[,(;:—–]|\s-\s"
)
WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
SUFFIXES = frozenset("jr sr ii iii iv himself herself themselves itself".split())


def same_speaker(gold: dict, read: dict) -> bool:
    """Whether two quotations have the same speaker.

    Where people marked a name, the last word of that name must be among the words read. Where they
    marked a pronoun or a description, the mentions must overlap, or the names that people gave to
    it (`speaker_names`) or its head noun must be met. Nobody against nobody is right.
    """
    marked, given = gold.get("speaker_text"), read.get("speaker_text")
    if not marked or not given:
        return not marked and not given
    kind = gold.get("speaker_kind") or kind_of(marked)
    names = gold.get("speaker_names") or []
    if kind == "name":
        return _meets(marked, given)
    if any(_meets(name, given) for name in names):
        return True
    if names and kind_of(given) == "name":
        return False
    return _mentions_overlap(gold, read) or (
        _meets(marked, given) if kind == "nominal" else _words(marked) == _words(given)
    )


def kind_of(speaker: str) -> str:
    """Whether a speaker as printed is a "name", a "pronoun" or a "nominal" (a description)."""
    spoken = _words(speaker)
    if len(spoken) == 1 and spoken[0] in PRONOUNS:
        return "pronoun"
    last = (_head(speaker).split() or [""])[-1]
    titled = last.lower().strip(".") in roles.TITLES
    return "name" if last[:1].isupper() and not titled else "nominal"


def _meets(marked: str, given: str) -> bool:
    """Whether the last word of the marked head is among those read, or, of names, the reverse."""
    head = [word for word in _words(_head(marked)) if word not in SUFFIXES]
    read = _words(given)
    if not head or not read:
        return False
    if head[-1] in read:
        return True
    key = ([word for word in _words(_head(given)) if word not in SUFFIXES] or [""])[-1]
    return kind_of(marked) == kind_of(given) == "name" and key in head


def _head(speaker: str) -> str:
    speaker = speaker.strip(' “”"')
    found = HEAD_END.search(speaker, 1)
    return speaker[: found.start()].strip() if found else speaker


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return WORD.findall(re.sub(r"['’]s\b|(?<=s)['’]", "", plain.replace("’", "'")))


def _mentions_overlap(gold: dict, read: dict) -> bool:
    places = [q.get(f"speaker_{end}") for q in (gold, read) for end in ("start", "end")]
    if None in places:
        return False
    return min(places[1], places[3]) > max(places[0], places[2])
