"""``manage.py time_search``: how long the readers' search takes among the stories there are."""

import random
import time
from collections.abc import Callable, Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db import reset_queries

from articles.models import Author, LiveCopy, Section, Tag
from articles.rules.asking import Asked
from articles.rules.cleaning import text_of
from articles.rules.terms import question, terms_of
from articles.search.meaning import resolve
from articles.search.readers import BEST, NEWEST, find

SAMPLE = 400  # stories that the words are taken from
COMMON = 12  # the most frequent words


class Command(BaseCommand):
    help = "Search for words of the stories there are, and tell how long it took: in milliseconds."

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=200, help="searches of each kind (200)")
        parser.add_argument("--seed", type=int, default=1, help="which words are chosen (1)")

    def handle(self, *, times, seed, **options):
        chance = random.Random(seed)  # noqa: S311 nothing secret
        texts = [text for text in _texts(chance) if len(text) > COMMON]
        if not texts:
            raise CommandError("There are no stories to search among.")
        self.stdout.write(f"{'':24}{'order':10}{'median':>8}{'95 %':>8}{'worst':>8}{'found':>8}")
        for name, ask in _kinds(texts, chance).items():
            asked = [ask() for _ in range(times)]
            for order in (BEST, NEWEST):
                self.stdout.write(f"{name:24}{order:10}{_measured(asked, order)}")


def _texts(chance: random.Random) -> Iterator[list[str]]:
    numbers = list(LiveCopy.objects.values_list("pk", flat=True))
    few = chance.sample(numbers, min(SAMPLE, len(numbers)))
    copies = LiveCopy.objects.filter(pk__in=few).order_by("pk")
    for body in copies.values_list("full_body", flat=True):
        yield terms_of(text_of(body))


def _kinds(texts: list[list[str]], chance: random.Random) -> dict[str, Callable[[], Asked]]:
    """What is asked in each kind of search, made anew at each call."""
    counted: dict[str, int] = {}
    for text in texts:
        for word in set(text):
            counted[word] = counted.get(word, 0) + 1
    by_use = sorted(counted, key=lambda word: (-counted[word], word))
    common, usual = by_use[:COMMON], [word for word in by_use[COMMON:] if counted[word] > 5]
    rare = [word for word in by_use if counted[word] == 1]
    sections = [section.path for section in Section.objects.all()]
    tags = list(Tag.objects.approved().values_list("slug", flat=True))
    authors = list(Author.objects.values_list("slug", flat=True))

    def phrase(words: int) -> str:
        text = chance.choice(texts)
        begin = chance.randrange(max(1, len(text) - words))
        return f'"{" ".join(text[begin : begin + words])}"'

    def filtered() -> Asked:
        filters = {"sections": (chance.choice(sections),)}
        if tags and chance.random() < 0.3:
            filters = {"tags": (chance.choice(tags),)}
        elif authors and chance.random() < 0.3:
            filters = {"authors": (chance.choice(authors),)}
        elif chance.random() < 0.3:
            filters = {"year": chance.choice([2015, 2020, 2024])}
        return Asked(wanted=_phrases(chance.choice(usual or rare)), **filters)

    return {
        "rare word": lambda: Asked(wanted=_phrases(chance.choice(rare or usual))),
        "usual word": lambda: Asked(wanted=_phrases(chance.choice(usual or rare))),
        "common word": lambda: Asked(wanted=_phrases(chance.choice(common))),
        "two usual words": lambda: Asked(wanted=_phrases(" ".join(chance.choices(usual, k=2)))),
        "phrase": lambda: Asked(wanted=_phrases(phrase(3))),
        "phrase of common words": lambda: Asked(
            wanted=_phrases(f'"{" ".join(chance.choices(common, k=2))}"')
        ),
        "filtered": filtered,
        "not a word": lambda: Asked(
            wanted=_phrases(chance.choice(common)), unwanted=_phrases(chance.choice(usual))
        ),
    }


def _phrases(typed: str):
    return question(typed).phrases


def _measured(asked: list[Asked], order: str) -> str:
    taken, found = [], []
    for each in asked:
        reset_queries()
        begun = time.perf_counter()
        found.append(find(each, resolve(each), order=order).total)
        taken.append(1_000 * (time.perf_counter() - begun))
    taken.sort()
    found.sort()
    half, most = taken[len(taken) // 2], taken[int(0.95 * (len(taken) - 1))]
    return f"{half:8.1f}{most:8.1f}{taken[-1]:8.1f}{found[len(found) // 2]:8}"
