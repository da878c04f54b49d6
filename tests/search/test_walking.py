"""How many rows an index of PostgreSQL is asked for: as many as should be enough, and no more."""

from articles.rules.terms import Phrase
from articles.rules.wanted import Wanted
from articles.search.postgresql import STRETCH, Walk

LOWEST, HIGHEST, MOST = 0, 100_000 << 25, 1_001
END = HIGHEST - (STRETCH << 25)  # of the first stretch: a row a second


class Cursor:
    """Answers with so many rows, and remembers between which places they were asked for."""

    def __init__(self, *answers: int):
        self.answers, self.asked = list(answers), []

    def execute(self, sql, values):
        if "count(*)" not in sql:
            self.asked.append(tuple(values[1:3]))

    def fetchone(self):
        return HIGHEST, END, STRETCH

    def fetchall(self):
        return [(place,) for place in range(self.answers.pop(0))]


def walk(*answers: int) -> Walk:
    return Walk(Cursor(*answers), "terms", "place", ["place"])


def newest(walk: Walk) -> list:
    wanted = Wanted(((Phrase(("port",)),),))
    begun = len(walk.cursor.asked)
    walk.newest(wanted, LOWEST, HIGHEST, MOST)
    return walk.cursor.asked[begun:]


def test_a_common_word_is_asked_for_among_the_newest_alone():
    assert newest(walk(MOST)) == [(END, HIGHEST)]


def test_a_usual_word_is_asked_for_as_far_back_as_should_be_enough_and_then_a_little_further():
    first, second, third = newest(walk(500, 400, 101))
    assert first == (END, HIGHEST)
    assert second[1] == END - 1
    assert second[0] < END - (STRETCH << 25)  # as many rows again hold too few
    assert third[1] == second[0] - 1
    assert third[0] > LOWEST


def test_a_rare_word_is_asked_for_among_all_and_what_is_narrower_at_once():
    walked = walk(1, 9, 3)
    assert newest(walked) == [(END, HIGHEST), (LOWEST, END - 1)]
    assert newest(walked) == [(LOWEST, HIGHEST)]


def test_a_word_that_is_rare_in_headlines_is_not_asked_for_at_once_in_what_is_wider():
    walked = walk(MOST, 1, 9, MOST)
    assert newest(walked) == [(END, HIGHEST)]
    assert newest(walked) == [(END, HIGHEST), (LOWEST, END - 1)]
    assert newest(walked) == [(END, HIGHEST)]
