"""What one decision says of others that print a surname alone; and never of itself."""

import pytest

from quotes.deriving import refresh
from quotes.editing.history import Author
from quotes.editing.people import merge
from quotes.editing.recompute import recompute
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.splitting import give
from quotes.editing.undo import undo
from quotes.models import Quote
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "The film shows it."}


def printed(words: str, name: str, role: str = "harbour master", **fields) -> Quote:
    """A quote whose speaker is read as this name in this role."""
    quote = make_quote(words, speaker_name=name, speaker_kind="person", role=role, **fields)
    make_reading(quote)
    return recompute(quote)


def review(quote: Quote) -> str:
    return Quote.objects.get(pk=quote.pk).review


def test_what_an_editor_decided_is_no_evidence_that_the_machine_had_read_the_same():
    make_person("Joss Varga"), make_person("Maren Oduya")
    quote = printed("We will see.", "Oduya")
    change_speaker(quote, Speaker(person=make_person("Maryn Oduya")), **WHY)
    recompute(Quote.objects.get(pk=quote.pk))
    assert review(quote) == "corrected"


def test_a_later_decision_tells_anew_whether_the_machine_agrees_with_an_earlier_one():
    maren = make_person("Maren Oduya")
    alone, other = printed("We will see.", "Oduya"), printed("We shall see.", "Nobody Known")
    change_speaker(alone, Speaker(person=maren), **WHY)
    assert review(alone) == "corrected"
    later = change_speaker(other, Speaker(person=maren), **WHY)
    assert review(alone) == "checked"
    undo(later.change.changeset, **WHY)
    assert review(alone) == "corrected"


def test_what_comes_back_together_is_told_by_what_comes_back_whichever_is_first():
    maren, joss = make_person("Maren Oduya"), make_person("Joss Varga")
    alone, whole = printed("We will see.", "Oduya"), printed("We shall see.", "Maren Oduya")
    assert whole.speaker == maren
    change_speaker(alone, Speaker(person=maren), **WHY)
    assert review(alone) == "checked"
    undo(give(maren, joss, quotes=maren.quotes.all(), **WHY), **WHY)
    assert review(alone) == "checked"


def test_addresses_of_statements_come_back_to_whose_they_were_whoever_was_stored_first():
    maren, maryn = make_person("Maren Oduya"), make_person("Maryn Oduya")
    text = "We will rebuild the old bridge before winter comes."
    other = "We shall rebuild the old bridge before the winter comes."
    quotes = [printed(words, one.name) for one in (maryn, maren) for words in (text, other)]
    refresh([quote.pk for quote in quotes])
    before = dict(Quote.objects.values_list("pk", "statement__public_id"))
    done = merge(maren, maryn, **WHY)
    assert Quote.objects.values("statement").distinct().count() == 1
    undo(done, **WHY)
    assert dict(Quote.objects.values_list("pk", "statement__public_id")) == before
