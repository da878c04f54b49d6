"""Terms on PostgreSQL: a ``tsvector`` of exactly our terms and places, with a GIN index.

No dictionary, no extension: ``rules.terms`` has folded and cut already.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from articles.rules.neighbours import covering, neighbours_of
from articles.rules.spans import spans_at, spans_between
from articles.rules.terms import Phrase, Question
from articles.rules.wanted import Group, Wanted

_LAST_PLACE = 16_383
_MOST_PLACES = 255  # of one term in one text
STRETCH = 1_500  # rows, that a walk begins with: half as many again as a search counts
LONGEST_STRETCH = 30_000  # a longer one is hardly quicker than all
# Until the transaction ends; null stands for what holds otherwise.
_SAID = (
    "SELECT set_config('enable_seqscan', %s, true), "
    "set_config('max_parallel_workers_per_gather', %s, true)"
)


def stored(document: list[str]) -> str:
    """What the column holds of a text's terms: each with its places."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(document, start=1):
        if term:
            places.setdefault(term, []).append(min(place, _LAST_PLACE))
    return " ".join(
        f"'{term}':{','.join(map(str, found[:_MOST_PLACES]))}" for term, found in places.items()
    )


def kept(words: list[str], things: list[str], place: int) -> str:
    """What the column of a :class:`Walk` holds: words, and which are neighbours; terms of other kinds; the
    stretches of time that the place lies in."""
    neighbours = " ".join(map(_quoted, neighbours_of(words)))
    return f"{stored([*words, *things, *spans_at(place)])} {neighbours}"


def asked(question: Question) -> str:
    """The question as a ``tsquery``. Terms hold letters, marks and digits alone: nothing to escape."""
    return " & ".join(map(_written, question.phrases))


def written(wanted: Wanted, spans: Sequence[str] = ()) -> str:
    """What is wanted as a ``tsquery`` of what :func:`kept` stores; of the stretches ``spans`` alone."""
    unwanted = [f"!{_either(wanted.unwanted)}"] if wanted.unwanted else []
    within = [f"({' | '.join(map(_quoted, spans))})"] if spans else []
    return " & ".join([*map(_either, wanted.groups), *unwanted, *within])


def _either(group: Group) -> str:
    return f"({' | '.join(map(_by_neighbours, group))})"


def _by_neighbours(phrase: Phrase) -> str:
    """A phrase by the neighbours in it. One of them is all there is to know; of several, rows that hold all are
    looked into."""
    whole = phrase.terms[:-1] if phrase.goes_on else phrase.terms
    neighbours = [_quoted(term) for term in covering(whole)]
    if len(neighbours) == 1 and not phrase.goes_on:
        return neighbours[0]
    return f"({' & '.join([_written(phrase), *neighbours])})"


def _written(phrase: Phrase) -> str:
    terms = map(_quoted, phrase.terms)
    return f"({' <-> '.join(terms)}{':*' if phrase.goes_on else ''})"


def _quoted(term: str) -> str:
    return f"'{term}'"


def finding(table: str, number: str) -> str:
    """SQL for the numbers of the rows that answer; its one parameter is what :func:`asked` returns."""
    return f"SELECT {number} FROM {table} WHERE terms @@ %s::tsquery"  # noqa: S608 our own names


def finding_first(table: str, number: str, most: int) -> str:
    """The same for ``most`` of them. Materialized, so that the planner does not hope to come upon
    enough by reading row after row: that is slower by ten times where a word is half common."""
    found = finding(table, number)
    return f"WITH found AS MATERIALIZED ({found}) SELECT * FROM found LIMIT {most}"  # noqa: S608


