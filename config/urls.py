"""Every address of the site."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import include, path
from django.views.decorators.http import require_safe


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Where browsers look beside pages that name no icon, such as the admin's."""
    return HttpResponseRedirect(static("icon.svg"))


urlpatterns = [
    path("favicon.ico", favicon, name="favicon"),
    path("admin/", include("quotes.admin.urls")),
    path("admin/", admin.site.urls),
    path("", include("quotes.urls")),
]
