"""Who works at the desk."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client


def signed_in(role: str, name: str = "") -> Client:
    """A browser of somebody of this role, who is called by it where no name is given."""
    user = get_user_model().objects.create_user(name or role, is_staff=True)
    user.groups.set([Group.objects.get(name=role)])
    client = Client()
    client.force_login(user)
    return client
