"""One quote is shown so that it cannot say more than its article does."""

import datetime

import pytest
from django.core.management import call_command

from quotes.models import Quote
from quotes.models.quote import SpeakerKind
from quotes.presenting import present, present_all, ready
from quotes.presenting.chain import in_words
from quotes.presenting.dates import span
from quotes.presenting.evidence import passage, passages, whole
from quotes.presenting.groups import grouped, leading
from quotes.presenting.states import STATES, state, state_query
from quotes.presenting.surroundings import narration
from quotes.presenting.words import BREAK, in_sentence, plain
from tests.factories import (
    make_article,
    make_outlet,
    make_person,
    make_quote,
    make_quote_in,
    make_statement,
)

pytestmark = pytest.mark.django_db


def shown(text: str, *pieces: str, **fields):
    return present(make_quote_in(text, *pieces, **fields))


class TestWords:
    def test_a_whole_quotation_stands_in_typographic_marks(self):
        found = shown('"We will build it," Quill said.', "We will build it")
        assert found.plain == "“We will build it”"

    def test_a_fragment_brings_its_sentence_outside_the_marks(self):
        text = 'It rained. Quill called the bridge "a disgrace" and left. Nobody followed.'
        found = shown(text, "a disgrace", kind="partial")
        assert [(part.tone, str(part)) for part in found.parts] == [
            ("around", "Quill called the bridge "),
            ("said", "“a disgrace”"),
            ("around", " and left."),
        ]

    @pytest.mark.parametrize(
        ("printed", "shown_as"),
        [
            ('Quill called it "unreal."', "Quill called it “unreal.”"),
            ("Quill called it “unreal”.", "Quill called it “unreal”."),
            ('It was "unreal," Quill said.', "It was “unreal,” Quill said."),
            ("It was “unreal“, Quill said.", "It was “unreal”, Quill said."),
            ("Quill called it ‘unreal' twice.", "Quill called it ‘unreal’ twice."),
            ("Quill called it ``unreal'' twice.", "Quill called it “unreal” twice."),
            ("Quill called it « unreal ».", "Quill called it “unreal”."),
            ("Quill said: “She called it ‘unreal,’ twice.”", None),
            ("Quill said that it was “unreal”:", "Quill said that it was “unreal”:"),
            ("Quill called it (“unreal”) twice.", "Quill called it (“unreal”) twice."),
        ],
    )
    def test_printed_signs_keep_their_order_around_a_fragment(self, printed, shown_as):
        assert shown(printed, "unreal", kind="partial").plain == (shown_as or printed)

    def test_stray_web_tags_are_not_shown_around_a_fragment(self):
        found = shown("Quill said on Monday</strong> that it was “gone”.", "gone", kind="partial")
        assert found.plain == "Quill said on Monday that it was “gone”."

    def test_a_very_long_sentence_is_cut_and_says_so(self):
        text = f"{'word ' * 200}called it “gone” {'word ' * 200}"
        found = shown(text, "gone", kind="partial")
        assert found.plain.startswith("[…] word")
        assert found.plain.endswith("word […]")
        assert len(found.plain) < 700

    def test_the_narration_between_two_pieces_is_outside_the_marks(self):
        found = shown('"It rained," Quill said. "We left."', "It rained", "We left.")
        assert found.plain == "“It rained,” Quill said. “We left.”"
        assert [part.tone for part in found.parts] == ["said", "gap", "said"]

    def test_long_narration_between_two_pieces_is_a_visible_break(self):
        found = shown(
            f"“It rained,” {'said Quill, who stood there, ' * 5} “We left.”",
            "It rained",
            "We left.",
        )
        assert found.plain == "“It rained,” […] “We left.”"

    def test_a_speech_over_paragraphs_opens_each_and_closes_only_the_last(self):
        found = shown("“It rained.\n\n“We left.” Quill said.", "It rained.", "We left.")
        assert found.plain == "“It rained. “We left.”"

    def test_two_closed_quotations_beside_each_other_are_not_made_one(self):
        found = shown("“It rained.” “We left,” Quill said.", "It rained.", "We left")
        assert found.plain == "“It rained.” “We left”"

    def test_words_that_stand_alone_have_no_comma_before_our_mark(self):
        assert shown("‘We left,’ Quill said.", "We left").plain == "“We left”"

    @pytest.mark.parametrize("kind", ["block", "indirect"])
    def test_no_marks_are_put_where_the_outlet_printed_none(self, kind):
        found = shown("Quill said:\n\nIt rained for days.", "It rained for days.", kind=kind)
        assert found.plain == "It rained for days."
        assert found.says_kind

    def test_reported_words_are_never_shown_without_the_verb_that_denies_them(self):
        text = "It rained. On Monday Quill rejected reports alleging that he left. Nobody came."
        at = text.index("rejected")
        found = shown(text, "alleging that he left", kind="indirect", cue_start=at, cue_end=at + 8)
        assert found.plain == "On Monday Quill rejected reports alleging that he left."
        assert found.title == f"Reported: {found.plain}"

    def test_a_verb_in_the_sentence_before_is_shown_with_the_reported_words(self):
        text = "Quill denied it all. He had left at noon.\n\nNobody came."
        found = shown(text, "He had left at noon", kind="indirect", cue_start=6, cue_end=12)
        assert found.plain == "Quill denied it all. He had left at noon."

    def test_a_block_says_that_it_was_printed_without_marks(self):
        assert "without quotation marks" in present(make_quote(kind="block")).kind

    def test_words_that_the_captured_text_does_not_hold_stand_alone(self):
        quote = make_quote_in("Quill called it “gone”.", "gone", kind="partial")
        quote.text = "lost"
        assert present(quote).plain == "“lost”"
        assert passage(quote) == []


