"""Every address of the desk, asked by every role: what each answers is written down, and reviewed.

An address that the table does not know fails this test, so none comes into the desk unnoticed.
"""

import logging
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.bulk_retagging import plan_retagging
from articles.actions.corrections import add_correction
from articles.actions.front_hours import schedule_front
from articles.actions.fronts import place
from articles.actions.redirects import add_former_addresses
from articles.actions.scheduling import schedule
from articles.actions.showing import open_link
from articles.importing.pasting import bring_in_page
from articles.models import Article, FrontChange
from tests.factories import a_picture, a_section, a_trending_topic, an_account, words
from tests.histories import every_run, on_the_second_database

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "reporter", "editor", "moderator", "administrator")
# All that a database is asked: of somebody who may see little, and of somebody who may see all.
THEIR_PAGES_ASK = ("reporter", "administrator")
# address → for each role in that order the status of GET and of an empty POST; a role that is told
# to log in is answered 302 as well, so the row of the anonymous tells the two apart.
TABLE = {
    "intake/": "302/302 200/200 200/200 403/403 200/200",
    "language/": "405/302 405/302 405/302 405/302 405/302",
    "shown/<str:secret>/": "200/405 200/405 200/405 200/405 200/405",
    "": "302/302 200/200 200/200 200/200 200/200",
    "login/": "200/200 302/200 302/200 302/200 302/200",
    "logout/": "302/302 405/200 405/200 405/200 405/200",
    "password_change/": "302/302 200/200 200/200 200/200 200/200",
    "password_change/done/": "302/302 200/405 200/405 200/405 200/405",
    "autocomplete/": "302/302 403/405 403/405 403/405 403/405",
    "jsi18n/": "302/302 200/405 200/405 200/405 200/405",
    "r/<path:content_type_id>/<path:object_id>/": "302/302 404/404 404/404 404/404 404/404",
    "auth/user/<id>/password/": "302/302 403/403 403/403 403/403 200/200",
    "auth/user/": "302/302 403/403 403/403 403/403 200/200",
    "auth/user/add/": "302/302 403/403 403/403 403/403 200/200",
    "auth/user/<path:object_id>/history/": "302/302 403/403 403/403 403/403 200/200",
    "auth/user/<path:object_id>/delete/": "302/302 403/403 403/403 403/403 200/200",
    "auth/user/<path:object_id>/change/": "302/302 403/403 403/403 403/403 200/200",
    "auth/user/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/article/<int:pk>/preview/": "302/302 200/200 200/200 200/200 200/200",
    "articles/article/<int:pk>/withdraw/": "302/302 403/403 200/302 403/403 200/302",
    "articles/article/<int:pk>/send-back/": "302/302 403/403 200/200 403/403 200/200",
    "articles/article/<int:pk>/revisions/": "302/302 200/200 200/200 403/403 200/200",
    "articles/article/<int:pk>/revisions/<int:number>/": "302/302 200/403 200/302 403/403 200/302",
    "articles/article/<int:pk>/compare/": "302/302 404/404 404/404 403/403 404/404",
    "articles/article/<int:pk>/corrections/": "302/302 200/403 200/200 200/403 200/200",
    "articles/article/<int:pk>/corrections/<int:number>/": "302/302 403/403 200/200 403/403 200/200",
    "articles/article/<int:pk>/corrections/<int:number>/remove/": "302/302 403/403 200/302 403/403 200/302",
    "articles/article/<int:pk>/revisions/<int:number>/show/": "302/302 405/403 405/302 405/403 405/302",
    "articles/article/<int:pk>/links/<int:link>/close/": "302/302 405/403 405/302 405/403 405/302",
    "articles/article/<int:pk>/schedule/": "302/302 200/403 200/200 200/403 200/200",
    "articles/article/<int:pk>/schedule/<int:number>/cancel/": "302/302 405/403 405/302 405/403 405/302",
    "articles/article/<int:pk>/schedule/<int:number>/dismiss/": "302/302 405/403 405/302 405/403 405/302",
    "articles/article/<int:pk>/autosave/": "405/401 405/401 405/401 405/401 405/401",
    "articles/article/add/autosave/": "405/401 405/401 405/401 405/401 405/401",
    "articles/article/unfinished/<int:number>/": "302/302 404/405 404/405 404/405 404/405",
    "articles/article/unfinished/<int:number>/discard/": "302/302 405/404 405/404 405/404 405/404",
    "articles/article/<int:pk>/checks/": "302/302 405/403 405/200 405/403 405/200",
    "articles/article/add/checks/": "302/302 405/200 405/200 405/403 405/200",
    "articles/article/<int:pk>/suggestions/": "302/302 403/403 200/200 403/403 200/200",
    "articles/article/add/suggestions/": "302/302 405/200 405/200 405/403 405/200",
    "articles/article/retag/": "302/302 403/403 403/403 200/200 200/200",
    "articles/article/plans/<int:number>/": "302/302 403/405 403/405 200/405 200/405",
    "articles/article/plans/<int:number>/carry-out/": "302/302 405/403 405/403 405/302 405/302",
    "articles/article/plans/<int:number>/drop/": "302/302 405/403 405/403 405/302 405/302",
    "articles/article/": "302/302 200/200 200/200 200/200 200/200",
    "articles/article/add/": "302/302 200/200 200/200 403/403 200/200",
    "articles/article/<path:object_id>/history/": "302/302 302/302 302/302 302/302 302/302",
    "articles/article/<path:object_id>/delete/": "302/302 403/403 403/403 403/403 403/403",
    "articles/article/<path:object_id>/change/": "302/302 200/403 200/200 200/403 200/200",
    "articles/article/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/daybookentry/": "302/302 200/200 200/200 200/200 200/200",
    "articles/daybookentry/add/": "302/302 403/403 403/403 403/403 403/403",
    "articles/daybookentry/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/daybookentry/<path:object_id>/delete/": "302/302 403/403 403/403 403/403 403/403",
    "articles/daybookentry/<path:object_id>/change/": "302/302 200/403 200/403 200/403 200/403",
    "articles/daybookentry/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/category/<int:number>/merge/": "302/302 403/403 403/403 200/200 200/200",
    "articles/category/<int:number>/rename/": "302/302 403/403 403/403 200/200 200/200",
    "articles/category/<int:number>/retire/": "302/302 403/403 403/403 200/200 200/200",
    "articles/category/<int:number>/offer/": "302/302 405/403 405/403 405/302 405/302",
    "articles/category/<int:number>/names/": "302/302 405/403 405/403 405/302 405/302",
    "articles/category/<int:number>/up/": "302/302 405/403 405/403 405/302 405/302",
    "articles/category/<int:number>/down/": "302/302 405/403 405/403 405/302 405/302",
    "articles/category/": "302/302 200/200 200/200 200/200 200/200",
    "articles/category/add/": "302/302 403/403 403/403 200/200 200/200",
    "articles/category/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/category/<path:object_id>/delete/": "302/302 403/403 403/403 200/200 200/200",
    "articles/category/<path:object_id>/change/": "302/302 200/403 200/403 200/200 200/200",
    "articles/category/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/author/": "302/302 200/200 200/200 200/200 200/200",
    "articles/author/add/": "302/302 403/403 200/200 200/200 200/200",
    "articles/author/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/author/<path:object_id>/delete/": "302/302 403/403 403/403 200/200 200/200",
    "articles/author/<path:object_id>/change/": "302/302 200/403 200/200 200/200 200/200",
    "articles/author/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/source/<int:number>/merge/": "302/302 403/403 403/403 200/200 200/200",
    "articles/source/<int:number>/rename/": "302/302 403/403 403/403 200/200 200/200",
    "articles/source/<int:number>/retire/": "302/302 403/403 403/403 200/200 200/200",
    "articles/source/<int:number>/offer/": "302/302 405/403 405/403 405/302 405/302",
    "articles/source/<int:number>/names/": "302/302 405/403 405/403 405/302 405/302",
    "articles/source/<int:number>/up/": "302/302 405/403 405/403 405/302 405/302",
    "articles/source/<int:number>/down/": "302/302 405/403 405/403 405/302 405/302",
    "articles/source/": "302/302 200/200 200/200 200/200 200/200",
    "articles/source/add/": "302/302 403/403 200/200 200/200 200/200",
    "articles/source/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/source/<path:object_id>/delete/": "302/302 403/403 403/403 200/200 200/200",
    "articles/source/<path:object_id>/change/": "302/302 200/403 200/403 200/200 200/200",
    "articles/source/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/ledgerentry/table/": "302/302 403/403 403/403 200/200 200/200",
    "articles/ledgerentry/<int:number>/undo/": "302/302 405/302 405/302 405/302 405/302",
    "articles/ledgerentry/": "302/302 403/403 403/403 200/200 200/200",
    "articles/ledgerentry/add/": "302/302 403/403 403/403 403/403 403/403",
    "articles/ledgerentry/<path:object_id>/history/": "302/302 403/403 403/403 200/200 200/200",
    "articles/ledgerentry/<path:object_id>/delete/": "302/302 403/403 403/403 403/403 403/403",
    "articles/ledgerentry/<path:object_id>/change/": "302/302 403/403 403/403 200/200 200/200",
    "articles/ledgerentry/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/picture/choose/": "302/302 200/405 200/405 200/405 200/405",
    "articles/picture/<int:number>/files/": "302/302 200/403 200/200 200/403 200/200",
    "articles/picture/": "302/302 200/200 200/200 200/200 200/200",
    "articles/picture/add/": "302/302 200/200 200/200 403/403 200/200",
    "articles/picture/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/picture/<path:object_id>/delete/": "302/302 403/403 200/200 403/403 200/200",
    "articles/picture/<path:object_id>/change/": "302/302 200/403 200/200 200/403 200/200",
    "articles/picture/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/reading/": "302/302 200/405 200/405 200/405 200/405",
    "articles/redirect/": "302/302 403/403 200/200 200/200 200/200",
    "articles/redirect/add/": "302/302 403/403 403/403 403/403 403/403",
    "articles/redirect/<path:object_id>/history/": "302/302 403/403 200/200 200/200 200/200",
    "articles/redirect/<path:object_id>/delete/": "302/302 403/403 403/403 403/403 403/403",
    "articles/redirect/<path:object_id>/change/": "302/302 403/403 200/403 200/403 200/403",
    "articles/redirect/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/front/": "302/302 403/403 200/200 403/403 200/200",
    "articles/front/<str:page>/": "302/302 403/403 200/200 403/403 200/200",
    "articles/front/<str:page>/change/": "302/302 403/403 405/404 403/403 405/404",
    "articles/front/<str:page>/show/": "302/302 403/403 405/302 403/403 405/302",
    "articles/front/<str:page>/schedule/": "302/302 403/403 200/200 403/403 200/200",
    "articles/front/<str:page>/changes/<int:number>/end/": "302/302 403/403 405/302 403/403 405/302",
    "articles/front/<str:page>/until/<int:article>/": "302/302 403/403 200/200 403/403 200/200",
    "articles/front/<str:page>/preview/": "302/302 403/403 200/200 403/403 200/200",
    "articles/importedfile/": "302/302 403/403 200/200 403/403 200/200",
    "articles/importedfile/add/": "302/302 403/403 403/403 403/403 403/403",
    "articles/importedfile/<path:object_id>/history/": "302/302 403/403 200/200 403/403 200/200",
    "articles/importedfile/<path:object_id>/delete/": "302/302 403/403 403/403 403/403 403/403",
    "articles/importedfile/<path:object_id>/change/": "302/302 403/403 200/403 403/403 200/403",
    "articles/importedfile/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/section/<int:number>/move/": "302/302 403/403 403/403 200/200 200/200",
    "articles/section/<int:number>/merge/": "302/302 403/403 403/403 200/200 200/200",
    "articles/section/<int:number>/close/": "302/302 403/403 403/403 200/200 200/200",
    "articles/section/<int:number>/up/": "302/302 405/403 405/403 405/302 405/302",
    "articles/section/<int:number>/down/": "302/302 405/403 405/403 405/302 405/302",
    "articles/section/": "302/302 200/200 200/200 200/200 200/200",
    "articles/section/add/": "302/302 403/403 403/403 200/200 200/200",
    "articles/section/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/section/<path:object_id>/delete/": "302/302 403/403 403/403 200/200 200/200",
    "articles/section/<path:object_id>/change/": "302/302 200/403 200/403 200/302 200/302",
    "articles/section/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/tag/suggest/": "302/302 200/200 200/200 200/200 200/200",
    "articles/tag/proposals/": "302/302 403/403 403/403 200/200 200/200",
    "articles/tag/alike/": "302/302 403/403 403/403 200/200 200/200",
    "articles/tag/<int:number>/approve/": "302/302 405/403 405/403 405/302 405/302",
    "articles/tag/<int:number>/refuse/": "302/302 403/403 403/403 200/200 200/200",
    "articles/tag/<int:number>/merge/": "302/302 403/403 403/403 200/200 200/200",
    "articles/tag/<int:number>/rename/": "302/302 403/403 403/403 200/200 200/200",
    "articles/tag/<int:number>/names/": "302/302 405/403 405/403 405/302 405/302",
    "articles/tag/": "302/302 200/200 200/200 200/200 200/200",
    "articles/tag/add/": "302/302 200/200 200/200 200/200 200/200",
    "articles/tag/<path:object_id>/history/": "302/302 200/200 200/200 200/200 200/200",
    "articles/tag/<path:object_id>/delete/": "302/302 403/403 403/403 200/200 200/200",
    "articles/tag/<path:object_id>/change/": "302/302 200/403 200/403 200/302 200/302",
    "articles/tag/<path:object_id>/": "302/302 302/302 302/302 302/302 302/302",
    "articles/trendingtopic/": "302/302 403/403 200/403 200/404 200/404",
    "articles/trendingtopic/<int:number>/until/": "302/302 403/403 403/403 200/200 200/200",
}  # fmt: skip


