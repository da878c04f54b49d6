"""Many stories: what is found among them is what a look into every one finds, whatever the bounds of the search."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from articles.actions.filing_merging import merge_filing
from articles.actions.undoing import undo
from articles.models import Article, LiveByline, LiveCopy, LiveTag, Revision
from articles.rules.asking import read
from articles.search import filling, readers
from articles.search.engines import engine_of
from articles.search.meaning import resolve
from articles.search.readers import BEST, NEWEST, Window
from tests.factories import (
    a_category,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_author,
)

pytestmark = pytest.mark.django_db

MANY = 45
WORDS = ["on", "in", "the", "port", "talks"]
FIRST = datetime(2019, 3, 1, tzinfo=UTC)
LINES = ["the", "port talks", '"on in"', '"in the port"', '"the port talks"', '"talks po*"', "the -port",
         '-"on the"', "harbours", "lee talks", "the section:world", "port tag:trade", "talks zebra",
         "in author:ann-lee year:2019", "talks after:2020-06", "on before:2019-03-20 source:wire"]  # fmt: skip


@dataclass
class Story:
    copy: LiveCopy
    authors: list
    tags: list

    def says(self, phrase, *texts):
        wanted = f" {' '.join(phrase.terms)}{'' if phrase.goes_on else ' '}"
        return any(wanted in f" {text.lower()} " for text in texts)

    def is_called(self, phrase):
        things = [*self.authors, *self.tags, self.copy.source]
        return self.says(phrase, *(thing.name for thing in things if thing))

    def holds(self, phrase):
        copy = self.copy
        texts = (copy.headline, copy.standfirst, copy.full_body[3:-4])
        return self.says(phrase, *texts) or self.is_called(phrase)

    def answers(self, asked, filters):
        copy = self.copy
        numbers = {"tags": self.tags, "authors": self.authors}
        return (
            all(map(self.holds, asked.wanted))
            and not any(map(self.holds, asked.unwanted))
            and copy.section_id in (filters.sections or [copy.section_id])
            and copy.source_id in (filters.sources or [copy.source_id])
            and all(
                any(thing.pk in meant for thing in things)
                for kind, things in numbers.items()
                for meant in getattr(filters, kind)
            )
            and (filters.first or copy.published_on) <= copy.published_on
            and copy.published_on <= (filters.last or copy.published_on)
        )

    def rank(self, asked):
        head = [
            self.says(phrase, self.copy.headline) or self.is_called(phrase)
            for phrase in asked.wanted
        ]
        both = [
            at or self.says(phrase, self.copy.standfirst)
            for at, phrase in zip(head, asked.wanted, strict=True)
        ]
        if not head:
            return 0
        return 3 if all(head) else 2 if all(both) else 1 if any(head) else 0


def make(chance):
    """Stories of few words, strewn over some years, half of them in one month."""
    world = a_section("World")
    sections = [world, a_section("Asia", parent=world), a_section("Sport")]
    categories, sources = [a_category(), None], [a_source("Herald"), a_source("Wire"), None]
    authors, tags = [an_author("Ann Lee"), an_author("Bo Kim")], [a_tag("Harbours"), a_tag("Trade")]
    rows, stories = {Article: [], Revision: [], LiveCopy: [], LiveByline: [], LiveTag: []}, []
    for number in range(9_001, 9_001 + MANY):
        days = chance.choice([chance.randrange(30), chance.randrange(2_000)])
        at = FIRST + timedelta(days=days, minutes=number)
        fields = {
            "headline": " ".join(chance.choices(WORDS, k=3)), "slug": f"story-{number}",
            "standfirst": " ".join(chance.choices(WORDS, k=chance.randrange(3))),
            "section": chance.choice(sections), "category": chance.choice(categories),
            "source": chance.choice(sources), "published_on": at.date(), "published_at": at,
            "updated_at": at, "first_published_at": at,
        }  # fmt: skip
        body = f"<p>{' '.join(chance.choices(WORDS, k=chance.randrange(1, 9)))}</p>"
        rows[Article].append(
            Article(id=number, body=body, status="live", version=1, created_at=at, rewritten_at=at, **fields)
        )  # fmt: skip
        rows[Revision].append(
            Revision(id=number, article_id=number, number=1, content={}, verb="save", made_at=at)
        )
        copy = LiveCopy(
            article_id=number, revision_id=number, full_body=body, modified_at=at, **fields
        )
        rows[LiveCopy].append(copy)
        story = Story(
            copy,
            chance.sample(authors, chance.randrange(3)),
            chance.sample(tags, chance.randrange(3)),
        )
        rows[LiveByline] += [LiveByline(copy=copy, author=each, order=0) for each in story.authors]
        rows[LiveTag] += [LiveTag(copy=copy, tag=each) for each in story.tags]
        stories.append(story)
    for table, those in rows.items():
        table.objects.bulk_create(those)
    filling.refresh(*rows[LiveCopy])
    return stories


def pages(asked, filters, order, size):
    """What all pages show, from the first to the last; each but the last leads back to the one before."""
    window, found = Window(size=size), []
    while True:
        page = readers.find(asked, filters, order=order, window=window)
        found.append([copy.pk for copy in page.copies])
        if page.newer and len(found) % 3 == 0:
            before = Window(after=page.newer, size=size)
            back = readers.find(asked, filters, order=order, window=before)
            assert [copy.pk for copy in back.copies] == found[-2]
        if not page.older:
            return page, [pk for each in found for pk in each]
        window = Window(before=page.older, size=size)


def counts(stories):
    """Facets, counted by hand."""
    found = {name: Counter() for name in ("sections", "categories", "sources", "authors", "years")}
    for story in stories:
        copy = story.copy
        found["years"][str(copy.published_on.year)] += 1
        found["authors"].update(author.name for author in story.authors)
        for name, thing in (("categories", copy.category), ("sources", copy.source)):
            found[name].update([thing.name] if thing else [])
        sections = [copy.section, copy.section.parent]
        found["sections"].update(section.title for section in sections if section)
    return found


@pytest.mark.parametrize("bound", [8, 30, 500])
def test_whatever_the_bounds_the_answer_is_that_of_a_look_into_every_story(bound, monkeypatch):
    most = bound // 2 + 5
    monkeypatch.setattr(readers, "MOST", most)
    engine = engine_of(connection)
    monkeypatch.setattr(engine, "STRETCH", bound, raising=False)
    monkeypatch.setattr(engine, "LONGEST_STRETCH", 5 * bound, raising=False)
    stories = make(random.Random(bound))  # noqa: S311 nothing secret
    for line in LINES:
        asked = read(line)
        filters = resolve(asked)
        answer = [story for story in stories if story.answers(asked, filters)]
        newest = sorted(answer, key=lambda story: story.copy.position, reverse=True)
        best = sorted(newest, key=lambda story, asked=asked: story.rank(asked), reverse=True)
        for order, expected in ((NEWEST, newest), (BEST, best[:most])):
            page, found = pages(asked, filters, order, most)
            assert found == [story.copy.pk for story in expected], (line, order)
            assert page.total == min(len(answer), most + 1), (line, order)
            facets = {
                name: Counter({each.label: each.count for each in things})
                for name, things in vars(page.facets).items()
            }
            assert facets == counts(expected[:most]), (line, order)


def test_a_phrase_is_found_wherever_it_stands_and_nothing_that_only_holds_its_pairs(monkeypatch):
    monkeypatch.setattr(engine_of(connection), "STRETCH", 2, raising=False)
    section = a_section()
    long = "hydrometeorologisches Verwaltungsverfahrensbeschleunigungsgesetz"
    for number, body in enumerate(
        [f"in the port of {long}", "in the sea, the port", "x", "x", "x"]
    ):
        a_live_article(
            f"Story {number}",
            body=f"<p>{body}</p>",
            section=section,
            on=FIRST.date() + timedelta(number),
        )
    for typed, answer in [
        ('"in the port"', ["Story 0"]),
        ('"the port"', ["Story 1", "Story 0"]),
        (f'"of {long}"', ["Story 0"]),
        (f'"{long}"', ["Story 0"]),
        ('"sea the"', ["Story 1"]),
        ('port -"sea the port"', ["Story 0"]),
    ]:
        asked = read(typed)
        found = readers.find(asked, resolve(asked), order=NEWEST)
        assert [copy.headline for copy in found.copies] == answer, typed


def test_a_merged_source_is_counted_with_the_one_it_means():
    one, other = a_source("Nikkei"), a_source("Asahi")
    for source in (one, other):
        a_live_article("Paper", source=source)
    asked = read("paper")

    def sources():
        facets = readers.find(asked, resolve(asked)).facets
        return [(each.label, each.value, each.count) for each in facets.sources]

    merging = merge_filing(one, into=other, by=None)
    assert sources() == [("Asahi", "asahi", 2)]
    undo(merging, by=None)
    assert sources() == [("Nikkei", "nikkei", 1), ("Asahi", "asahi", 1)]
