"""Logins: guessing waits, the page says how long, and a header is believed only behind a proxy."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
RIGHT = "a-long-enough-one"


@pytest.fixture(autouse=True)
def rae():
    return get_user_model().objects.create_user("rae", password=RIGHT, is_staff=True)


def sign_in(client: Client, password: str = "wrong", name: str = "rae", **headers: str):
    form = {"username": name, "password": password, "next": "/admin/"}
    return client.post(LOGIN, form, headers=headers)


def refuse(client: Client, times: int, name: str = "rae", **headers: str) -> list[int]:
    return [sign_in(client, name=name, **headers).status_code for _ in range(times)]


def test_the_fifth_refusal_makes_the_name_wait_and_says_how_long(client):
    assert refuse(client, 5) == [200, 200, 200, 200, 429]
    answer = sign_in(client, RIGHT)
    assert answer.status_code == 429
    assert 14 * 60 < int(answer["Retry-After"]) <= 15 * 60
    assert "Try again in 15 minutes" in answer.content.decode()


def test_trying_meanwhile_makes_the_wait_no_longer(client):
    refuse(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timezone.timedelta(minutes=10))
    assert int(sign_in(client)["Retry-After"]) <= 5 * 60
    assert int(sign_in(client)["Retry-After"]) <= 5 * 60


def test_after_the_wait_the_right_password_opens(client):
    refuse(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timezone.timedelta(minutes=16))
    assert sign_in(client, RIGHT).status_code == 302


def test_a_colleague_at_the_same_address_does_not_wait(client):
    get_user_model().objects.create_user("ines", password=RIGHT, is_staff=True)
    refuse(client, 6)
    assert sign_in(client, RIGHT, name="ines").status_code == 302


def test_nobody_can_keep_an_editor_out_from_another_address(client):
    refuse(client, 6)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sign_in(elsewhere, RIGHT).status_code == 302


def test_a_name_that_is_none_waits_like_one_that_is(client):
    assert refuse(client, 6, name="nobody")[-1] == 429


def test_a_header_that_anybody_can_write_gives_no_new_tries(client):
    for number in range(4):
        refuse(client, 1, **{"X-Forwarded-For": f"198.51.100.{number}"})
    assert refuse(client, 1) == [429]


def test_behind_a_proxy_the_address_is_the_one_that_it_added(client, settings):
    settings.BEHIND_PROXY = True
    refuse(client, 5, **{"X-Forwarded-For": "10.0.0.1, 198.51.100.7"})
    assert refuse(client, 1, **{"X-Forwarded-For": "10.9.9.9, 198.51.100.7"}) == [429]
    assert sign_in(client, RIGHT, **{"X-Forwarded-For": "198.51.100.8"}).status_code == 302


@pytest.mark.parametrize("name", ["", "\x00", "a\x00b", "é" * 300, "\ufffd"])
def test_no_name_breaks_the_login(client, name):
    form = {"username": name, "password": "\x00", "x": "\x00"}
    for _ in range(2):
        assert client.post(f"{LOGIN}?next=%00", form).status_code == 200


def test_what_is_kept_of_a_refused_login_holds_no_password(client):
    sign_in(client, "not-quite-right")
    assert "not-quite-right" not in str(AccessAttempt.objects.values())


def test_a_login_ends_after_a_long_day(client):
    sign_in(client, RIGHT)
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_whoever_is_signed_in_elsewhere_can_end_it(client):
    other, stranger = Client(), Client()
    get_user_model().objects.create_user("ines", password=RIGHT, is_staff=True)
    for browser, name in ((client, "rae"), (other, "rae"), (stranger, "ines")):
        sign_in(browser, RIGHT, name=name)
    page = reverse("desk:signed_in")
    assert "1 other browser" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
    assert stranger.get("/admin/").status_code == 200
    assert Session.objects.count() == 2
