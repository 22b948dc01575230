"""From the mention beside a quotation to the speaker: the fullest name, its kind, its role."""

import re
from dataclasses import dataclass

from .lexicon.en import roles, words
from .mentions import BODY, NAME, PRONOUN, ROLE, Mention
from .people import People, Person, fold, is_plural, printed_role
from .reading import Reading
from .types import SpeakerKind

BACK = 4  # paragraphs that a pronoun may reach back
SURE = 1.0  # by how much the best antecedent must lead to be taken without doubt


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the name or description that the article gives, its kind, its role as printed.

    `doubt` lowers the confidence where the name behind a pronoun or a description is less than
    certain: 1 means none.
    """

    text: str | None
    kind: SpeakerKind | None
    role: str | None = None
    doubt: float = 1.0
    person: Person | None = None


class Speakers:
    """Resolves the mentions of one article."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.people = People(reading)

    def resolve(self, mention: Mention, previous: Person | None) -> Speaker:
        """The speaker behind a mention; `previous` spoke the quotation before."""
        if mention.kind == NAME:
            return self._named(mention)
        if mention.kind == PRONOUN:
            return self._pronoun(mention, previous)
        return self._described(mention)

    def _named(self, mention: Mention) -> Speaker:
        person = self.people.of(mention)
        if person is None:  # several people of that name
            return Speaker(_printed(mention), "person", printed_role(mention), 0.9)
        return self._person(person, printed_role(mention))

    @staticmethod
    def _person(person: Person, role: str | None, doubt: float = 1.0) -> Speaker:
        role = role or next((r for r in person.roles if " " in r), next(iter(person.roles), None))
        kind: SpeakerKind = "organisation" if person.body else "person"
        if not person.body and " " not in person.name and person.name.lower().endswith("s"):
            kind = "group" if fold(person.name)[:-1] in GROUPS else kind
        return Speaker(person.name, kind, None if person.body else role, doubt, person)

    # Descriptions

    def _described(self, mention: Mention) -> Speaker:
        """ "The general", "one fighter, Ada Quill", "a senior official"."""
        if mention.kind == ROLE:
            beside = self._name_beside(mention)
            if beside is not None:
                return self._person(beside, _printed(mention))
            person = self._definite(mention)
            if person is not None:
                return self._person(person, None, 0.97)
        return Speaker(_printed(mention), description_kind(mention))

    def _name_beside(self, mention: Mention) -> Person | None:
        """The name that touches a description, or stands in apposition to it."""
        tags = mention.paragraph.tags
        after = mention.last + 1 if tags[mention.last : mention.last + 1] == "," else mention.last
        line = self.reading.lines[mention.paragraph.index]
        name = next((m for m in line.mentions if m.first == after and m.kind == NAME), None)
        if name is None or (after != mention.last and tags[name.last : name.last + 1] not in ",w."):
            return None
        person = self.people.of(name)
        return None if person is None or person.body else person

    def _definite(self, mention: Mention) -> Person | None:
        """The one person whose printed role a definite description repeats.

        "The general" is the only general of the article; "the second man of the Harbour Board" is
        the only one whose role names that board. Two who fit are none.
        """
        first = mention.words[0].lower()
        if first not in ("the", "this", "that") or is_plural(mention):
            return None
        head = mention.head.lower().strip(".")
        above = [p for p in self.people.all if p.roles and not p.body]
        fitting = [p for p in above if any(_head(role) == head for role in p.roles)]
        if len(fitting) != 1:
            wanted = _of_phrase(mention)
            fitting = [p for p in above if any(wanted <= _capitals(r) for r in p.roles)]
            fitting = fitting if len(wanted) > 1 else []
        return fitting[0] if len(fitting) == 1 else None

    # Pronouns

    def _pronoun(self, mention: Mention, previous: Person | None) -> Speaker:
        word = mention.head.lower()
        if word in words.PLURAL:
            return Speaker(_printed(mention), "group")
        gender = "m" if word in words.MASCULINE else "f" if word in words.FEMININE else None
        if gender is None:  # I, we, it
            kind: SpeakerKind = "person" if word == "i" else "organisation"
            return Speaker(_printed(mention), kind, None, 0.8)
        scored = sorted(
            (
                (self._antecedent(person, mention, gender, previous), -order, person)
                for order, person in enumerate(self.people.all)
            ),
            key=lambda entry: entry[:2],
            reverse=True,
        )
        if not scored or scored[0][0] <= 0:
            return Speaker(None, None)
        lead = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0)
        return self._person(scored[0][2], None, 0.98 if lead >= SURE else 0.85)

    def _antecedent(
        self, person: Person, pronoun: Mention, gender: str, previous: Person | None
    ) -> float:
        """How well a person fits a pronoun: near, a subject, of the gender, the last to speak."""
        if person.body or (person.gender and person.gender != gender):
            return 0.0
        here = (pronoun.paragraph.index, pronoun.first)
        best = 0.0
        for mention in person.mentions:
            there = (mention.paragraph.index, mention.first)
            back = here[0] - there[0]
            if there >= here or back > BACK:
                continue
            best = max(best, 6.0 - 1.2 * back + self._prominence(mention, pronoun))
        if best:
            best += 1.0 * (person.gender == gender) + 1.5 * (person is previous)
            best += 0.5 * (" " in person.name)
        return best

    def _prominence(self, mention: Mention, pronoun: Mention) -> float:
        """Subjects and sources are more likely to be taken up than what stands in a phrase."""
        line = self.reading.lines[mention.paragraph.index]
        line.cues  # noqa: B018  (fills by_source)
        tags = mention.paragraph.tags
        score = 1.5 if line.by_source.get(mention.number) else 0.0
        following = tags[mention.last : mention.last + 1]
        if following and following in "SUVBrw":
            score += 1.0
        if mention.first and tags[mention.first - 1] in "IotbVS":
            score -= 1.0
        if following == "'":
            score -= 0.5
        if mention.paragraph is pronoun.paragraph:
            score -= 0.5 * line.boundaries(mention.last, pronoun.first)
        return score


