"""A manifest is read entry by entry, and a bad entry stops no other."""

import datetime

import pytest

from quotes.exceptions import ManifestError
from quotes.importing.manifest import read_manifest


@pytest.fixture
def manifest(tmp_path):
    def write(text: str):
        path = tmp_path / "manifest.toml"
        path.write_text(text, encoding="utf-8")
        return read_manifest(path)

    return write


def test_an_entry_keeps_what_is_known_and_on_what_it_rests(manifest):
    read = manifest(
        '[[article]]\nfile = "a.txt"\noutlet = "The Harbour Post"\npublished = 2024-03-05\n'
        'published_basis = "inferred"\nbasis = "from the weekday"\n'
    )
    entry = read.entries["a.txt"]
    assert entry.published == datetime.date(2024, 3, 5)
    assert (entry.published_basis, entry.basis) == ("inferred", "from the weekday")
    assert not read.problems


def test_an_unknown_key_is_a_problem_of_its_file_alone(manifest):
    read = manifest('[[article]]\nfile = "a.txt"\nautor = "?"\n\n[[article]]\nfile = "b.txt"\n')
    assert list(read.entries) == ["b.txt"]
    assert "'autor'" in read.problems["a.txt"]
    assert "byline" in read.problems["a.txt"]


def test_an_unknown_table_is_told_with_the_manifests_name(manifest):
    assert "manifest.toml: articles" in manifest("[[articles]]\nfile = 'a.txt'\n").problems


@pytest.mark.parametrize(
    "line",
    ['published = "yesterday"', "outlet = 7", 'excerpt = "yes"', 'outlet_basis = "sure"'],
)
def test_a_value_of_the_wrong_sort_is_a_problem(manifest, line):
    assert "a.txt" in manifest(f'[[article]]\nfile = "a.txt"\n{line}\n').problems


def test_a_file_that_stands_twice_is_a_problem(manifest):
    read = manifest('[[article]]\nfile = "a.txt"\n[[article]]\nfile = "a.txt"\n')
    assert "twice" in read.problems["a.txt"]


@pytest.mark.parametrize(
    "line",
    [
        'url = "javascript:alert(1)"',
        'archived_url = "//example.org"',
        'url = "https://"',
        'headline = "' + "x" * 501 + '"',
        'outlet = "…"',
    ],
)
def test_a_value_that_the_site_could_not_show_is_a_problem(manifest, line):
    assert "a.txt" in manifest(f'[[article]]\nfile = "a.txt"\n{line}\n').problems


def test_what_no_database_stores_is_cleaned(manifest):
    read = manifest('[[article]]\nfile = "a.txt"\nheadline = "a\\u0000b"\n')
    assert read.entries["a.txt"].headline == "a\ufffdb"


@pytest.mark.parametrize(
    "line",
    ['"…" = {}', '"" = {}', '"The Post" = { names = [1, 2] }', '"The Post" = { names = ["…"] }'],
)
def test_an_outlet_without_a_name_is_a_problem(manifest, line):
    assert len(manifest(f"[outlets]\n{line}\n").problems) == 1


def test_an_outlet_of_no_known_kind_is_a_problem(manifest):
    read = manifest('[outlets]\n"The Harbour Post" = { kind = "blogg" }\n')
    assert "newspaper" in read.problems["manifest.toml: The Harbour Post"]


@pytest.mark.parametrize("text", ["[[article", "\x00"])
def test_soup_is_refused_with_the_manifests_name(manifest, text):
    with pytest.raises(ManifestError, match=r"manifest\.toml"):
        manifest(text)


def test_a_table_that_is_none_is_a_problem(manifest):
    assert manifest("article = 3\n").problems


def test_a_manifest_that_is_not_there_is_told_by_name(tmp_path):
    with pytest.raises(ManifestError, match=r"nowhere\.toml"):
        read_manifest(tmp_path / "nowhere.toml")
