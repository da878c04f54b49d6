"""The names of what can change, as they stand in the announcement log and in ``Cache-Tag``.

A thing has two names: ``tag:7`` is the tag itself (its name, its description), ``tag:7/list`` the
articles under it. A page names what it shows; an action names what it changed. Publishing an article
changes the lists it stands in and not the tag, so it does not touch the other articles with that tag.
"""

FRONT = "front"
SECTIONS = "sections"  # the tree: menus, breadcrumbs
TRENDING = "trending"
TAGS = "tags"  # the index of all tags
CORRECTIONS = "corrections"  # the page of all corrections
LICENCES = "licences"  # which sources' stories stand in feeds


def most_read(period: str) -> str:
    """``period`` is one of day, week, month."""
    return f"most-read:{period}"


def article(number: int) -> str:
    return f"article:{number}"


def beside(number: int) -> str:
    """Which stories stand before and after an article in its section: its page alone shows them."""
    return f"article:{number}/beside"


def thing(kind: str, number: int) -> str:
    """``kind`` is one of section, category, tag, source, author."""
    return f"{kind}:{number}"


def listing(kind: str, number: int) -> str:
    return f"{kind}:{number}/list"


def picture(number: int) -> str:
    """A picture of the library, with all that is said of it beside it."""
    return f"picture:{number}"


def archives(day) -> list[str]:
    """The three archive pages a ``date`` stands in."""
    return [f"archive:{day.year:04d}", f"archive:{day:%Y-%m}", f"archive:{day:%Y-%m-%d}"]
