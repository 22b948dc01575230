"""What is asked: each request, of our page, of its baseline and of Datasette."""

from dataclasses import dataclass
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from django.db.models import Count

from quotes.benchmarking.words import COMMON, PHRASE, RARE
from quotes.models import Outlet, Person, Quote, QuoteTopic, Topic
from quotes.models.datekey import QUOTE_BITS
from quotes.paging import BEHIND, place_of

ROOM = 1 << QUOTE_BITS
NOWHERE = "zzyzzx"  # no quotation has it


@dataclass(frozen=True, slots=True)
class Question:
    """One request: our address, and Datasette's, in which DB stands for the file."""

    name: str
    path: str
    datasette: str = ""

    @property
    def baseline(self) -> str:
        """The address of the same page by the best SQL."""
        return f"/baseline{self.path}"


def facts() -> dict[str, str]:
    """What of the rows the requests name: the most quoted, and a page a fifth deep."""
    first, second = most_quoted()
    shared = QuoteTopic.objects.filter(person=second.pk).values("topic")
    links = QuoteTopic.objects.filter(person=first.pk, topic__in=shared)
    topic = links.values_list("topic").annotate(n=Count("pk")).order_by("-n", "topic")[0][0]
    outlet = Quote.objects.values_list("outlet").annotate(n=Count("pk")).order_by("-n")[0][0]
    held = Quote.objects.count()
    deep = Quote.objects.newest().values_list("date_key", flat=True)[held // 5]
    return {
        "person": first.slug,
        "other": second.slug,
        "topic": Topic.objects.get(pk=topic).slug,
        "outlet": Outlet.objects.get(pk=outlet).slug,
        "deep": place_of(deep),
        "deep_next": f"{deep},{deep & ROOM - 1}",
        "person_id": str(first.pk),
        "other_id": str(second.pk),
        "topic_id": str(topic),
        "outlet_id": str(outlet),
    }


def most_quoted() -> list[Person]:
    """The two of whom most is printed."""
    rows = Quote.objects.filter(speaker__isnull=False).values_list("speaker")
    most = [pk for pk, _ in rows.annotate(n=Count("pk")).order_by("-n", "speaker")[:2]]
    found = Person.objects.in_bulk(most)
    return [found[pk] for pk in most]


def questions(facts: dict[str, str]) -> list[Question]:
    """All that is asked, in the order of the table."""
    phrase = f'"{" ".join(PHRASE)}"'
    search = {"q": COMMON, "outlet": facts["outlet"]}
    both = [("person", facts["person"]), ("person", facts["other"]), ("topic", facts["topic"])]
    on = {"person": facts["person"], "topic": facts["topic"]}
    newest = "_sort_desc=date_key&_size=25"
    about = f"person_id={facts['person_id']}&topic_id={facts['topic_id']}"
    within = f"outlet_id={facts['outlet_id']}"
    faceted = "_facet=speaker_id&_facet=outlet_id&_facet=kind&_facet=review"
    compared = {
        "one": facts["person_id"],
        "other": facts["other_id"],
        "topic": facts["topic_id"],
    }
    return [
        Question("home", "/", "/"),
        Question("newest list", "/quotes/", f"/DB/quotes_quote?{newest}"),
        Question("common word, newest", listed(q=COMMON), searched(COMMON, newest)),
        Question("rare word", listed(q=RARE), searched(RARE, newest)),
        Question("phrase", listed(q=phrase), searched(phrase, newest)),
        Question("zero-hit search", listed(q=NOWHERE), searched(NOWHERE, newest)),
        Question("person + topic", listed(**on), f"/DB/quotes_quotetopic?{about}&{newest}"),
        Question(
            "keyset page, a fifth deep",
            listed(**{BEHIND: facts["deep"]}),
            f"/DB/quotes_quote?{newest}&_next={quoted(facts['deep_next'])}",
        ),
        Question(
            "search + outlet: list",
            listed(**search),
            searched(COMMON, f"{newest}&{within}&{faceted}"),
        ),
        Question(
            "search + outlet: facet panel",
            f"/quotes/filters/?{urlencode(search)}",
        ),
        Question(
            "two people on one topic",
            f"/compare/people/?{urlencode(both)}",
            f"/DB/compare?{urlencode(compared)}",
        ),
    ]


def listed(**asked: str) -> str:
    """A list of quotes."""
    return f"/quotes/?{urlencode(asked)}"


def searched(words: str, rest: str) -> str:
    """The same of Datasette."""
    return f"/DB/quotes_quote?_search={quoted(words)}&{rest}"
