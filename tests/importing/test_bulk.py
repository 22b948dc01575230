"""A bulk import makes what an ordinary import makes, once, whatever became of the run before."""

import datetime
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from quotes.editing.erasure import suppress
from quotes.editing.history import Author
from quotes.extraction import extract
from quotes.importing.bulk import import_in_bulk, runs
from quotes.importing.bulk.names import Names, borne
from quotes.importing.manifest import Entry, Manifest, read_manifest
from quotes.importing.people import Mention
from quotes.importing.pipeline import store_outlets
from quotes.importing.runs import files_under, import_files
from quotes.management.demofixture import demo_rows
from quotes.models import (
    Article,
    ArticleVersion,
    ImportItem,
    ImportRun,
    Person,
    PersonName,
    Quote,
    Reading,
    TakeDown,
)
from tests.factories import make_outlet, make_person

SEEDS = Path(__file__).resolve().parents[2] / "fixtures" / "seeds"
OURS = Author("An editor")
FIRST = "Bridge\n\n“We will rebuild the bridge,” Transport Minister Maren Oduya said.\n"
SECOND = "Ferry\n\n“The ferry stays where it is,” Transport Minister Oduya said.\n"
pytestmark = pytest.mark.django_db


class TakenBack(Exception):
    """Ends a transaction without a trace."""


def rows() -> list[str]:
    """Every row; in which order statements were stored is nobody's business."""
    return sorted(json.dumps(row, sort_keys=True) for row in demo_rows())


def stored_by(importing) -> list[str]:
    """What is in the database after this, which is then taken back."""
    held: list[str] = []
    try:
        with transaction.atomic():
            importing()
            held = rows()
            raise TakenBack
    except TakenBack:
        return held


def seeds_with(importing):
    manifest = read_manifest(SEEDS / "manifest.toml")
    store_outlets(manifest)
    return importing(list(files_under([SEEDS])), manifest)


def in_bulk(*paths: Path):
    return import_in_bulk(files_under(paths), Manifest())


def lines(path: Path, *articles: dict) -> Path:
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return path


def extracted(name: str, text: str) -> dict:
    return {"id": name, "text": text, "quotes": [one.as_json() for one in extract(text)]}


def test_it_stores_of_the_seeds_what_an_ordinary_import_stores():
    call_command("loaddata", "fixtures/topics.json", verbosity=0)
    ordinary = stored_by(lambda: seeds_with(import_files))
    bulk = stored_by(lambda: seeds_with(import_in_bulk))
    assert len(ordinary) > 100
    assert bulk == ordinary


def test_quotations_that_were_extracted_before_are_stored_as_the_engine_reads_them(tmp_path):
    file = lines(tmp_path / "a.jsonl", extracted("one", FIRST), extracted("two", SECOND))
    ordinary = stored_by(lambda: import_files([file], Manifest()))
    assert stored_by(lambda: in_bulk(file)) == ordinary
    assert sum("quotes.searchrow" in row for row in ordinary) == 2


def test_a_surname_is_settled_by_an_article_that_comes_after_it(tmp_path):
    day = {"b.txt": SECOND, "a.txt": FIRST}
    for name, text in day.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    dated = "".join(
        f'[[article]]\nfile = "{name}"\npublished = 2024-03-05\npublished_basis = "given"\n'
        for name in day
    )
    (tmp_path / "manifest.toml").write_text(dated)
    files = [tmp_path / name for name in day]
    import_in_bulk(files, read_manifest(tmp_path / "manifest.toml"))
    assert {quote.speaker.name for quote in Quote.objects.all()} == {"Maren Oduya"}


def test_a_rerun_changes_nothing_and_the_ledger_says_so(tmp_path):
    file = lines(tmp_path / "a.jsonl", {"id": "one", "text": FIRST})
    in_bulk(file)
    before = rows()
    summary = in_bulk(file)
    assert summary.outcomes == {"unchanged": 1}
    assert rows() == before
    assert ImportItem.objects.order_by("pk").last().reason == "the same text is stored already"


def test_a_changed_text_becomes_a_second_version_as_ever(tmp_path):
    in_bulk(lines(tmp_path / "a.jsonl", {"id": "one", "text": FIRST}))
    in_bulk(lines(tmp_path / "a.jsonl", {"id": "one", "text": FIRST + "\nMore.\n"}))
    assert Article.objects.get().versions.count() == 2
    assert Quote.objects.live().count() == 1


def test_a_killed_run_is_finished_by_the_next(tmp_path, monkeypatch):
    file = lines(tmp_path / "a.jsonl", {"id": "b", "text": SECOND}, {"id": "a", "text": FIRST})
    whole = stored_by(lambda: in_bulk(file))
    monkeypatch.setattr(runs, "BATCH", 1)
    settle = runs.settle

    def killed(waiting):
        raise KeyboardInterrupt

    monkeypatch.setattr(runs, "settle", killed)
    with pytest.raises(KeyboardInterrupt):
        in_bulk(file)
    assert ImportRun.objects.get().finished_at is None
    monkeypatch.setattr(runs, "settle", settle)
    assert in_bulk(file).outcomes == {"unchanged": 2}
    assert rows() == whole
    assert not ImportRun.objects.filter(finished_at=None).exists()


