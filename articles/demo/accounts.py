"""The demo's accounts: one for each role, with passwords made at random."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

ROLES = ("administrator", "editor", "reporter", "moderator")


def make_accounts() -> list[tuple[str, str, str]]:
    """Make the accounts, or give them new passwords. Returns (role, username, password) of each.

    The administrator may do everything there is; the others what their group may.
    """
    return [(role, role, _account(role)) for role in ROLES]


def has_accounts() -> bool:
    """Whether this database knows somebody for each role: a file of accounts may tell of another one."""
    return get_user_model().objects.filter(username__in=ROLES).count() == len(ROLES)


def _account(role: str) -> str:
    password = secrets.token_urlsafe(12)
    user, _ = get_user_model().objects.get_or_create(username=role)
    user.is_staff = True
    user.is_superuser = role == "administrator"
    user.set_password(password)
    user.save()
    user.groups.set([Group.objects.get(name=role)])
    return password
