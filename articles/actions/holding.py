"""What is filed under what, held until the commit: by writers together, by moderation alone.

Merging a tag changes a hundred thousand articles at once. An article saved or published meanwhile
would keep the tag that is no more; so whoever files articles takes this lock first, shared, and
moderation takes it alone. Readers take none. SQLite has one writer at a time and needs no lock.
"""

from django.db import connection

FILING = 190_265  # any number: the newsroom's own among PostgreSQL's advisory locks


def hold_filing(*, alone: bool = False) -> None:
    """Wait for the lock. To be taken before any row's, so that nobody waits in a circle."""
    _lock("pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared")


def filing_is_free() -> bool:
    """Take the lock with others, if moderation has it not; for those who cannot wait."""
    return _lock("pg_try_advisory_xact_lock_shared")


def _lock(function: str) -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [FILING])
        return cursor.fetchone()[0] is not False
