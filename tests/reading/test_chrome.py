"""What stands around every page is asked for again after an announcement, and only then."""

import pytest
from django.db import transaction

from articles.actions.sections import open_section
from articles.actions.topics import put_up_topic
from articles.models import Section
from articles.reading import chrome
from articles.reading.chrome import read_chrome
from tests.factories import a_section, a_tag

pytestmark = pytest.mark.django_db

ONCE = 1  # query: for the number of the last announcement


@pytest.fixture
def _committed(monkeypatch):
    """As if each test were no transaction."""
    monkeypatch.setattr(chrome, "_may_be_undone", lambda: False)


def titles():
    return [section.title for section in read_chrome().tree.top]


@pytest.mark.usefixtures("_committed")
def test_the_chrome_is_read_once_until_something_is_announced(django_assert_num_queries):
    a_section("World")
    assert titles() == ["World"]
    with django_assert_num_queries(ONCE):
        assert titles() == ["World"]


@pytest.mark.usefixtures("_committed")
def test_a_section_opened_and_a_topic_put_up_stand_on_the_next_page():
    tag = a_tag("Ports")
    assert titles() == []
    open_section(Section(title="Sport"), by=None)
    assert titles() == ["Sport"]
    put_up_topic(tag, by=None)
    assert [each.name for each in read_chrome().trending] == ["Ports"]


def test_what_a_transaction_undoes_was_never_kept():
    a_section("World")
    with transaction.atomic():
        open_section(Section(title="Sport"), by=None)
        assert titles() == ["Sport", "World"]
        transaction.set_rollback(True)
    open_section(Section(title="Money"), by=None)  # announced under the same number
    assert titles() == ["Money", "World"]
