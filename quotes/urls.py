"""Addresses of the public pages."""

from django.urls import path

from quotes.views.unbuilt import unbuilt

app_name = "quotes"

urlpatterns = [
    path("", unbuilt, name="home"),
    path("quotes/", unbuilt, name="quotes"),
    path("quotes/<slug:public_id>/", unbuilt, name="quote"),
    path("articles/<slug:public_id>/", unbuilt, name="article"),
    path("about/", unbuilt, name="about"),
    path("healthz", unbuilt, name="healthz"),
    path("people/", unbuilt, name="people"),
    path("people/<slug:slug>/", unbuilt, name="person"),
    path("outlets/", unbuilt, name="outlets"),
    path("outlets/<slug:slug>/", unbuilt, name="outlet"),
    path("topics/", unbuilt, name="topics"),
    path("topics/<slug:slug>/", unbuilt, name="topic"),
    path("statements/", unbuilt, name="statements"),
    path("statements/<slug:public_id>/", unbuilt, name="statement"),
    path("compare/", unbuilt, name="compare"),
    path("compare/people/", unbuilt, name="compare_people"),
    path("compare/outlets/", unbuilt, name="compare_outlets"),
    path("corrections/", unbuilt, name="corrections"),
]
