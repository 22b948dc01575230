"""Addresses of the desk's own pages; they stand before those of the stock admin."""

from django.urls import path

from quotes.admin import (
    bringin,
    details,
    giving,
    life,
    marking,
    people,
    queue,
    savedfilters,
    signedin,
)

app_name = "desk"

urlpatterns = [
    path("bring-in/", bringin.bring_in, name="bring_in"),
    path("queue/", queue.begin, name="queue_begin"),
    path("queue/<slug:slug>/", queue.queue, name="queue"),
    path("saved-filters/", savedfilters.saved_filters, name="saved_filters"),
    path("signed-in/", signedin.signed_in, name="signed_in"),
    path("quote-life/<slug:public_id>/", life.quote_life, name="quote_life"),
    path("quote-details/<slug:public_id>/", details.quote_details, name="quote_details"),
    path("mark-quote/<slug:public_id>/", marking.mark_quote, name="mark_quote"),
    path("article-life/<slug:public_id>/", life.article_life, name="article_life"),
    path("suppress-quote/<slug:public_id>/", life.suppress_quote, name="suppress_quote"),
    path("suppress-article/<slug:public_id>/", life.suppress_whole, name="suppress_article"),
    path("person-life/<slug:slug>/", people.person_life, name="person_life"),
    path("merge-person/<slug:slug>/", people.merge_person, name="merge_person"),
    path("split-person/<slug:slug>/", giving.split_person, name="split_person"),
    path("editor-day/<slug:public_id>/", life.editor_day, name="editor_day"),
]