class TestTitle:
    FIGHTER = (
        "“It is not as strong as a finger against us,“ said one, who stood there. "
        "“If Quill gives us the order, we will finish it in two days.”"
    )

    def test_words_between_which_the_article_speaks_are_not_put_in_one_pair_of_marks(self):
        found = shown(
            self.FIGHTER,
            "It is not as strong as a finger against us",
            "If Quill gives us the order, we will finish it in two days.",
        )
        assert found.title.startswith("“It is not as strong as a finger against us” […] “If Quill")
        assert found.title.endswith(" …”")

    def test_a_further_piece_that_has_no_room_leaves_a_visible_break(self):
        long = "It rained on the old bridge for days and days and then for days again"
        found = shown(f"“{long},” Quill said. “We left.”", long, "We left.")
        assert found.title == f"“{long}” […]"

    def test_a_speech_over_paragraphs_is_one(self):
        found = shown("“It rained.\n\n“We left.” Quill said.", "It rained.", "We left.")
        assert found.title == "“It rained. We left.”"

    def test_a_break_stays_where_the_captured_text_says_something_else(self):
        quote = make_quote_in("“It rained,” he said. “We left.”", "It rained", "We left.")
        quote.text = "It poured We left."
        assert present(quote).title == "“It poured” […] “We left.”"

    def test_the_admin_names_a_quote_with_the_break_too(self):
        quote = make_quote_in("“It rained,” he said. “We left.”", "It rained", "We left.")
        assert str(quote) == "“It rained” […] “We left.”"

    @pytest.mark.parametrize("first", [True, False])
    def test_the_verb_stays_in_the_title_of_a_long_report(self, first):
        words, verb = f"that it rained {'on and on ' * 30}there", "Quill denied"
        text = f"{verb} {words}." if first else f"{words}, {verb}."
        at = text.index("denied")
        found = shown(text, words, kind="indirect", cue_start=at, cue_end=at + 6)
        assert "denied" in found.title
        assert len(found.title) < 300


@pytest.fixture
def demo() -> None:
    call_command("loaddata", "fixtures/demo.json", verbosity=0)


SHAPE = str.maketrans(dict.fromkeys("“”„‘’'`", '"'))


@pytest.mark.usefixtures("demo")
def test_in_every_sentence_of_the_seeds_nothing_is_added_lost_or_moved():
    def printed(words: str) -> str:
        return " ".join(narration(words).translate(SHAPE).split())

    quotes = list(ready(Quote.objects.all()))
    assert len(quotes) > 40
    for quote in quotes:
        for stretch in plain(in_sentence(quote)).split(BREAK.strip()):
            assert printed(stretch) in printed(quote.version.text)


