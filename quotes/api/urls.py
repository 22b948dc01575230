"""Addresses of the API, below /api/v1/."""

from django.urls import path

from quotes.api import views

urlpatterns = [
    path("", views.about, name="api"),
    path("openapi.json", views.openapi, name="api_openapi"),
    path("quotes/", views.quotes, name="api_quotes"),
    path("quotes/<slug:public_id>/", views.quote, name="api_quote"),
    path("people/", views.people, name="api_people"),
    path("people/<slug:slug>/", views.person, name="api_person"),
    path("outlets/", views.outlets, name="api_outlets"),
    path("outlets/<slug:slug>/", views.outlet, name="api_outlet"),
    path("topics/", views.topics, name="api_topics"),
    path("topics/<slug:slug>/", views.topic, name="api_topic"),
    path("articles/", views.articles, name="api_articles"),
    path("articles/<slug:public_id>/", views.article, name="api_article"),
    path("statements/", views.statements, name="api_statements"),
    path("statements/<slug:public_id>/", views.statement, name="api_statement"),
]
