"""How many random histories a test tries."""

from hypothesis import settings


def examples(each_time: int, *, slow: int) -> int:
    """``each_time`` in every run, where they are the same ones; ``slow`` of them, new ones, with --slow."""
    return each_time if settings().derandomize else slow
