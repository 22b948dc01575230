"""Articles that nobody wrote, as `extract_quotes` would tell of them. Seeded: the same each time.

A tenth as many articles as quotations over twelve years, more of them each year, some captured
late; 20,000 people quoted as unevenly as people are, 300 outlets, 200 topics.
"""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.benchmarking.words import Speech, by_place
from quotes.extraction import Quotation
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming
from quotes.importing.readers import Source

PEOPLE, OUTLETS, TOPICS = 20_000, 300, 200
FIRST_DAY, DAYS = datetime.date(2013, 1, 1), 12 * 365 + 3
LATE = 0.15  # of the articles come in out of their order
FAVOURITES = 5  # topics of a person, of which they mostly speak
GIVEN_NAMES = (
    "Anna Ben Carla David Elena Frank Grace Hugo Irene Jonas Karin Liam Maria Noah Olga Paul Quinn "
    "Rosa Sven Tara Uma Victor Wendy Xavier Yara Zoe"
).split()


@dataclass(frozen=True, slots=True)
class Written:
    """An article to be stored, and of each of its quotations the numbers of its topics."""

    incoming: Incoming
    topics: list[list[int]]


class Newsroom:
    """Who speaks, who prints and of what, in a database of so many quotations."""

    def __init__(self, quotations: int) -> None:
        self.quotations = quotations
        self.speech = Speech()
        names = [word.capitalize() for word in self.speech.content if word.isalpha()][500:]
        self.people = [
            f"{GIVEN_NAMES[number % len(GIVEN_NAMES)]} {names[number]}" for number in range(PEOPLE)
        ]
        self.outlets = [f"The {name} Times" for name in names[-OUTLETS:]]
        self.topics = [word.capitalize() for word in self.speech.content[:TOPICS]]
        self.quoted, self.printing = by_place(PEOPLE, 3), by_place(OUTLETS, 5)
        self.spoken_of = by_place(TOPICS, 5)
        chance = random.Random(7)
        self.favourites = [
            chance.choices(range(TOPICS), cum_weights=self.spoken_of, k=FAVOURITES)
            for _ in range(PEOPLE)
        ]

    def articles(self, first: int = 0, number: int | None = None) -> Iterator[Written]:
        """Articles with all the quotations, about ten in each; or `number` more, from `first`."""
        held, place = 0, first
        while held < self.quotations if number is None else place < first + number:
            chance = random.Random(self.quotations * 1_000_003 + place)
            most = self.quotations - held if number is None else 15
            quoted = min(chance.randint(5, 15), most)
            yield self._article(place, quoted, chance)
            held, place = held + quoted, place + 1

    def day(self, place: int, chance: random.Random) -> datetime.date:
        """When an article was published: mostly in the order in which they come, ever more."""
        whole = self.quotations / 10
        when = min(place / whole, 1.0) if chance.random() >= LATE else chance.random()
        return FIRST_DAY + datetime.timedelta(days=min(int(DAYS * when**0.7), DAYS - 1))

    def _article(self, place: int, quoted: int, chance: random.Random) -> Written:
        outlet = chance.choices(self.outlets, cum_weights=self.printing)[0]
        title = " ".join(chance.choices(self.speech.content, k=4)).capitalize()
        text, quotes, topics = f"{title}\n", [], []
        for _ in range(quoted):
            person = chance.choices(range(PEOPLE), cum_weights=self.quoted)[0]
            text, one = self._say(text, self.people[person], chance)
            quotes.append(one)
            topics.append(self._topics(person, chance))
        entry = Entry(
            id=f"article-{place}",
            outlet=outlet,
            headline=title,
            published=self.day(place, chance),
            url=f"https://www.example.org/{place}",
        )
        return Written(Incoming(Source(entry.id, text), entry, tuple(quotes)), topics)

    def _say(self, text: str, name: str, chance: random.Random) -> tuple[str, Quotation]:
        """The text with one paragraph more, and the quotation in it."""
        words, start = self.speech.quotation(chance), len(text) + 2
        end = start + len(words)
        text += f"\n“{words},” said {name}.\n"
        speaker = end + len(",” said ")
        return text, Quotation(
            start=start,
            end=end,
            fragments=((start, end),),
            text=words,
            type="direct",
            speaker_text=name,
            speaker_kind="person",
            speaker_start=speaker,
            speaker_end=speaker + len(name),
            speaker_as_printed=name,
            cue="said",
            cue_start=end + 3,
            cue_end=end + 7,
            rule="made",
            confidence=0.97,
        )

    def _topics(self, person: int, chance: random.Random) -> list[int]:
        number = 1 + (chance.random() > 0.5) + (chance.random() > 0.6)
        chosen = {
            chance.choice(self.favourites[person])
            if chance.random() < 0.6
            else chance.choices(range(TOPICS), cum_weights=self.spoken_of)[0]
            for _ in range(number)
        }
        return sorted(chosen)
