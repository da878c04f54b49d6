"""What counts as a use of a tag: that an editor published an article under it, once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.scheduling import carry_out_due, schedule
from articles.actions.tag_merging import merge_tags
from articles.actions.words import Words
from articles.importing.running import Orders, import_paths
from articles.models import Article, Tag, TagUse
from tests.factories import a_draft, a_live_article, a_section, a_tag

pytestmark = pytest.mark.django_db


def uses():
    return sorted(TagUse.objects.values_list("tag__name", flat=True))


def republish(article, *tags):
    words = Words.of(Article.objects.get(pk=article.pk))
    words.tags = tags
    save_article(article, words=words, by=None)
    publish(article, by=None)


def test_an_article_uses_each_of_its_tags_once_however_often_it_is_published():
    article = a_live_article(tags=["Ports", "Rail"])
    republish(article, "Ports", "Rail")
    assert uses() == ["Ports", "Rail"]
    republish(article, "Ports", "Ferries")
    assert uses() == ["Ferries", "Ports", "Rail"]
    withdraw(article, by=None)
    republish(article, "Ports", "Rail")
    assert uses() == ["Ferries", "Ports", "Rail"]


def test_a_draft_uses_nothing():
    a_draft(tags=["Ports"])
    assert uses() == []


def test_a_use_is_dated_as_its_article_and_never_later_than_it_was_published():
    today = timezone.now()
    a_live_article(tags=["Old"], on=(today - timedelta(days=400)).date())
    a_live_article(tags=["Ahead"], on=(today + timedelta(days=4)).date())
    a_live_article(tags=["New"], on=timezone.localdate(today))
    ages = {use.tag.name: (timezone.now() - use.at).days for use in TagUse.objects.all()}
    assert ages["New"] == ages["Ahead"] == 0
    assert 398 <= ages["Old"] <= 401


def test_what_goes_live_at_its_hour_uses_its_tags_too():
    now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        draft = a_draft(section=a_section(), tags=["Ports"])
        schedule(draft, verb="publish", at=now + timedelta(hours=1), zone="UTC", by=None)
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        carry_out_due()
    assert TagUse.objects.get().at == now + timedelta(hours=1)


def test_an_import_uses_no_tag_and_neither_does_who_mends_what_was_imported(tmp_path):
    page = "---\ntitle: Brought in\ndate: 2026-11-20\ntags: [Ports]\n---\nWords."
    a_section("World")
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    report = import_paths([str(tmp_path)], orders=Orders(publishing=True, section=["World"]))
    assert not report.refused
    article = Article.objects.get()
    assert article.live_copy
    republish(article, "Ports")
    assert uses() == []


def test_a_merge_uses_no_tag():
    into = a_tag("COVID-19")
    article = a_live_article(tags=["Corona"])
    merge_tags(Tag.objects.get(name="Corona"), into=into, by=None)
    republish(article, "COVID-19")
    assert uses() == ["Corona"]  # counted for the one it stands for


def test_publishing_asks_about_uses_once_and_only_where_a_tag_is_new():
    article = a_live_article(tags=["Ports", "Rail"])

    def asked(*tags):
        with CaptureQueriesContext(connection) as counted:
            republish(article, *tags)
        return [query["sql"] for query in counted if "articles_taguse" in query["sql"]]

    assert asked("Ports", "Rail") == []
    assert len(asked("Ports", "Rail", "Ferries", "Tunnels")) == 1
