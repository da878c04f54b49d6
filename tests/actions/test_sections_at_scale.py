"""Moving and merging a section of three levels with thousands of live articles."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.section_merging import merge_sections, plan_section_merge
from articles.actions.sections import change_section, plan_section_change
from articles.actions.undoing import undo
from articles.models import Article, LiveCopy, Redirect, Revision, Section
from tests.factories import a_live_article, a_section

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def three_levels(name):
    """A section, two below it, and two below each of those: seven."""
    top = a_section(name)
    middle = [a_section(f"Middle {number}", parent=top) for number in range(2)]
    return [
        top,
        *middle,
        *(a_section(f"Low {each}", parent=one) for one in middle for each in range(2)),
    ]


def fill(sections, number):
    """So many live articles in these sections, copied from one that was published."""
    model = a_live_article(section=sections[0])
    revision, copy = model.revisions.get(), model.live_copy
    made = Article.objects.bulk_create(
        [_like(model, slug=f"a-{each}", section=sections[each % len(sections)])
         for each in range(number - 1)], batch_size=500,
    )  # fmt: skip
    kept = Revision.objects.bulk_create(
        [_like(revision, article=article) for article in made], batch_size=500
    )
    LiveCopy.objects.bulk_create(
        [_like(copy, article=one, revision=other, slug=one.slug, section=one.section)
         for one, other in zip(made, kept, strict=True)], batch_size=500,
    )  # fmt: skip


def _like(row, **fields):
    columns = {column.name: getattr(row, column.name) for column in row._meta.concrete_fields
               if not column.primary_key}  # fmt: skip
    return type(row)(**columns | fields)


def moved(number):
    """How many queries it takes to plan, move, merge and undo ``number`` articles; and the entries."""
    sections, other = three_levels("World"), a_section("Other")
    fill(sections, number)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        plan = plan_section_change(sections[0], parent=other)
        move = change_section(sections[0], parent=other, plan=plan.fingerprint, by=None)
    assert move.counts == plan.counts == {"articles": number, "live": number, "addresses": 7}
    with CaptureQueriesContext(connection) as merged:
        planned = plan_section_merge(sections[0], other)
        merge = merge_sections(sections[0], into=other, plan=planned.fingerprint, by=None)
    assert merge.counts == planned.counts
    with CaptureQueriesContext(connection) as undone:
        undo(merge, by=None)
    return [len(each) for each in (asked, merged, undone)], sections


def every_address_is_one_hop(client, sections):
    """Each address of the seven, before and after, is a page or leads to one at once."""
    former = Redirect.objects.filter(section__in=sections).values_list("path", flat=True)
    assert len(former) >= 7
    for path in former:
        answer = client.get(path)
        assert answer.status_code == 301
        assert client.get(answer["Location"]).status_code == 200


def test_moving_and_merging_take_the_same_queries_however_many_articles(client):
    few, sections = moved(3)
    every_address_is_one_hop(client, sections)
    LiveCopy.objects.all().delete()
    Article.objects.all().delete()
    for section in Section.objects.order_by("-depth"):
        section.delete()
    many, _ = moved(60)
    assert few == many


@pytest.mark.slow
def test_a_section_of_three_levels_with_5000_live_articles_moves_as_planned(client):
    _, sections = moved(5_000)
    every_address_is_one_hop(client, sections)
