"""The table of an article: who is named in it, under which names, roles and titles."""

import re
import unicodedata

from .document import Paragraph
from .lexicon.en import names as given_names
from .lexicon.en import roles, words
from .mentions import NAME, Mention, is_body_name
from .reading import Reading
from .tagging import Remembered

MOST = 8  # namesakes, or mentions of one person, that are looked at
# A trade that no list has: "a baker from Norland".
TRADE = re.compile(r"..(?:[eo]r|ist|ian|eer|man|woman)$")
FEW = 3  # mentions whose role may tell of the gender
LONGEST = 4  # words in a full name
PARTICLE = re.compile(r"^(?:al|el|ul|as|ash)-", re.IGNORECASE)
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
# What may stand before a name as its role, and what may hang on it.
ROLE_LEFT = re.compile(
    r"(?:(?:[DNxaRTOgdr#'-]|o[D]?|\(N{1,3}\)|/N{1,3}/|I(?=[DN][NRTOxa' ]*$)){1,16})$"
)
ROLE_RIGHT = re.compile(r",((?:[DaNRTOxd#]|['og-]|ID?|to?D?|C){1,14}?)(?=[,.w$]|$)")
OWNER = re.compile(r"(D?T{0,4}N{1,5})'")
EMPTY_TITLES = frozenset("dr mr mrs ms miss mx sir dame lady messrs".split())


def _fold(word: str) -> str:
    plain = PARTICLE.sub("", word)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.lower().strip(".")


FOLDED = Remembered(_fold)


def fold(word: str) -> str:
    """A word without case, accents and an article of another tongue before it.

    >>> fold("al-Jabirí")
    'jabiri'
    """
    return FOLDED[word]


class Person:
    """Somebody, or a body, that the article names.

    `name` is the fullest form printed; `mentions` are in the order of the text. `roles` (as
    printed, the first one first) and `gender` ("m", "f" or "") are worked out when asked for.
    """

    __slots__ = ("_gender", "_roles", "body", "key", "mentions", "name")

    def __init__(self, name: str, key: str, body: bool):
        self.name, self.key, self.body = name, key, body
        self.mentions: list[Mention] = []
        self._roles: list[str] | None = None
        self._gender: str | None = None

    @property
    def roles(self) -> list[str]:
        """The roles printed beside the name, each once."""
        if self._roles is None:
            found = [printed_role(mention) for mention in self.mentions[:MOST]]
            self._roles = list(dict.fromkeys(filter(None, found)))
        return self._roles

    @property
    def gender(self) -> str:
        """What the first name, a title or a role tells of the gender."""
        if self._gender is None:
            named = _given_gender(self.name) if " " in self.name else ""
            self._gender = named or self._told_gender()
        return self._gender

    def _told_gender(self) -> str:
        for mention in self.mentions[:MOST]:
            told = _title_gender(mention.words[0].lower().strip("."))
            if told:
                return told
        roles_printed = (printed_role(mention) or "" for mention in self.mentions[:FEW])
        return next(filter(None, map(_role_gender, roles_printed)), "")


def name_words(mention: Mention) -> list[str]:
    """The words of a name without titles before and suffixes after it.

    "Rear Adm. Ada Quill Jr." gives ["Ada", "Quill"].
    """
    tags = mention.paragraph.tags
    first, last = mention.first, mention.last
    if last - first == 1:
        return mention.paragraph.words[first:last]
    titles = max(tags.rfind("T", first, last - 1), tags.rfind("D", first, last - 1))
    first = max(first, titles + 1)
    while last > first + 1 and mention.paragraph.words[last - 1].lower() in SUFFIXES:
        last -= 1
    return mention.paragraph.words[first:last]


class People:
    """Everybody named in an article, in the order of the text."""

    def __init__(self, reading: Reading):
        self.all: list[Person] = []
        self.by_line: list[list[Mention]] = [[] for _ in reading.lines]
        self._by_key: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._of: dict[int, Person] = {}
        body, headlines = _names(reading)
        for mention, name in body:  # full names first: they are what surnames refer to
            if len(name) > 1:
                self._add(mention, name)
        for mention, name in body:
            if len(name) == 1:
                self._add_short(mention, name[0])
        for mention, _ in body:
            self.by_line[mention.paragraph.index].append(mention)
        for person in self.all:
            person.mentions.sort(key=_place)
        for mention, name in headlines:  # set in capitals throughout: what is a name is not sure
            self._add_short(mention, name[-1])

    def of(self, mention: Mention) -> Person | None:
        """The person whom a name means; None where the name may mean several."""
        return self._of.get(id(mention))

    def _add(self, mention: Mention, name: list[str]) -> None:
        key, first = fold(name[-1]), fold(name[0])
        for person in self._by_key.get(key, ())[:MOST]:
            known = person.name.split()
            given = fold(known[0])
            if given == first or 1 in (len(given), len(first)):
                if len(known) < len(name) <= LONGEST:
                    person.name = " ".join(name)
                break
        else:
            person = self._new(" ".join(name), key, is_body_name(name))
            self._by_first.setdefault(first, []).append(person)
        self._know(mention, person)

    def _new(self, name: str, key: str, body: bool) -> Person:
        person = Person(name, key, body)
        self.all.append(person)
        self._by_key.setdefault(key, []).append(person)
        return person

    def _know(self, mention: Mention, person: Person) -> None:
        person.mentions.append(mention)
        self._of[id(mention)] = person

    def _add_short(self, mention: Mention, name: str) -> None:
        """A single word: a surname, a first name, or a name of its own."""
        key = fold(name)
        known = self._by_key.get(key, ())[:MOST]
        if len(known) > 1:
            known = self._narrow(mention, known)
        if not known and key in _GIVEN:
            known = [person for person in self._by_first.get(key, ())[:2] if not person.body]
        if len(known) == 1:
            self._know(mention, known[0])
        elif not known and not _doubtful(mention):
            self._know(mention, self._new(name, key, is_body_name([name])))

    @staticmethod
    def _narrow(mention: Mention, known: list[Person]) -> list[Person]:
        """Of several with one surname, those whose gender the title allows."""
        gender = _title_gender(mention.words[0].lower().strip("."))
        if not gender:
            return known
        fitting = [p for p in known if _given_gender(p.name) in (gender, "")]
        return fitting or known


