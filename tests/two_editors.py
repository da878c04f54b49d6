"""Two editors with one article open, who type, save and settle clashes in any order; and the ledger
that is kept of it: no word is lost, and nothing is written over that its writer's colleague never saw.

Everything typed carries a mark of its own, a word that stands nowhere else; so does each block that
stands there at first. A merge keeps or leaves blocks whole, which is looked at too: so the marks tell of
every word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from random import Random

from django.db import transaction

from articles.actions.articles import save_article
from articles.actions.merging import put_together
from articles.actions.words import Words
from articles.models import Article, Author
from articles.rules.blocks import Block, blocks_of
from articles.rules.refusals import Clashing

LINES = ("headline", "standfirst", "author_note")
MARK = re.compile(r"\bw\d+\b")
PATIENCE = 20  # of an editor who saves again after each clash


def marks_in(*texts: str) -> set[str]:
    return set(MARK.findall(" ".join(texts)))


def said(words: Words) -> set[str]:
    """All that words say, by its marks: the texts', the tags, the authors."""
    return {
        *marks_in(*(getattr(words, name) for name in LINES), words.body),
        *(f"tag:{name}" for name in words.tags),
        *(f"author:{author.pk}" for author in words.authors),
    }


def senses(words: Words) -> set[Block]:
    return {Block.of(html) for html in blocks_of(words.body)}


def stored(article: Article) -> Words:
    return Words.of(Article.objects.get(pk=article.pk))


@dataclass
class Answer:
    """What a save answered: the form as it is now, what it began from, and what else the page shows."""

    words: Words
    version: int
    is_stored: bool
    shown: frozenset[str] = frozenset()


class ByAction:
    """The road of the form, without the form."""

    def __init__(self, article: Article):
        self.article = article

    def open(self) -> tuple[Words, int]:
        article = Article.objects.get(pk=self.article.pk)
        return Words.of(article), article.version

    def save(self, words: Words, version: int) -> Answer:
        try:
            with transaction.atomic():
                together = put_together(self.article, words=replace(words), version=version)
                save_article(self.article, words=together.words, by=None, version=together.version)
        except Clashing as clashing:
            clashes = [each for found in clashing.together.clashes.values() for each in found]
            shown = marks_in(*(str(piece) for clash in clashes for piece in clash.theirs))
            together = clashing.together
            return Answer(together.words, together.version, False, frozenset(shown))
        return Answer(*self.open(), True)


