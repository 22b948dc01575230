"""What an editor decides about wordings wins, is recorded, outlives imports and can be undone."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quotes.deriving import refresh
from quotes.editing.history import Author
from quotes.editing.takedown import hold
from quotes.editing.undo import undo
from quotes.editing.wordings import join, split, stand_first, step_back
from quotes.exceptions import DecisionError
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import Change, ChangeSet, ImportRun, Quote, StatementAlias, WordingDecision
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db

WHY = {"author": Author("The desk"), "reason": "The broadcast has one sentence."}
BRIDGE = "We will rebuild the old harbour bridge before the winter comes to this town"
SCHOOL = "Every school in the valley shall have a teacher of music by next September"


@pytest.fixture
def maren():
    return make_person("Maren Oduya")


def said(text: str, speaker=None, **fields) -> Quote:
    quote = make_quote(text, speaker=speaker, **fields)
    make_reading(quote)
    return quote


def matched(*quotes: Quote) -> list[Quote]:
    """The quotes after the machine has grouped them."""
    refresh([quote.pk for quote in quotes])
    return [Quote.objects.get(pk=quote.pk) for quote in quotes]


def statements(*quotes: Quote) -> list[str | None]:
    """The address of each quote's statement."""
    found = Quote.objects.select_related("statement").in_bulk([quote.pk for quote in quotes])
    return [getattr(found[quote.pk].statement, "public_id", None) for quote in quotes]


class TestJoining:
    def test_two_that_the_machine_keeps_apart_are_one_statement(self, maren):
        one, other = matched(said(BRIDGE, maren), said(SCHOOL, maren))
        assert statements(one, other) == [None, None]
        join(one, other, **WHY)
        first, second = statements(one, other)
        assert first == second is not None

    def test_it_stands_when_all_is_matched_again(self, maren):
        one, other = matched(said(BRIDGE, maren), said(SCHOOL, maren))
        join(one, other, **WHY)
        stood = statements(one, other)
        matched(one, other)
        matched(said("A third thing that she said", maren))
        assert statements(one, other) == stood

    def test_the_statement_of_the_quote_that_came_first_keeps_its_address(self, maren):
        quotes = [said(text, maren) for text in (BRIDGE, SCHOOL, SCHOOL, BRIDGE)]
        bridge, school, _, _ = matched(*quotes)
        before = statements(*quotes)
        join(school, bridge, **WHY)
        assert set(statements(*quotes)) == {before[0]}
        assert StatementAlias.objects.get().public_id == before[1]

    def test_an_unnamed_source_joins_a_person_by_an_editor_only(self, maren):
        named, unnamed = matched(
            said(BRIDGE, maren), said(BRIDGE, speaker_name="an aide", speaker_kind="anonymous")
        )
        assert statements(named, unnamed) == [None, None]
        join(named, unnamed, **WHY)
        first, second = statements(named, unnamed)
        assert first == second is not None
        matched(unnamed)
        matched(named)
        assert statements(named, unnamed) == [first, first]

    def test_two_unnamed_sources_are_joined_and_parted_again(self):
        quotes = [said(BRIDGE, speaker_kind="anonymous", speaker_name=who) for who in "xy"]
        made = join(*quotes, **WHY)
        assert len(set(statements(*quotes)) - {None}) == 1
        undo(made, **WHY)
        assert statements(*quotes) == [None, None]

    def test_two_people_never_share_a_statement(self, maren):
        other = said(BRIDGE, make_person("Joss Varga"))
        with pytest.raises(DecisionError, match="Joss Varga and Maren Oduya are two people"):
            join(said(BRIDGE, maren), other, **WHY)

    def test_an_unnamed_source_is_no_bridge_between_two_people(self, maren):
        aide = said(BRIDGE, speaker_kind="anonymous", speaker_name="an aide")
        hers, his = said(BRIDGE, maren), said(BRIDGE, make_person("Joss Varga"))
        join(aide, hers, **WHY)
        join(aide, his, **WHY)
        assert statements(aide, hers, his) == [None, None, None]

    @pytest.mark.parametrize(
        "fields", [{"headline": True}, {"kind": "indirect"}, {"lifecycle": "retracted"}]
    )
    def test_what_is_no_wording_is_refused(self, maren, fields):
        with pytest.raises(DecisionError, match="cannot be a wording"):
            join(said(BRIDGE, maren), said(SCHOOL, maren, **fields), **WHY)

    def test_a_single_quote_cannot_be_joined(self, maren):
        with pytest.raises(DecisionError, match="at least two"):
            join(said(BRIDGE, maren), **WHY)


