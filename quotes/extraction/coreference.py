"""Pronouns: whom "he" or "she" beside a quotation means."""

from bisect import bisect_left

from .mentions import Mention
from .people import People, Person
from .reading import Line, Reading

BACK = 4  # paragraphs that a pronoun may reach back
WINDOW = 30  # names that are looked at in one paragraph
SURE = 1.0  # by how much the best antecedent must lead to be taken without much doubt
CERTAIN, LIKELY = 0.98, 0.85

# What speaks for a name and against it; tried against the pronouns of annotated articles.
START = 20.0
PARAGRAPH = 3.2  # off for each paragraph that it stands above
SENTENCE = 0.1  # off for each sentence between, in the pronoun's own paragraph
SOURCE = 0.8  # it is the source of a cue
SUBJECT = 1.0  # a verb follows it
LEADS = 0.8  # it opens its paragraph
OBJECT = 1.8  # off: a preposition or a verb stands before it
OWNER = 0.9  # off: it only owns something
GENDER = 1.0  # its gender is known and agrees
PREVIOUS = 0.6  # it spoke the quotation before
FULL = 0.4  # the article prints its full name


class Antecedents:
    """Finds the person that a pronoun takes up: near, a subject, of the gender, last to speak."""

    def __init__(self, reading: Reading, people: People):
        self.reading, self.people = reading, people

    def of(
        self, pronoun: Mention, gender: str, previous: Person | None
    ) -> tuple[Person, float] | None:
        """The antecedent and how sure it is; None where nobody before the pronoun fits.

        `gender` is "m" or "f"; `previous` spoke the quotation before.
        """
        scores: dict[int, float] = {}
        persons: dict[int, Person] = {}
        for back, mention in self._before(pronoun):
            person = self.people.of(mention)
            if person is None or person.body or person.gender not in ("", gender):
                continue
            if " " not in person.name and _modifies(mention):
                continue
            score = START - PARAGRAPH * back + self._prominence(mention, pronoun)
            persons[id(person)] = person
            scores[id(person)] = max(score, scores.get(id(person), 0.0))
        for key, person in persons.items():
            scores[key] += GENDER * (person.gender == gender) + PREVIOUS * (person is previous)
            scores[key] += FULL * (" " in person.name)
        ranked = sorted(scores.items(), key=lambda entry: -entry[1])[:2]
        if not ranked or ranked[0][1] <= 0:
            return None
        lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
        return persons[ranked[0][0]], CERTAIN if lead >= SURE else LIKELY

    def _before(self, pronoun: Mention):
        """The names before a pronoun, with how many paragraphs back they stand."""
        index = pronoun.paragraph.index
        for back in range(min(BACK, index) + 1):
            names = self.people.by_line[index - back]
            end = bisect_left(names, pronoun.first, key=_first) if back == 0 else len(names)
            for mention in reversed(names[max(end - WINDOW, 0) : end]):
                yield back, mention

    def _prominence(self, mention: Mention, pronoun: Mention) -> float:
        """Subjects and sources are more likely to be taken up than what stands in a phrase."""
        line: Line = self.reading.lines[mention.paragraph.index]
        tags = mention.paragraph.tags
        source = line.cues and line.by_source.get(mention.number)
        following = tags[mention.last : mention.last + 1]
        score = SOURCE if source else 0.0
        score += SUBJECT if following and following in "SUVBrw" else 0.0
        score += LEADS if mention.first == 0 else 0.0
        if mention.first and tags[mention.first - 1] in "IotbVS":
            score -= OBJECT
        if following == "'":
            score -= OWNER
        if mention.paragraph is pronoun.paragraph:
            score -= SENTENCE * line.boundaries(mention.last, pronoun.first)
        return score


def _modifies(mention: Mention) -> bool:
    """Whether a single capitalised word only tells of another: "Democratic lawmakers"."""
    tags = mention.paragraph.tags
    before = tags[mention.first - 1] if mention.first else "^"
    return tags[mention.last : mention.last + 1] in tuple("xaNRO") or before in "Da'"


def _first(mention: Mention) -> int:
    return mention.first
