"""The engine that goes with a database. Each module has the same functions."""

from types import ModuleType

from articles.search import postgresql, sqlite


def engine_of(connection) -> ModuleType:
    """``stored`` and ``build`` for what is kept; ``asked`` and ``finding`` for the desk; ``written``,
    ``finding_in_order``, ``listed`` and ``searching`` for readers: all for this database."""
    return postgresql if connection.vendor == "postgresql" else sqlite