class TestSpeaker:
    def test_a_known_speaker_is_linked_with_the_role_as_printed(self):
        person = make_person("Ada Quill")
        found = present(make_quote(speaker=person, role="Mayor of Ely")).speaker
        assert (found.name, found.url, found.role) == (
            "Ada Quill",
            person.get_absolute_url(),
            "Mayor of Ely",
        )

    def test_a_name_without_a_person_says_that_it_is_not_matched(self):
        found = present(make_quote(speaker_name="A. Quill", speaker_kind="person")).speaker
        assert (found.state, found.url) == ("unresolved", "")
        assert "not yet matched" in str(found)

    def test_an_unnamed_source_is_described_and_nobody(self):
        found = present(make_quote(speaker_name="senior official")).speaker
        assert (found.state, found.url) == ("anonymous", "")
        assert str(found) == "senior official, not named in the article"

    def test_where_nobody_is_known_the_page_says_so(self):
        found = present(make_quote())
        assert found.speaker.name == "Speaker unknown"
        assert found.state_in_words == "speaker unknown"

    def test_a_pronoun_alone_names_nobody(self):
        found = present(make_quote(speaker_name="they", speaker_kind="group")).speaker
        assert (found.name, found.printed_otherwise) == ("Speaker unknown", True)

    @pytest.mark.parametrize(
        ("printed", "said"),
        [("he", False), ("Quill", False), ("The number two", True), ("Adah Quill", True)],
    )
    def test_another_printed_form_is_said_but_no_pronoun(self, printed, said):
        quote = make_quote(speaker=make_person("Ada Quill"), speaker_as_printed=printed)
        assert present(quote).speaker.printed_otherwise is said

    @pytest.mark.parametrize(
        ("printed", "shown_as"),
        [
            ("a “senior official", "a senior official"),
            ("a “senior official”", "a ‘senior official’"),
            ('"The Fixer', "The Fixer"),
            ("Ada “The Bridge” Quill”", "Ada ‘The Bridge’ Quill"),
            ("the city’s mayor", "the city’s mayor"),
        ],
    )
    def test_a_printed_name_has_no_loose_mark(self, printed, shown_as):
        quote = make_quote(speaker_name="somebody", speaker_as_printed=printed)
        assert present(quote).speaker.as_printed == shown_as
        assert quote.speaker_as_printed == printed


class TestChain:
    def test_it_goes_from_the_speaker_to_the_page(self):
        post, irna = make_outlet("The Post"), make_outlet("State News", kind="agency")
        irna.names.create(name="SNA")
        quote = make_quote(
            speaker=make_person("Ada Quill"), sources=[post, irna], outlet=make_outlet("Digest")
        )
        assert [link.name for link in present(quote).chain] == [
            "Ada Quill",
            "SNA",
            "The Post",
            "Digest",
        ]
        assert in_words(present(quote).chain) == "Ada Quill → State News → The Post → Digest"

    def test_no_family_name_is_guessed(self):
        quote = make_quote(speaker=make_person("Abdolreza Rahmani Fazli"))
        assert present(quote).chain[0].name == "Abdolreza Rahmani Fazli"

    def test_an_article_that_names_nobody_has_no_stated_origin(self):
        quote = make_quote(speaker=make_person("Ada Quill"), outlet=make_outlet("Digest"))
        assert in_words(present(quote).chain) == "Ada Quill → origin not stated → Digest"

    def test_an_agency_that_prints_its_own_dispatch_stands_there_once(self):
        agency = make_outlet("State News", kind="agency")
        quote = make_quote(speaker=make_person("Ada Quill"), sources=[agency], outlet=agency)
        assert in_words(present(quote).chain) == "Ada Quill → State News"