def test_a_batch_that_fails_leaves_nothing_and_its_articles_come_one_by_one(tmp_path, monkeypatch):
    def broken(*args, **kwargs):
        Person.objects.create(name="Nobody", slug="nobody")
        raise runs.IntegrityError("broken")

    monkeypatch.setattr("quotes.importing.bulk.batches.derive_new", broken)
    summary = in_bulk(lines(tmp_path / "a.jsonl", {"id": "one", "text": FIRST}))
    assert summary.outcomes == {"created": 1}
    assert not Person.objects.filter(slug="nobody").exists()
    assert Reading.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"start": 2}, "do not stand in the text"),
        ({"fragments": [[0, 4]]}, "do not stand in the text"),
        ({"text": "We will burn the bridge"}, "do not stand in the text"),
        ({"fragments": [[9, 10**9]]}, "do not stand in the text"),
        ({"type": "shouted"}, "its type"),
        ({"confidence": 2}, "its confidence"),
        ({"start": "x"}, "not what extract_quotes prints"),
        ({"colour": "red"}, "and nothing else"),
    ],
)
def test_words_that_do_not_stand_in_the_text_are_refused(tmp_path, change, why):
    line = extracted("one", FIRST)
    line["quotes"][0] |= change
    summary = in_bulk(lines(tmp_path / "a.jsonl", line, {"id": "two", "text": SECOND}))
    assert why in summary.problems[0][1]
    assert [article.source_key for article in Article.objects.all()] == ["two"]


def test_an_id_that_comes_twice_is_told_and_the_first_stays(tmp_path):
    line = {"id": "one", "text": FIRST}
    summary = in_bulk(lines(tmp_path / "a.jsonl", line, line | {"text": SECOND}))
    assert "rename one" in summary.problems[0][1]
    assert Article.objects.get().current.text == FIRST


def test_a_name_that_two_people_bear_is_left_open(tmp_path):
    make_person("Maren Oduya")
    make_person("Maren Oduya")
    in_bulk(lines(tmp_path / "a.jsonl", {"id": "one", "text": FIRST}))
    assert Quote.objects.get().speaker is None
    assert Person.objects.count() == 2


def test_what_was_stored_in_bulk_is_found_and_can_be_added_to(tmp_path):
    in_bulk(lines(tmp_path / "a.jsonl", {"id": "one", "text": FIRST}))
    import_files([lines(tmp_path / "b.jsonl", {"id": "two", "text": SECOND})], Manifest())
    assert Quote.objects.filter(search_row__isnull=False).count() == 2
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM quotes_search WHERE quotes_search MATCH 'ferry'")
            assert cursor.fetchone() == (1,)


def test_words_that_are_suppressed_while_it_runs_do_not_come_back(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "BATCH", 1)
    text = FIRST.replace("the bridge", "every zebra bridge of the northern harbour before winter")

    def files():
        yield lines(tmp_path / "a.jsonl", {"id": "one", "text": text})
        suppress(Quote.objects.get(), author=OURS, code=TakeDown.Code.COURT)
        yield lines(tmp_path / "b.jsonl", {"id": "two", "text": f"{text}\nMore.\n"})

    import_in_bulk(files(), Manifest())
    assert Article.objects.count() == 2
    assert not Quote.objects.live().exists()
    assert not ArticleVersion.objects.filter(text__contains="zebra").exists()


def test_it_refuses_where_the_search_index_is_not_whole(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL derives the column itself: it cannot be lost alone")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER quotes_search_insert")
    with pytest.raises(CommandError, match=r"run manage\.py migrate"):
        call_command("import_articles", tmp_path, bulk=True)


def test_a_name_that_an_editor_limited_is_read_as_one_by_one(tmp_path):
    maren, outlet = make_person("Maren Quill Oduya"), make_outlet("The Post")
    for day in (2023, 2024):
        since, until = datetime.date(day, 1, 1), datetime.date(day, 12, 31)
        one = make_person(f"Maryn Oduya {day}") if day == 2023 else maren
        PersonName.objects.create(
            person=one, name="Maren Oduya", outlet=outlet, since=since, until=until
        )
    days = {f"of {year}": datetime.date(year, 5, 4) for year in (2022, 2023, 2024)}
    known = Manifest({key: Entry(outlet="The Post", published=day) for key, day in days.items()})
    file = lines(tmp_path / "a.jsonl", *({"id": key, "text": FIRST} for key in days))
    ordinary = stored_by(lambda: import_files([file], known))
    assert stored_by(lambda: import_in_bulk([file], known)) == ordinary
    import_in_bulk([file], known)
    speakers = Quote.objects.order_by("published").values_list("speaker__name", flat=True)
    assert list(speakers) == [None, "Maryn Oduya 2023", "Maren Quill Oduya"]


def test_the_names_of_a_batch_are_looked_up_and_not_everybody_asked_for_them():
    if connection.vendor != "sqlite":
        pytest.skip("The plan of SQLite: PostgreSQL makes its own by what the tables hold.")
    plan = borne([f"name {number}" for number in range(5_000)]).explain()
    assert "folded=?" in plan.splitlines()[0]
    assert "quotes_person " not in plan


def test_a_name_of_somebody_who_was_merged_is_the_heirs_alone():
    heir, merged = make_person("Maren Oduya"), make_person("Maren K. Oduya")
    make_person("Ada Quill")
    PersonName.objects.create(person=heir, name=merged.name)
    Person.objects.filter(pk=merged.pk).update(merged_into=heir)
    names = Names([merged.name, "Ada Quill", "Ben Tarr"])
    assert names.bearer(Mention(merged.name, "person")) == heir.pk
    assert names.bearer(Mention("Ben Tarr", "person")) is None
