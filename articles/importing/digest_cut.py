"""Where the facts of a press-digest page stand: the lines above them, the facts, the lines below."""

from dataclasses import dataclass, field

from articles.importing import bylines, dates, digest_facts
from articles.importing.digest_facts import Item
from articles.importing.digest_head import breadcrumb
from articles.importing.lines import Line
from articles.rules import limits

_WITHIN = 12  # the facts stand among this many first lines with text
_MOST = 8  # entries of a block of bullets that are looked at
_LONGEST_PART = 40  # characters of what is only a part of a date
_LONG = 40  # characters of a sentence that may belong to the text
_NAMES = 2  # a source and a category


@dataclass
class Cut:
    """``dropped`` are bullets of the block that fit no fact: they stay at the top of the text."""

    head: list[Line]
    facts: list[Item]
    rest: list[Line]
    dropped: list[str] = field(default_factory=list)


@dataclass
class _Entry:
    """A bullet of the block, and whether a blank line stands above it."""

    index: int
    items: list[Item]
    after_blank: bool

    @property
    def dated(self) -> bool:
        return any(item.dated for item in self.items)

    @property
    def sure(self) -> bool:
        return all(item.sure for item in self.items)


def cut(page: list[Line]) -> Cut:
    """The page in three. Without facts, the head is what looks like a headline."""
    for find in (_bullets_or_date, _date_behind_a_name, _bullets_without_date, _part_of_a_date):
        for index in _top(page):
            if found := find(page, index):
                return found
    end = _end_of_bare_head(page)
    return Cut(page[:end], [], page[end:])


def _top(page: list[Line]) -> list[int]:
    """The first lines with text, as far as the body has not begun."""
    top: list[int] = []
    said = 0  # sentences: one may be the headline or stand below it, two are the text
    for index, line in enumerate(page[: 10 * _WITHIN]):
        if line.blank:
            continue
        if len(top) == _WITHIN or (len(top) > 2 and len(line.text) > limits.HEADLINE) or said > 1:
            break
        said += len(line.text) > _LONG and digest_facts.ends_a_sentence(line.text)
        top.append(index)
    return top


def _bullets_or_date(page: list[Line], index: int) -> Cut | None:
    if not page[index].bullet:
        return _plain(page, index) if _begins_with_date(page[index]) else None
    if index and page[index - 1].bullet:
        return None
    entries = _entries(page, index)
    at = _the_dated_one(entries)
    return _around_the_date(page, entries, at) if at is not None else None


def _the_dated_one(entries: list[_Entry]) -> int | None:
    """The entry with the date, or else with a part of one; none in a list of days and what befell on them."""
    dates_first = [entry for entry in entries if entry.items and entry.items[0].date]
    if sum(len(entry.items) > 1 for entry in dates_first) > 1:
        return None
    for date in (_has_date, _has_part_of_a_date):
        if found := [number for number, entry in enumerate(entries) if date(entry)]:
            return found[0]
    return None


def _has_date(entry: _Entry) -> bool:
    return any(item.date for item in entry.items)


def _has_part_of_a_date(entry: _Entry) -> bool:
    return any(
        item.dated and len(item.text) <= _LONGEST_PART and ":" not in item.text
        for item in entry.items
    )


def _entries(page: list[Line], start: int) -> list[_Entry]:
    """The bullets from ``start`` on; there may be blank lines between them."""
    found: list[_Entry] = []
    blank = False
    for index in range(start, min(len(page), start + 4 * _MOST)):
        line = page[index]
        if line.blank:
            blank = True
            continue
        if not line.bullet or len(found) == _MOST:
            break
        found.append(_Entry(index, digest_facts.items(line), blank and bool(found)))
        blank = False
    return found


def _around_the_date(page: list[Line], entries: list[_Entry], at: int) -> Cut:
    """The facts are the date's neighbours, as long as they look like facts."""
    first = at
    while first and (not entries[first].after_blank or entries[first - 1].sure):
        first -= 1
    spaced = any(entry.after_blank for entry in entries[first + 1 : first + 2])
    # Where no headline stands above, the first bullet may be it.
    end, names = first, 0 if first == at or _has_headline(page[: entries[first].index]) else -1
    for number, entry in enumerate(entries[first:], start=first):
        names += _count(
            entry.items, [item for each in entries[first:number] for item in each.items]
        )
        last = number == len(entries) - 1
        if number > at and not _fits(entry, names, spaced=spaced, last=last):
            break
        end = number + 1
    dropped = [page[entry.index].text for entry in entries[end:] if not entry.after_blank][:1]
    facts = [item for entry in entries[first:end] for item in entry.items]
    return Cut(page[: entries[first].index], facts, page[entries[end - 1].index + 1 :], dropped)


