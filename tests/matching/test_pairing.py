"""Which two quotations are one utterance: one rule a test, each with what it must let through."""

from datetime import date, timedelta

import pytest

from quotes.matching import Utterance, compare

DAY = date(2019, 5, 6)


def said(key, text, speaker="mira-holt", day=DAY, **more):
    return Utterance(key, text, speaker, None, None, day, **more)


def level(a, b, **more):
    """The level of two texts by one speaker on one day; "" where they are not even proposed."""
    pair = compare(said("a", a, **more), said("b", b, **more))
    return pair.level if pair else ""


def reason(a, b):
    return compare(said("a", a), said("b", b)).reason


SAME_WORDS = [
    ("The bridge “must” be rebuilt by spring", "the bridge 'must' be rebuilt by spring."),
    ("We don’t run this harbour, Mr. Orr does", "We do not run this harbor, Orr does"),
    ("A long-term co-operation of both towns", "A long term cooperation of both towns"),
    # how a house prints numbers, dates and compounds
    (
        "Two thousand families lost their homes in the valley",
        "2,000 families lost their homes in the valley",
    ),
    (
        "It cost the town £40m to drain the mine",
        "It cost the town 40 million pounds to drain the mine",
    ),
    ("The lock gate broke on 3rd March at night", "The lock gate broke on March 3 at night"),
    ("We shall re-build the chapel by the weir", "We shall rebuild the chapel by the weir"),
    ("The cease-fire at the lagoon is holding", "The ceasefire at the lagoon is holding"),
    ("The programme cost 40% of our budget", "The program cost 40 percent of our budget"),
]

ONE_STATEMENT = [
    # cut at the end, at the start, in the middle
    (
        "We will rebuild the bridge before winter, and the town will not pay for it",
        "We will rebuild the bridge before winter",
    ),
    (
        "As I told the council, the ferry company owes every passenger a refund",
        "the ferry company owes every passenger a refund",
    ),
    (
        "The dam, which my grandfather helped to build, will survive this flood season",
        "The dam will survive this flood season",
    ),
    # two cuts of one speech that overlap
    (
        "I grew up beside this harbour. My father mended nets here for forty winters, and every "
        "spring the cooperative paid him in salted herring instead of silver",
        "My father mended nets here for forty winters, and every spring the cooperative paid him "
        "in salted herring instead of silver. Children deserve schools, not smokehouses, engines "
        "or debts; ask any widow along this shore what her pension buys nowadays",
    ),
    # translated
    (
        "Our government will send more soldiers to guard the northern border crossings",
        "Our government shall dispatch more troops to protect the northern frontier crossings",
    ),
    # tense, contraction
    (
        "The new tariff will not be in the interest of our fishing villages",
        "The new tariff isn't in the interests of our fishing villages",
    ),
    # reordered by clauses
    (
        "The schools stay open tomorrow; the ferries are cancelled until the storm has passed",
        "The ferries are cancelled until the storm has passed; the schools stay open tomorrow",
    ),
    # passive
    (
        "The committee rejected the harbour plan after a long debate",
        "The harbour plan was rejected by the committee after a long debate",
    ),
    # an opposite denied
    (
        "We oppose the construction of a second airport near the lagoon",
        "We do not support the construction of a second airport near the lagoon",
    ),
    # a name spelled otherwise
    (
        "I spoke with Governor Rohani about the drought and the empty reservoirs",
        "I spoke with Governor Rouhani about the drought and the empty reservoirs",
    ),
    # two negations, in clauses cut otherwise
    (
        "The foundry will not reopen because the owners have no money for repairs",
        "The foundry won't reopen as the owners have no money for the repairs",
    ),
    (
        "We have lost our fields and our goats, and nobody has come to help us",
        "We lost our fields, our goats and no one came to help us",
    ),
    # the same word in the sentence that was left out
    (
        "I did not leave for the money. I left because the council in Tarn had lied to the divers",
        "I left because the council in Tarn had lied to the divers",
    ),
    # without, with no
    (
        "Closing the lock without a survey will flood the orchards",
        "Closing the lock with no survey will flood the orchards",
    ),
    # an acronym
    (
        "The HBA kept the tide tables in a locked drawer for eleven years",
        "The Harbour Board Authority kept the tide tables in a locked drawer for eleven years",
    ),
    # a number cut away with what it counts
    (
        "We found the boat at dawn, some twelve miles off the coast, with its sails torn",
        "We found the boat at dawn with its sails torn",
    ),
    # when and where in another order
    (
        "The hearing about the sunken ferry will begin in Geneva on Monday",
        "The hearing about the sunken ferry will begin on Monday in Geneva",
    ),
    # a name in full and in short
    (
        "The talks under the auspices of the United Nations have failed before they began",
        "The talks under UN auspices have failed before they began",
    ),
]

