from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles.pagecache.kept import KeptPage, KeptPages

NAMES = ["front", "article:1", "article:2", "section:1/list"]


def a_page(*names, size=100, content=b""):
    return KeptPage("200 OK", (), {"": content or b"x" * size}, "etag", frozenset(names))


def following(room=100_000):
    pages = KeptPages(room)
    pages.begin(0)
    return pages


def test_nothing_is_kept_before_the_log_is_followed():
    pages = KeptPages(100_000)
    assert not pages.keep("a", a_page("front"), pages.ticket())


def test_an_announcement_drops_just_the_pages_that_depend_on_it():
    pages = following()
    pages.keep("a", a_page("article:1", "front"), 0)
    pages.keep("b", a_page("article:2"), 0)
    pages.hear(1, ["article:1"])
    assert pages.get("a") is None
    assert pages.get("b")


def test_a_page_read_while_what_it_shows_changed_is_not_kept():
    pages = following()
    ticket = pages.ticket()
    pages.hear(1, ["article:1"])
    assert not pages.keep("a", a_page("article:1"), ticket)
    assert pages.keep("b", a_page("article:2"), ticket)


def test_the_longest_unused_pages_make_room():
    pages = following(room=4 * 2_100)
    for key in "abc":
        pages.keep(key, a_page("front"), 0)
    pages.get("a")
    for key in "de":
        pages.keep(key, a_page("front"), 0)
    assert [bool(pages.get(key)) for key in "abcde"] == [True, False, True, True, True]


def test_beginning_anew_forgets_every_page_and_every_older_ticket():
    pages = following()
    ticket = pages.ticket()
    pages.keep("a", a_page("front"), ticket)
    pages.begin(7)
    assert pages.get("a") is None
    assert not pages.keep("a", a_page("front"), ticket)


class Paper(RuleBasedStateMachine):
    """Any order of changing, announcing late, reading and keeping: what is kept is never older than
    what the follower has heard."""

    def __init__(self):
        super().__init__()
        self.pages = following()
        self.facts = dict.fromkeys(NAMES, 0)  # the database: each name's last change
        self.number = 0
        self.unheard = []
        self.reading = []

    @rule(names=st.sets(st.sampled_from(NAMES), min_size=1))
    def change(self, names):
        self.number += 1
        for name in names:
            self.facts[name] = self.number
        self.unheard.append((self.number, names))

    @rule()
    def hear(self):
        if self.unheard:
            self.pages.hear(*self.unheard.pop(0))

    @rule(name=st.sampled_from(NAMES))
    def begin_reading(self, name):
        ticket = self.pages.ticket()
        self.reading.append((name, ticket, str(self.facts[name]).encode()))

    @rule(which=st.integers(0, 5))
    def keep(self, which):
        if self.reading:
            name, ticket, content = self.reading.pop(which % len(self.reading))
            self.pages.keep(name, a_page(name, content=content), ticket)

    @invariant()
    def nothing_kept_is_older_than_what_was_heard(self):
        heard = self.number - len(self.unheard)
        for name in NAMES:
            page = self.pages.get(name)
            changes = [number for number, names in self.unheard if name in names]
            if page and not changes and self.facts[name] <= heard:
                assert int(page.bodies[""]) == self.facts[name]


TestAnyOrderOfEvents = Paper.TestCase
TestAnyOrderOfEvents.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
