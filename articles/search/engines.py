"""The engine that goes with a database. Each module has the same six functions."""

from types import ModuleType

from articles.search import postgresql, sqlite


def engine_of(connection) -> ModuleType:
    """``stored``, ``asked``, ``finding``, ``finding_first``, ``build`` and ``tear_down`` for this database."""
    return postgresql if connection.vendor == "postgresql" else sqlite
