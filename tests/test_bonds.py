"""A statement's page says of each wording why it is one: what was found alike, or who decided."""

import pytest

from quotes.comparing import compare_wordings
from quotes.comparing.bonds import with_bonds
from quotes.deriving import refresh
from quotes.editing.history import Author
from quotes.editing.undo import undo
from quotes.editing.wordings import join
from quotes.models import Quote, WordingPair
from tests.factories import make_outlet, make_person, make_quote, make_statement

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
OPEN = "Closing the border would harm both countries, and we will keep it open."


@pytest.fixture
def ada():
    return make_person("Ada Quill")


def said_by(ada, *texts: str) -> list[Quote]:
    quotes = [make_quote(text, speaker=ada, outlet=make_outlet()) for text in texts]
    refresh([quote.pk for quote in quotes])
    return quotes


def alike(first: Quote, second: Quote, score: float) -> None:
    ends = sorted([first.pk, second.pk])
    WordingPair.objects.create(
        first_id=ends[0], second_id=ends[1], level="statement", score=score, reason=f"{score} alike"
    )


def bonds(*quotes: Quote) -> dict[str, tuple[str, str]]:
    """Of each letter with which other it is joined, and why."""
    compared = with_bonds(compare_wordings(quotes, quotes[0].public_id))
    return {
        one.letter: (one.bond.letter, one.bond.reason) if one.bond else ("", "")
        for one in compared.wordings
    }


def page_of(client, quote: Quote) -> str:
    quote.refresh_from_db()
    return " ".join(client.get(quote.statement.get_absolute_url()).content.decode().split())


def test_what_the_machine_found_alike_is_told(client, ada):
    first, _ = said_by(ada, OPEN, OPEN.replace("harm", "hurt"))
    page = page_of(client, first)
    assert "with A by machine: " in page
    assert WordingPair.objects.get().reason in page


def test_an_editors_decision_is_told_with_its_reason_and_leads_to_it(client, ada):
    first, second = said_by(ada, OPEN, "A border of mud, she called it.")
    decision = join(first, second, author=DESK, reason="One sentence, half translated.")
    page = page_of(client, first)
    told = f'<a href="/corrections/{decision.public_id}/">an editor’s decision</a>'
    assert f"with A by {told}: One sentence, half translated." in page


def test_a_decision_counts_for_more_than_likeness_and_likeness_again_when_it_is_undone(ada):
    first, second = said_by(ada, OPEN, OPEN.replace("harm", "hurt"))
    decision = join(first, second, author=DESK, reason="The recording has it once.")
    assert bonds(first, second)["B"] == ("A", "The recording has it once.")
    undo(decision, author=DESK, reason="It has it twice.")
    assert bonds(first, second)["B"] == ("A", WordingPair.objects.get().reason)


def test_every_wording_is_joined_to_one_that_was_explained_before_it(ada):
    base, second, third, fourth = (make_quote(f"Words {n}.", speaker=ada) for n in range(4))
    make_statement(base, second, third, fourth)
    # The two that are most alike would explain each other, and nobody why they stand here.
    alike(third, fourth, 1.0)
    alike(base, second, 0.6)
    alike(second, third, 0.7)
    assert bonds(base, second, third, fourth) == {
        "A": ("", ""),
        "B": ("A", "0.6 alike"),
        "C": ("B", "0.7 alike"),
        "D": ("C", "1.0 alike"),
    }


def test_a_wording_that_nothing_here_joins_is_not_explained_by_a_guess(ada):
    base, other = make_quote("One.", speaker=ada), make_quote("Two.", speaker=ada)
    make_statement(base, other)
    assert bonds(base, other) == {"A": ("", ""), "B": ("", "")}


def test_the_file_says_it_too(client, ada):
    first, _ = said_by(ada, OPEN, OPEN.replace("harm", "hurt"))
    first.refresh_from_db()
    response = client.get(f"{first.statement.get_absolute_url()}?format=csv")
    assert "with A by machine: " in b"".join(response.streaming_content).decode()
