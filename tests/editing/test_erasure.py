"""Suppressed words are gone: from every table, every page, and every import that comes after."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from quotes.editing.articles import decide_article
from quotes.editing.decisions import decide_many
from quotes.editing.erasure import suppress, suppress_article, survey
from quotes.editing.history import Author
from quotes.editing.reports import file_report
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.takedown import hold, hold_article, lift
from quotes.editing.traces import GONE
from quotes.editing.verifying import breaks
from quotes.exceptions import DecisionError, UnreadableSource
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import (
    Article,
    ArticleVersion,
    ChangeSet,
    ImportItem,
    ImportRun,
    Quote,
    TakeDown,
)

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
WORDS = "the zanzibar ledger was burned behind the harbour kitchen at dawn"
SECRET = ("zanzibar", "harbour kitchen")
TEXT = (
    f"The ledger\n\n“{WORDS.capitalize()},” Transport Minister Maren Oduya said. “Nobody has seen "
    "the money since,” Joss Varga said.\n"
)


def run() -> ImportRun:
    return ImportRun.objects.create(command="test", engine="test")


def incoming(name: str = "a.txt", text: str = TEXT, outlet: str = "The Harbour Post") -> Incoming:
    return Incoming(Source(name, text), Entry(outlet=outlet))


@pytest.fixture
def quote() -> Quote:
    """A quote of which the words stand in many places."""
    bring_in(incoming(), run())
    bring_in(incoming("b.txt", "Again\n\n" + TEXT, "The Herald"), run())
    found = Quote.objects.filter(text__icontains="zanzibar").order_by("pk").first()
    reason = f"The film has her say “{WORDS}”, word for word."
    described = Speaker(described=f"who said {WORDS}")
    change_speaker(found, described, author=DESK, reason=reason)
    other = Quote.objects.exclude(text__icontains="zanzibar").order_by("pk").first()
    change_speaker(other, Speaker(described="a man"), author=DESK, reason=reason)
    file_report(found, "other", f"She never said {WORDS}!", "127.0.0.1")
    file_report(other, "other", f"It was {WORDS.upper()}!", "127.0.0.1")
    user = get_user_model().objects.create_superuser("chief")
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(Quote),
        object_id=found.pk,
        object_repr=str(found),
        action_flag=2,
    )
    return found


def stored() -> str:
    """All that is stored in any table, as one text."""
    rows = []
    for model in apps.get_models():
        rows += map(str, model._base_manager.values_list())
    return "\n".join(rows).casefold()


def test_no_table_holds_suppressed_words(quote):
    assert all(words in stored() for words in SECRET)
    suppress(quote, author=DESK, code="privacy")
    for words in SECRET:
        left = [line for line in stored().splitlines() if words in line]
        # The outlets' names and nothing else may have a harbour in them.
        assert left == []


def test_no_page_shows_suppressed_words_and_their_addresses_are_gone(quote, tmp_path):
    suppress(quote, author=DESK, code="court")
    client = Client()
    assert client.get(quote.get_absolute_url()).status_code == 410
    client.force_login(get_user_model().objects.get(username="chief"))
    pages = ["/", "/quotes/", "/quotes/?q=zanzibar", "/quotes.csv", "/corrections/", "/statements/"]
    pages += ["/quotes.json", "/quotes.atom", "/api/v1/quotes/", "/api/v1/articles/"]
    pages += ["/corrections.atom", "/people/", "/outlets/", reverse("desk:queue", args=["reports"])]
    for row in (*Quote.objects.all(), *[quote.article]):
        pages.append(row.get_absolute_url())
    for row in Quote.objects.all():
        pages.append(reverse("desk:quote_life", args=[row.public_id]))
        pages.append(reverse("admin:quotes_quote_change", args=[row.pk]))
    for table in (
        "change",
        "changeset",
        "override",
        "reading",
        "report",
        "quote",
        "articleversion",
    ):
        pages.append(reverse(f"admin:quotes_{table}_changelist"))
    for page in pages:
        shown = client.get(page).getvalue().decode().casefold()
        if "q=zanzibar" not in page:
            assert "zanzibar" not in shown, page
        assert "harbour kitchen" not in shown, page
    call_command("dumpdata", output=tmp_path / "dump.json", verbosity=0)
    dumped = (tmp_path / "dump.json").read_text().casefold()
    assert not any(words in dumped for words in SECRET)


def test_offsets_hold_and_what_stood_beside_is_untouched(quote):
    before = {version.pk: version.text for version in ArticleVersion.objects.all()}
    suppress(quote, author=DESK, code="court")
    for version in ArticleVersion.objects.all():
        assert len(version.text) == len(before[version.pk])
        assert "Nobody has seen the money since" in version.text
    live = Quote.objects.live().get(article=quote.article)
    assert live.version.text[live.start : live.end] == live.text


def test_no_import_and_no_reading_brings_suppressed_words_back(quote):
    suppress(quote, author=DESK, code="court")
    bring_in(incoming(), run())
    bring_in(incoming(text=TEXT + "More was said.\n"), run())
    bring_in(incoming("c.txt", "A third\n\n" + TEXT), run())
    reread(quote.article, run())
    assert not any(words in stored() for words in SECRET)
    assert not Quote.objects.live().filter(text__contains="█").exists()


def test_the_tombstone_says_who_when_and_why_and_holds_no_word(quote):
    suppress(quote, author=DESK, code="safety")
    told = TakeDown.objects.suppressions().get()
    assert (told.code, told.change.changeset.by_name) == ("safety", "The desk")
    assert told.change.changeset.reason == "Suppressed: somebody is in danger."


def test_the_survey_lists_every_place_and_changes_nothing(quote):
    before = stored()
    kinds = {kind for kind, _ in survey(quote).lines()}
    assert {"quote", "text", "report", "change set"} <= kinds
    assert stored() == before


def test_suppression_cannot_be_lifted_or_done_twice_or_without_a_code(quote):
    with pytest.raises(DecisionError, match="Choose why"):
        suppress(quote, author=DESK, code="because")
    placed = suppress(quote, author=DESK, code="court")
    with pytest.raises(DecisionError, match="nothing of it is left"):
        lift(placed, author=DESK, reason="Once more.")
    with pytest.raises(DecisionError, match="suppressed already"):
        suppress(quote, author=DESK, code="court")


def test_what_was_held_can_be_suppressed_and_lifting_the_hold_gives_nothing_back(quote):
    held = hold(quote, author=DESK, reason="A court looks at it.")
    suppress(quote, author=DESK, code="court")
    lift(held, author=DESK, reason="The court is done.")
    assert not any(words in stored() for words in SECRET)
    assert Quote.objects.get(pk=quote.pk).lifecycle == "suppressed"


def test_a_short_quotation_is_erased_in_its_article_and_no_other():
    text = "A vote\n\n“Never again,” Joss Varga said.\n"
    bring_in(incoming(text=text), run())
    bring_in(incoming("b.txt", text, "The Herald"), run())
    first, second = Quote.objects.order_by("pk")
    suppress(first, author=DESK, code="rights")
    assert "Never again" not in first.article.current.text
    assert "Never again" in second.article.current.text
    assert Quote.objects.live().get() == second


def test_why_others_were_decided_stays_until_the_last_of_them_is_erased(quote):
    other = Quote.objects.live().exclude(text__icontains="zanzibar").get(article=quote.article)
    described = Speaker(described="a stoker")
    why = {"author": DESK, "reason": "Both are hearsay."}
    made = decide_many([quote, other], "speaker", lambda one: described, **why)
    suppress(quote, author=DESK, code="court")
    made.refresh_from_db()
    assert made.reason == "Both are hearsay."
    suppress(other, author=DESK, code="court")
    made.refresh_from_db()
    assert made.reason == GONE
    assert list(breaks()) == []


def test_a_reason_that_others_share_loses_even_a_word_or_two():
    text = "A vote\n\n“Never again,” Joss Varga said. “We left,” Maren Oduya said.\n"
    bring_in(incoming(text=text), run())
    quotes = list(Quote.objects.order_by("start"))
    why = {"author": DESK, "reason": "He cried “never again” on the film."}
    described = Speaker(described="a man")
    made = decide_many(quotes, "speaker", lambda one: described, **why)
    suppress(quotes[0], author=DESK, code="rights")
    made.refresh_from_db()
    assert "again" not in made.reason
    assert made.reason.startswith("He cried “")
    assert list(breaks()) == []


def test_a_whole_article_is_erased_and_its_text_is_refused_under_another_id(quote):
    suppress_article(quote.article, author=DESK, code="rights")
    assert Client().get(quote.article.get_absolute_url()).status_code == 410
    assert not quote.article.quotes.exclude(lifecycle="suppressed").exists()
    assert "money" not in quote.article.current.text
    with pytest.raises(UnreadableSource, match="taken down"):
        bring_in(incoming("z.txt", outlet="Elsewhere"), run())
    assert (
        "Nobody has seen the money" in ArticleVersion.objects.get(article__source_key="b.txt").text
    )


def test_nothing_tells_of_what_a_suppressed_article_was_called_or_where_it_stood(quote):
    article = quote.article
    told = {"byline": "Ada Quillmark", "basis_note": "Seen at quillmark.example."}
    Article.objects.filter(pk=article.pk).update(headline="Quillmark burns", **told)
    url = {"url": "https://quillmark.example/fire", "basis": "given"}
    why = {"author": DESK, "reason": "Its address at quillmark.example."}
    decide_article(article, {"url": url}, **why)
    lift(hold_article(article, **why), **why)
    ImportItem.objects.filter(article=article).update(name="quillmark-fire.html")
    LogEntry.objects.create(
        user=get_user_model().objects.get(),
        content_type=ContentType.objects.get_for_model(Article),
        object_id=article.pk,
        object_repr="Quillmark burns",
        action_flag=2,
    )
    assert stored().count("quillmark") > 8
    suppress_article(article, author=DESK, code="court")
    assert [line for line in stored().splitlines() if "quillmark" in line] == []
    assert list(breaks()) == []
    client = Client()
    client.force_login(get_user_model().objects.get())
    assert client.get("/corrections/").status_code == 200
    for page in (
        reverse("desk:article_life", args=[article.public_id]),
        reverse("admin:quotes_article_change", args=[article.pk]),
        reverse("admin:quotes_change_changelist"),
    ):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "quillmark" not in answer.content.decode().casefold(), page


def test_the_command_only_lists_until_it_is_told_to_be_sure(quote, capsys):
    call_command("erase", quote.public_id, "--code", "court", "--by", "The desk")
    assert "Nothing was erased" in capsys.readouterr().out
    assert "zanzibar" in stored()
    call_command("erase", quote.public_id, "--code", "court", "--by", "The desk", "--sure")
    assert "zanzibar" not in stored()
    assert ChangeSet.objects.filter(by_name="The desk", changes__field="suppressed").exists()


@pytest.mark.django_db(transaction=True)
def test_the_command_cleans_the_files_while_a_server_has_them_open(quote, capsys):
    if connection.vendor != "sqlite":
        pytest.skip("of PostgreSQL's files nobody else reads")
    files = [Path(f"{connection.settings_dict['NAME']}{ending}") for ending in ("", "-wal")]
    with closing(sqlite3.connect(files[0])) as server:
        server.execute("SELECT count(*) FROM quotes_quote").fetchall()
        call_command("erase", quote.public_id, "--code", "court", "--by", "The desk", "--sure")
        assert [b"zanzibar" in file.read_bytes() for file in files] == [False, False]


@pytest.mark.django_db(transaction=True)
def test_the_command_says_where_somebody_reads_what_it_would_clean(quote):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits for its readers")
    told = ("erase", quote.public_id, "--code", "court", "--by", "The desk", "--sure")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM quotes_quote").fetchall()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 100")
        with pytest.raises(CommandError, match="run the same command again"):
            call_command(*told)
    call_command(*told)
    assert "zanzibar" not in stored()
