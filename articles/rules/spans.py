"""Stretches of time as terms, for an index that cannot walk from the newest to the oldest: asked for the
stories of a stretch alone, it gives up the rest.

Each place (``rules.standings``) lies in one fine stretch, of 24 days, and in a coarse one, of sixteen such.
"""

_SPAN = "\ue014"  # no text can make it
_FINE, _COARSE = 46, 50  # bits of a place that tell nothing of its stretch
_MANY = 60  # alternatives: to go through more costs an index more than it saves
_LAST = (1 << 63) - 1


def spans_at(place: int) -> list[str]:
    """The terms of what stands at a place."""
    return [_fine(place >> _FINE), _coarse(place >> _COARSE)]


def spans_between(lowest: int, highest: int) -> list[str]:
    """Terms of which whatever stands between two places has one, and little else; none, where they would
    be too many to be of use."""
    first, last = max(lowest, 0) >> _FINE, min(highest, _LAST) >> _FINE
    steps = 1 << (_COARSE - _FINE)
    if last - first > steps * _MANY:
        return []
    found = []
    while first <= last:
        if first % steps == 0 and first + steps - 1 <= last:
            found.append(_coarse(first // steps))
            first += steps
        else:
            found.append(_fine(first))
            first += 1
    return found if len(found) <= _MANY else []


def _fine(number: int) -> str:
    return f"{_SPAN}f{number}"


def _coarse(number: int) -> str:
    return f"{_SPAN}c{number}"
