"""Topics: the list, and one with its rule, who speaks on it and where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes import profiles, topicrules
from quotes.keeping import kept_page
from quotes.models import Topic
from quotes.remembering import remembered
from quotes.views.listing import quote_list


@require_safe
@kept_page
def topics(request: HttpRequest) -> HttpResponse:
    """All topics, with how many quotations each has."""
    found = list(Topic.objects.select_related("parent"))
    counts = remembered("by topic", profiles.by_topic)
    context = {"rows": [(topic, counts.get(topic.pk, 0)) for topic in found]}
    return render(request, "quotes/topics.html", context)


@require_safe
@kept_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic: its rule in words, who speaks on it, and its statements."""
    found = get_object_or_404(Topic.objects.select_related("parent"), slug=slug)
    context = {
        "topic": found,
        "children": found.children.all(),
        "conditions": topicrules.in_words(found.rule),
        **profiles.tallies({"topic": [found]}, speakers="person", outlets="outlet"),
    }
    listed = quote_list(request, about={"topic": [found]}, by_statement=True)
    return render(request, "quotes/topic.html", context | listed)
