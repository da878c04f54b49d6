"""How much of what is tried at random a test tries, and where."""

import os

from hypothesis import settings


def every_run() -> bool:
    """Whether this is a run of every change; or one with --slow."""
    return settings().derandomize


def on_the_second_database() -> bool:
    """Whether this run asks again, of PostgreSQL, what SQLite was asked."""
    return os.environ["DATABASE_URL"].startswith("postgres")


def many(each_time: int, *, slow: int) -> int:
    """How many people, servers or things a test has: ``slow`` with --slow."""
    return each_time if every_run() else slow


def examples(each_time: int, *, slow: int) -> int:
    """``each_time`` in every run, where they are the same ones, and the first quarter of them on the second
    database; ``slow`` of them, new ones, with --slow."""
    if not every_run():
        return slow
    return -(-each_time // 4) if on_the_second_database() else each_time
