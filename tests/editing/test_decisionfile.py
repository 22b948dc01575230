"""A file of decisions about wordings is carried out once, all of it or nothing."""

import json

import pytest

from quotes.editing.decisionfile import load
from quotes.exceptions import DecisionError
from quotes.models import Quote, WordingDecision
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def quotes():
    maren = make_person("Maren Oduya")
    made = [make_quote(text, speaker=maren) for text in ("We will build.", "It shall be built.")]
    for quote in made:
        make_reading(quote)
    return made


def carried_out(folder, quotes, *kinds):
    ids, words = [one.public_id for one in quotes], [one.text[:5] for one in quotes]
    about = {"quotes": ids, "words": words, "reason": "One sentence in the film."}
    one = {"quote": ids[1], "words": words[1], "reason": "The agency's own words."}
    decisions = [{"decide": kind, **(one if kind == "first" else about)} for kind in kinds]
    path = folder / "decisions.json"
    made_at = "2026-11-20T12:00:00+00:00"
    path.write_text(json.dumps({"by": "The desk", "made_at": made_at, "decisions": decisions}))
    return load(path)


def test_quotes_are_joined_and_one_stands_first(tmp_path, quotes):
    assert carried_out(tmp_path, quotes, "join", "first") == (2, 0)
    assert Quote.objects.get(stands_first=True) == quotes[1]
    assert len(set(Quote.objects.values_list("statement", flat=True)) - {None}) == 1


def test_what_was_decided_is_not_decided_again(tmp_path, quotes):
    carried_out(tmp_path, quotes, "join", "first")
    assert carried_out(tmp_path, quotes, "join", "first") == (0, 2)


def test_quotes_are_parted(tmp_path, quotes):
    assert carried_out(tmp_path, quotes, "split") == (1, 0)
    assert WordingDecision.objects.get().verdict == "different"


def test_a_decision_that_does_not_fit_undoes_the_file(tmp_path, quotes):
    with pytest.raises(DecisionError, match="decision 2"):
        carried_out(tmp_path, quotes, "split", "first")
    assert not WordingDecision.objects.exists()


def test_quotes_without_their_words_are_refused(tmp_path, quotes):
    quotes[1].text = "Other words."
    with pytest.raises(DecisionError, match="begins"):
        carried_out(tmp_path, quotes, "join")