class TestParting:
    def test_two_that_the_machine_joined_are_two_statements(self, maren):
        one, other = matched(said(BRIDGE, maren), said(BRIDGE, maren))
        split(one, [other], **WHY)
        assert statements(one, other) == [None, None]
        matched(one, other)
        assert statements(one, other) == [None, None]

    def test_one_is_taken_out_and_the_others_keep_their_address(self, maren):
        quotes = matched(*(said(BRIDGE, maren) for _ in range(3)))
        before = statements(*quotes)
        split(quotes[0], quotes[1:], **WHY)
        assert statements(*quotes) == [None, before[1], before[2]]

    def test_nothing_to_part_from_is_refused(self, maren):
        one = said(BRIDGE, maren)
        with pytest.raises(DecisionError, match="stands alone"):
            split(one, [one], **WHY)


class TestContradictions:
    def test_joining_by_way_of_a_third_what_was_parted_is_refused_and_names_them(self, maren):
        a, b, c = matched(*(said(text, maren) for text in (BRIDGE, SCHOOL, "We shall see then")))
        join(a, b, **WHY)
        split(a, [c], **WHY)
        with pytest.raises(DecisionError, match="take one decision back") as refused:
            join(b, c, **WHY)
        assert "We will rebuild the old harbour" in str(refused.value)
        assert WordingDecision.objects.count() == 2
        assert ChangeSet.objects.count() == 2

    def test_another_decision_about_the_same_two_takes_the_place_of_the_first(self, maren):
        one, other = matched(said(BRIDGE, maren), said(SCHOOL, maren))
        join(one, other, **WHY)
        split(one, [other], **WHY)
        assert [row.verdict for row in WordingDecision.objects.active()] == ["different"]
        assert statements(one, other) == [None, None]

    def test_a_decision_that_stands_is_not_made_twice(self, maren):
        one, other = said(BRIDGE, maren), said(SCHOOL, maren)
        join(one, other, **WHY)
        with pytest.raises(DecisionError, match="stands already"):
            join(other, one, **WHY)

    def test_undoing_into_a_contradiction_is_refused(self, maren):
        a, b, c = (said(text, maren) for text in (BRIDGE, SCHOOL, "We shall see then"))
        join(a, b, **WHY)
        parted = split(a, [b], **WHY)
        join(a, c, **WHY)
        split(b, [c], **WHY)
        with pytest.raises(DecisionError, match="take one decision back"):
            undo(parted, **WHY)

    def test_without_a_reason_nothing_is_decided(self, maren):
        with pytest.raises(DecisionError, match="Say why"):
            join(said(BRIDGE, maren), said(SCHOOL, maren), author=Author("x"), reason=" ")
        assert not WordingDecision.objects.exists()


class TestUndoing:
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        steps=st.lists(st.tuples(st.booleans(), st.permutations(range(5))), min_size=1, max_size=4)
    )
    @example(
        steps=[
            (False, [0, 3, 2, 1, 4]),
            (False, [1, 3, 2, 0, 4]),
            (True, [3, 4, 2, 0, 1]),
            (True, [2, 3, 0, 1, 4]),
        ]
    )
    def test_any_run_of_decisions_is_undone_exactly_step_by_step(self, steps):
        speaker = make_person()
        texts = (BRIDGE, SCHOOL, BRIDGE, SCHOOL, "We shall see what the year will bring us all")
        quotes = matched(*(said(text, speaker) for text in texts))
        history = []
        for joins, order in steps:
            one, other = (quotes[place] for place in order[:2])
            stood = statements(*quotes)
            try:
                made = join(one, other, **WHY) if joins else split(one, [other], **WHY)
            except DecisionError:
                continue
            history.append((made, stood))
        for made, stood in reversed(history):
            undo(made, **WHY)
            assert statements(*quotes) == stood

    def test_what_was_undone_is_given_back_with_its_addresses_when_the_undoing_is(self, maren):
        quotes = matched(*(said(text, maren) for text in (BRIDGE, SCHOOL, BRIDGE, SCHOOL)))
        split(quotes[1], [quotes[3]], **WHY)
        made = join(quotes[1], quotes[2], **WHY)
        stood = statements(*quotes)
        undone = undo(made, **WHY)
        assert statements(*quotes) != stood
        undo(undone, **WHY)
        assert statements(*quotes) == stood

    def test_an_address_that_others_have_by_now_stays_theirs(self, maren):
        texts = (SCHOOL, SCHOOL, BRIDGE, "We shall see what the year will bring us all")
        one, other, third, fourth = matched(*(said(text, maren) for text in texts))
        address, _ = statements(one, other)
        parted = split(one, [other], **WHY)
        join(one, third, **WHY)
        join(third, fourth, **WHY)
        split(one, [third, fourth], **WHY)
        assert statements(one, other, third, fourth) == [None, None, address, address]
        undo(parted, **WHY)
        first, second, *others = statements(one, other, third, fourth)
        assert first == second not in (None, address)
        assert others == [address, address]

    def test_what_a_later_decision_replaced_cannot_be_undone(self, maren):
        one, other = said(BRIDGE, maren), said(SCHOOL, maren)
        made = join(one, other, **WHY)
        split(one, [other], **WHY)
        with pytest.raises(DecisionError, match="a later one replaced it"):
            undo(made, **WHY)


