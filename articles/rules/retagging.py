"""Changing the tags of many articles at once, in words: what was asked for, and what comes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One change by the names of its tags, either may be empty: ``articles`` have something of it, of which
    ``both`` had the tag that comes already; ``chosen`` is how many articles were asked about."""

    removed: str
    instead: str
    articles: int = 0
    both: int = 0
    chosen: int = 0

    @property
    def title(self) -> str:
        if self.removed and self.instead:
            return f"“{self.removed}” becomes “{self.instead}”"
        return f"“{self.removed}” taken off" if self.removed else f"“{self.instead}” added"

    @property
    def sentence(self) -> str:
        """What it comes to."""
        if not self.removed:
            return self._of_addition()
        if not self.articles:
            return f"No article here has “{self.removed}”."
        if not self.instead:
            return f"“{self.removed}” is taken off {_articles(self.articles)}."
        return (
            f"“{self.removed}” becomes “{self.instead}” on {_articles(self.articles)}.{self._both}"
        )

    @property
    def _both(self) -> str:
        """Of those that had the other tag already."""
        if not self.both:
            return ""
        one = self.both == 1
        had, lose = ("has", "loses") if one else ("have", "lose")
        return f" {self.both:,} of them {had} “{self.instead}” already and only {lose} “{self.removed}”."

    def _of_addition(self) -> str:
        if not self.articles:
            return f"Every article here has “{self.instead}” already."
        more = self.chosen - self.articles
        rest = f" {more:,} more {'has' if more == 1 else 'have'} it already." if more > 0 else ""
        return f"“{self.instead}” is added to {_articles(self.articles)}.{rest}"


def title_of(changes: Iterable[Told], articles: int) -> str:
    """What the ledger says of it, as planned and as done."""
    return f"Tags of {_articles(articles)}: {', '.join(each.title for each in changes)}"


def what_contradicts(changes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Sentences about changes that cannot be made together. Each is a pair of names: the tag that goes and
    the one that comes, either may be empty."""
    changes = list(changes)
    going = [removed for removed, _ in changes if removed]
    coming = {instead for _, instead in changes if instead}
    for name in dict.fromkeys(going):
        if (name, name) in changes:
            yield f"“{name}” cannot be replaced by itself: choose another tag."
        elif name in coming:
            yield f"“{name}” is to come and to go: say one of the two."
        elif going.count(name) > 1:
            yield f"“{name}” is to go in two ways: say one of the two."


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
