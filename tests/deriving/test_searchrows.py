"""What a search row holds: the words piece by piece, the narration, the speaker's names."""

import pytest

from quotes.deriving import refresh
from quotes.deriving.searchrows import write_search_rows
from quotes.editing.history import Author
from quotes.editing.naming import names_changed
from quotes.editing.people import merge
from quotes.models import PersonName, Quote, Reading, SearchRow
from quotes.search import parse, search
from quotes.search.spelling import BORDER
from tests.factories import make_person, make_quote, make_quote_in, make_topic

pytestmark = pytest.mark.django_db


def row_of(quote) -> SearchRow:
    write_search_rows([Quote.objects.get(pk=quote.pk)])
    return SearchRow.objects.get(quote=quote)


def found(raw: str) -> list[Quote]:
    return list(search(Quote.objects.all(), parse(raw)))


def read(quote) -> Quote:
    """Give a quote the reading from which a change of names recomputes it."""
    values = {
        "type": quote.kind,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "fragments": quote.pieces,
        "speaker_text": quote.speaker_name,
        "speaker_kind": quote.speaker_kind,
    }
    Reading.objects.create(
        quote=quote, number=1, version=quote.version, engine="1", confidence=1, values=values
    )
    return quote


def test_a_row_holds_every_form_of_the_speakers_name():
    person = make_person("Nouri al-Maliki")
    PersonName.objects.create(person=person, name="Nuri Kamal")
    row = row_of(make_quote(speaker=person))
    assert row.speaker.split(BORDER) == ["Nouri al-Maliki", "Nuri Kamal"]


@pytest.mark.parametrize(
    ("printed", "searched"), [("a senior official", "a senior official"), ("He", ""), ("", "")]
)
def test_without_a_person_it_holds_how_the_article_has_it_but_no_pronoun(printed, searched):
    assert row_of(make_quote(speaker_name=printed)).speaker == searched


def test_no_phrase_runs_from_one_piece_or_one_side_of_it_to_the_next():
    text = "He said “It was a blunder” on Monday. He said “We all know” again."
    quote = make_quote_in(text, "It was a blunder", "We all know")
    row = row_of(quote)
    assert row.words == f"It was a blunder{BORDER}We all know"
    assert found('"blunder we"') == found('"said on"') == found('"said again"') == []
    assert found('"we all know"') == found("blunder know") == [quote]


def test_words_that_are_not_those_of_the_pieces_stay_as_they_are():
    quote = make_quote_in("He said “It rained” and “We left”.", "It rained", "We left")
    quote.text = "It has rained. We left"
    quote.save()
    assert row_of(quote).words == "It has rained. We left"


def test_a_name_that_an_editor_adds_or_takes_away_is_searched_at_once():
    person = make_person("Marzieh Afkham")
    quote = read(make_quote(speaker=person))
    form = PersonName.objects.create(person=person, name="Marziyeh Afkham")
    names_changed(person)
    assert found("Marziyeh") == [quote]
    form.delete()
    names_changed(person)
    assert found("Marziyeh") == []


def test_all_quotes_of_an_heir_are_found_by_the_name_of_who_was_merged():
    heir, other = make_person("Marzieh Afkham"), make_person("Marziyeh Efkham")
    quotes = {read(make_quote(speaker=heir)), read(make_quote(speaker=other))}
    refresh(quote.pk for quote in quotes)
    merge(other, heir, author=Author("desk"), reason="Two spellings.")
    assert set(found("Efkham")) == set(found("Marzieh")) == quotes


def test_a_rule_does_not_read_who_speaks():
    topic = make_topic(rule="quill")
    quote = make_quote("We stay.", speaker=make_person("Ada Quill"))
    refresh([quote.pk])
    assert found("quill") == [quote]
    assert not topic.quote_links.exists()
