"""The site's addresses, and the baselines'."""

from django.urls import include, path

from quotes.benchmarking.baseline import compare, home, lists, panel

urlpatterns = [
    path("baseline/", home.home),
    path("baseline/quotes/", lists.quotes),
    path("baseline/quotes/filters/", panel.quotes),
    path("baseline/compare/people/", compare.people),
    path("", include("config.urls")),
]