class TestDates:
    def test_a_day_said_names_the_words_that_it_rests_on(self):
        day = datetime.date(2014, 6, 14)
        quote = make_quote(said_from=day, said_to=day, said_words="on Saturday")
        assert str(present(quote).said) == "14 June 2014 (from “on Saturday”)"

    def test_an_unknown_day_is_not_the_day_of_publication(self):
        assert str(present(make_quote()).said) == "day not stated"

    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            ("2014-06-14", "2014-06-14", "14 June 2014"),
            ("2014-06-10", "2014-06-14", "10–14 June 2014"),
            ("2014-06-30", "2014-07-02", "30 June – 2 July 2014"),
            ("2013-12-31", "2014-01-01", "31 December 2013 – 1 January 2014"),
        ],
    )
    def test_a_range_says_nothing_twice(self, first, last, words):
        days = map(datetime.date.fromisoformat, (first, last))
        assert span(*days) == words

    @pytest.mark.parametrize(
        ("first", "last", "said_words", "words"),
        [
            ("2014-06-14", "2014-06-21", "last Saturday", "14 or 21 June 2014"),
            ("2014-06-28", "2014-07-05", "Last Saturday", "28 June or 5 July 2014"),
            (
                "2013-12-28",
                "2014-01-04",
                "this past Saturday",
                "28 December 2013 or 4 January 2014",
            ),
            ("2014-06-14", "2014-06-21", "last week", "14–21 June 2014"),
            ("2014-06-14", "2014-06-20", "last Saturday", "14–20 June 2014"),
            ("2014-06-14", "2014-06-21", "", "14–21 June 2014"),
        ],
    )
    def test_last_saturday_is_one_of_two_days_and_no_range(self, first, last, said_words, words):
        first, last = map(datetime.date.fromisoformat, (first, last))
        quote = make_quote(said_from=first, said_to=last, said_words=said_words)
        assert present(quote).said.words == words
        assert present(quote).said.known

    @pytest.mark.parametrize(
        ("basis", "said_words", "doubtful"),
        [
            ("inferred", "on Saturday", True),
            ("inferred", "2 March 2024", False),
            ("inferred", "", False),
            ("printed", "on Saturday", False),
        ],
    )
    def test_a_day_counted_from_an_inferred_date_says_so(self, basis, said_words, doubtful):
        article = make_article("A headline\n\n“Rain.”", published_basis=basis)
        day = datetime.date(2024, 3, 2)
        quote = make_quote(
            "Rain.", article=article, said_from=day, said_to=day, said_words=said_words
        )
        said = present(quote).said
        assert said.doubtful is doubtful
        assert ("counted from a date of publication that is not printed" in str(said)) is doubtful

    def test_an_inferred_date_of_publication_says_so(self):
        article = make_article("A headline\n\n“Rain.”", published_basis="inferred")
        found = present(make_quote("Rain.", article=article)).published
        assert str(found) == "5 March 2024 (date inferred)"
        assert found.doubtful

    def test_without_any_date_it_is_not_known(self):
        article = make_article("A headline\n\n“Rain.”", published=None)
        assert str(present(make_quote("Rain.", article=article)).published) == "date not known"


class TestStates:
    def test_the_database_and_the_page_agree_on_every_state(self):
        for review in ("machine", "checked", "corrected"):
            for kind in SpeakerKind.values:
                for name in ("", "They", "he", "an aide"):
                    make_quote(review=review, speaker_kind=kind, speaker_name=name)
            make_quote(review=review, speaker=make_person())
        for name in STATES:
            in_database = set(Quote.objects.filter(state_query(name)))
            assert in_database == {q for q in Quote.objects.all() if state(q) == name}

    def test_a_correction_outweighs_that_the_speaker_is_unknown(self):
        assert present(make_quote(review="corrected")).state == "corrected"

    def test_a_retracted_quote_says_so_before_its_words(self):
        assert present(make_quote(lifecycle="retracted")).notice.startswith("Retracted")


class TestOtherWordings:
    def test_only_wordings_that_a_reader_can_see_are_counted(self):
        first = make_quote()
        make_statement(
            first,
            make_quote(),
            make_quote(headline=True),
            make_quote(lifecycle="suppressed"),
            make_quote(kind="indirect"),
        )
        assert present(Quote.objects.get(pk=first.pk)).other_wordings == 1