NOT_BY_A_MACHINE = [
    (
        "a doubt denied",
        "I do not doubt that the lighthouse keeper saw the signal",
        "I doubt that the lighthouse keeper saw the signal",
    ),
    (
        "what the denial stands with",
        "The northern dyke was safe and theirs was not",
        "The northern dyke was not safe and theirs was",
    ),
    (
        "part of them",
        "Most teachers in this district signed the letter about the heating",
        "Teachers in this district signed the letter about the heating",
    ),
    (
        "figures of other length",
        "We need 14,000 blankets and twice as many tents in the valley",
        "We need 1,400 blankets and twice as many tents in the valley",
    ),
    (
        "to is not by",
        "The fare to the island has risen by 12 crowns since March",
        "The fare to the island has risen to 12 crowns since March",
    ),
    (
        "an ordinal",
        "The ferry stops at this pier every third hour in winter",
        "The ferry stops at this pier every three hours in winter",
    ),
    (
        "an attempt",
        "We will try to reopen the foundry in Tarn before the autumn",
        "We will reopen the foundry in Tarn before the autumn",
    ),
    (
        "words of others",
        "The owners will say that the foundry in Tarn was closed by the flood",
        "The foundry in Tarn was closed by the flood",
    ),
    (
        "cause and effect",
        "The nets are empty because the harbour is deserted",
        "The harbour is deserted because the nets are empty",
    ),
    (
        "a passive that turns the deed",
        "The bishop was accused by the sexton a month before the trial",
        "The bishop accused the sexton a month before the trial",
    ),
    (
        "as far as",
        "We support the harbour plan in so far as it spares the dunes",
        "We support the harbour plan and it spares the dunes",
    ),
    ("negation", "We will close the mine at Tarn", "We will not close the mine at Tarn this year"),
    (
        "negation",
        "The minister knew about the leak at the plant",
        "The minister never knew about the leak at the plant",
    ),
    (
        "negation by a prefix",
        "It is possible to finish the tunnel under the strait",
        "It is impossible to finish the tunnel under the strait",
    ),
    (
        "a denier",
        "Reports that the reactor at Ostrava leaked last night are true reports",
        "It is nonsense that the reactor at Ostrava leaked last night, reports say",
    ),
    (
        "number",
        "We have lost twelve fishing boats in the storm off Skagen",
        "We have lost twenty fishing boats in the storm off Skagen",
    ),
    (
        "number",
        "The pension fund paid $3 million to the two directors",
        "The pension fund paid $3 billion to the two directors",
    ),
    (
        "currency",
        "The repair of the cathedral roof cost $500 000",
        "The repair of the cathedral roof cost €500 000",
    ),
    (
        "condition",
        "If the court agrees, we will publish the names of all donors",
        "We will publish the names of all donors",
    ),
    (
        "condition",
        "We will not sell the hospital unless the state cuts our funding",
        "We will not sell the hospital",
    ),
    (
        "modal",
        "The airline may cancel all flights to the islands",
        "The airline will cancel all flights to the islands",
    ),
    (
        "modal",
        "The airline could cancel all flights to the islands",
        "The airline must cancel all flights to the islands",
    ),
    (
        "modal",
        "We would support a ban on deep sea mining",
        "We support a ban on deep sea mining",
    ),
    (
        "can is not will",
        "Our engineers can restart both turbines before Sunday evening",
        "Our engineers will restart both turbines before Sunday evening",
    ),
    (
        "question",
        "Will the museum return the bronzes to Benin?",
        "The museum will return the bronzes to Benin",
    ),
    (
        "name",
        "We will open a new consulate in Lund before the end of the year",
        "We will open a new consulate in Oslo before the end of the year",
    ),
    (
        "first word",
        "France will leave the fishing treaty at the end of the year",
        "Germany will leave the fishing treaty at the end of the year",
    ),
    (
        "noun",
        "The council will build a new school beside the old railway station",
        "The council will build a new prison beside the old railway station",
    ),
    (
        "roles",
        "The union has sued the shipping company for breach of contract",
        "The shipping company has sued the union for breach of contract",
    ),
    (
        "small words",
        "My party voted for the water treaty in the upper house",
        "My party voted against the water treaty in the upper house",
    ),
    (
        "small words",
        "Some teachers in this district signed the letter about the heating",
        "All teachers in this district signed the letter about the heating",
    ),
    (
        "who is denied",
        "Our fleet was beaten by the storm and not by the enemy at Skagen",
        "Our fleet was beaten not by the storm but by the enemy at Skagen",
    ),
    (
        "voice",
        "Our patrol was attacked at the bridge near the old monastery",
        "Our patrol attacked at the bridge near the old monastery",
    ),
    (
        "answer",
        "Do I regret the vote on the harbour? Yes, certainly",
        "Do I regret the vote on the harbour? No, never",
    ),
    (
        "superlative",
        "It was the best season of my life at this theatre and I will remember it",
        "It was the worst season of my life at this theatre and I will remember it",
    ),
    (
        "persons",
        "They destroyed the archive of the fishing cooperative",
        "We destroyed the archive of the fishing cooperative",
    ),
    (
        "only",
        "Only the navy controls the strait between the two islands",
        "The navy controls the strait between the two islands",
    ),
    (
        "opposite",
        "Unemployment in the coastal towns has increased again since the election",
        "Unemployment in the coastal towns has decreased again since the election",
    ),
]