def _doubtful(mention: Mention) -> bool:
    """Whether a capital may only come from the beginning of the sentence: "Ahead of the vote"."""
    paragraph = mention.paragraph
    if mention.last - mention.first > 1 or mention.first not in paragraph.initials[:MOST]:
        return False
    return paragraph.tags[mention.last : mention.last + 1] not in tuple("SUVBrw,':(")


def _place(mention: Mention) -> tuple[int, int]:
    return mention.paragraph.index, mention.first


Named = list[tuple[Mention, list[str]]]


def _names(reading: Reading) -> tuple[Named, Named]:
    """The names of the body and those of the headlines, each with its words."""
    body: Named = []
    headlines: Named = []
    for line, headline in zip(reading.lines, reading.headlines, strict=True):
        owns = "'" in line.paragraph.tags
        for mention in line.mentions:
            name = mention if mention.kind == NAME else _owner(mention) if owns else None
            if name is not None:
                (headlines if headline else body).append((name, name_words(name)))
    return body, headlines


def _owner(mention: Mention) -> Mention | None:
    """The name inside a description that it owns: "President Quill" of "President Quill's aide"."""
    found = OWNER.match(mention.paragraph.tags, mention.first, mention.last)
    if found is None:
        return None
    return Mention(mention.paragraph, mention.first, found.end(1), NAME, -1)


_GIVEN = given_names.MALE | given_names.FEMALE


def _given_gender(name: str) -> str:
    first = fold(name.split()[0])
    male, female = first in given_names.MALE, first in given_names.FEMALE
    return "m" if male and not female else "f" if female and not male else ""


def _title_gender(title: str) -> str:
    return "m" if title in roles.MALE_TITLES else "f" if title in roles.FEMALE_TITLES else ""


def _role_gender(role: str) -> str:
    spoken = role.lower()
    return "f" if spoken.endswith("woman") or "actress" in spoken else ""


def printed_role(mention: Mention) -> str | None:
    """The role printed beside a name, before it or in an apposition behind it.

    "Harbour Board spokeswoman Ada Quill" gives "Harbour Board spokeswoman"; "Ada Quill, who",
    "Ms. Quill" give None: "Ms." is no role.
    """
    paragraph = mention.paragraph
    tags, core = paragraph.tags, mention.first
    core = max(core, tags.rfind("T", core, mention.last - 1) + 1)
    return _role_before(mention, core) or _role_behind(mention)


def _role_before(mention: Mention, core: int) -> str | None:
    """The role that ends where the name begins, or before the comma in front of it."""
    tags, first = mention.paragraph.tags, mention.first
    direct = _role_ending(mention.paragraph, core)
    if first and tags[first - 1] == "," and _closes(tags, mention.last):
        # "The head of the board, Ms. Ada Quill, said"
        return _role_ending(mention.paragraph, first - 1) or direct
    return direct


def _role_ending(paragraph: Paragraph, end: int) -> str | None:
    tags = paragraph.tags
    found = ROLE_LEFT.search(tags, max(end - 16, 0), end)
    if not found:
        return None
    first = found.start()
    while first < end and tags[first] in "xg'or-dI)#(/" and tags[first : first + 2] != "#R":
        first += 1
    while end > first and paragraph.words[end - 1].lower().strip(".") in EMPTY_TITLES:
        end -= 1
    if "o" in tags[first:end] and set(tags[first : first + 3]) & {"R", "T"}:
        while tags[end - 1] == "T" and end - first > 3:
            end -= 1  # "Chief of Staff of the Harbour Guard | General Quill"
    return _role_text(paragraph, first, end)


def _closes(tags: str, at: int) -> bool:
    return at < len(tags) and tags[at] in ",w.("


def _role_behind(mention: Mention) -> str | None:
    found = ROLE_RIGHT.match(mention.paragraph.tags, mention.last)
    if not found:
        return None
    return _role_text(mention.paragraph, found.start(1), found.end(1))


def _is_trade(word: str) -> bool:
    """Whether a word names what somebody does ("a baker"), not what they think ("a realist")."""
    return bool(TRADE.search(word)) and word not in roles.OUTLOOKS


def _role_text(paragraph: Paragraph, first: int, last: int) -> str | None:
    """The words as printed, if there is a noun for a person among them."""
    if first >= last:
        return None
    tags = paragraph.tags[first:last]
    spoken = [w.lower().strip(".") for w in paragraph.words[first:last]]
    telling = any(
        tag in "RT" and word not in EMPTY_TITLES for tag, word in zip(tags, spoken, strict=True)
    ) or (spoken[0] in ("a", "an") and any(map(_is_trade, spoken)))
    if not telling:
        return None
    start, end = paragraph.span(first, last)
    return paragraph.blanked[start:end]


def is_plural(mention: Mention) -> bool:
    """Whether a description means several: "officials", "critics", "they"."""
    head = mention.head.lower()
    if head in words.PLURAL:
        return True
    if head.endswith(("men", "people", "police", "folks")):
        return True
    return head.endswith("s") and not head.endswith("ss")
