"""Where the database has no time, readers get a page for people."""

import pytest
from django.db import OperationalError


def test_a_database_without_time_is_answered_with_503(client, monkeypatch):
    def busy(*args, **kwargs):
        raise OperationalError("couldn't get a connection after 10.00 sec")

    monkeypatch.setattr("quotes.views.home.lead", busy)
    response = client.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert "Too many readers" in response.content.decode()


def test_a_fault_of_ours_is_no_lack_of_time(client, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("quotes.views.home.lead", broken)
    with pytest.raises(ZeroDivisionError):
        client.get("/")
