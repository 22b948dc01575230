"""An import is exactly once, and nothing that was stored is lost by another one."""

import pytest

from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import Article, ImportItem, ImportRun, Person, Quote, SearchRow
from tests.factories import DAY

pytestmark = pytest.mark.django_db

TEXT = (
    "Harbour bridge to be rebuilt\n\n"
    "“We will rebuild the old bridge before the winter comes,” Transport Minister Maren Oduya "
    "told reporters on Monday.\n\n"
    "“It has carried this town for ninety years,” Oduya added.\n"
)


@pytest.fixture
def run() -> ImportRun:
    return ImportRun.objects.create(command="test", engine="test")


def incoming(text: str = TEXT, **entry) -> Incoming:
    entry.setdefault("outlet", "The Harbour Post")
    return Incoming(Source("bridge.txt", text), Entry(file="bridge.txt", **entry))


def test_an_article_brings_its_outlet_its_people_and_its_quotations(run):
    item = bring_in(incoming(), run)
    assert item.outcome == ImportItem.Outcome.CREATED
    assert item.article.outlet.name == "The Harbour Post"
    assert Person.objects.get().name == "Maren Oduya"
    first, second = Quote.objects.order_by("start")
    assert first.text == "We will rebuild the old bridge before the winter comes"
    assert second.speaker.name == "Maren Oduya"
    assert second.speaker_as_printed == "Oduya"


def test_every_piece_of_a_quote_is_printed_in_its_text(run):
    bring_in(incoming(), run)
    for quote in Quote.objects.all():
        assert " ".join(quote.version.text[a:b] for a, b in quote.pieces) == quote.text


def test_a_rerun_changes_nothing(run):
    bring_in(incoming(), run)
    before = list(Quote.objects.order_by("pk").values())
    assert bring_in(incoming(), run).outcome == ImportItem.Outcome.UNCHANGED
    assert list(Quote.objects.order_by("pk").values()) == before
    assert Article.objects.get().versions.count() == 1
    assert Quote.objects.first().readings.count() == 1


def test_a_changed_text_keeps_the_quotes_and_their_addresses(run):
    bring_in(incoming(), run)
    addresses = set(Quote.objects.values_list("public_id", flat=True))
    bring_in(incoming("A storm was announced for Sunday.\n\n" + TEXT, headline="x"), run)
    assert Article.objects.get().versions.count() == 2
    assert set(Quote.objects.live().values_list("public_id", flat=True)) == addresses
    for quote in Quote.objects.live():
        assert quote.version.number == 2
        assert quote.version.text[quote.start : quote.end] == quote.text


def test_a_quotation_that_is_gone_from_the_text_is_kept_and_shown_no_more(run):
    bring_in(incoming(), run)
    bring_in(incoming(TEXT[: TEXT.index("“It has")]), run)
    gone = Quote.objects.get(lifecycle="superseded")
    assert gone.text.startswith("It has carried")
    assert not SearchRow.objects.filter(quote=gone).exists()


def test_reading_again_with_the_same_engine_appends_nothing(run):
    article = bring_in(incoming(), run).article
    reread(article, run)
    assert {quote.readings.count() for quote in Quote.objects.all()} == {1}


def test_without_a_manifest_the_outlet_and_the_date_are_not_known(run):
    article = bring_in(Incoming(Source("b.txt", TEXT), Entry()), run).article
    assert (article.outlet_basis, article.published_basis) == ("unknown", "unknown")
    assert article.headline == "Harbour bridge to be rebuilt"


def test_what_is_said_without_a_basis_was_given(run):
    article = bring_in(incoming(url="https://example.org/bridge"), run).article
    assert (article.outlet_basis, article.url_basis) == ("given", "given")


def test_a_failure_within_an_article_leaves_nothing_of_it(run, monkeypatch):
    def fail(version, extracted):
        raise RuntimeError

    monkeypatch.setattr("quotes.importing.pipeline.read_version", fail)
    with pytest.raises(RuntimeError):
        bring_in(incoming(), run)
    assert not Article.objects.exists()
    assert not ImportItem.objects.exists()


def test_a_surname_is_settled_whatever_the_order_of_imports(run):
    surname = Incoming(
        Source("a.txt", "Bridge\n\n“The bridge will stand,” Transport Minister Oduya said.\n"),
        Entry(file="a.txt", outlet="The Hill Echo", published=DAY),
    )
    whole = incoming(published=DAY)
    bring_in(surname, run)
    assert Quote.objects.get().speaker is None
    bring_in(whole, run)
    assert {quote.speaker.name for quote in Quote.objects.all()} == {"Maren Oduya"}
