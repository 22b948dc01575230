"""The page of an article."""

import pytest

from tests.factories import make_article, make_outlet, make_person, make_quote

pytestmark = pytest.mark.django_db
TEXT = "A headline\n\nNobody was quoted here.\n\n“We left,” Quill said.\n\nThe end."


def page_of(client, article) -> str:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_only_the_passages_around_quotations_are_shown_by_default(client):
    article = make_article(TEXT)
    make_quote("We left", article=article)
    page = page_of(client, article)
    assert ",” Quill said." in page
    assert "Nobody was quoted here" not in page
    assert "2 lines not shown" in page


def test_an_outlet_that_agreed_shows_its_whole_text(client):
    article = make_article(TEXT, outlet=make_outlet(public_text="all"))
    make_quote("We left", article=article)
    page = page_of(client, article)
    assert "Nobody was quoted here." in page
    assert "not shown" not in page


def test_every_quotation_leads_to_its_evidence(client):
    article = make_article("“It rained,” he said. “We left,” she said.")
    quotes = [make_quote(words, article=article) for words in ("It rained", "We left")]
    page = page_of(client, article)
    for quote in quotes:
        assert (
            f'id="q-{quote.public_id}" href="{quote.get_absolute_url()}">{quote.text}</a>' in page
        )


def test_what_is_only_reported_is_no_quotation(client):
    article = make_article("“It rained,” he said. She said that they had left.")
    make_quote("It rained", article=article)
    make_quote("that they had left", article=article, kind="indirect")
    page = page_of(client, article)
    assert "1 quotation</h2>" in page
    assert "Reported, not quoted: 1</h2>" in page
    assert page.count("elsewhere--reported") == 1


def test_it_says_what_outlet_date_and_address_rest_on(client):
    article = make_article(
        TEXT,
        outlet=make_outlet("Digest"),
        outlet_basis="inferred",
        published_basis="inferred",
        url="https://digest.example/1",
        url_basis="given",
        basis_note="from the form of the digest",
    )
    page = page_of(client, article)
    assert "<bdi>Digest</bdi>, inferred" in page
    assert "5 March 2024 (date inferred)" in page
    assert "given with the file" in page
    assert "From the form of the digest." in page


def test_an_article_without_quotations_says_so(client):
    assert "No quotation was read in this article." in page_of(client, make_article(TEXT))


def test_what_an_outlet_printed_is_escaped(client):
    article = make_article("<script>x</script> “We left,” she said.")
    make_quote("We left", article=article)
    assert "<script>x" not in page_of(client, article)


def test_quotes_of_an_older_text_are_not_marked_in_the_newer_one(client):
    article = make_article(TEXT, outlet=make_outlet(public_text="all"))
    make_quote("We left", article=article)
    article.versions.create(number=2, text="Another text altogether.", sha256="1" * 64)
    page = page_of(client, article)
    assert "Another text altogether." in page
    assert "We left" not in page


def test_the_number_of_queries_does_not_grow_with_the_quotes(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    article = make_article(TEXT * 20)
    make_quote("We left", article=article, speaker=make_person())
    with django_assert_max_num_queries(14) as first:
        client.get(article.get_absolute_url())
    for _ in range(5):
        make_quote("We left", article=article, speaker=make_person())
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(article.get_absolute_url())


def test_an_unknown_article_is_not_found(client):
    assert client.get("/articles/nothing/").status_code == 404
