"""The engine that goes with a database. Each module has the same functions."""

from types import ModuleType

from articles.search import postgresql, sqlite


def engine_of(connection) -> ModuleType:
    """``stored``, ``asked`` and ``finding`` for the desk; ``kept``, ``written`` and ``walking`` for readers;
    ``holds`` for names; ``build``, ``lay_out`` and ``index_names`` for migrations: all for this database."""
    return postgresql if connection.vendor == "postgresql" else sqlite
