"""``manage.py time_search``: how long a reader waits for a search among the stories there are."""

import gc
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.core.management.base import BaseCommand, CommandError
from django.db import reset_queries
from django.http import HttpRequest, QueryDict
from django.urls import resolve as resolve_address

from articles.models import Author, LiveCopy, Section, Tag
from articles.rules.asking import read
from articles.rules.cleaning import text_of
from articles.rules.terms import terms_of
from articles.search.meaning import resolve
from articles.search.readers import find

SAMPLE = 400  # stories that the words are taken from
COMMON = 12  # the most frequent words
ORDERS = ("best", "newest")
WIDTH = 24


class Command(BaseCommand):
    help = (
        "Search for words of the stories there are, and tell how long the whole page took, in milliseconds:"
        " half of the searches, 95 in a hundred, and the worst; then of half how long finding takes when it is done"
        " again, and how long this program itself is at work for the page."
    )

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=200, help="searches of each kind (200)")
        parser.add_argument("--seed", type=int, default=1, help="which words are chosen (1)")

    def handle(self, *, times, seed, **options):
        chance = random.Random(seed)  # noqa: S311 nothing secret
        texts = [text for text in _texts(chance) if len(text) > COMMON]
        if not texts:
            raise CommandError("There are no stories to search among.")
        _settle()
        columns = ("order", "half", "95 %", "worst", "finding", "itself")
        self.stdout.write(f"{'':{WIDTH}}" + "".join(f"{column:>9}" for column in columns))
        for name, ask in _kinds(texts, chance).items():
            lines = [ask() for _ in range(times)]
            for order in ORDERS:
                measured = "".join(f"{figure:9.1f}" for figure in _measured(lines, order))
                self.stdout.write(f"{name:{WIDTH}}{order:>9}{measured}")


def _settle() -> None:
    """As a server is once it has answered something: everything is loaded, and no garbage is looked for in it."""
    _page("settle")
    gc.collect()
    gc.freeze()


def _texts(chance: random.Random) -> Iterator[list[str]]:
    numbers = list(LiveCopy.objects.values_list("pk", flat=True))
    few = chance.sample(numbers, min(SAMPLE, len(numbers)))
    copies = LiveCopy.objects.filter(pk__in=few).order_by("pk")
    for body in copies.values_list("full_body", flat=True):
        yield terms_of(text_of(body))


def _kinds(texts: list[list[str]], chance: random.Random) -> dict[str, Callable[[], str]]:
    """What is typed in each kind of search, made anew at each call."""
    counted = Counter(word for text in texts for word in set(text))
    by_use = sorted(counted, key=lambda word: (-counted[word], word))
    common, usual = by_use[:COMMON], [word for word in by_use[COMMON:] if counted[word] > 5]
    rare = [word for word in by_use if counted[word] == 1]
    usual, rare = usual or common, rare or usual or common
    filters = list(_filters())

    def phrase(words: int) -> str:
        text = chance.choice(texts)
        begin = chance.randrange(max(1, len(text) - words))
        return f'"{" ".join(text[begin : begin + words])}"'

    def filtered(words: list[str]) -> str:
        return f"{chance.choice(words)} {chance.choice(chance.choice(filters))}"

    return {
        "rare word": lambda: chance.choice(rare),
        "usual word": lambda: chance.choice(usual),
        "common word": lambda: chance.choice(common),
        "two usual words": lambda: " ".join(chance.choices(usual, k=2)),
        "phrase": lambda: phrase(3),
        "phrase of common words": lambda: f'"{" ".join(chance.choices(common, k=2))}"',
        "filtered": lambda: filtered(usual),
        "common word, filtered": lambda: filtered(common),
        "not a word": lambda: f"{chance.choice(common)} -{chance.choice(usual)}",
        "nothing found": lambda: f"zq{chance.choice(rare)}qz",
    }


def _filters() -> Iterator[list[str]]:
    """The filters of each kind that there are."""
    yield ["year:2015", "year:2020", "after:2024", "before:2012"]
    for key, values in {
        "section": Section.objects.values_list("path", flat=True),
        "tag": Tag.objects.approved().values_list("slug", flat=True),
        "author": Author.objects.values_list("slug", flat=True),
    }.items():
        if there := [f"{key}:{value}" for value in values]:
            yield there


def _measured(lines: list[str], order: str) -> list[float]:
    pages, found, own = [], [], []
    for line in lines:
        reset_queries()
        begun, busy = time.perf_counter(), time.process_time()
        _page(line, order)
        pages.append(time.perf_counter() - begun)
        own.append(time.process_time() - busy)
        begun, asked = time.perf_counter(), read(line)
        find(asked, resolve(asked), order=order)
        found.append(time.perf_counter() - begun)
    for figures in (pages, found, own):
        figures.sort()
    half, most = len(lines) // 2, int(0.95 * (len(lines) - 1))
    measured = [pages[half], pages[most], pages[-1], found[half], own[half]]
    return [1_000 * seconds for seconds in measured]


def _page(line: str, order: str = "best") -> None:
    request = HttpRequest()
    request.GET = QueryDict(urlencode({"q": line, "order": order}))
    resolve_address("/search/").func(request)
