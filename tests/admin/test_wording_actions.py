"""Editors join, part and choose wordings from the list of quotes, each time with a reason."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from quotes.models import ChangeSet, Quote, WordingDecision
from tests.factories import make_statement

pytestmark = pytest.mark.django_db
WHY = "The broadcast has one sentence."


def act(editor, action, rows, model="quote", **fields):
    page = reverse(f"admin:quotes_{model}_changelist")
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return editor.post(page, data | fields)


def statements(quotes) -> list[int | None]:
    return [Quote.objects.get(pk=quote.pk).statement_id for quote in quotes]


def test_an_action_first_asks_why_and_writes_nothing(editor, quotes):
    page = act(editor, "join_wordings", quotes[:2]).content.decode()
    assert "Words of number 0." in page
    assert 'name="reason"' in page
    assert not WordingDecision.objects.exists()


def test_with_a_reason_the_ticked_quotes_are_one_statement(editor, quotes):
    response = act(editor, "join_wordings", quotes[:2], reason=WHY)
    assert response.status_code == 302
    one, other, third = statements(quotes)
    assert one == other is not None
    assert third is None
    assert ChangeSet.objects.get().by_name == "rae"


def test_an_empty_reason_is_refused_on_the_page(editor, quotes):
    page = act(editor, "join_wordings", quotes[:2], reason=" ").content.decode()
    assert "This field is required." in page
    assert not WordingDecision.objects.exists()


def test_what_cannot_be_decided_is_said_on_the_page(editor, quotes):
    page = act(editor, "join_wordings", quotes[:1], reason=WHY).content.decode()
    assert "Choose at least two quotations to join." in page


def test_one_wording_is_taken_out_of_its_statement(editor, quotes):
    act(editor, "join_wordings", quotes, reason=WHY)
    act(editor, "take_out_of_statement", quotes[1:2], reason="Another day.")
    assert statements(quotes)[1] is None
    assert statements(quotes)[0] == statements(quotes)[2] is not None


def test_two_are_parted(editor, quotes):
    act(editor, "part_wordings", quotes[:2], reason="Two days.")
    assert WordingDecision.objects.get().verdict == "different"


def test_one_is_chosen_to_stand_first_and_steps_back(editor, quotes):
    make_statement(*quotes)
    act(editor, "let_stand_first", quotes[1:2], reason="The agency's own words.")
    assert Quote.objects.get(stands_first=True) == quotes[1]
    act(editor, "let_step_back", quotes[1:2], reason="No.")
    assert not Quote.objects.filter(stands_first=True).exists()


def test_two_cannot_stand_first(editor, quotes):
    make_statement(*quotes)
    page = act(editor, "let_stand_first", quotes[:2], reason=WHY).content.decode()
    assert "Tick one quotation" in page


def test_a_decision_is_taken_back_from_the_history(editor, quotes):
    act(editor, "join_wordings", quotes[:2], reason=WHY)
    made = ChangeSet.objects.get()
    act(editor, "take_back", [made], model="changeset", reason="Wrong film.")
    assert statements(quotes) == [None, None, None]


def test_all_of_an_action_is_done_or_nothing(editor, quotes):
    act(editor, "join_wordings", quotes[:2], reason=WHY)
    stood = statements(quotes)
    page = act(editor, "take_out_of_statement", [quotes[0], quotes[2]], reason=WHY)
    assert "stands alone already" in page.content.decode()
    assert statements(quotes) == stood


def test_whoever_may_only_look_is_offered_no_action(client, quotes):
    user = get_user_model().objects.create_user("vi", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_quote"))
    client.force_login(user)
    act(client, "join_wordings", quotes[:2], reason=WHY)
    assert not WordingDecision.objects.exists()


def test_a_statement_leads_to_the_list_in_which_its_wordings_are_ticked(editor, quotes):
    statement = make_statement(*quotes[:2])
    page = editor.get(reverse("admin:quotes_statement_change", args=[statement.pk]))
    address = f"{reverse('admin:quotes_quote_changelist')}?statement__id__exact={statement.pk}"
    assert address in page.content.decode()
    listed = editor.get(address).content.decode()
    assert "Words of number 1." in listed
    assert "Words of number 2." not in listed