def addresses(patterns, before=""):
    """Every route below the desk, in the order Django tries them."""
    for each in patterns:
        route = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from addresses(each.url_patterns, route)
        else:
            yield route


@pytest.fixture
def filled():
    """A route with its blanks filled: each leads to a thing that is there."""
    page = b"---\ntitle: Brought in\ndate: 2026-11-20\ncategory: Analysis\nsource: Gazette\nauthor: A. Writer\n---\nWords."
    bring_in_page(page, by=None)
    article = save_article(None, words=words("Talks", section=a_section(), tags=["Ports"]), by=None)
    publish(article, by=None)
    correction = add_correction(article, kind="update", text="More.", by=None)
    tomorrow = timezone.now() + timedelta(days=1)
    planned = schedule(article, verb="withdraw", at=tomorrow, zone="UTC", by=None)
    place(None, article.pk, slot="lead", by=None)
    schedule_front(None, version=1, at=tomorrow, zone="UTC", by=None)
    place(None, article.pk, slot="lead", by=None)
    link, secret = open_link(article.revisions.first(), by=None, days=1)
    a_trending_topic("Rail")
    a_picture(caption="A crane", tags=["Ports"])
    add_former_addresses(article, ["/old/"], by=None)
    plan = plan_retagging(Article.objects.all(), remove=["Ports"], by=None)
    at_article = {
        "corrections": correction.pk, "schedule": planned.pk, "links": link.pk, "revisions": 1,
        "unfinished": 1, "plans": plan.pk,
    }  # fmt: skip

    def number_in(route):
        """Of the article's own things by the word before it; of any other table the first row."""
        table, rest = re.match(r"(?:articles|auth)/(\w+)/(.*)", route).groups()
        if table == "article":
            return next((number for word, number in at_article.items() if word in rest), article.pk)
        if table == "front":
            return FrontChange.objects.get().pk
        if table == "user":
            return an_account("reporter").pk
        return apps.get_model("articles", table).objects.order_by("pk").first().pk

    def fill(route):
        kind = ContentType.objects.get_for_model(Article).pk
        fixed = {
            "<path:content_type_id>/<path:object_id>": f"{kind}/{article.pk}",
            "<str:secret>": secret,
            "<str:page>": "paper",
            "<int:pk>": str(article.pk),
            "<int:link>": str(link.pk),
            "<int:article>": str(article.pk),
        }
        filled = route
        for blank, value in fixed.items():
            filled = filled.replace(blank, value)
        return re.sub(r"<[^<>]*>", lambda _: str(number_in(route)), filled)

    return fill


