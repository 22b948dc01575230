"""A hold covers words wherever their article prints them, and nobody else's."""

import pytest

from quotes.editing.history import Author
from quotes.editing.takedown import hold, lift
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.models import Article, ArticleVersion, ImportRun, Outlet, Quote

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "It is being looked at."}
SAID = "The council sold the north pier for less than the paint on it had cost"
QUOTED = f"“{SAID},” Joss Varga said.\n\nThe pier was painted in May.\n"
ANOTHER = f"Told of it, Maren Oduya said: “{SAID}.”\n"


def bring(text: str, headline: str = "Pier sold") -> None:
    run = ImportRun.objects.create(command="test", engine="test")
    bring_in(
        Incoming(Source("a.txt", text), Entry(outlet="The Harbour Post", headline=headline)), run
    )
    Outlet.objects.update(public_text=Outlet.PublicText.ALL)


def stored() -> list:
    return [
        list(ArticleVersion.objects.order_by("pk").values_list("text")),
        list(Article.objects.values_list("headline")),
        list(Quote.objects.order_by("pk").values_list("text", "lifecycle")),
    ]


def first() -> Quote:
    return Quote.objects.filter(text__startswith="The council").order_by("pk")[0]


def shown(client) -> str:
    return client.get(Article.objects.get().get_absolute_url()).text.casefold()


def covered_until_the_hold_is_lifted(client) -> None:
    assert "north pier" in shown(client)
    before = stored()
    held = hold(first(), **WHY)
    assert "north pier" not in shown(client)
    assert "painted in may" in shown(client)
    lift(held, **WHY)
    assert stored() == before


def test_what_the_article_repeats_is_covered_until_the_hold_is_lifted(client):
    bring(f"Harbour\n\n{QUOTED}\n{SAID.upper()}\n\nJoss Varga, at the pier\n")
    covered_until_the_hold_is_lifted(client)


def test_so_is_what_the_newest_text_repeats_where_only_an_older_one_quotes_it(client):
    bring(f"Harbour\n\n{QUOTED}")
    bring(f"Harbour\n\nThe pier was painted in May.\n\n{SAID}\n\nJoss Varga, at the pier\n")
    covered_until_the_hold_is_lifted(client)


def test_so_is_a_headline_in_capitals(client):
    bring(f"Harbour\n\n{QUOTED}", headline=f"Varga: {SAID.upper()}")
    covered_until_the_hold_is_lifted(client)


def test_the_same_words_of_somebody_else_stay(client):
    bring(f"Harbour\n\n{QUOTED}\n{ANOTHER}")
    varga, oduya = Quote.objects.filter(text__startswith="The council").order_by("start")
    assert varga.speaker_name != oduya.speaker_name or varga.speaker != oduya.speaker
    hold(varga, **WHY)
    oduya.refresh_from_db()
    assert oduya.lifecycle == "live"
    assert client.get(oduya.get_absolute_url()).status_code == 200
    assert client.get(varga.get_absolute_url()).status_code == 404


def test_a_few_words_in_common_are_no_repetition(client):
    bring(
        f"Harbour\n\n{QUOTED}\n“It is a lie that {SAID[4:60]},” Maren Oduya said. “It was an "
        "honest sale.”\n"
    )
    hold(first(), **WHY)
    assert "it is a lie" in shown(client)
    assert not Quote.objects.exclude(pk=first().pk).filter(lifecycle="held").exists()
