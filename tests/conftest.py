"""What all tests stand on."""

import pytest


@pytest.fixture(autouse=True)
def _plain_static_files(settings, tmp_path_factory):
    """Names of static files without their hashes: nothing was collected."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.SECURE_SSL_REDIRECT = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def desk(client, django_user_model):
    """A function that logs somebody of a role in and returns the client."""
    from tests.factories import an_account

    def log_in(role):
        client.force_login(an_account(role))
        return client

    return log_in
