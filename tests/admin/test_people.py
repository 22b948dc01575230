"""The desk's pages of a person: a merge is seen before it is done, and taken back by who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quotes.deriving.proposals import propose
from quotes.editing.history import Author
from quotes.editing.people import merge
from quotes.editing.speakers import Speaker, change_speaker
from quotes.models import Change, ChangeSet, Person, PersonDecision, PersonName, PersonPair
from tests.admin.accounts import signed_in
from tests.factories import make_article, make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db

WHY = {"author": Author("The desk"), "reason": "Two spellings of one minister."}


@pytest.fixture
def maren() -> Person:
    person = make_person("Maren Oduya")
    make_reading(make_quote("We will rebuild.", speaker=person, role="Transport Minister"))
    return person


@pytest.fixture
def maryn() -> Person:
    person = make_person("Maryn Oduya")
    make_reading(make_quote("We left early.", speaker=person, role="the minister"))
    return person


def at(name: str, person: Person) -> str:
    return reverse(f"desk:{name}", args=[person.slug])


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_nothing_is_written_before_what_moves_was_seen(maren, maryn):
    page = text(signed_in("senior editor").get(f"{at('merge_person', maryn)}?into={maren.slug}"))
    assert "1 quotation" in page
    assert "1 name: “<bdi>Maryn Oduya</bdi>”" in page
    assert "Transport Minister" in page
    assert "the minister" in page
    assert not ChangeSet.objects.exists()


def test_whom_to_merge_into_is_looked_for_by_name(maren, maryn):
    client = signed_in("senior editor")
    page = text(client.get(f"{at('merge_person', maryn)}?q=oduya"))
    assert f'href="?into={maren.slug}"' in page
    assert f'href="?into={maryn.slug}"' not in page
    assert "Nobody else here" in text(client.get(f"{at('merge_person', maryn)}?q=Rolf"))


def test_an_address_that_nobody_has_is_told_and_a_merge_into_it_is_none(maren):
    client = signed_in("senior editor")
    sent = {"into": "nobody-here", "reason": "One minister."}
    for answer in (
        client.post(at("merge_person", maren), sent),
        client.get(f"{at('merge_person', maren)}?into=nobody-here"),
    ):
        assert "Nobody here has the address “nobody-here”" in text(answer)
    assert not ChangeSet.objects.exists()


def test_a_merge_for_a_reason_that_nobody_can_read_is_refused(maren, maryn):
    sent = {"into": maren.slug, "reason": "x" * 2001}
    answer = signed_in("senior editor").post(at("merge_person", maryn), sent, follow=True)
    assert "A reason has at most 2,000 characters" in text(answer)
    assert not ChangeSet.objects.exists()


def test_a_senior_editor_merges_and_takes_it_back(maren, maryn):
    client = signed_in("senior editor")
    sent = {"into": maren.slug, "reason": "One minister, two spellings."}
    answer = client.post(at("merge_person", maryn), sent, follow=True)
    assert "is merged into" in text(answer)
    maryn.refresh_from_db()
    assert maryn.merged_into == maren
    back = {"changeset": ChangeSet.objects.get().public_id, "reason": "They are two."}
    assert "It is taken back" in text(client.post(at("person_life", maren), back, follow=True))
    maryn.refresh_from_db()
    assert maryn.merged_into is None


@pytest.mark.parametrize("role", ["viewer", "editor", "publisher"])
def test_who_is_no_senior_editor_neither_merges_nor_takes_back(maren, maryn, role):
    client = signed_in(role)
    sent = {"into": maren.slug, "reason": "One minister."}
    assert client.post(at("merge_person", maryn), sent).status_code == 403
    merged = merge(maryn, maren, **WHY)
    back = {"changeset": merged.public_id, "reason": "They are two."}
    assert client.post(at("person_life", maren), back).status_code == 403
    maryn.refresh_from_db()
    assert maryn.merged_into == maren


@pytest.mark.parametrize(
    ("into", "reason", "told"),
    [
        ("maryn-oduya", "Herself.", "cannot be merged into themselves"),
        ("maren-oduya", " ", "Say why"),
        ("the-ministry", "One.", "an organisation"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_words(maren, maryn, into, reason, told):
    make_person("The Ministry", kind="organisation")
    sent = {"into": into, "reason": reason}
    answer = signed_in("senior editor").post(at("merge_person", maryn), sent, follow=True)
    assert told in text(answer)
    assert not Change.objects.exists()


def test_an_article_that_quotes_both_speaks_against_a_merge(maren, maryn):
    article = make_article("“We stay.” “We go.”", headline="Two ministers quarrel")
    make_quote("We stay.", article=article, speaker=maren)
    make_quote("We go.", article=article, speaker=maryn)
    page = text(signed_in("senior editor").get(f"{at('merge_person', maryn)}?into={maren.slug}"))
    assert "One article quotes both" in page
    assert "Two ministers quarrel" in page


def test_the_life_of_an_heir_tells_of_the_merge_and_what_followed(maren, maryn):
    merge(maryn, maren, **WHY)
    page = text(signed_in("viewer").get(at("person_life", maren)))
    assert "one person under two names" in page
    assert "names follow: Maren Oduya" in page
    assert "Take a decision back" not in page
    assert "is a spelling of" in text(signed_in("admin").get(at("person_life", maryn)))


@pytest.mark.parametrize("sent", ["\x00", "a" * 500, "no-such-person", "’"])
def test_whatever_stands_in_the_address_is_answered(maren, sent):
    client = signed_in("senior editor")
    for name in ("into", "q"):
        assert client.get(at("merge_person", maren), {name: sent}).status_code == 200
    assert client.post(at("merge_person", maren), {"into": sent}).status_code == 200
    assert client.post(at("person_life", maren), {"changeset": sent}).status_code == 302


def test_the_preview_asks_as_much_for_many_quotes_as_for_few(maren, maryn):
    client = signed_in("senior editor")
    address = f"{at('merge_person', maryn)}?into={maren.slug}"

    def asked() -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        return len(queries)

    before = asked()
    for number in range(4):
        make_quote(f"We left in year {number}.", speaker=maryn, role="the minister")
        make_quote(f"We stayed in year {number}.", speaker=maren, role="Transport Minister")
    assert asked() == before


def test_who_were_said_to_be_two_people_cannot_be_merged(maren, maryn):
    client = signed_in("senior editor")
    sent = {"into": maren.slug, "reason": "Mother and daughter.", "act": "apart"}
    client.post(at("merge_person", maryn), sent)
    answer = client.post(at("merge_person", maryn), sent | {"act": ""}, follow=True)
    assert "Mother and daughter" in text(answer)
    maryn.refresh_from_db()
    assert maryn.merged_into is None
    back = {"changeset": ChangeSet.objects.get().public_id, "reason": "One after all."}
    client.post(at("person_life", maryn), back)
    client.post(at("merge_person", maryn), sent | {"act": ""})
    maryn.refresh_from_db()
    assert maryn.merged_into == maren


def test_ticked_quotes_and_names_go_to_a_new_person_after_a_look(maren):
    given, kept = maren.quotes.get(), make_quote("We stay.", speaker=maren)
    make_reading(kept)
    name = PersonName.objects.create(person=maren, name="M. Oduya")
    client = signed_in("senior editor")
    sent = {
        "to": "Mara Oduya",
        "new": "on",
        "quote": f"{given.pk}:{given.revision}",
        "name": name.pk,
        "reason": "Her sister.",
    }
    page = text(client.post(at("split_person", maren), sent | {"look": "yes"}))
    assert "1 quotation, each decided" in page
    assert not ChangeSet.objects.exists()
    client.post(at("split_person", maren), sent | {"looked": "a new Mara Oduya", "do": "yes"})
    mara = Person.objects.get(name="Mara Oduya")
    assert list(mara.quotes.all()) == [given]
    assert list(maren.quotes.all()) == [kept]
    assert set(mara.names.values_list("name", flat=True)) == {"Mara Oduya", "M. Oduya"}


def test_all_quotes_move_to_a_person_who_is_there(maren, maryn):
    sent = {"to": "Maryn Oduya", "everything": "on", "reason": "All hers.", "do": "yes"}
    sent |= {"looked": maryn.slug}
    signed_in("senior editor").post(at("split_person", maren), sent)
    assert maren.quotes.count() == 0
    assert maryn.quotes.count() == 2


def test_quotes_that_went_alone_are_told_at_both_ends_and_taken_back_from_either(maren, maryn):
    client = signed_in("senior editor")
    for end in (maren, maryn):
        sent = {
            "to": "Maryn Oduya",
            "everything": "on",
            "reason": "All hers.",
            "looked": maryn.slug,
        }
        page = text(client.post(at("split_person", maren), sent | {"do": "yes"}, follow=True))
        given = ChangeSet.objects.latest("pk")
        assert f'value="{given.public_id}"' in page
        page = text(client.get(at("person_life", end)))
        assert "who speaks in 1 quotation" in page
        back = {"changeset": given.public_id, "reason": "Not hers."}
        assert "It is taken back" in text(client.post(at("person_life", end), back, follow=True))
        assert (maren.quotes.count(), maryn.quotes.count()) == (1, 1)


def test_the_life_of_a_person_asks_as_much_for_many_decisions_as_for_few(maren, maryn):
    client, address = signed_in("admin"), at("person_life", maren)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    def give_one(number: int) -> None:
        quote = make_quote(f"We stay in year {number}.", speaker=maren)
        make_reading(quote)
        change_speaker(quote, Speaker(maryn), **WHY)

    give_one(0)
    client.get(address)
    before = asked()
    for number in range(1, 4):
        give_one(number)
    assert asked() == before


def test_nothing_goes_to_another_than_was_shown(maren, maryn):
    joss, client = make_person("Joss Varga"), signed_in("senior editor")
    sent = {"to": "Maryn Oduya", "everything": "on", "reason": "All hers."}
    page = text(client.post(at("split_person", maren), sent | {"look": "yes"}))
    assert f'name="looked" value="{maryn.slug}"' in page
    sent |= {"to": "Joss Varga", "looked": maryn.slug, "do": "yes"}
    page = text(client.post(at("split_person", maren), sent))
    assert "Nothing was changed. Look at what Joss Varga would get" in page
    assert f'name="looked" value="{joss.slug}"' in page
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"to": "Rolf Nobody"}, "Nobody here is called"),
        ({"to": "Maryn Oduya", "looked": "maryn-oduya"}, "Choose at least one"),
        ({"to": "Maren Oduya", "looked": "maren-oduya", "everything": "on"}, "has them already"),
        (
            {"to": "Maryn Oduya", "new": "on", "looked": "a new Maryn Oduya", "everything": "on"},
            "goes by Maryn Oduya already",
        ),
        (
            {"to": "…", "new": "on", "looked": "a new …", "everything": "on"},
            "a letter or a digit",
        ),
        (
            {"to": "\x00", "quote": ["x", "1:", "²:1"], "name": ["²", "x"]},
            "Look at what stands below",
        ),
    ],
)
def test_what_cannot_be_given_is_refused_in_words(maren, maryn, sent, told):
    sent |= {"reason": "Hers.", "do": "yes"}
    answer = signed_in("senior editor").post(at("split_person", maren), sent)
    assert told in text(answer)
    assert not ChangeSet.objects.exists()


def test_who_saw_an_older_quote_gives_nothing(maren, maryn):
    quote = maren.quotes.get()
    sent = {"to": maryn.slug, "quote": f"{quote.pk}:{quote.revision + 1}", "reason": "x", "do": "y"}
    sent |= {"looked": maryn.slug}
    answer = signed_in("senior editor").post(at("split_person", maren), sent)
    assert "Somebody else changed this quote" in text(answer)
    assert not ChangeSet.objects.exists()


def test_no_editor_takes_a_merge_back_from_the_list_of_decisions(maren, maryn):
    merged = merge(maryn, maren, **WHY)
    sent = {"action": "take_back", "_selected_action": merged.pk, "reason": "They are two."}
    answer = signed_in("editor").post(reverse("admin:quotes_changeset_changelist"), sent)
    assert "senior editors decide" in text(answer)
    maryn.refresh_from_db()
    assert maryn.merged_into == maren


def test_the_queue_shows_both_before_it_asks_whether_they_are_one(maren, maryn):
    propose([maryn])
    address = reverse("desk:queue", args=["one-person"])
    page = text(signed_in("senior editor").get(address))
    assert page.index("We will rebuild.") < page.index("Decide")
    assert page.index("another spelling of the same sounds") < page.index("Decide")
    assert f"{at('merge_person', maryn)}?into={maren.slug}" in page
    page = text(signed_in("editor").get(address))
    assert "a senior editor merges them" in page
    assert at("merge_person", maryn) not in page


def test_an_editor_says_in_the_queue_that_they_are_two(maren, maryn):
    propose([maryn])
    client, address = signed_in("editor"), reverse("desk:queue", args=["one-person"])
    sent = {"item": PersonPair.objects.get().pk, "choice": "apart"}
    client.post(address, sent)
    assert PersonDecision.objects.apart().count() == 1
    assert "Nothing of this kind waits" in text(client.get(address))
    assert "waits no more" in text(client.post(address, sent, follow=True))


def test_what_the_queue_does_not_offer_for_two_people_is_refused(maren, maryn):
    propose([maryn])
    sent = {"item": PersonPair.objects.get().pk, "choice": "merge"}
    answer = signed_in("admin").post(reverse("desk:queue", args=["one-person"]), sent, follow=True)
    assert "none of those offered" in text(answer)
    assert not ChangeSet.objects.exists()
