"""Whoever works at the desk, signed in, and a few quotes to work on."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from quotes.models import Quote
from tests.factories import make_person, make_quote, make_reading


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """Signed in as somebody who may do everything."""
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    return client


@pytest.fixture
def quotes(db: None) -> list[Quote]:
    """Three of one person, each read by the machine."""
    maren = make_person("Maren Oduya")
    made = [make_quote(f"Words of number {number}.", speaker=maren) for number in range(3)]
    for quote in made:
        make_reading(quote)
    return made
