"""Editors move the ends of the words and decide the way, the day and the topics on one page."""

import pytest
from django.urls import reverse

from quotes.deriving import refresh
from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.models import ChangeSet, Quote
from tests.editing.test_decisions import bring
from tests.factories import make_outlet, make_topic

pytestmark = pytest.mark.django_db
TEXT = (
    "Bridge\n\nThe minister spoke at noon.\n\n“We will rebuild the old bridge,” Minister Maren "
    "Oduya said on Monday, according to the Coast News Agency.\n"
)


@pytest.fixture
def quote(db) -> Quote:
    make_topic("Bridges", rule="bridge")
    make_topic("Strikes")
    bring(TEXT)
    quote = Quote.objects.order_by("start").first()
    refresh([quote.pk])
    return quote


def page(quote: Quote) -> str:
    return reverse("desk:quote_details", args=[quote.public_id])


def sent(editor, quote: Quote, **fields):
    form = editor.get(page(quote)).context["form"]
    data = {}
    for name in form.fields:
        value = form[name].value()
        data[name] = value if isinstance(value, list) else "" if value is None else value
    return editor.post(page(quote), data | fields)


def place(words: str, text: str = TEXT) -> tuple[str, str]:
    at = text.index(words)
    return str(at), str(at + len(words))


def test_the_ends_are_moved_among_the_printed_words(editor, quote):
    first, last = place("rebuild the old bridge")
    answer = sent(editor, quote, piece_0_first=first, piece_0_last=last, reason="The film.")
    assert answer.status_code == 302
    assert Quote.objects.get(pk=quote.pk).text == "rebuild the old bridge"
    assert list(ChangeSet.objects.get().changes.values_list("field", flat=True)) == ["bounds"]


def test_a_place_that_is_none_of_the_words_cannot_be_sent(editor, quote):
    answer = sent(editor, quote, piece_0_first="99999", reason="The film.")
    assert answer.status_code == 400
    assert not ChangeSet.objects.exists()


def test_half_a_piece_and_ends_in_the_wrong_order_are_refused_with_what_to_do(editor, quote):
    first, _ = place("rebuild")
    told = sent(editor, quote, piece_1_first=first, reason="Both.").content.decode()
    assert "Choose both the first and the last word, or neither." in told
    _, before = place("We")
    told = sent(editor, quote, piece_0_first=first, piece_0_last=before, reason="Both.")
    assert "does not lie in the article" in told.content.decode()
    assert not ChangeSet.objects.exists()


def test_the_way_the_day_and_the_topics_are_decided_in_one_changeset(editor, quote):
    coast = make_outlet("Coast Wire")
    answer = sent(
        editor,
        quote,
        source_0="Coast News Agency",
        source_0_outlet="coast wire",
        said_from="2024-03-01",
        said_to="2024-03-03",
        said_words="",
        has_topics=[],
        add_topic="strikes",
        reason="The page.",
    )
    assert answer.status_code == 302
    found = Quote.objects.get(pk=quote.pk)
    assert [link.outlet for link in found.sources.all()] == [coast]
    assert (str(found.said_from), str(found.said_to)) == ("2024-03-01", "2024-03-03")
    assert [topic.slug for topic in found.topics.all()] == ["strikes"]
    assert [off.topic.slug for off in found.kept_off.all()] == ["bridges"]
    assert ChangeSet.objects.count() == 1


def test_a_topic_that_was_taken_away_is_ticked_again(editor, quote):
    sent(editor, quote, has_topics=[], reason="It is not about bridges.")
    assert not Quote.objects.get(pk=quote.pk).topics.exists()
    sent(editor, quote, has_topics=["bridges"], reason="It is after all.")
    found = Quote.objects.get(pk=quote.pk)
    assert [topic.slug for topic in found.topics.all()] == ["bridges"]
    assert not found.kept_off.exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Nothing is changed"),
        ({"source_0": "A wire that is not printed"}, "prints “A wire that is not printed” nowhere"),
        ({"source_1": "noon", "source_1_outlet": "Nowhere Post"}, "add the outlet first"),
        ({"said_from": "2999-01-01"}, "has not come yet"),
        ({"said_from": "2024-03-03", "said_to": "2024-03-01"}, "comes after the last"),
        ({"said_from": "2024-03-03", "said_words": "last century"}, "nowhere"),
        ({"said_from": "", "said_words": "on Monday"}, "Write the day, too"),
        ({"add_topic": "no-such-topic"}, "not one of the available choices"),
        ({"add_topic": "strikes", "reason": ""}, "Say why"),
    ],
)
def test_what_does_not_fit_is_refused_beside_it_and_nothing_is_stored(editor, quote, fields, says):
    answer = sent(editor, quote, **{"reason": "So it is.", **fields})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not ChangeSet.objects.exists()


def test_the_second_of_two_editors_is_told_and_changes_nothing(editor, quote):
    seen = quote.revision
    why = {"author": Author("Ada"), "reason": "First."}
    decide_field(quote, "topics", {"put": ["strikes"], "off": []}, **why)
    answer = sent(editor, quote, has_topics=[], reason="Second.", seen_revision=seen)
    assert "Somebody else changed this quote" in answer.content.decode()
    assert ChangeSet.objects.count() == 1


def test_what_is_held_back_is_not_shown_and_cannot_be_decided(editor, quote):
    Quote.objects.update(lifecycle="held")
    answer = editor.post(page(quote), {"reason": "A word."})
    assert "nothing of it can be decided now" in answer.content.decode()
    assert not ChangeSet.objects.exists()


def test_more_topics_and_links_ask_no_more_questions(editor, quote, django_assert_max_num_queries):
    for number in range(20):
        make_topic(f"Topic {number} of many")
    with django_assert_max_num_queries(24):
        editor.get(page(quote))