OTHER_STATEMENTS = [
    ("Good morning to all of you", "Good evening, and thank you for coming"),
    ("We must protect the dunes from the builders", "I have always liked the theatre in winter"),
]


@pytest.mark.parametrize(("a", "b"), SAME_WORDS)
def test_typography_and_spelling_leave_the_same_words(a, b):
    assert level(a, b) == "words"


@pytest.mark.parametrize(("a", "b"), ONE_STATEMENT)
def test_cut_translated_or_reordered_is_the_same_statement(a, b):
    assert level(a, b) == "statement"


@pytest.mark.parametrize(("why", "a", "b"), NOT_BY_A_MACHINE)
def test_a_difference_in_the_claim_is_left_to_an_editor(why, a, b):
    assert level(a, b) == "point", why


@pytest.mark.parametrize(("a", "b"), OTHER_STATEMENTS)
def test_other_statements_are_not_even_proposed(a, b):
    assert level(a, b) == ""


@pytest.mark.parametrize(("a", "b"), ONE_STATEMENT + [case[1:] for case in NOT_BY_A_MACHINE])
def test_comparing_is_symmetric(a, b):
    one, two = said("1", a), said("2", b)
    assert compare(one, two) == compare(two, one)


def test_the_reason_says_what_speaks_against_joining():
    told = reason(
        "We will sell the ferry line to Orkla", "We will not sell the ferry line to Orkla"
    )
    assert told.endswith("but one denies what the other asserts")


LONG = "The harbour at Northmole will be dredged before the winter storms arrive"


def test_two_different_people_are_never_compared():
    assert compare(said("a", LONG), said("b", LONG, speaker="jon-vik")) is None


def test_an_unknown_speaker_is_proposed_and_never_joined():
    assert compare(said("a", LONG), said("b", LONG, speaker=None)).level == "point"
    assert compare(said("a", LONG, speaker=None), said("b", LONG, speaker=None)).level == "point"


def test_a_person_and_a_body_are_proposed_and_never_joined():
    body = said("b", LONG, speaker="harbour-board", speaker_kind="organisation")
    assert compare(said("a", LONG), body).level == "point"


def test_two_bodies_are_two_speakers():
    one = said("a", LONG, speaker="harbour-board", speaker_kind="organisation")
    two = said("b", LONG, speaker="town-council", speaker_kind="organisation")
    assert compare(one, two) is None


def test_a_headline_takes_no_part():
    assert compare(said("a", LONG), said("b", LONG, headline=True)) is None


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "words"), (3, "words"), (4, "words"), (5, "point"), (40, "point")]
)
def test_published_days_apart(days, expected):
    later = said("b", LONG, day=DAY + timedelta(days=days))
    assert compare(said("a", LONG), later).level == expected


def test_months_apart_is_nothing():
    assert compare(said("a", LONG), said("b", LONG, day=DAY + timedelta(days=90))) is None


