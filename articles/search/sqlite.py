"""Terms on SQLite: an FTS5 index beside the table, which triggers keep in step with its rows.

Its ``ascii`` tokenizer takes every sign beyond ASCII as part of a word, so what ``rules.terms`` has cut
is never cut again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

from django.db import connection

from articles.rules.terms import Phrase, Question
from articles.rules.wanted import Group, Wanted

_GAP = "\ue000"  # a word that no text has
_JOINED = "\ue013"  # nor this sign


def stored(document: list[str]) -> str:
    """What the column holds of a text's terms."""
    return " ".join(term or _GAP for term in document)


def kept(words: list[str], things: list[str], place: int) -> str:
    """What the column of a :class:`Walk` holds: words; terms of other kinds; and each two neighbours as one word,
    in their order."""
    return stored([*words, *things, *_pairs(words)])


def _pairs(terms: Sequence[str]) -> list[str]:
    """A phrase is a phrase of its pairs. Two words that every story holds stand side by side in few, so far less
    is gone through for it."""
    return [one and other and f"{one}{_JOINED}{other}" for one, other in pairwise(terms)]


def asked(question: Question) -> str:
    """The question as FTS5 writes it. Terms hold letters, marks and digits alone: nothing to escape."""
    return " AND ".join(map(_written, question.phrases))


def written(wanted: Wanted) -> str:
    """What is wanted as FTS5 writes it."""
    groups = " AND ".join(map(_either, wanted.groups))
    return f"({groups}) NOT {_either(wanted.unwanted)}" if wanted.unwanted else groups


def _either(group: Group) -> str:
    return f"({' OR '.join(map(_by_pairs, group))})"


def _by_pairs(phrase: Phrase) -> str:
    return _written(replace(phrase, terms=tuple(_pairs(phrase.terms)) or phrase.terms))


def _written(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"' + ("*" if phrase.goes_on else "")


def finding(table: str, number: str) -> str:
    """SQL for the numbers of the rows that answer; its one parameter is what :func:`asked` returns."""
    return f"SELECT rowid FROM {table}_index WHERE {table}_index MATCH %s"  # noqa: S608 our own names


def finding_first(table: str, number: str, most: int) -> str:
    """The same for ``most`` of them."""
    return f"{finding(table, number)} LIMIT {most}"


class Walk:
    """Questions to the index of a table whose rows stand in the order of ``number``. Each answer is rows of
    ``columns``, of which the first is ``number``. The index is walked through in this order, so many that answer
    cost no more than few. Each question is one statement."""

    def __init__(self, cursor, table: str, number: str, columns: Sequence[str]):
        self.cursor, self.index = cursor, f"{table}_index"
        self.columns = ", ".join(f"{table}.{column}" for column in columns)
        self.join = (
            f"JOIN {table} INDEXED BY {table}_in_order ON {table}.{number} = {self.index}.rowid"
        )

    def newest(self, wanted: Wanted, lowest: int, highest: int, most: int) -> list[tuple]:
        """The first of those that answer, from the highest number on."""
        return self._rows(wanted, lowest, highest, most, "DESC")

    def oldest(self, wanted: Wanted, lowest: int, highest: int, most: int) -> list[tuple]:
        """The first of those that answer, from the lowest number on."""
        return self._rows(wanted, lowest, highest, most, "ASC")

    def each(self, several: Sequence[Wanted], lowest: int, highest: int) -> list[tuple[int, int]]:
        """For each question, by its place among them, the numbers of all rows that answer it."""
        every = [
            f"SELECT {which}, rowid FROM {self.index} "  # noqa: S608 our own names
            f"WHERE {self.index} MATCH %s AND rowid BETWEEN %s AND %s"
            for which in range(len(several))
        ]
        values = [[written(wanted), lowest, highest] for wanted in several]
        self.cursor.execute(
            " UNION ALL ".join(every), [value for three in values for value in three]
        )
        return self.cursor.fetchall()

    def _rows(self, wanted: Wanted, lowest: int, highest: int, most: int, order: str):
        self.cursor.execute(
            f"SELECT {self.columns} FROM {self.index} {self.join} "  # noqa: S608 our own names
            f"WHERE {self.index} MATCH %s AND {self.index}.rowid BETWEEN %s AND %s "
            f"ORDER BY {self.index}.rowid {order} LIMIT %s",
            [written(wanted), lowest, highest, most],
        )
        return self.cursor.fetchall()


@contextmanager
def walking(table: str, number: str, columns: Sequence[str]) -> Iterator[Walk]:
    """A walk through a table. Nothing has to be said around it."""
    with connection.cursor() as cursor:
        yield Walk(cursor, table, number, columns)


def build(table: str, number: str) -> list[str]:
    """The statements that index the column ``terms`` of all rows there are, and from then on in step
    with them. ``number`` is the table's key, or another whole number that no two rows share.

    A migration that has SQLite make the table anew has to build again: triggers go with a table.
    """
    index = f"{table}_index"
    begin = f"INSERT INTO {index}({index}) VALUES ('rebuild')"  # noqa: S608 our own names
    add = f"INSERT INTO {index}(rowid, terms) VALUES (new.{number}, new.terms);"  # noqa: S608
    remove = (
        f"INSERT INTO {index}({index}, rowid, terms) VALUES ('delete', old.{number}, old.terms);"  # noqa: S608
    )
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5"
        f"(terms, content='{table}', content_rowid='{number}', tokenize='ascii')",
        begin,
        f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_remove AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {index}_change AFTER UPDATE OF {number}, terms ON {table} BEGIN {remove} {add} END",
    ]


def holds(column: str, run: str, terms: Sequence[str]) -> tuple[str, list]:
    """SQL for whether a name's terms, in ``column``, hold a run of terms; and its values."""
    return f"instr({column}, %s) > 0", [run]


def index_names(table: str, column: str) -> list[str]:
    """None: to look through all names takes no longer than to be told of a few by an index."""
    return []


def lay_out(table: str, columns: Sequence[str]) -> list[str]:
    """The statements that make a new table fit for a :class:`Walk`: an index that holds all it answers with, so
    that no row is looked up among those with their terms. Where a migration has SQLite make the table anew, this
    has to be said again."""
    return [f"CREATE INDEX {table}_in_order ON {table} ({', '.join(columns)})"]


def tear_down(table: str) -> list[str]:
    """The statements that undo :func:`build`."""
    index = f"{table}_index"
    triggers = [f"DROP TRIGGER IF EXISTS {index}_{each}" for each in ("add", "remove", "change")]
    return [*triggers, f"DROP TABLE IF EXISTS {index}"]
