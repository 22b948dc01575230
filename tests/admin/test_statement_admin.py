"""What the admin shows of statements."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.factories import make_quote_in, make_statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["statement", "quote"])
def test_pieces_of_a_wording_stand_apart(client, page):
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    quote = make_quote_in("“It rained,” he said. “We left.”", "It rained", "We left.")
    row = make_statement(quote) if page == "statement" else quote
    shown = client.get(reverse(f"admin:quotes_{page}_change", args=[row.pk])).content.decode()
    assert "“It rained” […] “We left.”" in shown
    assert "It rained We left" not in shown
