"""The public log of corrections."""

import json
import re
from xml.etree import ElementTree

import pytest

from quotes.editing.history import Author
from quotes.editing.wordings import join
from quotes.models import Change, ChangeSet, Quote
from quotes.models.naming import address
from tests.factories import counter, make_person, make_quote

pytestmark = pytest.mark.django_db
LOG = "/corrections/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def correct(before, after, reason="The article names her.", field="speaker", **of) -> ChangeSet:
    """One changeset with one change."""
    made = ChangeSet.objects.create(
        public_id=address("made", next(counter)), by_name="Edith Tor", reason=reason
    )
    Change.objects.create(changeset=made, position=0, field=field, before=before, after=after, **of)
    return made


def test_it_tells_what_it_said_what_it_says_and_why(client):
    ada = make_person("Ada Quill")
    quote = make_quote("We left.", speaker=ada)
    correct({"kind": "unknown"}, {"person": "ada-quill", "name": "Ada Quill"}, quote=quote)
    page = text(client.get(LOG))
    assert "The article names her." in page
    assert "<del><bdi>speaker unknown</bdi></del>" in page
    assert f'<a href="{ada.get_absolute_url()}">Ada Quill</a>' in page
    assert f'href="{quote.get_absolute_url()}"' in page


def test_a_name_is_told_as_it_was_though_the_person_is_called_otherwise_now(client):
    make_person("Ada Quill-Stone")
    value = {"person": "ada-quill-stone", "name": "Ada Quill"}
    correct({"name": "an aide", "kind": "anonymous"}, value, quote=make_quote())
    page = text(client.get(LOG))
    assert "an aide (not named in the article)" in page
    assert ">Ada Quill</a>" in page


def test_what_is_one_statement_is_told_of_both_quotes(client):
    ada = make_person("Ada Quill")
    one, other = make_quote("We left.", speaker=ada), make_quote("We have gone.", speaker=ada)
    join(one, other, author=Author("Edith Tor"), reason="One sentence in the film.")
    page = text(client.get(LOG))
    assert "Whether these are one statement" in page
    assert "<del><bdi>left to the matching by machine</bdi></del>" in page
    assert "<bdi>one statement</bdi>" in page
    for quote in (one, other):
        assert f'href="{quote.get_absolute_url()}"' in page
        assert "One sentence in the film." in text(client.get(quote.get_absolute_url()))


def test_a_pair_of_which_one_side_was_taken_down_is_in_no_entry(client):
    ada = make_person("Ada Quill")
    one, other = make_quote("We left.", speaker=ada), make_quote("Hush now.", speaker=ada)
    join(one, other, author=Author("Edith Tor"), reason="One sentence.")
    Quote.objects.filter(pk=other.pk).update(lifecycle="suppressed")
    assert "One sentence." not in text(client.get(LOG))
    assert "One sentence." not in text(client.get(one.get_absolute_url()))


def test_which_wording_stands_first_is_told(client):
    correct(False, True, field="stands_first", quote=make_quote("We left."))
    page = text(client.get(LOG))
    assert "Which wording stands first" in page
    assert "<bdi>this wording stands first</bdi>" in page


def test_two_names_that_are_one_person_are_told(client):
    heir = make_person("Ada Quill")
    other = make_person("Ida Quill", merged_into=heir)
    correct(None, heir.slug, field="merged_into", person=other)
    page = text(client.get(LOG))
    assert "One person under two names" in page
    assert "<bdi>Ida Quill</bdi>" in page


def test_that_one_person_is_two_again_is_told_with_a_link_to_who_came_back(client):
    heir, other = make_person("Ada Quill"), make_person("Ida Quill")
    correct(heir.slug, None, field="merged_into", person=other)
    page = text(client.get(LOG))
    assert "Two people again" in page
    assert f'<a href="{other.get_absolute_url()}">Ida Quill</a>' in page


