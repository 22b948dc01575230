"""extract_quotes: the engine on the command line."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

TEXT = "“It rained,” said Ada Quill.\n"


def run(*paths: object) -> list[dict]:
    out = io.StringIO()
    call_command("extract_quotes", *map(str, paths), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def rain(tmp_path):
    path = tmp_path / "rain.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_prints_one_object_a_file(rain):
    (answer,) = run(rain)
    (quote,) = answer["quotes"]
    assert answer["id"] == "rain.txt"
    assert (quote["start"], quote["end"], quote["fragments"]) == (1, 10, [[1, 10]])
    assert (quote["speaker_text"], quote["cue"], quote["type"]) == ("Ada Quill", "said", "direct")


def test_a_page_carries_the_text_that_was_read(tmp_path):
    path = tmp_path / "rain.html"
    body = "<p>The rain came on Monday and stayed for a week.</p>" * 3
    path.write_text(f"<html><body><article>{body}<p>{TEXT}</p></article></body></html>")
    (answer,) = run(path)
    (quote,) = answer["quotes"]
    assert answer["text"][quote["start"] : quote["end"]] == "It rained"


def test_json_lines_keep_their_order(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in "ba"))
    assert [answer["id"] for answer in run(path)] == ["b", "a"]


def test_a_dash_reads_standard_input(monkeypatch):
    line = json.dumps({"id": "a", "text": TEXT}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    (answer,) = run("-")
    assert answer["id"] == "a"
    assert "text" not in answer


def test_a_name_that_comes_twice_is_refused(rain, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    twin = other / rain.name
    twin.write_text(TEXT)
    with pytest.raises(CommandError, match=r"rain\.txt: two files have this name"):
        run(rain, twin)


def test_an_unreadable_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"gone\.txt"):
        run(tmp_path / "gone.txt")
