"""Words for quotations that nobody said, as often as words are in print. Pure.

Nearly half of all words are the small ones of grammar. The others are invented, but for some of
the commonest; each is used about as often as its place in the list says (Zipf).
"""

import random
from itertools import accumulate

GRAMMAR = (
    "the of and to a in that is was for it with as on be at by this have are not but from they we "
    "which i you he his an were her or had their has been will would there what if more who can "
    "all when so no my she about our out up them some do me into than then just its how also could "
    "very because now only other over these those after where being here most any should such did"
).split()
COMMON, PHRASE, RARE = "people", ("harbour", "reform"), "quennivar"
TOPICAL = (
    f"{COMMON} government country time year work need think percent police economy public health "
    "market company climate president minister school state city party vote election tax law court "
    "war security energy price money bank community family job report plan policy support decision "
    "investment service local national future problem growth right issue team season trade budget "
    f"crisis data research student child parent house road water food farmer {' '.join(PHRASE)}"
).split()
VOCABULARY = 50_000
DRAWN = 1 << 21
# One among so many words is used about 90 times in a million quotations.
RARE_PLACE = 31_300
OPENINGS = "b c d f g h j k l m n p r s t v w z br cr dr fr gr pr st tr pl cl sh ch th".split()
VOWELS = "a e i o u ai ea ou io".split()
ENDINGS = "n r l t s nd rt st m ck".split()
SUFFIXES = "s ed ing er ly ation".split()
GRAMMAR_SHARE = 0.45
SHORTEST, LONGEST = 20, 60
# So many quotations hold one of the phrases, by their places in the list of them.
PHRASES, PHRASED = 500, 0.3


def invented(chance: random.Random, number: int, known: set[str]) -> list[str]:
    """New words, a third of them forms of others."""
    made: list[str] = []
    while len(made) < number:
        if made and chance.random() < 0.35:
            word = chance.choice(made) + chance.choice(SUFFIXES)
        else:
            parts = [chance.choice(OPENINGS) + chance.choice(VOWELS) for _ in range(3)]
            word = "".join(parts[: chance.randint(1, 3)]) + chance.choice(ENDINGS)
        if len(word) > 3 and word not in known:
            known.add(word)
            made.append(word)
    return made


def by_place(number: int, shift: int) -> list[float]:
    """How often each of a list is used, the first most: weights summed up."""
    weights = [1 / (place + 1 + shift) for place in range(number)]
    whole = sum(weights)
    return list(accumulate(weight / whole for weight in weights))


def as_often(words: list[str], often: list[float]) -> list[str]:
    """Each word so many times that one drawn from them all comes as often as it should."""
    drawn: list[str] = []
    for word, part in zip(words, often, strict=True):
        drawn += [word] * (round(part * DRAWN) - len(drawn))
    return drawn


class Speech:
    """Makes the words of quotations."""

    def __init__(self) -> None:
        chance = random.Random(1)
        known = {*GRAMMAR, *TOPICAL, RARE}
        rest = invented(chance, VOCABULARY - len(TOPICAL) - 1, known)
        self.content = [*TOPICAL, *rest]
        self.content.insert(RARE_PLACE, RARE)
        share = GRAMMAR_SHARE
        often = [share * part for part in by_place(len(GRAMMAR), 2)]
        often += [share + (1 - share) * part for part in by_place(VOCABULARY, 20)]
        self.words = as_often([*GRAMMAR, *self.content], often)
        of = range(len(TOPICAL), 4_000)
        self.phrases = [
            [self.content[place] for place in chance.sample(of, chance.randint(2, 3))]
            for _ in range(PHRASES)
        ]
        self.phrases[0] = list(PHRASE)
        self.phrased = by_place(PHRASES, 3)

    def quotation(self, chance: random.Random) -> str:
        """The words of one quotation, without an ending."""
        length = chance.randint(SHORTEST, LONGEST)
        words = chance.choices(self.words, k=length)
        if chance.random() < PHRASED:
            place = chance.randrange(length)
            words[place:place] = chance.choices(self.phrases, cum_weights=self.phrased)[0]
        words[0] = words[0].capitalize()
        return " ".join(words)
