"""The tree of sections: where each stands, reckoned from its slug and its parent."""

from articles.rules import limits
from articles.rules.refusals import AddressTaken, NotFit, NotNow
from articles.rules.wording import say


def settle(rows: dict) -> dict:
    """Give every row of a tree, by number, the path and the depth of its place.

    Returns the former path of each that has another one now, by number. Raises ``NotFit`` for a circle,
    a tree too deep or what is open below something closed, ``AddressTaken`` where two have one path,
    and ``NotNow`` for a parent that is not there. So no tree is ever stored that has one of these.
    """
    former, at = {}, {}
    for number, row in rows.items():
        way = way_to(row, rows)
        _refuse_misplaced(way)
        path = "/".join(each.slug for each in way)
        if at.setdefault(path, row) is not row:
            raise AddressTaken(
                say("There is a section at /%(path)s/ already.", path=path), field="slug"
            )
        if row.path != path:
            former[number] = row.path
        row.path, row.depth = path, len(way)
    return former


def way_to(row, rows: dict) -> list:
    """The rows from the top down to this one, itself last. Raises ``NotFit`` for one that stands below
    itself, ``NotNow`` where the way is broken."""
    way = [row]
    while way[0].parent_id is not None:
        above = rows.get(way[0].parent_id)
        if above is None:
            raise NotNow(
                say(
                    "The section that “%(section)s” stands below is gone by now.",
                    section=way[0].title,
                )
            )
        if above in way:
            raise NotFit(say("A section cannot stand below itself."), field="parent")
        way.insert(0, above)
    return way


def _refuse_misplaced(way: list) -> None:
    if len(way) > limits.DEEPEST_SECTION:
        raise NotFit(
            say(
                "Sections go %(deepest)s deep at most.",
                deepest=limits.DEEPEST_SECTION,
            ),
            field="parent",
        )
    if len(way) > 1 and way[-2].is_closed and not way[-1].is_closed:
        raise NotFit(
            say("“%(section)s” is closed: reopen it first.", section=way[-2].title), field="parent"
        )
