"""Addresses of the public pages."""

urlpatterns: list = []
app_name = "quotes"