class TestHistory:
    def test_every_verdict_is_in_the_history_with_what_stood_before(self, maren):
        one, other = said(BRIDGE, maren), said(SCHOOL, maren)
        join(one, other, **WHY)
        change = Change.objects.get()
        assert (change.quote, change.field) == (one, "wordings")
        assert change.before == {"verdict": "open", "with": other.public_id}
        assert change.after == {"verdict": "same", "with": other.public_id}

    def test_where_each_quote_stood_before_a_decision_is_kept_for_ever(self, maren):
        one, other = matched(said(BRIDGE, maren), said(BRIDGE, maren))
        address, _ = statements(one, other)
        made = split(one, [other], **WHY)
        moves = made.statement_moves.values_list("quote", "before", "after")
        assert list(moves) == [(one.pk, address, ""), (other.pk, address, "")]
        for rewritten in ({"before": ""}, {"after": address + "x"}):
            with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
                made.statement_moves.update(**rewritten)

    def test_a_decided_quote_that_is_no_longer_read_is_orphaned(self):
        run = ImportRun.objects.create(command="test", engine="test")
        texts = {
            "a.txt": f"Bridge\n\n“{BRIDGE},” Transport Minister Maren Oduya said.\n",
            "b.txt": f"School\n\n“{SCHOOL},” Transport Minister Maren Oduya said.\n",
        }
        for name, text in texts.items():
            bring_in(Incoming(Source(name, text), Entry(file=name, outlet="The Post")), run)
        one, other = Quote.objects.order_by("pk")
        join(one, other, **WHY)
        reread(one.article, run)
        assert len(set(statements(one, other)) - {None}) == 1
        gone = Source("b.txt", "School\n\nNothing was said.\n")
        bring_in(Incoming(gone, Entry(file="b.txt", outlet="The Post")), run)
        other.refresh_from_db()
        assert (other.lifecycle, other.statement) == ("orphaned", None)
        bring_in(Incoming(Source("b.txt", texts["b.txt"]), Entry("b.txt", outlet="The Post")), run)
        assert len(set(statements(one, other)) - {None}) == 1


class TestStandingFirst:
    def test_the_chosen_wording_stands_first_until_another_is_chosen(self, maren):
        one, other = matched(said(BRIDGE, maren), said(BRIDGE, maren))
        stand_first(one, **WHY)
        stand_first(other, **WHY)
        assert list(Quote.objects.filter(stands_first=True)) == [other]
        step_back(other, **WHY)
        assert not Quote.objects.filter(stands_first=True).exists()

    def test_it_stands_when_the_quote_is_read_again(self, maren):
        one, _ = matched(said(BRIDGE, maren), said(BRIDGE, maren))
        stand_first(one, **WHY)
        refresh([one.pk])
        one.refresh_from_db()
        assert one.stands_first

    def test_a_quote_without_a_statement_cannot_stand_first(self, maren):
        with pytest.raises(DecisionError, match="stands alone"):
            stand_first(said(BRIDGE, maren), **WHY)

    def test_choosing_what_was_chosen_is_refused(self, maren):
        one, _ = matched(said(BRIDGE, maren), said(BRIDGE, maren))
        stand_first(one, **WHY)
        with pytest.raises(DecisionError, match="already"):
            stand_first(one, **WHY)

    def test_what_nobody_chose_cannot_step_back(self, maren):
        with pytest.raises(DecisionError, match="Nobody chose"):
            step_back(said(BRIDGE, maren), **WHY)


def test_what_is_held_is_refused_as_a_wording_without_its_words(maren):
    held, other = said(BRIDGE, maren), said(SCHOOL, maren)
    hold(held, **WHY)
    held.refresh_from_db()
    with pytest.raises(DecisionError, match=f"^{held.public_id} cannot be a wording"):
        join(held, other, **WHY)
