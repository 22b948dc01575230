"""Editors write a topic's rule in the admin, and are told what it finds."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.factories import make_quote, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("number", "told"), [(1, "matches 1 quote."), (2, "matches 2 quotes.")])
def test_saving_another_rule_tells_how_many_quotes_it_matches(client, number, told):
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    topic = make_topic("Bridges")
    for _ in range(number):
        make_quote("We will build the bridge.")
    page = reverse("admin:quotes_topic_change", args=[topic.pk])
    seen = client.get(page).context["adminform"].form["seen"].value()
    answer = client.post(page, {"name": "Bridges", "rule": "bridge", "seen": seen}, follow=True)
    assert told in answer.content.decode()
