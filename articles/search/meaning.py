"""What typed words mean beside themselves: the tags, sources and authors that are called so.

An index knows things by their numbers alone (see ``articles.search.filling``), so a name holds from the
moment it is given, and one that was merged into another holds with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from articles.models import Author, Category, Section, Source, Tag
from articles.rules.addresses import slug_of
from articles.rules.asking import Asked
from articles.rules.cleaning import key_of
from articles.rules.limits import FIRST_DAY, LAST_DAY
from articles.rules.terms import Phrase
from articles.rules.wanted import Group, numbered
from articles.search.engines import engine_of

MOST_NAMES = (
    40  # of one kind, for each phrase: those that hold most of the phrases, then the shortest
)
MOST_THINGS = (
    8  # of one kind, that one word or phrase means: PostgreSQL asks of each row whether it has each
)
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

    One query, and one more where a tag or a source is called so; none without phrases.
    """
    if not phrases:
        return []
    rows = _naming(phrases)
    groups = [{kind: _things(kind, phrase, rows) for kind in CALLED} for phrase in phrases]
    others = _other_names(
        {kind: {thing for group in groups for thing in group[kind]} for kind in CALLED}
    )
    return [
        tuple(
            alternative
            for kind, things in group.items()
            for thing in things
            for alternative in numbered(kind, [thing, *others.get((kind, thing), ())])
        )
        for group in groups
    ]


Named = tuple[str, int, str]  # its kind, the number of what it means, its words


def _things(kind: str, phrase: Phrase, rows: Sequence[Named]) -> list[int]:
    """The things of a kind that one phrase means."""
    run = _run(phrase)
    found = dict.fromkeys(thing for each, thing, words in rows if each == kind and run in words)
    return list(found)[:MOST_THINGS]


def _run(phrase: Phrase) -> str:
    """What the words of a name hold that the phrase is in."""
    return f" {' '.join(phrase.terms)}{'' if phrase.goes_on else ' '}"


def _whole(phrase: Phrase) -> tuple[str, ...]:
    """The terms of a phrase that are no mere beginnings."""
    return phrase.terms[:-1] if phrase.goes_on else phrase.terms


def _naming(phrases: Sequence[Phrase]) -> list[Named]:
    """The names that hold one of the phrases, of each kind ``MOST_NAMES`` for a phrase. One query, in SQL of our
    own: to have Django write three takes longer than the answer."""
    holds = engine_of(connection).holds
    held = [holds("words", _run(phrase), _whole(phrase)) for phrase in phrases]
    any_held = " OR ".join(sql for sql, _ in held)
    values = [value for _, values in held for value in values]
    by_most, again = "", []
    if len(held) > 1:
        cases = " + ".join(f"CASE WHEN {sql} THEN 1 ELSE 0 END" for sql, _ in held)
        by_most, again = f"{cases} DESC, ", values
    every = [
        f"SELECT * FROM (SELECT '{kind}', {_meaning(kind)} AS meant, words FROM {_table(kind)} "  # noqa: S608
        f"WHERE ({any_held}) AND {_is_usable(kind)} "
        f"ORDER BY {by_most}LENGTH(words), id LIMIT {MOST_NAMES * len(phrases)}) AS {kind}s"
        for kind in CALLED
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(every), [*values, *again] * len(every))
        return cursor.fetchall()


def _other_names(meant: dict[str, set[int]]) -> dict[tuple[str, int], list[int]]:
    """The other names of these things, by kind and number. One query, none where no thing may have any."""
    every = [
        f"SELECT '{kind}', alias_of_id, id FROM {_table(kind)} "  # noqa: S608 our own names and numbers
        f"WHERE alias_of_id IN ({', '.join(map(str, sorted(meant[kind])))})"
        for kind in ALIASED
        if meant.get(kind)
    ]
    found: dict[tuple[str, int], list[int]] = {}
    if every:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(every))
            for kind, thing, number in sorted(cursor.fetchall()):
                found.setdefault((kind, thing), []).append(number)
    return found


def _table(kind: str) -> str:
    return KINDS[kind]._meta.db_table


def _meaning(kind: str) -> str:
    """SQL for the number of what a name means."""
    return "COALESCE(alias_of_id, id)" if kind in ALIASED else "id"


def _is_usable(kind: str) -> str:
    """:func:`_usable` in SQL."""
    if kind != "tag":
        return "TRUE"
    approved = f"status = '{Tag.APPROVED}'"
    return f"({approved} OR alias_of_id IN (SELECT own FROM {_table(kind)} WHERE {approved}))"  # noqa: S608


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