class Walk:
    """Questions to the index of a table whose rows stand in the order of ``number``. Each answer is rows of
    ``columns``, of which the first is ``number``."""

    def __init__(self, cursor, table: str, number: str, columns: Sequence[str]):
        self.cursor, self.table, self.number = cursor, table, number
        self.columns = ", ".join(columns)
        self.is_rare: bool | None = None  # whether the first question was asked of all at once
        self.stretches: dict[tuple, tuple] = {}

    def newest(self, wanted: Wanted, lowest: int, highest: int, most: int) -> list[tuple]:
        """The first of those that answer, from the highest number on. Questions that follow are narrower than the
        first.

        Five statements at most: an index cannot walk, and a word may stand in every row. So it is asked for the
        rows of a first stretch; where those are not enough, for as long a one as should be, and if need be for
        another; then for all. Where few rows answer, few answer what is narrower: that is asked of all in one
        statement.
        """
        highest, end, size = self._stretch(lowest, highest, "DESC")
        if size < STRETCH or self.is_rare:
            return self._rows(wanted, lowest, highest, most) if size else []
        found, looked, row = self._rows(wanted, end, highest, most), size, (highest - end) / size
        for _ in range(2):
            more = 5 * looked * (most - len(found)) // (4 * len(found) + 1)
            if self.is_rare is None:
                self.is_rare = more > LONGEST_STRETCH
            if len(found) >= most or end == lowest or more > LONGEST_STRETCH:
                break
            begin, end = end - 1, max(lowest, end - int(more * row))
            found += self._rows(wanted, end, begin, most - len(found))
            looked += more
        if len(found) < most and end > lowest:
            found += self._rows(wanted, lowest, end - 1, most - len(found))
        return found

    def oldest(self, wanted: Wanted, lowest: int, highest: int, most: int) -> list[tuple]:
        """The first of those that answer, from the lowest number on. Three statements at most."""
        lowest, end, size = self._stretch(lowest, highest, "ASC")
        found = self._rows(wanted, lowest, end, most, "ASC") if size else []
        if size == STRETCH and len(found) < most:
            found += self._rows(wanted, end + 1, highest, most - len(found), "ASC")
        return found

    def each(self, several: Sequence[Wanted], lowest: int, highest: int) -> list[tuple[int, int]]:
        """For each question, by its place among them, the numbers of all rows that answer it. One statement:
        for questions that few rows answer."""
        every = [
            f"SELECT {which}, {self.number} FROM {self.table} "  # noqa: S608 our own names
            f"WHERE terms @@ %s::tsquery AND {self.number} + 0 BETWEEN %s AND %s"
            for which in range(len(several))
        ]
        spans = spans_between(lowest, highest)
        values = [[written(wanted, spans), lowest, highest] for wanted in several]
        self.cursor.execute(
            " UNION ALL ".join(every), [value for three in values for value in three]
        )
        return self.cursor.fetchall()

    def _stretch(self, lowest: int, highest: int, order: str) -> tuple[int | None, int | None, int]:
        """The first and the last of the ``STRETCH`` numbers that come first, and how many there are."""
        asked = lowest, highest, order
        if asked not in self.stretches:
            ends = "max(number), min(number)" if order == "DESC" else "min(number), max(number)"
            self.cursor.execute(
                f"SELECT {ends}, count(*) FROM (SELECT {self.number} FROM {self.table} "  # noqa: S608
                f"WHERE {self.number} BETWEEN %s AND %s "
                f"ORDER BY {self.number} {order} LIMIT {STRETCH}) AS first(number)",
                [lowest, highest],
            )
            self.stretches[asked] = self.cursor.fetchone()
        return self.stretches[asked]

    def _rows(self, wanted, lowest: int, highest: int, most: int, order="DESC") -> list[tuple]:
        """``OFFSET 0`` and ``+ 0``, since the planner would walk through the numbers and look into row after
        row. A hundred thousand that answer are not written down first, as they would be materialized."""
        self.cursor.execute(
            f"SELECT * FROM (SELECT {self.columns} FROM {self.table} "  # noqa: S608 our own names
            f"WHERE terms @@ %s::tsquery AND {self.number} + 0 BETWEEN %s AND %s OFFSET 0) AS found "
            f"ORDER BY {self.number} {order} LIMIT %s",
            [written(wanted, spans_between(lowest, highest)), lowest, highest, most],
        )
        return self.cursor.fetchall()


@contextmanager
def walking(table: str, number: str, columns: Sequence[str]) -> Iterator[Walk]:
    """A walk through a table. The planner thinks a row as quickly looked into as an index, for it does not see
    how long the terms are: so it may not read row after row. Nor may it share the work among processes, which
    takes longer to begin than an index to answer.

    Three statements around it: they begin and end a transaction, and say this in it. In a transaction that goes on
    they unsay it.
    """
    connection = transaction.get_connection()
    goes_on = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SAID, ["off", "0"])
        yield Walk(cursor, table, number, columns)
        if goes_on:
            cursor.execute(_SAID, [None, None])


def build(table: str, number: str) -> list[str]:
    """The statements that index the column ``terms``. ``number`` is what the rows are known by.

    The index is written at once: what waits to be indexed would be read through by every search.
    """
    return [f"CREATE INDEX {table}_index ON {table} USING gin (terms) WITH (fastupdate = off)"]


def holds(column: str, run: str, terms: Sequence[str]) -> tuple[str, list]:
    """SQL for whether a name's terms, in ``column``, hold a run of terms, of which ``terms`` are whole; and its
    values. The index of :func:`index_names` knows which names hold those, in any order."""
    is_in = f"strpos({column}, %s) > 0"
    if not terms:
        return is_in, [run]
    return f"({_array(column)} @> %s::text[] AND {is_in})", [list(terms), run]


def index_names(table: str, column: str) -> list[str]:
    """The statements that index the terms of names."""
    return [
        f"CREATE INDEX {table}_{column} ON {table} USING gin ({_array(column)}) WITH (fastupdate = off)"
    ]


def _array(column: str) -> str:
    return f"string_to_array({column}, ' ')"


def lay_out(table: str, columns: Sequence[str]) -> list[str]:
    """The statements that make a new table fit for a :class:`Walk`: its terms are kept as they are, for to unpack
    them takes longer than to look into them."""
    return [f"ALTER TABLE {table} ALTER COLUMN terms SET STORAGE EXTERNAL"]


def tear_down(table: str) -> list[str]:
    """The statements that undo :func:`build`."""
    return [f"DROP INDEX IF EXISTS {table}_index"]
