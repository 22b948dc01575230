"""The forms of the cue verbs: which word is which form of which verb."""

from dataclasses import dataclass

from .lexicon.en import cues as lexicon

STRONG, FRAMED, THOUGHT = "strong", "framed", "thought"
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a cue verb: its base, its strength, and the tag of the form.

    The tag is "S" (says, said), "B" (say) or "G" (saying).
    """

    base: str
    strength: str
    tag: str


def _regular(base: str) -> tuple[str, str, str]:
    """The -s, -ed and -ing forms of a regular verb.

    >>> _regular("reply")
    ('replies', 'replied', 'replying')
    """
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    stem = base + base[-1] if _doubles(base) else base
    plural = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return plural, stem + "ed", stem + "ing"


def _doubles(base: str) -> bool:
    """Whether the last consonant is doubled: of the listed verbs, short ones in one vowel."""
    closed = len(base) > 2 and base[-1] in "bgmnpt" and base[-2] in VOWELS
    short = base[-3] not in VOWELS and sum(letter in VOWELS for letter in base) == 1
    return closed and (short or base in ("admit", "regret"))


def _forms(entry: str) -> list[tuple[str, str]]:
    """Each form of one entry of the lexicon, with its tag."""
    base, *rest = entry.split("|")
    present, past, participle = rest if rest else _regular(base)
    forms = [(base, "B"), (present, "S"), (participle, "G")]
    return forms + [(form, "S") for form in past.split(",")]


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for listed, strength in (
        (lexicon.STRONG, STRONG),
        (lexicon.FRAMED, FRAMED),
        (lexicon.THOUGHT, THOUGHT),
    ):
        for entry in listed.split():
            for form, tag in _forms(entry):
                known = table.get(form)
                # A past form that equals the base ("read", "put") counts as finite.
                if known is None or (known.base == entry.split("|")[0] and tag == "S"):
                    table[form] = Verb(entry.split("|")[0], strength, tag)
    return table


VERBS = _table()
