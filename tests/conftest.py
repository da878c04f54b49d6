"""What all tests stand on."""

import gc
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as hypothesis

from articles.management import catalogs
from articles.reading import chrome

TESTS = Path(__file__).parent
PAGES = ("admin", "importing", "views")
# Of the actions those of which the rules are more than the questions.
ACTIONS_OF_RULES = ("articles", "autosaves", "checking", "corrections", "library", "merging", "moves", "offering",
                    "picture_uses", "pins", "relating", "topics", "translations", "two_editors",
                    "who_may_move")  # fmt: skip
ASKING = {"db", "transactional_db", "django_db_setup", "environment"}  # the last: of the journeys
# Of the pages and imports those whose own questions differ from one database to the other, or whose input does.
PAGES_THAT_ASK = {
    "admin": ("article_list", "article_list_asks", "at_once", "every_address", "ledger", "pictures", "readings",
              "retagging", "sections", "tags"),
    "importing": ("running",),
    "views": ("hostile_values", "licences", "paging", "search", "sitemaps", "topics"),
}  # fmt: skip

# Every run tries the same examples, so that a change alone turns it red; --slow tries others each time.
hypothesis.register_profile("the same each time", derandomize=True, print_blob=True)
hypothesis.register_profile("new each time", print_blob=True)


def pytest_configure(config):
    every_run = "not slow" in (config.option.markexpr or "not slow")
    hypothesis.load_profile("the same each time" if every_run else "new each time")
    for text in catalogs.stale(settings.LOCALE_PATHS):
        catalogs.make(text)


def pytest_collection_modifyitems(items):
    """What asks no database has the same answer on each: it is tested once. What a page says, an import makes or an
    action lets pass, of what was asked and is tested for on both, is tested on the second one with --slow."""
    for item in items:
        if not _asks_a_database(item):
            item.add_marker("plain")
        if not _asks_more_than_others(item.path):
            item.add_marker("first")


def _asks_more_than_others(path: Path) -> bool:
    floor, what = path.relative_to(TESTS).parts[0], path.stem.removeprefix("test_")
    if floor == "actions":
        return what not in ACTIONS_OF_RULES
    return floor not in PAGES or what in PAGES_THAT_ASK[floor]


def _asks_a_database(item) -> bool:
    """Whether it may: pytest-django lets no other."""
    return bool(
        item.get_closest_marker("django_db")
        or ASKING.intersection(item.fixturenames)
        or issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    )


def pytest_collection_finish():
    """What is there now stays to the end: from here on the collector of garbage passes it by."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files(tmp_path_factory):
    """Names of static files without their hashes: nothing was collected."""
    place = tmp_path_factory.getbasetemp()
    files = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    originals = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": place / "originals"},
    }
    with override_settings(
        STORAGES=settings.STORAGES | {"staticfiles": files, "originals": originals},
        MEDIA_ROOT=place / "media",
        SECURE_SSL_REDIRECT=False,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def _chrome_is_read_anew():
    """Each test has a database of its own, in which announcements are counted from the beginning."""
    chrome._kept = None


@pytest.fixture
def desk(client, django_user_model):
    """A function that logs somebody of a role in and returns the client."""
    from tests.factories import an_account

    def log_in(role):
        client.force_login(an_account(role))
        return client

    return log_in


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """A function that makes what all tests of a module look at: once, and gone after the last of them.

    Each test goes on in a savepoint of its own, so what it does to the things is undone behind it; it reads
    them anew from the database and changes no object that another test is given. Each test of the module
    knows of the things, and none of them commits.
    """
    around = transaction.atomic()
    around._from_testcase = (
        True  # as Django's TestCase: what is made inside may ask for a durable one
    )
    with django_db_blocker.unblock():
        around.__enter__()

    def made(make, *args, **fields):
        with django_db_blocker.unblock(), transaction.atomic():
            return make(*args, **fields)

    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
