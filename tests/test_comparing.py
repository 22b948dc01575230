"""The side-by-side pages: which words are marked, what is aligned with what."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.choosing import Choice
from quotes.comparing import compare_outlets, compare_people, compare_wordings, fullest, proposals
from quotes.comparing.runs import Mark, runs
from quotes.comparing.stretches import stretches
from quotes.matching import Piece, diff
from quotes.models import Quote, WordingPair
from quotes.presenting import present
from tests.factories import make_article, make_outlet, make_person, make_quote, make_statement

COMPLETELY = "This will be completely a bilateral process."
TOTALLY = "This will be a totally bilateral process."
DAY = datetime.date(2014, 6, 15)


def printed(found):
    return "".join(run.lead + run.text + run.after for run in found if run.mark != Mark.LEFT_OUT)


def words(found, *marks):
    return [run.text for run in found if run.mark in marks]


class TestRuns:
    def test_what_only_the_base_has_is_left_out_and_what_only_the_other_has_is_put_in(self):
        (found,) = runs([Piece("equal", "We ", "We "), Piece("replace", "may help", "will help")])
        assert words(found, Mark.SAME) == ["We"]
        assert words(found, Mark.LEFT_OUT) == ["may help"]
        assert words(found, Mark.PUT_IN) == ["will help"]

    def test_no_mark_is_drawn_through_the_space_after_a_word(self):
        ((run,),) = runs([Piece("insert", "", "not ")])
        assert (run.lead, run.text, run.after) == ("", "not", " ")

    def test_a_difference_of_typography_shows_the_other_wording_unmarked(self):
        (found,) = runs([Piece("replace", "co-operate", "cooperate", trivial=True)])
        assert [(run.mark, run.text) for run in found] == [(Mark.SAME, "cooperate")]

    def test_typography_that_the_other_lacks_leaves_nothing(self):
        assert runs([Piece("delete", ".", "", trivial=True)]) == [[]]

    def test_words_stand_apart_from_those_in_their_place_and_signs_do_not(self):
        pieces = [
            Piece("replace", "whole ", "part "),
            Piece("replace", "[", "("),
            Piece("equal", "Iraq", "Iraq"),
            Piece("replace", "] ", ") "),
            Piece("equal", "now", "now"),
        ]
        (found,) = runs(pieces)
        drawn = "".join(f"{run.lead}{run.text}{run.after}" for run in found)
        assert drawn == "whole part [(Iraq]) now"

    def test_what_the_other_lacks_at_its_end_stands_apart_from_its_last_word(self):
        (found,) = runs([Piece("equal", "a process", "a process"), Piece("delete", "and", "")])
        drawn = "".join(f"{run.lead}{run.text}{run.after}" for run in found)
        assert drawn == "a process and"

    def test_the_other_text_stands_complete_and_in_order(self):
        pieces = [
            Piece("insert", "", "As said, "),
            Piece("replace", "We ", "we ", trivial=True),
            Piece("equal", "will help", "will help"),
            Piece("delete", " soon", ""),
        ]
        (found,) = runs(pieces)
        assert printed(found) == "As said, we will help"

    @given(st.text("ab .", max_size=30), st.lists(st.integers(1, 29), max_size=3, unique=True))
    def test_parts_joined_are_the_other_text_wherever_they_begin(self, text, begins):
        begins = [0, *sorted(begin for begin in begins if begin < len(text))]
        parts = runs(diff("a b a", text), begins)
        assert len(parts) == len(begins)
        assert "".join(map(printed, parts)) == text


@pytest.mark.django_db
class TestStretches:
    def test_a_whole_quotation_stands_in_its_sentence(self):
        article = make_article("If asked, “We will help,” Ada said. Nothing more.")
        found = stretches(present(make_quote("We will help", article)))
        assert [str(stretch.part) for stretch in found] == [
            "If asked, ",
            "“We will help,”",
            " Ada said.",
        ]

    def test_a_full_stop_inside_the_marks_ends_the_sentence(self):
        article = make_article("Ada said, “We will help.” He left. They came.")
        found = stretches(present(make_quote("We will help.", article)))
        assert [str(stretch.part) for stretch in found] == ["Ada said, ", "“We will help.”"]

    def test_a_quotation_in_two_pieces_keeps_what_is_printed_between_them(self):
        article = make_article("“This is a blunder,” Ada said. “We all should confront it.”")
        quote = make_quote("This is a blunder We all should confront it.", article)
        quote.pieces, quote.start, quote.end = [[1, 18], [32, 58]], 1, 58
        found = stretches(present(quote), diff("This is an error. We all should.", quote.text))
        assert [stretch.part.tone for stretch in found] == ["said", "gap", "said"]
        assert [printed(stretch.runs) for stretch in found if stretch.runs] == [
            "This is a blunder ",
            "We all should confront it.",
        ]

    def test_words_that_are_not_where_the_pieces_point_stand_alone(self):
        quote = make_quote("Other  words.")
        quote.pieces = [[0, 4], [5, 6]]
        (stretch,) = stretches(present(quote), diff("Words.", quote.text))
        assert printed(stretch.runs) == "Other  words."


@pytest.mark.django_db
class TestWordings:
    def test_the_wording_with_most_words_is_the_base(self):
        short, full = make_quote("completely unreal"), make_quote("The reports are unreal, all.")
        assert fullest([short, full]) == full
        assert compare_wordings([short, full]).base.quote == full

    def test_beside_one_other_wording_the_base_marks_what_only_it_says(self):
        one, two = make_quote(COMPLETELY), make_quote(TOTALLY)
        base = compare_wordings([one, two], one.public_id).base
        marked = [run for stretch in base.stretches for run in stretch.runs]
        assert "completely" in " ".join(words(marked, Mark.PUT_IN))
        assert "totally" not in printed(marked)
        assert words(marked, Mark.LEFT_OUT) == []

    def test_beside_several_wordings_the_base_is_unmarked(self):
        quotes = [make_quote(COMPLETELY), make_quote(TOTALLY), make_quote("It is bilateral.")]
        base = compare_wordings(quotes).base
        assert {run.mark for stretch in base.stretches for run in stretch.runs} == {Mark.SAME}

    def test_a_base_that_the_reader_chose_is_the_base(self):
        one, two = make_quote(COMPLETELY), make_quote(TOTALLY)
        compared = compare_wordings([one, two], two.public_id)
        assert compared.base.quote == two
        assert [wording.letter for wording in compared.wordings] == ["A", "B"]

    @pytest.mark.parametrize("nonsense", ["\x00", "nobody", "\ud800", "x" * 5000])
    def test_a_base_that_is_none_of_the_wordings_is_passed_over(self, nonsense):
        one, two = make_quote(COMPLETELY), make_quote("It is so.")
        assert compare_wordings([one, two], nonsense).base.quote == one

    def test_the_difference_is_said_in_words(self):
        one, two = make_quote(COMPLETELY), make_quote(TOTALLY)
        (other,) = compare_wordings([one, two]).others
        assert other.differences == (
            "“completely a bilateral process” / “a totally bilateral process”",
        )

    def test_a_third_wording_is_called_c_where_the_words_say_what_only_it_has(self):
        quotes = [make_quote(text) for text in ("We help now.", "We help now", "So we help now.")]
        third = compare_wordings(quotes, quotes[0].public_id).wordings[2]
        assert third.letter == "C"
        assert third.differences == ("Only in C: “So”",)

    def test_no_wordings_are_no_comparison(self):
        assert compare_wordings([]) is None

    def test_a_fragment_and_printed_marks_are_said(self):
        (wording,) = compare_wordings(
            [make_quote("We […] will [now] help", kind="partial")]
        ).wordings
        assert [note.split()[0] for note in wording.notes] == ["A", "An", "Square"]

    def test_round_brackets_are_never_called_an_alteration(self):
        (wording,) = compare_wordings([make_quote("We will help (Iraq).")]).wordings
        assert wording.notes == ["Round brackets are printed: whose words they hold is unclear."]

    def test_another_spelling_of_the_name_is_said(self):
        one = make_quote(COMPLETELY, speaker_name="Marzieh Afkham")
        two = make_quote(TOTALLY, speaker_name="Marziyeh Afkham")
        (other,) = compare_wordings([one, two], one.public_id).others
        assert any("“Marziyeh Afkham”" in note for note in other.notes)

    def test_another_day_is_said_only_when_both_days_are_known_and_apart(self):
        one = make_quote(COMPLETELY, said_from=DAY, said_to=DAY)
        later = DAY + datetime.timedelta(days=1)
        apart = make_quote(TOTALLY, said_from=later, said_to=later)
        around = make_quote(TOTALLY, said_from=DAY, said_to=later)
        unknown = make_quote(TOTALLY)
        compared = compare_wordings([one, apart, around, unknown], one.public_id)
        said = {w.quote: any("day" in note for note in w.notes) for w in compared.others}
        assert said == {apart: True, around: False, unknown: False}

    def test_proposed_pairs_are_listed_and_joined_ones_are_not(self):
        one, two, three = (make_quote(f"Wording {n} of it.") for n in range(3))
        WordingPair.objects.create(first=one, second=two, level="statement", score=1)
        WordingPair.objects.create(first=two, second=three, level="point", score=0.5, reason="why")
        (proposal,) = proposals([one, two])
        assert [shown.quote for shown in proposal.quotes] == [two, three]
        assert proposal.reason == "why"
        (other_way,) = proposals([three])
        assert [shown.quote for shown in other_way.quotes] == [three, two]

    def test_a_long_difference_is_told_by_its_first_and_last_words(self):
        long = " ".join(f"word{n}" for n in range(40))
        (other,) = compare_wordings([make_quote("We go."), make_quote(f"{long} we go.")]).others
        assert "word0" in other.differences[0]
        assert "word39" in other.differences[0]
        assert "word20" not in other.differences[0]

    def test_several_differences_are_told_one_by_one(self):
        one = make_quote("Any move that complicates the situation in Iraq will not help.")
        two = make_quote("Any action that complicates the situation in Iraq is not a help.")
        (other,) = compare_wordings([one, two], one.public_id).others
        assert other.differences[0] == "“move” / “action”"
        assert len(other.differences) > 1

    def test_suppressed_words_are_not_proposed(self):
        one, two = make_quote("Words that stay."), make_quote("Words.", lifecycle="suppressed")
        WordingPair.objects.create(first=one, second=two, level="point", score=0.5)
        assert proposals([one]) == []


def compared_people(people):
    return compare_people(people, Choice(people=people).walk)


@pytest.mark.django_db
class TestPeople:
    def test_what_they_said_is_aligned_by_day_the_oldest_first(self):
        ada, eve = make_person(), make_person()
        later = DAY + datetime.timedelta(days=2)
        make_quote("One.", speaker=ada, said_from=DAY, said_to=DAY)
        make_quote("Two.", speaker=eve, said_from=DAY, said_to=DAY)
        make_quote("Three.", speaker=eve, said_from=later, said_to=later)
        compared = compared_people([ada, eve])
        assert [day.last for day in compared.days] == [DAY, later]
        assert [[len(column) for column in day.columns] for day in compared.days] == [
            [1, 1],
            [0, 1],
        ]
        assert [side.held.number for side in compared.sides] == [1, 2]

    def test_without_a_day_said_the_day_of_publication_aligns(self):
        ada, eve = make_person(), make_person()
        make_quote("One.", speaker=ada, article=make_article("One.", published=DAY))
        (day,) = compared_people([ada, eve]).days
        assert (day.first, day.last) == (DAY, DAY)

    def test_quotes_without_any_date_come_last(self):
        ada = make_person()
        make_quote("One.", speaker=ada, article=make_article("One.", published=None))
        make_quote("Two.", speaker=ada, article=make_article("Two.", published=DAY))
        days = compared_people([ada, make_person()]).days
        assert [day.last for day in days] == [DAY, None]

    def test_a_range_of_days_is_never_told_as_one_of_them(self):
        ada = make_person()
        make_quote("One.", speaker=ada, said_from=DAY, said_to=DAY + datetime.timedelta(days=7))
        (day,) = compared_people([ada, make_person()]).days
        assert day.words == "15–22 June 2014"

    def test_wordings_of_one_statement_are_shown_once_under_the_fullest(self):
        ada = make_person()
        short, full = make_quote("It.", speaker=ada), make_quote("It is so.", speaker=ada)
        make_statement(short, full)
        (day,) = compared_people([ada, make_person()]).days
        assert [shown.quote for shown in day.columns[0]] == [full]


@pytest.mark.django_db
class TestOutlets:
    def test_a_statement_of_both_is_a_row_and_the_rest_stands_alone(self):
        left, right = make_outlet(), make_outlet()
        one, two = make_quote(COMPLETELY, outlet=left), make_quote(TOTALLY, outlet=right)
        make_statement(one, two)
        only = make_quote("Only here.", outlet=right)
        compared = compare_outlets(Quote.objects.shown(), left, right)
        (row,) = compared.both
        assert [wording.quote for wording in row.left] == [one]
        assert [wording.quote for wording in row.right] == [two]
        assert [[shown.quote for shown in side.quotes] for side in compared.alone] == [[], [only]]

    def test_the_other_column_is_read_against_the_first(self):
        left, right = make_outlet(), make_outlet()
        one = make_quote("We help.", outlet=left)
        make_statement(one, make_quote("As we said, we help.", outlet=right))
        (row,) = compare_outlets(Quote.objects.shown(), left, right).both
        assert row.left[0].is_base
        assert row.right[0].differences == ("Only in B: “As we said”",)

    def test_a_statement_that_a_third_outlet_shares_stands_alone(self):
        left, right = make_outlet(), make_outlet()
        one = make_quote(COMPLETELY, outlet=left)
        make_statement(one, make_quote(TOTALLY))
        compared = compare_outlets(Quote.objects.shown(), left, right)
        assert compared.both == []
        assert [shown.quote for shown in compared.alone[0].quotes] == [one]

    def test_only_the_given_quotes_count(self):
        left, right, ada = make_outlet(), make_outlet(), make_person()
        make_quote("Hers.", outlet=left, speaker=ada)
        make_quote("Another’s.", outlet=left)
        compared = compare_outlets(Quote.objects.shown().filter(speaker=ada), left, right)
        assert [shown.quote.text for shown in compared.alone[0].quotes] == ["Hers."]

    def test_nothing_of_either_is_empty(self):
        assert compare_outlets(Quote.objects.shown(), make_outlet(), make_outlet()).empty
