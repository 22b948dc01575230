"""The panel beside a list: every count is what following it shows, or says that it is not."""

import datetime
import html

import pytest

from quotes.filters import scan
from quotes.filters.histogram import histogram
from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return html.unescape(response.content.decode())


@pytest.fixture
def said():
    ada, bo = make_person("Ada Quill"), make_person("Bo Reed")
    rain = make_topic("Rain")
    post = make_outlet("Post")
    for day, speaker in ((1, ada), (2, ada), (3, bo)):
        article = make_article(published=datetime.date(2014, day, 7), outlet=post)
        make_quote("A bridge.", article=article, speaker=speaker, topic_list=[rain])
    make_quote("A toll.", article=make_article(published=None), speaker=bo, sources=[post])
    make_quote("Reported.", kind="indirect", speaker=bo)


PAGES = ["/quotes/", "/people/ada-quill/", "/outlets/post/", "/topics/rain/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_list_leads_to_its_panel_and_the_panel_back_to_it(client, said, address):
    page = text(client.get(f"{address}?q=bridge&behind=2014-02-07.99"))
    assert f'href="{address}filters/?q=bridge"' in page
    panel = client.get(f"{address}filters/?q=bridge")
    assert panel.status_code == 200
    assert f'href="{address}?q=bridge"' in text(panel)
    assert f'action="{address}"' in text(panel)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("query", ["", "q=bridge", "person=bo-reed&topic=rain", "from=2014-02"])
def test_following_a_choice_shows_as_many_as_it_says(client, said, address, query):
    panel = client.get(f"{address}filters/?{query}")
    for facet in panel.context["facets"]:
        for choice in facet.choices:
            if choice.chosen or (facet.active and facet.name != "kind"):
                continue
            listed = client.get(f"{address}?{query}&{facet.name}={choice.value}")
            assert str(listed.context["total"]) == str(choice.count), (facet.name, choice)


def test_following_a_month_or_a_year_shows_as_many_as_it_says(client, said):
    drawn = client.get("/quotes/filters/?q=bridge").context["histogram"]
    links = [(bar.query, bar.count) for bar in drawn.bars]
    links += [(year.query, year.count) for year in drawn.years]
    assert [count for _, count in links] == [1, 1, 1, 3]
    for query, count in links:
        assert client.get(f"/quotes/?{query}").context["total"].number == count


def test_the_histogram_leaves_its_own_choice_out(client, said):
    drawn = client.get("/quotes/filters/?from=2014-02&to=2014-02").context["histogram"]
    assert [bar.words for bar in drawn.bars] == ["January 2014", "February 2014", "March 2014"]
    assert drawn.undated == 1


def test_the_month_that_is_asked_for_is_marked_in_words_and_in_the_drawing(client, said):
    response = client.get("/quotes/filters/?from=2014-02&to=2014-02")
    drawn = response.context["histogram"]
    assert [bar.chosen for bar in drawn.bars] == [False, True, False]
    assert drawn.told == "January 2014 to March 2014"
    page = text(response)
    assert page.count('aria-current="true">February 2014</a>') == 1
    assert "months__bar--chosen" in page
    page = text(client.get("/quotes/filters/?from=2014&to=2014"))
    assert 'aria-current="true">2014</a>' in page


def test_empty_months_have_their_room_and_many_months_become_years(rf):
    days = {735_599: 2, 735_699: 1}
    drawn = histogram(days, client_question(rf))
    assert [bar.words for bar in drawn.bars] == ["January 2015", "April 2015"]
    assert drawn.bars[1].x == pytest.approx(480 * 3 / 4)
    assert [bar.words for bar in histogram({1: 1, 735_699: 1}, client_question(rf)).bars] == [
        "1",
        "2015",
    ]
    assert histogram({0: 4}, client_question(rf)) is None


def client_question(rf):
    return rf.get("/quotes/?behind=2014-01-01.1&q=x").GET


def test_above_the_cap_the_panel_says_of_what_its_counts_are(client, said, monkeypatch):
    monkeypatch.setattr(scan.scan, "__defaults__", (2,))
    panel = text(client.get("/quotes/filters/"))
    assert "These counts are of the newest" in panel
    monkeypatch.setattr(scan.scan, "__defaults__", (5,))
    assert "These counts are of the newest" not in text(client.get("/quotes/filters/"))


def test_everything_is_counted_in_one_look_and_one_more_for_each_choice(
    client, said, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12) as asked:
        client.get("/quotes/filters/?q=bridge")
    assert len([one for one in asked.captured_queries if "WITH matches" in one["sql"]]) == 1
    with django_assert_max_num_queries(16) as asked:
        client.get("/quotes/filters/?q=bridge&person=ada-quill&from=2014")
    assert len([one for one in asked.captured_queries if "WITH matches" in one["sql"]]) == 3


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, said, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(12) as first:
        client.get("/quotes/filters/")
    for _ in range(4):
        make_quote(speaker=make_person(), topic_list=[make_topic()], sources=[make_outlet()])
    with django_assert_num_queries(len(first.captured_queries)):
        client.get("/quotes/filters/")


def test_a_list_does_not_count_for_its_panel(client, said, django_assert_max_num_queries):
    with django_assert_max_num_queries(24) as asked:
        client.get("/quotes/?q=bridge")
    assert not [one for one in asked.captured_queries if "WITH matches" in one["sql"]]


@pytest.mark.parametrize("query", ["q=%00", "from=soon", "person=nobody", "kind=x", "behind=x"])
def test_no_parameter_breaks_a_panel(client, said, query):
    assert client.get(f"/quotes/filters/?{query}").status_code == 200


def test_the_panel_of_somebody_merged_leads_to_the_heir(client, said):
    make_person("A. Quill", merged_into=make_person("Heir"))
    assert client.get("/people/a-quill/filters/").url == "/people/heir/filters/"


def test_it_rejects_a_post(client, said):
    assert client.post("/quotes/filters/").status_code == 405
