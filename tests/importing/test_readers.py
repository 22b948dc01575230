"""Articles out of files."""

import json

import pytest

from quotes.cleaning import clean
from quotes.exceptions import UnreadableSource
from quotes.importing.readers import Source, json_lines, read

PAGE = """<html><head><title>Harbour</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>The crane is safe</h1><p>The crane stood still on Monday. The board met twice.</p>
<p>“It is safe,” said <b>Ada Quill</b>, who chairs the board.</p>
<p>Nobody objected at the meeting on Tuesday night.</p></article>
<form>Get email updates</form></body></html>"""


def test_a_text_file_is_one_article_under_its_name(tmp_path):
    path = tmp_path / "crane.txt"
    path.write_bytes("One.\r\nTwo “three”.\n".encode())
    assert list(read(path)) == [Source("crane.txt", "One.\r\nTwo “three”.\n")]


def test_a_page_gives_its_article_without_menus(tmp_path):
    path = tmp_path / "crane.html"
    path.write_text(PAGE, encoding="utf-8")
    (source,) = read(path)
    assert source.id == "crane.html"
    assert "“It is safe,” said Ada Quill" in source.text
    assert "Get email updates" not in source.text
    assert "<" not in source.text


def test_json_lines_give_an_article_each(tmp_path):
    path = tmp_path / "many.jsonl"
    lines = [{"id": "a", "text": "One."}, {"id": 2, "text": ""}]
    path.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert list(read(path)) == [Source("a", "One."), Source("2", "")]


def test_cleaning_keeps_the_length():
    assert clean("a\x00b\ud800c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n", "the file is empty"),
        ("a.txt", b"caf\xe9", "not UTF-8 at byte 3"),
        ("a.html", b"<p></p>", "no article found"),
        ("a.pdf", b"%PDF", "use a .txt, .html or .jsonl file"),
        ("a.jsonl", b"{", "line 1: not a JSON object"),
        ("a.jsonl", b"\n[]", "line 2: write an object with id and text"),
        ("a.jsonl", b'{"text": "x"}', "the id is missing"),
        ("a.jsonl", b'{"id": "x"}', "the text is missing"),
        ("a.jsonl", b"[" * 100_000, "not a JSON object"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableSource, match=message) as error:
        list(read(path))
    assert name in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableSource, match=r"gone\.txt"):
        list(read(tmp_path / "gone.txt"))


def test_lines_before_a_bad_one_are_given():
    lines = json_lines([b'{"id": "a", "text": "x"}', b"?"], "stream")
    assert next(lines).id == "a"
    with pytest.raises(UnreadableSource, match="stream, line 2"):
        next(lines)
