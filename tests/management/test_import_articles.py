"""The command tells what it did, and of each problem the file and what is wrong with it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from quotes.models import Article, ImportItem, ImportRun, Outlet, Quote, QuoteSource, Topic

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
TEXT = "Bridge\n\n“We will rebuild the old bridge,” Transport Minister Maren Oduya said.\n"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*paths, **options) -> str:
    out = StringIO()
    call_command("import_articles", *map(str, paths), stdout=out, **options)
    return out.getvalue()


def run_with_problems(*paths, **options) -> str:
    out = StringIO()
    with pytest.raises(CommandError, match="see the problems above"):
        call_command("import_articles", *map(str, paths), stdout=out, **options)
    return out.getvalue()


def test_the_summary_counts_articles_quotations_people_and_abstentions(folder):
    told = run(folder)
    assert "articles: 1 stored" in told
    assert "quotations read: 1" in told
    assert "new people: 1" in told
    assert "without a speaker in the database: 0" in told
    assert "problems: 0" in told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t"),
        ("latin.txt", "“Voilà,” dit-il à l’école.".encode("cp1252")),
        ("picture.png", b"\x89PNG"),
        ("broken.jsonl", b'{"id": "a", "text": '),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_name_and_the_others_go_in(folder, name, content):
    (folder / name).write_bytes(content)
    told = run_with_problems(folder / name, folder / "good.txt")
    assert name in told.partition("problems: 1")[2]
    assert Article.objects.count() == 1
    assert ImportItem.objects.get(outcome="failed").reason


def test_a_file_that_is_not_there_is_told_by_name(folder):
    assert "nowhere.txt" in run_with_problems(folder / "nowhere.txt", folder / "good.txt")
    assert Article.objects.count() == 1


def test_an_unknown_key_of_the_manifest_is_told_and_the_others_go_in(folder):
    (folder / "other.txt").write_text(TEXT, encoding="utf-8")
    manifest = folder / "list.toml"
    manifest.write_text('[[article]]\nfile = "other.txt"\nautor = "x"\n')
    told = run_with_problems(folder / "good.txt", folder / "other.txt", manifest=manifest)
    assert "other.txt: unknown manifest key 'autor'" in told
    assert [article.source_key for article in Article.objects.all()] == ["good.txt"]


def test_a_manifest_that_cannot_be_read_stops_before_anything_is_stored(folder):
    (folder / "list.toml").write_text("[[article")
    with pytest.raises(CommandError, match=r"list\.toml"):
        run(folder, manifest=folder / "list.toml")
    assert not Article.objects.exists()


def test_a_bad_line_is_told_and_the_lines_after_it_go_in(folder):
    lines = ['{"id": "one", "text": "One."}', "soup", '{"id": "two", "text": "Two."}']
    (folder / "lines.jsonl").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    told = run_with_problems(folder / "lines.jsonl")
    assert "lines.jsonl, line 2: not a JSON object" in told
    assert Article.objects.count() == 2


def test_an_id_that_comes_twice_in_a_run_is_told_and_the_first_stays(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "good.txt").write_text("Another article.", encoding="utf-8")
    told = run_with_problems(folder / "good.txt", folder / "sub" / "good.txt")
    assert "rename one" in told
    assert Article.objects.get().versions.count() == 1


@pytest.mark.parametrize("text", ["", " ", "\u200b\ufeff", "…"])
def test_a_text_without_a_word_is_told_and_the_others_go_in(folder, text):
    line = json.dumps({"id": "empty", "text": text})
    (folder / "a.jsonl").write_text(line, encoding="utf-8")
    assert "no word stands in it" in run_with_problems(folder / "a.jsonl", folder / "good.txt")
    assert Article.objects.count() == 1


def test_a_name_as_long_as_a_sentence_stops_nothing(folder):
    name = "Ada " + "Qu" * 400
    (folder / "long.txt").write_text(f"Bridge\n\n“We will build,” said {name}.\n")
    assert "problems: 0" in run(folder)
    for quote in Quote.objects.all():
        assert len(quote.speaker_name) <= 300


def test_a_device_is_no_article(folder):
    (folder / "endless.txt").symlink_to("/dev/zero")
    assert "no file" in run_with_problems(folder / "endless.txt", folder / "good.txt")
    assert Article.objects.count() == 1


def test_the_ledger_keeps_every_run(folder):
    run(folder)
    run(folder)
    outcomes = [item.outcome for item in ImportItem.objects.order_by("pk")]
    assert outcomes == ["created", "unchanged"]
    assert ImportRun.objects.filter(finished_at__isnull=False).count() == 2


def test_the_seeds_bring_their_outlets_agencies_and_topics():
    run(FIXTURES / "seeds")
    assert Outlet.objects.exclude(articles=None).distinct().count() == 5
    assert Topic.objects.count() == 4
    agencies = {link.outlet.name for link in QuoteSource.objects.filter(outlet__kind="agency")}
    assert agencies == {
        "Fars News Agency",
        "Islamic Republic News Agency",
        "Iranian Students' News Agency",
        "Reuters",
    }


def test_what_an_editor_changed_on_an_outlet_survives_another_import():
    run(FIXTURES / "seeds")
    Outlet.objects.filter(slug="reuters").update(kind="site", country="GB")
    run(FIXTURES / "seeds")
    reuters = Outlet.objects.get(slug="reuters")
    assert (reuters.kind, reuters.country) == ("site", "GB")
