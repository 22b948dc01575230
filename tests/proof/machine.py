"""A newsroom in which everything happens in any order, and what editors decided must stand."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import transaction
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quotes.editing import people
from quotes.editing.articles import decide_article, shown
from quotes.editing.decisions import decide_fields, decide_many
from quotes.editing.history import Author
from quotes.editing.marking import mark
from quotes.editing.speakers import Speaker
from quotes.editing.takedown import hold, hold_article, is_frozen, is_over, lift, retract
from quotes.editing.undo import undo
from quotes.editing.verifying import breaks
from quotes.exceptions import DecisionError
from quotes.importing import storing
from quotes.importing.pipeline import reread
from quotes.models import Article, ImportRun, Person, Quote, Reading, TakeDown
from quotes.models.quote import Lifecycle
from tests.factories import make_person, make_topic
from tests.proof import newsroom, pages, wishes
from tests.proof.ledger import Decided, Key, Ledger

WHY = {"author": Author("The desk"), "reason": "The page shows it."}
TAKEN = (Lifecycle.HELD, Lifecycle.RETRACTED, Lifecycle.SUPPRESSED)
NUMBERS = st.integers(0, 10_000)


class Newsroom(RuleBasedStateMachine):
    """Imports, engines and editors at the same articles. `figures` counts what all runs did."""

    figures: ClassVar[Counter] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.scratch = transaction.atomic()
        self.scratch.__enter__()
        self.engine = storing.extract
        self.ledger, self.texts, self.heirs = Ledger(), dict(newsroom.ARTICLES), {}
        self.merges: list[tuple[Any, Person]] = []
        self.facts: dict[tuple[int, str], Any] = {}
        self.fact_changes: list[tuple[Any, dict, dict]] = []
        self.client = Client()

    def teardown(self) -> None:
        """Read every page once more and prove the history; then nothing of it was."""
        try:
            self.every_page_shows_what_was_decided()
            assert list(breaks()) == []
            self.figures["rounds"] += 1
        finally:
            storing.extract = self.engine
            transaction.set_rollback(True)
            self.scratch.__exit__(None, None, None)

    @initialize()
    def the_first_import(self) -> None:
        make_topic("Bridges", rule="bridge")
        make_topic("Strikes")
        make_person("Ada Fenwick")
        for name, outlet in zip(self.texts, newsroom.OUTLETS, strict=True):
            newsroom.bring(name, self.texts[name], outlet)

    # What happens to the articles

    @rule(
        name=st.sampled_from(sorted(newsroom.ARTICLES)),
        how=st.sampled_from(["insert", "leave out", "move", "reword", "restore"]),
        at=NUMBERS,
        data=st.data(),
    )
    def the_outlet_changes_its_article(self, name: str, how: str, at: int, data: Any) -> None:
        before = newsroom.ARTICLES[name] if how == "restore" else self.texts[name]
        self.texts[name] = newsroom.changed(before, how, at)
        outlet = dict(zip(newsroom.ARTICLES, newsroom.OUTLETS, strict=True))[name]
        newsroom.bring(name, self.texts[name], outlet)
        self.figures["imports"] += 1
        self.decide_fields_of(self.pick(Quote, at), data.draw)

    @rule(seed=st.integers(0, 40), at=st.lists(NUMBERS, min_size=1, max_size=2), data=st.data())
    def another_engine_reads_everything(self, seed: int, at: list[int], data: Any) -> None:
        storing.extract = newsroom.later_engine(seed)
        for article in Article.objects.order_by("pk"):
            reread(article, ImportRun.objects.create(command="proof", engine=str(seed)))
        self.figures["readings of an article"] += 2
        for one in at:
            self.decide_fields_of(self.pick(Quote, one), data.draw)

    # What editors decide

    @rule(data=st.data(), at=st.lists(NUMBERS, min_size=1, max_size=4))
    def an_editor_decides(self, data: Any, at: list[int]) -> None:
        for one in at:
            self.decide_fields_of(self.pick(Quote, one), data.draw)

    def decide_fields_of(self, quote: Quote, draw: Any) -> None:
        """Several fields of one quote in one changeset."""
        fields = draw(st.sets(st.sampled_from(wishes.FIELDS), min_size=2, max_size=6))
        wished = {name: wishes.wish(draw, quote, name) for name in sorted(fields)}
        try:
            made = decide_fields(quote, wished, seen_revision=quote.revision, **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        changeset = made[0].change.changeset
        self.decided({(quote.pk, name): wished[name] for name in wished}, changeset)

    @rule(data=st.data(), at=st.lists(NUMBERS, min_size=3, max_size=6))
    def an_editor_decides_of_many(self, data: Any, at: list[int]) -> None:
        quotes = list({self.pick(Quote, one).pk: self.pick(Quote, one) for one in at}.values())
        field = data.draw(st.sampled_from(["speaker", "kind", "topics", "not_a_quotation"]))
        wished = wishes.wish(data.draw, quotes[0], field)
        try:
            made = decide_many(quotes, field, lambda quote: wished, **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        self.decided({(quote.pk, field): wished for quote in quotes}, made)

    @rule(data=st.data(), at=NUMBERS)
    def an_editor_marks_what_was_missed(self, data: Any, at: int) -> None:
        article = self.pick(Article, at)
        text = article.current.text
        place = wishes.words_of(data.draw, text)
        try:
            quote = mark(article, [place], **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        words = text[slice(*place)]
        wished = {(quote.pk, "missed"): words, (quote.pk, "kind"): "direct"}
        self.decided(wished, quote.overrides.get(field="missed").change.changeset)

    @rule(data=st.data(), at=NUMBERS)
    def an_editor_decides_about_an_article(self, data: Any, at: int) -> None:
        article = self.pick(Article, at)
        wished = wishes.article_facts(data.draw)
        before = {(article.pk, name): shown(article, name) for name in wished}
        try:
            made = decide_article(article, wished, **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        after = {(article.pk, name): value for name, value in wished.items()}
        self.facts |= after
        self.fact_changes.append((made, before, after))
        self.figures["facts about articles"] += len(made.changes.all())

    @precondition(lambda self: self.fact_changes)
    @rule()
    def an_editor_takes_the_last_of_an_article_back(self) -> None:
        made, before, _ = self.fact_changes[-1]
        try:
            undo(made, author=WHY["author"], reason="A slip.")
        except DecisionError:
            assert is_frozen(made.changes.first().article)
            self.figures["refusals"] += 1
            return
        self.fact_changes.pop()
        self.facts |= before
        self.figures["facts about articles taken back"] += 1

    def decided(self, wished: dict[Key, Any], changeset: Any) -> None:
        """Note it: of a place the words, for it moves with the text; of a person the heir, who
        was decided about if the other had been merged by then."""
        quotes = Quote.objects.in_bulk([pk for pk, _ in wished])
        words = {key: quotes[key[0]].text for key in wished if key[1] == "bounds"}
        whom = {
            key: Speaker(Person.objects.get(pk=pages.heir_of(wish.person.pk, self.heirs)))
            for key, wish in wished.items()
            if key[1] == "speaker" and wish.person
        }
        self.ledger.decided(wished | words | whom, changeset)
        self.figures["overrides"] += len(self.ledger.entries[-1].moves)

    @rule(at=NUMBERS, last=st.booleans())
    def an_editor_takes_a_changeset_back(self, at: int, last: bool) -> None:
        if not self.ledger.entries:
            return
        entry = self.ledger.entries[-1 if last else at % len(self.ledger.entries)]
        kept = Quote.objects.filter(pk__in=[pk for pk, _ in entry.moves], lifecycle__in=TAKEN)
        possible = self.ledger.can_take_back(entry) and not kept.exists()
        try:
            made = undo(entry.changeset, author=WHY["author"], reason="A slip.")
        except DecisionError:
            assert not possible, f"{entry.changeset} could not be taken back"
            self.figures["refusals"] += 1
            return
        assert possible, f"{entry.changeset} was taken back from under a later decision"
        self.ledger.taken_back(entry, made)
        self.figures["undone changesets"] += 1

    @rule(at=NUMBERS, act=st.sampled_from([hold, retract]))
    def an_editor_takes_a_quote_down(self, at: int, act: Any) -> None:
        try:
            act(self.pick(Quote, at), **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        self.figures["taken down"] += 1

    @rule(at=NUMBERS)
    def an_editor_takes_an_article_down(self, at: int) -> None:
        try:
            hold_article(self.pick(Article, at), **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        self.figures["articles taken down"] += 1

    @invariant()
    def what_was_taken_down_stays_so_until_nothing_over_it_stands(self) -> None:
        standing = list(TakeDown.objects.standing())
        for quote in Quote.objects.all():
            kinds = {placed.kind for placed in standing if is_over(placed, quote)}
            assert (quote.lifecycle in TAKEN) == bool(kinds)
            assert (quote.lifecycle == Lifecycle.HELD) == ("hold" in kinds)

    @rule(at=NUMBERS, data=st.data())
    def an_editor_gives_a_quote_back(self, at: int, data: Any) -> None:
        standing = TakeDown.objects.standing()
        if standing:
            lift(standing[at % len(standing)], **WHY)
            self.figures["given back"] += 1
        self.decide_fields_of(self.pick(Quote, at), data.draw)

    @rule(one=NUMBERS, other=NUMBERS)
    def an_editor_merges_two_people(self, one: int, other: int) -> None:
        person, into = self.pick(Person, one), self.pick(Person, other)
        try:
            made = people.merge(person, into, **WHY)
        except DecisionError:
            self.figures["refusals"] += 1
            return
        self.heirs[person.pk] = into.pk
        self.merges.append((made, person))
        self.figures["merges"] += 1

    @precondition(lambda self: self.merges)
    @rule(at=NUMBERS)
    def an_editor_takes_a_merge_back(self, at: int) -> None:
        changeset, person = self.merges[at % len(self.merges)]
        try:
            undo(changeset, author=WHY["author"], reason="They are two.")
        except DecisionError:
            self.figures["refusals"] += 1
            return
        self.merges.remove((changeset, person))
        del self.heirs[person.pk]
        self.figures["merges taken back"] += 1

    def pick(self, model: Any, at: int) -> Any:
        """One of the rows, as it is now."""
        rows = model.objects.order_by("pk")
        return rows[at % rows.count()]

    # What must hold

    def wishes_shown(self) -> Iterator[tuple[Key, Decided]]:
        """What pages must show: bounds that were moved stand before the place that was marked."""
        standing = dict(self.ledger.wishes())
        for (pk, field), one in standing.items():
            if field != "missed" or (pk, "bounds") not in standing:
                yield (pk, field), one

    @invariant()
    def no_decision_is_lost_or_changed(self) -> None:
        assert list(self.ledger.lost_rows()) == []
        rows = Quote.objects.all()
        quotes = rows.in_bulk({pk for (pk, _), _ in self.ledger.wishes()})
        # While something of an article is held, words of its text are taken out.
        frozen = {article.pk for article in Article.objects.all() if is_frozen(article)}
        readings = {one.quote_id: one for one in Reading.objects.select_related("version")}
        for (pk, field), one in self.wishes_shown():
            quote, reading = quotes[pk], readings.get(pk)
            covered = quote.article_id in frozen
            if not (covered and field in wishes.PLACES):
                assert pages.columns_differ(quote, field, one.wish, self.heirs) == ""
            if reading is not None and not covered:
                here = newsroom.paragraph_read(reading)
                one.paragraph = one.paragraph or here
                assert one.paragraph == here, f"{quote} is now about other words"

    @invariant()
    def every_article_is_what_an_editor_said_and_is_stored_once(self) -> None:
        articles = Article.objects.select_related("outlet").in_bulk()
        assert len(articles) in (0, len(newsroom.ARTICLES))
        for (pk, name), value in self.facts.items():
            now = shown(articles[pk], name)
            assert {key: now[key] for key in value} == value
        for quote in Quote.objects.filter(article__in={pk for pk, _ in self.facts}):
            article = articles[quote.article_id]
            assert (quote.outlet_id, quote.published) == (article.outlet_id, article.published)

    def every_page_shows_what_was_decided(self) -> None:
        by_quote: dict[int, dict[str, Any]] = {}
        for (pk, field), one in self.wishes_shown():
            by_quote.setdefault(pk, {})[field] = one.wish
        for pk, wished in by_quote.items():
            quote = Quote.objects.select_related("article").get(pk=pk)
            if is_frozen(quote.article):  # held words are covered, also where bounds take them in
                wished = {name: wish for name, wish in wished.items() if name not in wishes.PLACES}
            assert pages.page_differs(self.client, quote, wished, self.heirs) == ""
            self.figures["pages read"] += 1