def test_the_day_on_which_it_was_said_counts_more_than_the_day_of_publication():
    march, may = date(2019, 3, 1), date(2019, 5, 1)
    first = Utterance("a", LONG, "mira-holt", march, march, march)
    again = Utterance("b", LONG, "mira-holt", march, march, may)
    anew = Utterance("c", LONG, "mira-holt", may, may, may)
    assert compare(first, again).level == "words"
    assert compare(first, anew) is None


def test_without_a_day_nothing_is_joined():
    assert compare(said("a", LONG), said("b", LONG, day=None)).level == "point"


def test_what_one_article_prints_as_two_is_not_joined_for_likeness():
    a = "We shall repair the northern dyke with the money that the province has promised us"
    b = "The province has promised money and we repair the northern dyke, the locks and the mill"
    assert level(a, b, article="one") == "point"


SHORT_A = 'Holt told the harbour board in Northmole that the dredging plan was "pure fantasy".'
SHORT_B = 'Before the harbour board, Holt mocked the dredging plan as "pure fantasy" on Monday.'
SHORT_C = 'Asked about her novel, Holt said that it was "pure fantasy" and would stay so.'


def fantasy(key, sentence):
    return said(key, "pure fantasy", kind="partial", sentence=sentence)


def test_a_tiny_piece_joins_where_the_sentences_around_agree():
    a, b = fantasy("a", SHORT_A), fantasy("b", SHORT_B)
    assert compare(a, b).level == "words"


def test_a_tiny_piece_does_not_join_where_they_do_not():
    a, c = fantasy("a", SHORT_A), fantasy("c", SHORT_C)
    assert compare(a, c) is None


def test_a_word_that_only_colours_is_no_match():
    long = said("a", "It is completely clear that the lagoon must stay closed to tankers")
    assert compare(long, said("b", "completely", kind="partial")) is None


def test_a_fragment_is_read_within_its_sentence():
    whole = "This treaty will not be in the interest of the fishing villages on our coast"
    cut = "be in the interest of the fishing villages on our coast"
    kept = f'Holt said that the treaty would not "{cut}".'
    turned = f'Holt said that the treaty would "{cut}".'
    direct = said("a", whole)
    assert compare(direct, said("b", cut, kind="partial", sentence=kept)).level == "statement"
    assert compare(direct, said("b", cut, kind="partial", sentence=turned)).level == "point"


def test_what_the_outlet_calls_wrong_is_denied():
    cut = "control the lighthouse and both of the piers"
    told = f'Holt said it was wrong to claim that the strikers "{cut}".'
    direct = said("a", "They control the lighthouse and both of the piers")
    assert compare(direct, said("b", cut, kind="partial", sentence=told)).level == "point"


def test_the_name_of_the_speaker_does_not_tell_what_a_piece_is_about():
    long = "We came a long way on foot, and the donkey had to be carried"
    a = said("a", long, sentence=f"“{long},” said Mayor Mira Holt on Monday.")
    told = "Mayor Mira Holt said on Monday that the choir had “come a long way”."
    b = said("b", "come a long way", kind="partial", sentence=told)
    assert compare(a, b).level == "point"


def test_a_condition_outside_the_marks_counts():
    cut = "open the archive of the secret police to all families"
    plain = said("a", f'Holt said she would "{cut}".', kind="indirect")
    asked = f'If parliament agrees she will "{cut}", Holt said.'
    free = f'She will "{cut}", Holt said.'
    a = said("a", cut, kind="partial", sentence=asked)
    b = said("b", cut, kind="partial", sentence=free)
    assert compare(a, b).level == "point"
    assert compare(plain, b).level == "statement"


HOSTILE = {
    "one word": "harbour " * 20_000,
    "no full stop": " ".join(f"harbour{n} not all we to may if 3" for n in range(3_000)),
    "questions": "Why not? " * 10_000,
    "numbers": "hundred thousand million " * 7_000,
    "marks": "(…) " * 20_000,
    "commas": "we, they, it, " * 7_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_very_long_quotation_does_not_hang(name):
    long, longer = said("a", HOSTILE[name]), said("b", "And " + HOSTILE[name])
    assert compare(long, longer) == compare(longer, long)
    other = said("b", HOSTILE["no full stop"])
    assert compare(long, other) == compare(other, long)
