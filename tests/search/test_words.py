"""Words and their stems, against the engine that must cut and stem alike."""

import re
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from quotes.models import SearchRow
from quotes.search.spelling import BORDER, OWN_S, forms, spelled
from quotes.search.sqlite import says
from quotes.search.stems import stem
from quotes.search.words import (
    asked,
    fold,
    folded,
    in_plain_letters,
    plain,
    side_by_side,
    words,
)
from tests.factories import make_quote

SEEDS = Path(__file__).resolve().parents[2] / "fixtures" / "seeds"
SUFFIXED = [
    *("caresses", "ponies", "ties", "caress", "cats", "feed", "agreed", "plastered", "bled"),
    *("motoring", "sing", "conflated", "troubled", "sized", "hopping", "falling", "hissing"),
    *("fizzed", "failing", "filing", "happy", "sky", "relational", "conditional", "rational"),
    *("valenci", "digitizer", "radically", "differently", "vilely", "analogously", "possibly"),
    *("vietnamization", "predication", "operator", "feudalism", "decisiveness", "hopefulness"),
    *("callousness", "formality", "sensitivity", "sensibility", "triplicate", "formative"),
    *("formalize", "electrical", "hopeful", "goodness", "revival", "allowance", "inference"),
    *("airliner", "adjustable", "defensible", "irritant", "replacement", "adjustment"),
    *("dependent", "adoption", "communism", "activate", "effective", "bowdlerize", "probate"),
    *("rate", "cease", "controll", "roll", "technology", "ideologies", "assemblies", "us", "is"),
    *("as", "my", "by", "oy", "generously", "news", "apologise", "fly", "flies", "dying", "yes"),
    *OWN_S,
]


def vocabulary() -> list[str]:
    texts = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return sorted({word for word in plain(texts).split() if word.isascii()} | set(SUFFIXED))


def stems_by_sqlite(known: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(w, tokenize='porter unicode61')")
        cursor.execute("CREATE VIRTUAL TABLE temp.probed USING fts5vocab(temp, probe, instance)")
        cursor.executemany(
            "INSERT INTO temp.probe (rowid, w) VALUES (%s, %s)", list(enumerate(map(forms, known)))
        )
        cursor.execute("SELECT term FROM temp.probed ORDER BY doc")
        found = [term for (term,) in cursor.fetchall()]
        cursor.execute("DROP TABLE temp.probed")
        cursor.execute("DROP TABLE temp.probe")
    return found


def stems_by_postgresql(known: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (ts_lexize('quotes_stem', quotes_forms(word)))[1] "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS known (word, place) ORDER BY place",
            [known],
        )
        return [term for (term,) in cursor.fetchall()]


@pytest.mark.django_db
def test_our_stems_are_those_of_the_engine():
    known = vocabulary()
    assert len(known) > 900
    engine = {"sqlite": stems_by_sqlite, "postgresql": stems_by_postgresql}[connection.vendor]
    # What the stemmer must leave alone goes with a 0 or two behind it.
    pairs = zip(known, engine(known), strict=True)
    theirs = [
        re.sub("00?$", "", term) if term.rstrip("0") == word else term for word, term in pairs
    ]
    assert [(w, stem(w)) for w in known] == list(zip(known, theirs, strict=True))


ACRONYMS = (
    "U.S. us US U.S u.s. USA U.S.A. W.H.O. who WHO i.e. a.m. x.y.zz ab.c.d US_ _US US’s U.S.-led "
    "éU.S U.Sé U.S.s p.m. J.K. U. S. .U.S.. I.T.I.S IT²"
)
GAPS = " ( one,two) \n\n three--four  five\t.six\x1f seven , “eight ” "
LETTERS = "ÀÉÎÕÜçñšžąęłŁøØđĐıİßæÆœþÞðħ ﬁﬂ άΣς йЁ Ǿ 北京 한국 ؟العراق ½ ² ① ’ “ € 🙂 _ · é\u0301"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", [LETTERS, ACRONYMS, ACRONYMS + " é", ACRONYMS.upper() + " É", GAPS]
)
def test_our_words_are_those_of_the_engine(text):
    quote = make_quote()
    SearchRow.objects.filter(quote=quote).update(words=text)
    with connection.cursor() as cursor:
        function = "quotes_folded" if connection.vendor == "sqlite" else "quotes_plain"
        cursor.execute(f"SELECT {function}(words) FROM quotes_searchrow")
        found = cursor.fetchone()[0]
    assert plain(found) == plain(text)
    if connection.vendor == "postgresql":
        assert found == plain(text)
    assert [word.plain for word in words(text)] == plain(text).split()


def test_an_acronym_is_told_from_the_word_by_its_capitals_or_its_dots():
    assert plain("The US, the U.S., us and U.N.").split() == [
        *("the", "us00", "the", "us00", "us", "and", "un")
    ]
    assert plain("GIVE US HELP, U.S.!") == "give us01 help us00"
    assert asked("US") == asked("u.s.") == ("us00",)
    assert asked("us") == asked("Us") == ("us",)


def test_words_know_their_place_in_the_text():
    text = "“Ne\u0301 à Łódź,” he said."
    assert [(text[word.start : word.end], word.plain) for word in words(text)] == [
        ("Ne\u0301", "ne"),
        ("à", "a"),
        ("Łódź", "lodz"),
        ("he", "he"),
        ("said", "said"),
    ]


def test_simple_text_goes_to_fts5_with_its_signs():
    assert folded("Al‑Maliki’s “word” — said.") == "al‑maliki’s “word” — said."
    assert folded("Łódź said.") == "lodz said"


SAID = ["war", "Wars", "us", "US", "u.s.", "the", "s", "IT", "Łódź", "naïve", "wars", "end"]
GAPS = [" ", " ", ", ", "-", "’", ". ", "\n", "_", " “", "” ", "\u0301 ", ".", BORDER]


@given(
    st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(GAPS)), min_size=1, max_size=7),
    st.lists(st.sampled_from(SAID), min_size=1, max_size=3),
)
def test_the_short_way_to_a_phrase_finds_nothing_that_the_long_way_does_not(parts, phrase):
    text = "".join(word + gap for word, gap in parts)
    sought = " ".join(asked(" ".join(phrase)))
    assert says(sought, text) == bool(side_by_side(sought).search(fold(spelled(text))))


def test_a_phrase_in_plain_letters_is_seen_where_it_is_printed_so():
    assert in_plain_letters("climate change").search("of “climate change”, he")
    assert not in_plain_letters("climate change").search("Climate change")
    assert not in_plain_letters("climate change").search("climate changes")
    assert in_plain_letters("s war") is in_plain_letters("us00 war") is None
