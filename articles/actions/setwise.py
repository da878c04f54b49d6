"""Statements over many rows at once, whatever their number."""

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet


def insert_selected(table: type[Model], columns: list[str], rows: QuerySet) -> int:
    """``INSERT … SELECT``: rows of ``table`` made of what ``rows`` (a ``values_list``) selects, its columns
    in the order of ``columns``, which are names of fields. One statement. Returns how many were made."""
    connection = connections[rows.db]
    try:
        selected, params = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:  # known beforehand to select nothing
        return 0
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(table._meta.get_field(each).column) for each in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quoted(table._meta.db_table)} ({names}) {selected}",
            params,
        )
        return cursor.rowcount