def _count(more: list[Item], before: list[Item]) -> int:
    """The names among ``more``; a second source behind a comma takes no other's place."""
    second = any(item.after_comma for item in before)
    return sum(item.is_name and not (second and item.after_comma) for item in more)


def _fits(entry: _Entry, names: int, *, spaced: bool, last: bool) -> bool:
    """Whether a bullet below the date is still a fact, or the text's own."""
    if entry.sure and all(digest_facts.is_name(item.text) or item.dated for item in entry.items):
        return names <= _NAMES or entry.dated
    if not all(_may_be_a_fact(item) for item in entry.items) or names > _NAMES:
        return len(entry.items) > 1 and not entry.after_blank
    if not entry.after_blank:
        return True
    return spaced or (last and all(len(item.text.split(" ")) <= 4 for item in entry.items))


def _may_be_a_fact(item: Item) -> bool:
    return digest_facts.is_short_name(item.text) or bool(bylines.names(item.text)) or item.sure


def _begins_with_date(line: Line) -> bool:
    first = digest_facts.items(line)[:1]
    return bool(first and first[0].date)


def _plain(page: list[Line], start: int) -> Cut | None:
    """Facts whose bullets were lost: a date, right below it short lines or lines with a leading comma."""
    facts = digest_facts.items(page[start])
    longest = 6 if _has_headline(page[:start]) else 3  # a headline may begin with a date
    if not all(item.dated or _is_name(item, longest) for item in facts):
        return None
    below = start + 1
    while (
        start
        and page[start - 1].text
        and all(each.label for each in digest_facts.items(page[start - 1]))
    ):
        start -= 1
        facts = digest_facts.items(page[start]) + facts
    end, names, spaced = below, sum(item.is_name for item in facts), False
    for index in range(below, min(len(page), below + 2 * _MOST)):
        line = page[index]
        if line.blank:
            continue
        more = digest_facts.items(line)
        names += _count(more, facts)
        marked = any(item.after_comma or item.label or (spaced and item.sure) for item in more)
        near = index == end or marked
        room = _NAMES + any(item.before_date for item in facts)
        if not near or names > room or not all(_may_be_a_fact(item) for item in more):
            break
        spaced = spaced or index > end
        facts, end = facts + more, index + 1
    return Cut(page[:start], facts, page[end:])


def _is_name(item: Item, longest: int) -> bool:
    return digest_facts.is_name(item.text) and len(item.text.split(" ")) <= longest


def _date_behind_a_name(page: list[Line], index: int) -> Cut | None:
    """“Nikkei Asia, June 30, 2022” as a plain line below the headline."""
    line = page[index]
    items = digest_facts.items(line)
    short = all(item.date or digest_facts.is_short_name(item.text) for item in items)
    if (
        line.bullet
        or len(items) != 2
        or not items[1].date
        or not short
        or not _has_headline(page[:index])
    ):
        return None
    return _plain(page, index)


def _bullets_without_date(page: list[Line], index: int) -> Cut | None:
    """Bullets of which one is a fact by its form, below the headline and above the text."""
    if (
        not page[index].bullet
        or (index and page[index - 1].bullet)
        or not _has_headline(page[:index])
    ):
        return None
    entries = _entries(page, index)
    facts = [item for entry in entries for item in entry.items]
    end = entries[-1].index + 1
    follows = any(not line.blank for line in page[end : end + 4])
    fitting = len(facts) <= _NAMES + 2 and all(_may_be_a_fact(item) for item in facts)
    marked = any(item.sure for item in facts) and not any(item.dated for item in facts)
    if follows and fitting and marked:
        return Cut(page[:index], facts, page[end:])
    return None


def _part_of_a_date(page: list[Line], index: int) -> Cut | None:
    """“June 2022” alone on its line, below the headline."""
    plain = not page[index].bullet and dates.is_part(page[index].text)
    return _plain_part(page, index) if plain and _has_headline(page[:index]) else None


def _plain_part(page: list[Line], index: int) -> Cut:
    found = _plain(page, index)
    return found or Cut(page[:index], digest_facts.items(page[index]), page[index + 1 :])


def _has_headline(above: list[Line]) -> bool:
    return any(not line.blank and not breadcrumb(line.text) for line in above)


def _end_of_bare_head(page: list[Line]) -> int:
    """Without facts: the headline is the first line, or the second under a breadcrumb or a section."""
    heads = [index for index, line in enumerate(page[:20]) if not line.blank][:2]
    first = page[heads[0]]
    if first.bullet or len(first.text) > limits.HEADLINE:
        return 0
    if len(heads) == 2 and (breadcrumb(first.text) or _is_label(first.text)):
        return heads[1] + 1 if len(page[heads[1]].text) <= limits.HEADLINE else heads[0] + 1
    return heads[0] + 1


def _is_label(text: str) -> bool:
    return text.isupper() and len(text) <= 40
