"""What typed words mean beside themselves: the tags, sources and authors that are called so.

An index knows things by their numbers alone (see ``articles.search.filling``), so a name holds from the
moment it is given, and one that was merged into another holds with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import Length

from articles.models import Author, Category, Section, Source, Tag
from articles.rules.addresses import slug_of
from articles.rules.asking import Asked
from articles.rules.cleaning import key_of
from articles.rules.limits import FIRST_DAY, LAST_DAY
from articles.rules.terms import Phrase
from articles.rules.wanted import Group, numbered

MOST_NAMES = (
    300  # that hold one of the words; of more, those that hold most of them, then the shortest
)
MOST_THINGS = 20  # that one word or phrase means: PostgreSQL asks of each row whether it has each
KINDS = {"section": Section, "category": Category, "source": Source, "tag": Tag, "author": Author}
ALIASED = ("tag", "source", "category")
CALLED = ("tag", "source", "author")  # whose names are searched

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Filters:
    """What every answer stands under. Each entry of a kind is alternatives: a section with all below it, a
    tag with its other names, two authors of one name. An article has one section, one category and one
    source, so of several asked for it has any; of tags and authors it has all.

    ``first`` and ``last`` are days of the paper, both inclusive. ``things`` are what the names meant, with
    their kind; ``unknown`` are the kinds and names that mean nothing: while there are any, nothing is found.
    """

    sections: Numbers = ()
    categories: Numbers = ()
    sources: Numbers = ()
    tags: tuple[Numbers, ...] = ()
    authors: tuple[Numbers, ...] = ()
    first: date | None = None
    last: date | None = None
    things: tuple[tuple[str, object], ...] = field(default=(), compare=False)
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def groups(self) -> list[Group]:
        """The filters as groups for an index."""
        any_of = {"section": self.sections, "category": self.categories, "source": self.sources}
        groups = [numbered(kind, numbers) for kind, numbers in any_of.items() if numbers]
        groups += [numbered("tag", numbers) for numbers in self.tags]
        return groups + [numbered("author", numbers) for numbers in self.authors]


def resolve(asked: Asked) -> Filters:
    """What the names typed in filters mean: by slug or by name, in any spelling, another name of it too; a
    section by its path, its slug or its title.

    A query for each kind that is asked for, and one more for a kind that has other names.
    """
    sections, categories = _Resolved("section"), _Resolved("category")
    sources, tags, authors = _Resolved("source"), _Resolved("tag"), _Resolved("author")
    sections.read_sections(asked.sections)
    for resolved, typed in ((categories, asked.categories), (sources, asked.sources),
                            (tags, asked.tags), (authors, asked.authors)):  # fmt: skip
        resolved.read(typed)
    every = (sections, categories, sources, tags, authors)
    first, last = _days(asked)
    return Filters(
        sections=sections.together,
        categories=categories.together,
        sources=sources.together,
        tags=tuple(tags.found),
        authors=tuple(authors.found),
        first=first,
        last=last,
        things=tuple((each.kind, thing) for each in every for thing in each.things),
        unknown=tuple((each.kind, typed) for each in every for typed in each.unknown),
    )


def called(phrases: Sequence[Phrase]) -> list[Group]:
    """For each phrase the things whose names hold it, as alternatives for an index: approved tags, sources
    and authors, each with all its other names. Of more than ``MOST_THINGS`` those whose names hold most of the
    phrases, then the shortest: a word that many names hold is one that their stories hold too.

    Three queries at least, and one more each where a tag or a source is called so; none without phrases.
    """
    groups: list[list[Phrase]] = [[] for _ in phrases]
    if not phrases:
        return []
    for kind in CALLED:
        rows = list(_naming(kind, phrases))
        meant = {number: alias or number for number, alias, _ in rows}
        families = _families(kind, set(meant.values()))
        for group, phrase in zip(groups, phrases, strict=True):
            run = _run(phrase)
            things = dict.fromkeys(meant[number] for number, _, words in rows if run in words)
            few = list(things)[:MOST_THINGS]
            group += numbered(kind, (each for thing in few for each in families[thing]))
    return [tuple(group) for group in groups]


def _run(phrase: Phrase) -> str:
    """What the words of a name hold that the phrase is in."""
    return f" {' '.join(phrase.terms)}{'' if phrase.goes_on else ' '}"


def _naming(kind: str, phrases: Sequence[Phrase]) -> QuerySet:
    """Number, what it is another name of, and words of the names that hold one of the phrases."""
    each = [Q(words__contains=_run(phrase)) for phrase in phrases]
    held = sum(Case(When(holds, then=1), default=0) for holds in each)
    rows = _usable(kind).filter(reduce(or_, each)).order_by(-held, Length("words"), "pk")
    alias = ["alias_of"] if kind in ALIASED else []
    found = rows.values_list("pk", *alias, "words")[:MOST_NAMES]
    return found if alias else ((number, None, words) for number, words in found)


def _usable(kind: str) -> QuerySet:
    """The names that mean something to readers."""
    rows = KINDS[kind].objects.all()
    if kind == "tag":
        return rows.filter(Q(status=Tag.APPROVED) | Q(alias_of__status=Tag.APPROVED))
    return rows


def _families(kind: str, meant: Iterable[int]) -> dict[int, list[int]]:
    """Each of these things with its other names. One query, none for a kind that has none."""
    families = {number: [number] for number in meant}
    if kind in ALIASED and families:
        aliases = KINDS[kind].objects.filter(alias_of__in=families).order_by("pk")
        for number, own in aliases.values_list("pk", "alias_of"):
            families[own].append(number)
    return families


class _Resolved:
    """What the names typed for one kind mean."""

    def __init__(self, kind: str):
        self.kind = kind
        self.found: list[Numbers] = []
        self.things: list = []
        self.unknown: list[str] = []

    @property
    def together(self) -> Numbers:
        return tuple(dict.fromkeys(number for numbers in self.found for number in numbers))

    def read(self, typed: Sequence[str]) -> None:
        """By slug, or by name."""
        if not typed:
            return
        keys, slugs = [key_of(name) for name in typed], [slug_of(name) for name in typed]
        rows = _usable(self.kind).filter(Q(key__in=keys) | Q(slug__in=[*typed, *slugs]))
        rows = list(rows.select_related(*(["alias_of"] if self.kind in ALIASED else [])))
        families = _families(self.kind, {_meant(row).pk for row in rows})
        for name, key, slug in zip(typed, keys, slugs, strict=True):
            named = [row for row in rows if row.key == key]
            meant = named or [row for row in rows if row.slug in (name, slug)]
            self._note(name, [_meant(row) for row in meant], families)

    def read_sections(self, typed: Sequence[str]) -> None:
        """By path, by slug, or by title: two sections may be called “Europe”."""
        if not typed:
            return
        rows = list(Section.objects.defer("description"))
        below = {
            row.pk: [each.pk for each in rows if f"{each.path}/".startswith(f"{row.path}/")]
            for row in rows
        }
        for name in typed:
            path = name.strip("/").casefold()
            meant = [row for row in rows if row.path == path] or [
                row for row in rows if row.slug == path or key_of(row.title) == key_of(name)
            ]
            self._note(name, meant, below)

    def _note(self, name: str, meant: list, families: dict[int, list[int]]) -> None:
        if not meant:
            self.unknown.append(name)
            return
        numbers = dict.fromkeys(number for thing in meant for number in families[thing.pk])
        self.found.append(tuple(numbers))
        self.things += [thing for thing in dict.fromkeys(meant) if thing not in self.things]


def _meant(row):
    return getattr(row, "meant", row)


def _days(asked: Asked) -> tuple[date | None, date | None]:
    """The first and the last day that all conditions leave."""
    first, last = FIRST_DAY, LAST_DAY
    if asked.after:
        first = min(asked.after, LAST_DAY)
    if asked.before:
        last = max(asked.before, FIRST_DAY) - timedelta(days=1)
    if asked.year is not None:
        if not FIRST_DAY.year <= asked.year <= LAST_DAY.year:
            return LAST_DAY, FIRST_DAY
        first, last = max(first, date(asked.year, 1, 1)), min(last, date(asked.year, 12, 31))
    return first if first > FIRST_DAY else None, last if last < LAST_DAY else None
