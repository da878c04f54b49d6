"""Changing the tags of many articles at once, in words: what was asked for, and what comes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.rules.wording import Row, Sentence, in_a_row, in_turn, say, say_many


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
    def title(self) -> Sentence:
        if self.removed and self.instead:
            return say("“%(removed)s” becomes “%(instead)s”", **self._names)
        if self.removed:
            return say("“%(removed)s” taken off", **self._names)
        return say("“%(instead)s” added", **self._names)

    @property
    def sentence(self) -> Sentence | Row:
        """What it comes to."""
        if not self.removed:
            return self._of_addition()
        if not self.articles:
            return say("No article here has “%(removed)s”.", **self._names)
        if not self.instead:
            return say_many("“%(removed)s” is taken off %(count)s article.",
                            "“%(removed)s” is taken off %(count)s articles.", self.articles, **self._names)  # fmt: skip
        becomes = say_many("“%(removed)s” becomes “%(instead)s” on %(count)s article.",
                           "“%(removed)s” becomes “%(instead)s” on %(count)s articles.",
                           self.articles, **self._names)  # fmt: skip
        return in_turn(becomes, self._both) if self.both else becomes

    @property
    def _names(self) -> dict[str, str]:
        return {"removed": self.removed, "instead": self.instead}

    @property
    def _both(self) -> Sentence:
        """Of those that had the other tag already."""
        return say_many(
            "%(count)s of them has “%(instead)s” already and only loses “%(removed)s”.",
            "%(count)s of them have “%(instead)s” already and only lose “%(removed)s”.",
            self.both, **self._names,
        )  # fmt: skip

    def _of_addition(self) -> Sentence | Row:
        if not self.articles:
            return say("Every article here has “%(instead)s” already.", **self._names)
        added = say_many("“%(instead)s” is added to %(count)s article.",
                         "“%(instead)s” is added to %(count)s articles.", self.articles, **self._names)  # fmt: skip
        more = self.chosen - self.articles
        if more <= 0:
            return added
        return in_turn(
            added,
            say_many("%(count)s more has it already.", "%(count)s more have it already.", more),
        )


def title_of(changes: Iterable[Told], articles: int) -> Sentence:
    """What the ledger says of it, as planned and as done."""
    return say_many("Tags of %(count)s article: %(changes)s", "Tags of %(count)s articles: %(changes)s",
                    articles, changes=in_a_row(each.title for each in changes))  # fmt: skip


def what_contradicts(changes: Iterable[tuple[str, str]]) -> Iterator[Sentence]:
    """Sentences about changes that cannot be made together. Each is a pair of names: the tag that goes and
    the one that comes, either may be empty."""
    changes = list(changes)
    going = [removed for removed, _ in changes if removed]
    coming = {instead for _, instead in changes if instead}
    for name in dict.fromkeys(going):
        if (name, name) in changes:
            yield say("“%(name)s” cannot be replaced by itself: choose another tag.", name=name)
        elif name in coming:
            yield say("“%(name)s” is to come and to go: say one of the two.", name=name)
        elif going.count(name) > 1:
            yield say("“%(name)s” is to go in two ways: say one of the two.", name=name)