def test_what_moved_with_a_merge_is_no_entry_of_its_own(client):
    correct({"name": "Ida"}, {"name": "Ada"}, field="speaker_follows", quote=make_quote())
    correct([], ["Ida Quill"], field="names_follow", person=make_person())
    assert "No correction has been made yet." in text(client.get(LOG))


def test_who_made_it_is_not_published(client):
    correct({"kind": "unknown"}, {"kind": "unknown"}, quote=make_quote())
    assert "Edith Tor" not in text(client.get(LOG))


def test_suppressed_words_and_the_reason_given_for_them_are_in_no_entry(client):
    gone = make_quote("Words taken down.", lifecycle="suppressed")
    correct({"kind": "unknown"}, {"name": "X"}, reason="Repeats the words taken down.", quote=gone)
    page = text(client.get(LOG))
    assert "taken down" not in page.replace("No correction", "")
    assert "No correction has been made yet." in page


@pytest.mark.parametrize("value", [None, "words", 5, [], ["a"], {}, {"person": "gone"}])
def test_a_value_of_any_form_is_told(client, value):
    correct(value, value, field="said_from", quote=make_quote())
    assert "Said from of" in text(client.get(LOG))


def test_the_newest_stands_first(client):
    for reason in ("Earlier reason.", "Later reason."):
        correct({"kind": "unknown"}, {"kind": "unknown"}, reason=reason, quote=make_quote())
    page = text(client.get(LOG))
    assert page.index("Later reason.") < page.index("Earlier reason.")


def test_markup_in_a_reason_stays_text(client):
    correct({"name": "<i>x</i>"}, {"kind": "unknown"}, reason="<b>bold</b>", quote=make_quote())
    page = text(client.get(LOG))
    assert "<b>" not in page
    assert "<i>" not in page


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, django_assert_max_num_queries, django_assert_num_queries
):
    def rows():
        for _ in range(3):
            person = make_person()
            correct({"kind": "unknown"}, {"person": person.slug}, quote=make_quote(speaker=person))

    rows()
    with django_assert_max_num_queries(16) as first:
        client.get(LOG)
    rows()
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(LOG)


def linked_data(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_an_entry_has_an_address_of_its_own(client):
    made = correct({"name": "X"}, {"name": "Y"}, quote=make_quote("We left."))
    assert f'href="{made.get_absolute_url()}"' in text(client.get(LOG))
    page = text(client.get(made.get_absolute_url()))
    assert "The article names her." in page
    assert client.get(f"{LOG}nothere/").status_code == 404


def test_words_that_were_taken_down_have_no_entry_under_their_address_and_none_in_the_feed(client):
    gone = make_quote("Erased words.", lifecycle="suppressed")
    made = correct({"name": "X"}, {"name": "Y"}, quote=gone)
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "Erased" not in text(client.get("/corrections.atom"))
    assert made.public_id not in text(client.get("/corrections.atom"))


def test_machines_are_told_of_each_correction_in_the_terms_of_schema_org(client):
    quote = make_quote("We left.")
    made = correct({"name": "X"}, {"name": "Y"}, reason="</script><b>&", quote=quote)
    for path in (LOG, made.get_absolute_url()):
        (comment,) = linked_data(text(client.get(path)))["@graph"]
        assert comment["@type"] == "CorrectionComment"
        assert comment["text"] == "</script><b>&"
        assert comment["url"] == f"http://testserver{made.get_absolute_url()}"
        assert comment["about"][0]["url"] == f"http://testserver{quote.get_absolute_url()}"


def test_the_feed_can_be_read_whatever_a_reason_holds(client):
    correct({"name": "X"}, {"name": "Y"}, reason="Bell\x0b and <i>more</i>", quote=make_quote())
    answer = client.get("/corrections.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    (entry,) = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert "<i>more</i>" in entry.findtext("{http://www.w3.org/2005/Atom}summary")


def test_an_empty_log_has_a_feed_too(client):
    ElementTree.fromstring(client.get("/corrections.atom").content)
