"""Every decision is told in the public log in plain words, and a file may hold any of them."""

import json

import pytest
from django.utils.html import strip_tags

from quotes.editing.decisionfile import load
from quotes.editing.decisions import decide_field
from quotes.editing.undo import undo
from quotes.exceptions import DecisionError
from quotes.models import Article, ChangeSet, Override, Quote
from tests.editing.test_decisions import DESK, TEXT, WHY, bring, span
from tests.factories import make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote(db) -> Quote:
    bring()
    make_topic("Bridges")
    return Quote.objects.get()


TOLD = {
    "role": ("Minister", ["the role as printed", "Transport Minister", "Minister"]),
    "kind": ("block", ["How the words are printed", "set as a block"]),
    "audience": ("", ["To whom it was said", "reporters"]),
    "sources": ([], ["The way it came", "Coast News Agency", "nothing"]),
    "topics": ({"put": ["bridges"]}, ["put there: bridges"]),
    "said": ({"from": "2024-03-04"}, ["The day on which it was said", "4 March 2024"]),
    "bounds": (span(TEXT, "the old bridge"), ["begin and end", "“the old bridge”"]),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_log_says_what_it_said_and_what_it_says_and_whose_error_it_was(client, quote, name):
    value, words = TOLD[name]
    made = decide_field(quote, name, value, fault="outlet", **WHY)
    undo(made.change.changeset, author=DESK, reason="A slip.")
    bring("More.\n\n" + TEXT)
    shown = strip_tags(client.get("/corrections/").content.decode())
    for word in (*words, "The error was the outlet’s.", "takes back an earlier decision"):
        assert word.casefold() in shown.casefold()
    assert client.get(quote.get_absolute_url()).status_code == 200


def carry_out(folder, *decisions):
    path = folder / "decisions.json"
    made_at = "2026-11-20T12:00:00+00:00"
    path.write_text(json.dumps({"by": "Desk", "made_at": made_at, "decisions": list(decisions)}))
    return load(path)


def test_a_file_decides_any_field_once(tmp_path, quote):
    one = {
        "decide": "field",
        "quote": quote.public_id,
        "words": "We will",
        "field": "role",
        "value": "Minister",
        "reason": "So it is printed.",
        "fault": "ours",
    }
    assert carry_out(tmp_path, one) == (1, 0)
    assert carry_out(tmp_path, one) == (0, 1)
    assert (Quote.objects.get().role, ChangeSet.objects.get().fault) == ("Minister", "ours")
    with pytest.raises(DecisionError, match="no field"):
        carry_out(tmp_path, one | {"field": "text"})


def test_a_file_marks_what_the_machine_missed_once(tmp_path, quote):
    one = {
        "decide": "mark",
        "article": Article.objects.get().public_id,
        "first": "Coast News",
        "last": "Agency",
        "speaker": {"name": "a clerk"},
        "reason": "It is printed in italics.",
    }
    assert carry_out(tmp_path, one) == (1, 0)
    assert carry_out(tmp_path, one) == (0, 1)
    assert Override.objects.filter(field="missed").count() == 1
    assert Quote.objects.get(speaker_name="a clerk").text == "Coast News Agency"