class TestEvidence:
    TEXT = (
        "A headline\n\nIt rained.\n\n“We left,” Quill said. “It rained on.”\n\n"
        "Nobody came.\n\nThe end."
    )

    def quote(self, *pieces, **fields):
        at = self.TEXT.index("Quill")
        fields = {"speaker_start": at, "speaker_end": at + 5, "cue_start": at + 6} | fields
        return make_quote_in(self.TEXT, *pieces, cue_end=at + 10, **fields)

    def test_words_cue_and_speaker_are_marked_where_they_are_printed(self):
        quote = self.quote("We left", "It rained on.")
        runs = [run for line in passage(quote) for run in line.runs]
        assert [run.text for run in runs if run.said] == ["We left", "It rained on."]
        assert [run.text for run in runs if run.speaker] == ["Quill"]
        assert [run.text for run in runs if run.cue] == ["said"]

    def test_the_lines_before_and_after_stand_around_it(self):
        lines = passage(self.quote("We left"))
        assert ["".join(run.text for run in line.runs) for line in lines] == [
            "It rained.",
            "“We left,” Quill said. “It rained on.”",
            "Nobody came.",
        ]

    def test_a_whole_article_loses_no_character_of_its_lines(self):
        lines = whole(self.TEXT, [self.quote("We left", "It rained on.")])
        printed = ["".join(run.text for run in line.runs) for line in lines]
        assert printed == [line for line in self.TEXT.split("\n") if line]

    def test_passages_say_how_many_lines_they_leave_out(self):
        lines = passages(self.TEXT, [self.quote("We left")])
        assert [line.left_out for line in lines] == [2, 0, 2]

    def test_of_a_quotation_within_another_the_inner_one_is_marked(self):
        article = make_article("He said “she called it ‘gone’ today” twice.")
        outer = make_quote("she called it ‘gone’ today", article=article)
        inner = make_quote("gone", article=article)
        (line,) = whole(article.current.text, [outer, inner])
        marked = [(run.text, run.said) for run in line.runs if run.said]
        assert marked == [("she called it ‘", outer), ("gone", inner), ("’ today", outer)]

    def test_a_line_as_long_as_a_book_is_cut_around_the_words(self):
        text = f"{'word ' * 20_000}“We left,” Quill said. {'word ' * 20_000}"
        lines = passage(make_quote_in(text, "We left"))
        assert sum(len(run.text) for line in lines for run in line.runs) < 3_000


class TestGroups:
    def test_a_statement_stands_under_its_longest_wording(self):
        short, long = make_quote("We left."), make_quote("We left early that day.")
        alone = make_quote("It rained.")
        make_statement(short, long)
        leaders = leading(Quote.objects.shown()).order_by("pk")
        assert list(leaders) == [long, alone]
        group, other = grouped(ready(leaders), Quote.objects.shown())
        assert [shown.quote for shown in group.repeats] == [short]
        assert other.folded == ()

    def test_the_wording_that_an_editor_chose_stands_before_a_longer_one(self):
        short, long = make_quote("We left.", stands_first=True), make_quote("We left early then.")
        make_statement(short, long)
        assert list(leading(Quote.objects.shown())) == [short]

    def test_equal_wordings_leave_exactly_one_leader(self):
        make_statement(*(make_quote("We left.") for _ in range(3)))
        assert leading(Quote.objects.shown()).count() == 1

    def test_only_wordings_of_the_list_compete(self):
        short, long = make_quote("We left."), make_quote("We left early that day.")
        make_statement(short, long)
        assert list(leading(Quote.objects.filter(pk=short.pk))) == [short]

    def test_a_headline_folds_beneath_the_words_that_it_repeats(self):
        body = make_quote("We left early.")
        piece = make_quote("early", headline=True, body_quote=body, kind="partial")
        (group,) = grouped(ready(leading(Quote.objects.shown())), Quote.objects.shown())
        assert [shown.quote for shown in group.headlines] == [piece]


def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_num_queries):
    def read() -> None:
        for one in present_all(ready(Quote.objects.all())):
            assert (
                one.plain,
                one.chain,
                one.speaker,
                one.published,
                one.other_wordings,
            ) is not None

    def some(number: int) -> None:
        agency = make_outlet(kind="agency")
        make_statement(
            *(make_quote(speaker=make_person(), sources=[agency]) for _ in range(number))
        )

    some(3)
    with django_assert_num_queries(6):
        read()
    some(6)
    with django_assert_num_queries(6):
        read()