def sessions():
    """For each role a function that gives a client: logged in once, and each time with its cookies alone."""

    def of(role):
        known = Client()
        if role != "anonymous":
            known.force_login(an_account(role))

        def again():
            client = Client()
            client.cookies.load(known.cookies.output(header=""))
            return client

        return again

    return {role: of(role) for role in ROLES}


def asked(session, path):
    """The statuses of GET and of an empty POST, asked with this session; nothing they did stays."""
    answers = []
    for method in ("get", "post"):
        undo = transaction.savepoint()
        answers.append(str(getattr(session(), method)(path).status_code))
        transaction.savepoint_rollback(undo)
    return "/".join(answers)


def test_every_address_answers_each_role_as_the_table_says(filled, caplog):
    caplog.set_level(logging.CRITICAL)
    roles = THEIR_PAGES_ASK if every_run() and on_the_second_database() else ROLES
    session, found, expected = sessions(), {}, {}
    for route in addresses(admin.site.get_urls()):
        if "(?P" in route:  # the index of each app, and the answer to what is no address
            continue
        path = f"/desk/{filled(route)}"
        found[route] = {role: asked(session[role], path) for role in roles}
    for route, row in TABLE.items():
        answers = dict(zip(ROLES, row.split(), strict=True))
        expected[route] = {role: answers[role] for role in roles}
    assert found == expected
