"""Terms on SQLite: an FTS5 index beside the table, which triggers keep in step with its rows.

Its ``ascii`` tokenizer takes every sign beyond ASCII as part of a word, so what ``rules.terms`` has cut
is never cut again.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.models.expressions import RawSQL

from articles.rules.terms import Phrase, Question
from articles.rules.wanted import Group, Wanted

_GAP = "\ue000"  # a word that no text has


def stored(document: list[str]) -> str:
    """What the column holds of a text's terms."""
    return " ".join(term or _GAP for term in document)


def asked(question: Question) -> str:
    """The question as FTS5 writes it. Terms hold letters, marks and digits alone: nothing to escape."""
    return " AND ".join(map(_written, question.phrases))


def written(wanted: Wanted) -> str:
    """What is wanted as FTS5 writes it."""
    groups = " AND ".join(map(_either, wanted.groups))
    return f"({groups}) NOT {_either(wanted.unwanted)}" if wanted.unwanted else groups


def _either(group: Group) -> str:
    return f"({' OR '.join(map(_written, group))})"


def _written(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"' + ("*" if phrase.goes_on else "")


def finding(table: str, number: str) -> str:
    """SQL for the numbers of the rows that answer; its one parameter is what :func:`asked` returns."""
    return f"SELECT rowid FROM {table}_index WHERE {table}_index MATCH %s"  # noqa: S608 our own names


def finding_first(table: str, number: str, most: int) -> str:
    """The same for ``most`` of them."""
    return f"{finding(table, number)} LIMIT {most}"


def finding_in_order(table: str, key: str, number: str, *, newest_first: bool) -> str:
    """SQL for the pairs ``number`` and ``key`` of the rows that answer, by ``number``. Its parameters: what
    :func:`written` returns, the lowest and the highest number, and how many.

    The index is walked through in this order, so many that answer cost no more than few.
    """
    index, order = f"{table}_index", "DESC" if newest_first else "ASC"
    return (
        f"SELECT {table}.{number}, {table}.{key} FROM {index} "  # noqa: S608 our own names
        f"JOIN {table} ON {table}.{number} = {index}.rowid "
        f"WHERE {index} MATCH %s AND {index}.rowid BETWEEN %s AND %s "
        f"ORDER BY {index}.rowid {order} LIMIT %s"
    )


def listed(numbers: Sequence[int]) -> RawSQL:
    """Many numbers as one parameter, to stand after ``IN``."""
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(numbers))])


@contextmanager
def searching() -> Iterator[None]:
    """Around questions :func:`finding_in_order`: nothing has to be said here."""
    yield


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


def tear_down(table: str) -> list[str]:
    """The statements that undo :func:`build`."""
    index = f"{table}_index"
    triggers = [f"DROP TRIGGER {index}_{each}" for each in ("add", "remove", "change")]
    return [*triggers, f"DROP TABLE {index}"]
