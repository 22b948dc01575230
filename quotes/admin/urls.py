"""Addresses of the desk's own pages; they stand before those of the stock admin."""

from django.urls import path

from quotes.admin import signedin

app_name = "desk"

urlpatterns = [
    path("signed-in/", signedin.signed_in, name="signed_in"),
]
