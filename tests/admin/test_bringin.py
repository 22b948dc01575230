"""An editor brings in an article: looked at first, stored once, and refused in words."""

import html
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from quotes.editing.roles import EDITOR
from quotes.models import Article, ImportItem, ImportRun, Outlet, Quote

pytestmark = pytest.mark.django_db
TEXT = "Bridge to open\n\n“The bridge opens in May,” said Karla Brandt, the harbour’s director.\n"
# What a reader of web pages wants to see before it takes a page for an article.
FILLER = [f"The council met {day} to hear what the works had cost so far." for day in "abcdef"]
FACTS = {
    "outlet": "The Harbour Post",
    "outlet_basis": "given",
    "url": "https://harbour.example/bridge",
    "url_basis": "given",
    "published": "2024-03-05",
    "published_basis": "printed",
    "language": "en",
}


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_user("rae", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    client.force_login(user)
    return client


def send(editor, act: str = "look", **fields):
    form = FACTS | {"text": TEXT} | fields
    if "file" in form:
        form["file"] = SimpleUploadedFile(*form["file"])
    return editor.post(reverse("desk:bring_in"), {k: v for k, v in form.items() if v} | {act: "1"})


def told(response) -> str:
    return html.unescape(response.content.decode())


def kept(response) -> str:
    return re.search(r'name="kept" value="([^"]+)"', response.content.decode())[1]


def uploaded(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content


def test_what_the_engine_reads_is_shown_and_nothing_is_stored(editor):
    page = told(send(editor))
    assert "This article is new here. 1 quotation read. Nothing is stored yet." in page
    assert "<mark>The bridge opens in May</mark>" in page
    assert '<span class=" mention">Karla Brandt</span>' in page
    assert not Article.objects.exists()
    assert not ImportRun.objects.exists()
    assert not Outlet.objects.exists()


def test_what_was_looked_at_is_stored_with_what_is_known_of_it(editor):
    looked = send(editor)
    answer = send(editor, "store", text="", kept=kept(looked))
    article = Article.objects.get()
    assert answer.url == reverse("admin:quotes_article_change", args=[article.pk])
    assert (article.outlet.name, article.headline) == ("The Harbour Post", "Bridge to open")
    assert (article.published.isoformat(), article.published_basis) == ("2024-03-05", "printed")
    assert article.source_key == FACTS["url"]
    assert Quote.objects.get().speaker.name == "Karla Brandt"
    assert ImportItem.objects.get().run.command == "brought in by rae"
    assert ImportItem.objects.get().run.finished_at


def test_the_same_article_again_changes_nothing_and_says_so(editor):
    send(editor, "store")
    assert "This very text is here already" in told(send(editor))
    answer = send(editor, "store")
    assert "nothing was changed" in told(editor.get(answer.url))
    assert (Article.objects.count(), Quote.objects.count()) == (1, 1)


def test_an_article_without_an_address_is_known_again_by_its_text(editor):
    for _ in range(2):
        send(editor, "store", url="")
    assert Article.objects.get().source_key.startswith("pasted-")


def test_another_text_of_the_same_address_is_a_new_version(editor):
    send(editor, "store")
    changed = f"{TEXT}\nIt rained.\n"
    assert "here with another text" in told(send(editor, text=changed))
    send(editor, "store", text=changed)
    assert Article.objects.get().versions.count() == 2


def test_a_file_is_stored_as_the_command_stores_it(editor, tmp_path):
    content = TEXT.replace("\n", "\r\n").encode()
    path = tmp_path / "bridge.txt"
    path.write_bytes(content)
    looked = send(editor, text="", url="", file=uploaded("bridge.txt", content))
    assert looked.status_code == 200
    send(editor, "store", text="", url="", kept=kept(looked))
    manifest = tmp_path / "manifest.toml"
    manifest.write_text('[[article]]\nfile = "bridge.txt"\noutlet = "The Harbour Post"\n')
    call_command("import_articles", path, manifest=manifest)
    assert Article.objects.get().versions.count() == 1
    assert Article.objects.get().current.text == content.decode()
    assert list(ImportItem.objects.order_by("pk").values_list("outcome", flat=True)) == [
        "created",
        "unchanged",
    ]


def test_a_web_page_loses_its_menus(editor):
    paragraphs = "".join(f"<p>{words}</p>" for words in [*TEXT.splitlines(), *FILLER])
    page = f"<html><body><nav>Home Sport</nav><article>{paragraphs}</article></body></html>"
    shown = told(send(editor, text="", file=uploaded("a.html", page.encode())))
    assert "The bridge opens in May" in shown
    assert "Home Sport" not in shown


def test_a_web_page_is_read_in_the_encoding_that_it_declares(editor):
    page = (
        '<html><head><meta charset="windows-1252"></head><body><article><h1>Café</h1>'
        "<p>“The café opens in May,” said Karla Brandt, the harbour’s director.</p>"
        + "".join(f"<p>{words}</p>" for words in FILLER)
        + "</article></body></html>"
    )
    shown = told(send(editor, text="", file=uploaded("a.html", page.encode("windows-1252"))))
    assert "<mark>The café opens in May</mark>" in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "There is nothing to read"),
        ({"text": " \n…"}, "no word stands in it"),
        ({"outlet": ""}, "This field is required"),
        ({"outlet": "…"}, "needs a name with a letter"),
        ({"outlet": "x" * 201}, "at most 200 characters"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"published": "yesterday"}, "Enter a valid date"),
        ({"published_basis": "guessed"}, "not one of the available choices"),
        ({"text": "x " * 600_000}, "longer than 1 MB"),
        ({"text": "", "kept": "forged"}, "is lost: choose the file again"),
        ({"file": uploaded("a.txt", b"A word")}, "not both"),
        ({"text": "", "file": uploaded("a.txt", b"")}, "empty"),
        ({"text": "", "file": uploaded("a.txt", b"\xff\xfe\x00A")}, "not UTF-8 at byte 0"),
        ({"text": "", "file": uploaded("a.pdf", b"%PDF")}, "use a .txt or .html file"),
        ({"text": "", "file": uploaded("a.txt", b"x" * 1_000_001)}, "larger than 1 MB"),
        ({"text": "", "file": uploaded("a.html", b"<p></p>")}, "no article found"),
        ({"text": "", "file": uploaded("a.html", b"<a " * 20_000)}, "no article found"),
    ],
)
@pytest.mark.parametrize("act", ["look", "store"])
def test_what_cannot_be_brought_in_is_refused_in_words(editor, fields, words, act):
    answer = send(editor, act, **fields)
    assert answer.status_code == 400
    assert words in told(answer)
    assert not Article.objects.exists()


def test_what_was_uploaded_need_not_be_chosen_again_when_a_fact_is_missing(editor):
    refused = send(editor, text="", outlet="", file=uploaded("bridge.txt", TEXT.encode()))
    send(editor, "store", text="", kept=kept(refused))
    assert Article.objects.get().current.text == TEXT


def test_markup_in_a_text_stays_text(editor):
    page = send(editor, text=f"<script>alert(1)</script>\n\n{TEXT}").content.decode()
    assert "<script>alert" not in page


def test_what_no_database_can_hold_is_replaced_one_for_one(editor):
    send(editor, "store", text=f"A\x00B\n\n{TEXT}")
    assert not Article.objects.exists() or "\x00" not in Article.objects.get().current.text