GROUPS = frozenset("democrat republican conservative liberal iranian american iraqi".split())
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _printed(mention: Mention) -> str:
    start, end = mention.span
    return " ".join(mention.paragraph.blanked[start:end].split())


def _head(role: str) -> str:
    """The head noun of a role: "Secretary" of "Secretary of the Board"."""
    before = re.split(r" (?:of|for|at|in) ", role.lower(), maxsplit=1)[0].split()
    return before[-1].strip(".") if before else ""


def _capitals(text: str) -> set[str]:
    return {word for word in _WORD.findall(text) if word[0].isupper()}


def _of_phrase(mention: Mention) -> set[str]:
    """The capitalised words of a description and of the "of" phrase that hangs on it."""
    paragraph, last = mention.paragraph, mention.last
    found = re.compile(r"o(?:D?N{1,5}|D?x)").match(paragraph.tags, last)
    last = found.end() if found else last
    return {w for w in paragraph.words[mention.first + 1 : last] if w[0].isupper()} - {"Number"}


def description_kind(mention: Mention) -> SpeakerKind:
    """What kind of speaker a description names."""
    head = mention.head.lower()
    singular = head[:-1] if head.endswith("s") else head
    if mention.kind == BODY or mention.kind not in (ROLE, NAME, PRONOUN):
        if head in roles.DOCUMENTS or singular in roles.DOCUMENTS:
            return "document"
        return "organisation" if mention.kind == BODY or not is_plural(mention) else "group"
    if is_plural(mention):
        return "group"
    indefinite = mention.words[0].lower() not in ("the", "his", "her", "their", "its", "this")
    owned = "'" in mention.paragraph.tags[mention.first : mention.last]
    if head in roles.ANONYMOUS_ROLES and indefinite and not owned:
        return "anonymous"
    return "person"
