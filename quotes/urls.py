"""Addresses of the public pages."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, register_converter
from django.views.decorators.http import require_safe

from quotes import feeds
from quotes.sitemaps import SITEMAPS
from quotes.views import (
    about,
    articles,
    compare,
    corrections,
    coverage,
    files,
    health,
    home,
    outlets,
    panel,
    people,
    quotes,
    reports,
    statements,
    suggestions,
    topics,
)

app_name = "quotes"

register_converter(files.Ending, "ending")

urlpatterns = [
    path("", home.home, name="home"),
    path("quotes/", quotes.quotes, name="quotes"),
    path(
        "sitemap.xml",
        require_safe(sitemaps.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "quotes:sitemap_part"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        require_safe(sitemaps.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap_part",
    ),
    path("suggest/", suggestions.suggestions, name="suggestions"),
    path("quotes.<ending:ending>", files.quotes, name="quotes_file"),
    path("people/<slug:slug>.<ending:ending>", files.person, name="person_file"),
    path("outlets/<slug:slug>.<ending:ending>", files.outlet, name="outlet_file"),
    path("topics/<slug:slug>.<ending:ending>", files.topic, name="topic_file"),
    path("quotes/filters/", panel.quotes, name="quotes_panel"),
    path("people/<slug:slug>/filters/", panel.person, name="person_panel"),
    path("outlets/<slug:slug>/filters/", panel.outlet, name="outlet_panel"),
    path("topics/<slug:slug>/filters/", panel.topic, name="topic_panel"),
    path("quotes/<slug:public_id>/", quotes.quote, name="quote"),
    path("quotes/<slug:public_id>/report/", reports.report_error, name="report_error"),
    path("reports/<slug:code>/", reports.report, name="report"),
    path("articles/<slug:public_id>/", articles.article, name="article"),
    path("api/v1/", include("quotes.api.urls")),
    path("about/", about.about, name="about"),
    path("healthz", health.healthz, name="healthz"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<slug:slug>/", outlets.outlet, name="outlet"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("topics/<slug:slug>/coverage/", coverage.matrix, name="coverage"),
    path("statements/", statements.statements, name="statements"),
    path("statements/<slug:public_id>/", statements.statement, name="statement"),
    path("compare/", compare.compare, name="compare"),
    path("compare/people/", compare.people, name="compare_people"),
    path("compare/outlets/", compare.outlets, name="compare_outlets"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections.atom", require_safe(feeds.CorrectionsFeed()), name="corrections_feed"),
    path("corrections/<slug:public_id>/", corrections.correction, name="correction"),
]
