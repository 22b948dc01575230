"""The front page."""

import pytest

from quotes.models import LeadPair
from tests.factories import make_outlet, make_person, make_quote, make_statement, make_topic

pytestmark = pytest.mark.django_db


def page_of(client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def pair():
    ada = make_person("Ada Quill")
    first = make_quote("We will leave at noon.", speaker=ada, outlet=make_outlet("Post"))
    second = make_quote("We will leave today at noon.", speaker=ada, outlet=make_outlet("Digest"))
    make_statement(first, second)
    LeadPair.objects.create(first=first, second=second, chosen_by="desk")
    return first, second


def test_the_search_has_the_focus(client):
    page = page_of(client)
    assert page.count("autofocus") == 1
    assert page.count('type="search"') == 1


def test_the_link_past_the_navigation_stands_before_the_search(client):
    page = page_of(client)
    assert page.index('class="skip"') < page.index("<nav") < page.index("autofocus")


def test_an_inferred_date_is_said_beside_the_pair(client, pair):
    assert "(date inferred)" not in page_of(client)
    pair[1].article.published_basis = "inferred"
    pair[1].article.save()
    assert page_of(client).count("Published 5 March 2024 (date inferred)") == 1


def test_it_opens_with_the_pair_that_an_editor_chose(client, pair):
    page = page_of(client)
    assert "One statement, two wordings" in page
    assert pair[0].statement.get_absolute_url() in page


def test_the_difference_is_marked_and_said_in_words(client, pair):
    page = page_of(client)
    assert "<ins>" in page
    assert "only here:" in page


def test_without_a_chosen_pair_it_opens_with_the_search_alone(client):
    make_quote()
    assert "two wordings" not in page_of(client)


@pytest.mark.parametrize(
    "change", [{"lifecycle": "retracted"}, {"statement": None}, {"lifecycle": "suppressed"}]
)
def test_a_pair_that_no_longer_stands_is_not_shown(client, pair, change):
    for name, value in change.items():
        setattr(pair[1], name, value)
    pair[1].save()
    assert "two wordings" not in page_of(client)


def test_what_is_new_folds_the_wordings_of_one_statement(client, pair):
    page = page_of(client)
    assert "1 other printing of this statement" in page


def test_topics_say_how_many_quotations_they_have(client):
    topic = make_topic("Rain")
    for _ in range(3):
        make_quote(topic_list=[topic])
    page = page_of(client)
    assert f'<a href="{topic.get_absolute_url()}">Rain</a>' in page
    assert '3<span class="hidden-words"> quotations</span>' in page
    make_quote(topic_list=[make_topic("Snow")])
    assert '1<span class="hidden-words"> quotation</span>' in page_of(client)


def test_the_foot_says_what_the_database_holds(client):
    make_quote(speaker=make_person())
    make_quote("In a headline", headline=True)
    assert (
        "In this database: 1 quotation by 1 speaker, from 2 articles of 2 outlets, "
        "published 5 March 2024." in page_of(client)
    )


def test_an_empty_database_says_how_to_begin(client):
    assert "import_articles" in page_of(client)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, pair, django_assert_num_queries, django_assert_max_num_queries
):
    def some() -> None:
        topic = make_topic()
        for _ in range(8):
            make_statement(
                make_quote(speaker=make_person(), topic_list=[topic]), make_quote("Rain came.")
            )

    some()
    with django_assert_max_num_queries(30) as first:
        page_of(client)
    some()
    with django_assert_num_queries(len(first.captured_queries)):
        page_of(client)
