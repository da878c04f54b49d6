"""Many workers that count at one moment."""

import random

import pytest
from django.db.models import Sum

from articles.actions import readings as adding
from articles.actions.readings import add_readings, put_days_together
from articles.models import Reading
from articles.rules import readings
from tests.actions.test_at_once import at_once, faults
from tests.actions.test_readings import NOW

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
WORKERS, TURNS, ARTICLES = 8, 12, 60


def counts_of(chance, days):
    """Some numbers in no order, as they come in."""
    reads = [
        (article, False, readings.hour_number(NOW.timestamp()) - 24 * chance.choice(days))
        for article in range(1, ARTICLES)
    ]
    chance.shuffle(reads)
    return dict.fromkeys(reads, 1)


def test_eight_workers_that_write_the_same_rows_wait_for_none_in_a_circle_and_lose_nothing():
    def work(seed):
        chance = random.Random(seed)  # noqa: S311 no secret
        for _ in range(TURNS):
            add_readings(counts_of(chance, [0, 1, 2]), NOW)

    assert faults(at_once(*[lambda seed=seed: work(seed) for seed in range(WORKERS)])) == []
    total = Reading.objects.aggregate(Sum("screen"))["screen__sum"]
    assert total == WORKERS * TURNS * (ARTICLES - 1)


def test_days_are_put_together_exactly_while_late_numbers_come_in(monkeypatch):
    chance = random.Random(3)  # noqa: S311 no secret
    with monkeypatch.context() as before:  # written when those days were today
        before.setattr(adding.readings, "place_of", lambda hour, *_: hour)
        for _ in range(10):
            counts = counts_of(chance, range(10, 20))
            add_readings(
                {(a, p, h - chance.randrange(9)): n for (a, p, h), n in counts.items()}, NOW
            )
    begun = Reading.objects.aggregate(Sum("screen"))["screen__sum"]

    def late(seed):
        chance = random.Random(seed)  # noqa: S311 no secret
        for _ in range(TURNS):
            add_readings(counts_of(chance, range(9, 20)), NOW)

    doings = [lambda seed=seed: late(seed) for seed in range(4)]
    outcomes = at_once(*doings, *[lambda: put_days_together(NOW)] * 2)
    assert faults(outcomes) == []
    total = Reading.objects.aggregate(Sum("screen"))["screen__sum"]
    assert total - begun == 4 * TURNS * (ARTICLES - 1)
    days = Reading.objects.filter(hour__lt=readings.oldest_hour(NOW, "UTC"))
    assert {row.hour.hour for row in days} == {0}