class Editor:
    """Somebody with the article's form open. ``plan`` holds what they mean to write into the story, each
    as the blocks that stand there and the blocks they put in their place."""

    def __init__(self, road, *, dice: Random, marks: Iterable[int], plan: Iterable = ()):
        self.road, self.dice, self.marks, self.plan = road, dice, marks, list(plan)
        self.open()

    def open(self) -> None:
        self.words, self.version = self.road.open()
        self.seen, self.touched = said(self.words), set()

    def new(self, text: str = "w") -> str:
        return f"{text}{next(self.marks)}"

    def type(self) -> None:
        """One change of one thing."""
        way = self.dice.choice(
            [self._line, self._paragraph, self._paragraph, self._cut, self._add, self._move,
             self._tags, self._authors, self._planned, self._planned]
        )  # fmt: skip
        way()

    def _line(self):
        name = self.dice.choice(LINES)
        text = getattr(self.words, name).split()
        self.touched |= marks_in(*text)
        cut = self.dice.randint(0, len(text))
        setattr(self.words, name, " ".join([*text[:cut], self.new(), *text[cut + 1 :]]))

    def _paragraph(self):
        blocks = blocks_of(self.words.body)
        if blocks:
            place = self.dice.randrange(len(blocks))
            # A word is replaced, or one is set behind the first tag.
            old = re.search(r"(?<=[>\s])w\d+", blocks[place]) if self.dice.random() < 0.5 else None
            at = old.span() if old else (first_word(blocks[place]),) * 2
            space = "" if old else " "
            blocks[place] = f"{blocks[place][: at[0]]}{self.new()}{space}{blocks[place][at[1] :]}"
            self._write(blocks, blocks[place])

    def _cut(self):
        blocks = blocks_of(self.words.body)
        if blocks:
            del blocks[self.dice.randrange(len(blocks))]
            self._write(blocks)

    def _add(self):
        blocks = blocks_of(self.words.body)
        blocks.insert(self.dice.randint(0, len(blocks)), f"<p>{self.new()} {self.new()}</p>")
        self._write(blocks)

    def _move(self):
        blocks = blocks_of(self.words.body)
        if blocks:
            moved = blocks.pop(self.dice.randrange(len(blocks)))
            blocks.insert(self.dice.randint(0, len(blocks)), moved)
            self._write(blocks, moved)

    def _write(self, blocks, *touched):
        self.words.body = "".join(blocks)
        self.touched |= marks_in(*touched)

    def _tags(self):
        tags = list(self.words.tags)
        if tags and self.dice.random() < 0.5:
            tags.remove(self.dice.choice(tags))
        else:
            tags.append(self.new("tag"))
        self.words.tags = tags

    def _authors(self):
        every = list(Author.objects.order_by("pk"))
        self.words.authors = self.dice.sample(every, self.dice.randint(0, len(every)))

    def _planned(self):
        """The next change of the plan, with a mark, where its place is still to be found."""
        if not self.plan:
            return
        old, new = self.plan.pop(0)
        blocks = blocks_of(self.words.body)
        new = [marked(block, self.new()) for block in new]
        where = [at for at in range(len(blocks)) if blocks[at : at + len(old)] == list(old)]
        at, size = (where[0], len(old)) if where and old else (len(blocks), 0)
        blocks[at : at + size] = new
        self._write(blocks)

    def save(self) -> bool:
        """Save, and look that nothing is lost. False where it was refused: the form shows why."""
        before, sent = stored(self.road.article), said(self.words)
        typed, taken_away = sent - self.seen, self.seen - sent
        blocks = senses(before) | senses(self.words)
        answer = self.road.save(self.words, self.version)
        after = said(stored(self.road.article))
        assert senses(answer.words) <= blocks, f"mixed: {senses(answer.words) - blocks}"
        if answer.is_stored:
            assert typed <= after, f"lost of mine: {typed - after}"
            lost = said(before) - after - taken_away
            assert not lost, f"written over unseen: {lost}"
            back = after - said(before) - typed - self.touched
            assert not back, f"came back: {back}"
        else:
            shown = said(answer.words) | answer.shown
            assert after == said(before), "A refused save changed something."
            assert typed <= said(answer.words), f"gone from my form: {typed - said(answer.words)}"
            unseen = said(before) - shown - taken_away
            assert not unseen, f"not shown: {unseen}"
        self.words, self.version = answer.words, answer.version
        self.seen = said(answer.words) if answer.is_stored else said(before)
        self.touched = set() if answer.is_stored else self.touched | said(answer.words)
        return answer.is_stored


@dataclass
class Tally:
    saves: int = 0
    clashes: int = 0

    def count(self, is_stored: bool) -> None:
        self.saves += is_stored
        self.clashes += not is_stored


def interleave(editors: list[Editor], *, dice: Random, steps: int) -> Tally:
    """Let them work in any order, and at last save what each has open. Counts what was stored and refused."""
    tally = Tally()
    for _ in range(steps):
        editor = dice.choice(editors)
        if dice.random() < 0.65:
            editor.type()
        else:
            tally.count(editor.save())
    for editor in editors:
        for _ in range(PATIENCE):
            stored_now = editor.save()
            tally.count(stored_now)
            if stored_now:
                break
        else:
            raise AssertionError("A clash that nobody can settle.")
    return tally


def marks() -> count:
    """Numbers for one article's marks."""
    return count(1)


def marked(block: str, mark: str) -> str:
    """A block with a mark as its first word."""
    at = first_word(block)
    return f"{block[:at]}{mark} {block[at:]}"


def first_word(block: str) -> int:
    """Where its words begin: behind the tags it begins with, as a table's first cell does."""
    return re.match(r"(?:<[^<>/]*>\s*)*", block).end()
