"""Words and their stems, against the engine that must cut and stem alike."""

import re
from pathlib import Path

import pytest
from django.db import connection

from quotes.models import SearchRow
from quotes.search.stems import stem
from quotes.search.words import folded, plain, words
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
]


def vocabulary() -> list[str]:
    texts = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return sorted({word for word in plain(texts).split() if word.isascii()} | set(SUFFIXED))


def stems_by_sqlite(known: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(w, tokenize='porter unicode61')")
        cursor.execute("CREATE VIRTUAL TABLE temp.probed USING fts5vocab(temp, probe, instance)")
        cursor.executemany(
            "INSERT INTO temp.probe (rowid, w) VALUES (%s, %s)", list(enumerate(known))
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
        # Short words go with a 0 behind them, which keeps the stemmer away from them.
        return [re.sub(r"^([a-z][sy])0$", r"\1", term) for (term,) in cursor.fetchall()]


@pytest.mark.django_db
def test_our_stems_are_those_of_the_engine():
    known = vocabulary()
    assert len(known) > 900
    engine = {"sqlite": stems_by_sqlite, "postgresql": stems_by_postgresql}[connection.vendor]
    theirs = engine(known)
    assert [(w, stem(w)) for w in known] == list(zip(known, theirs, strict=True))


LETTERS = "ÀÉÎÕÜçñšžąęłŁøØđĐıİßæÆœþÞðħ ﬁﬂ άΣς йЁ Ǿ 北京 한국 ؟العراق ½ ² ① ’ “ € 🙂 _ · é\u0301"


@pytest.mark.django_db
def test_our_words_are_those_of_the_engine():
    quote = make_quote()
    SearchRow.objects.filter(quote=quote).update(words=LETTERS)
    with connection.cursor() as cursor:
        function = "quotes_folded" if connection.vendor == "sqlite" else "quotes_plain"
        cursor.execute(f"SELECT {function}(words) FROM quotes_searchrow")
        assert cursor.fetchone()[0] == plain(LETTERS)


def test_words_know_their_place_in_the_text():
    text = "“Ne\u0301 à Łódź,” he said."
    assert [(text[word.start : word.end], word.plain) for word in words(text)] == [
        ("Ne\u0301", "ne"),
        ("à", "a"),
        ("Łódź", "lodz"),
        ("he", "he"),
        ("said", "said"),
    ]


def test_simple_text_goes_to_fts5_as_it_is():
    assert folded("Al‑Maliki’s “word” — said.") == "Al‑Maliki’s “word” — said."
    assert folded("Łódź said.") == "lodz said"
