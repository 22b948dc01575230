"""From the mention beside a quotation to the speaker: the fullest name, its kind, its role."""

import re
from dataclasses import dataclass

from .coreference import Antecedents
from .lexicon.en import roles, words
from .mentions import BODY, NAME, PRONOUN, ROLE, Mention
from .people import MOST, People, Person, fold, is_plural, printed_role
from .reading import Reading
from .types import SpeakerKind


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
        self._by_role: tuple[dict, dict] | None = None
        self.antecedents = Antecedents(reading, self.people)

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
        if kind == "person" and " " not in person.name and PEOPLES.search(fold(person.name)):
            kind = "group"
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
        name = self.reading.lines[mention.paragraph.index].mention_at(after)
        if name is None or name.kind != NAME:
            return None
        if after != mention.last and tags[name.last : name.last + 1] not in ",w.":
            return None
        person = self.people.of(name)
        return None if person is None or person.body else person

    def _definite(self, mention: Mention) -> Person | None:
        """The one person whose printed role a definite description repeats.

        "The general" is the only general of the article; "the second man of the Harbour Board" is
        the only one whose role names that board. Two who fit are none.
        """
        first = mention.words[0].lower()
        if mention.last - mention.first == 1:  # "another", "some"
            return None
        if first not in ("the", "this", "that") or is_plural(mention):
            return None
        head = mention.head.lower().strip(".")
        heads, capitals = self._roles()
        fitting = heads.get(head, [])
        if len(fitting) != 1:
            wanted = _of_phrase(mention)
            shortest = min((capitals.get(word, []) for word in wanted), key=len, default=[])
            fitting = [p for p in shortest[:MOST] if any(wanted <= _capitals(r) for r in p.roles)]
            fitting = fitting if len(wanted) > 1 else []
        return fitting[0] if len(fitting) == 1 else None

    def _roles(self) -> tuple[dict[str, list[Person]], dict[str, list[Person]]]:
        """People by the head noun of their roles, and by the capitalised words in them."""
        if self._by_role is None:
            heads: dict[str, list[Person]] = {}
            capitals: dict[str, list[Person]] = {}
            for person in self.people.all:
                if not person.body:
                    for head in {_head(role) for role in person.roles}:
                        heads.setdefault(head, []).append(person)
                    for word in {word for role in person.roles for word in _capitals(role)}:
                        capitals.setdefault(word, []).append(person)
            self._by_role = heads, capitals
        return self._by_role

    # Pronouns

    def _pronoun(self, mention: Mention, previous: Person | None) -> Speaker:
        word = mention.head.lower()
        if word == "who":
            return self._relative(mention)
        if word in words.PLURAL:
            return Speaker(_printed(mention), "group")
        gender = "m" if word in words.MASCULINE else "f" if word in words.FEMININE else None
        if gender is None:  # I, we, it
            kind: SpeakerKind = "person" if word == "i" else "organisation"
            return Speaker(_printed(mention), kind, None, 0.8)
        found = self.antecedents.of(mention, gender, previous)
        return Speaker(None, None) if found is None else self._person(found[0], None, found[1])

    def _relative(self, mention: Mention) -> Speaker:
        """Who stands before "who": “Quill, who called it “cold””."""
        line = self.reading.lines[mention.paragraph.index]
        comma = mention.paragraph.tags[mention.first - 1 : mention.first] == ","
        end = mention.first - 1 if comma else mention.first
        index = line.mention_index(end)
        for found in reversed(line.mentions[max(index - 2, 0) : index]):
            if found.kind != PRONOUN and (found.last == end or found.kind == NAME):
                return self.resolve(found, None)
        return Speaker(None, None)


# Peoples and parties: "Norwegians", "Democrats", "Chinese".
PEOPLES = re.compile(r"(?:icans|ians|eans|crats|[^e]ese|qis|children|conservatives|liberals)$")
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
