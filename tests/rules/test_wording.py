"""Sentences that are worded when they are shown."""

from contextlib import contextmanager

import pytest

from articles.rules import wording
from articles.rules.plans import Plan
from articles.rules.wording import in_a_row, in_turn, listed, quoted, say, say_many, settled


class Backwards(wording.English):
    """A tongue in which each text is read from its other end."""

    def gettext(self, message):
        return message if "%" in message else message[::-1]

    def number(self, number):
        return f"{number:,}".replace(",", ".")

    @contextmanager
    def of_the_paper(self):
        wording.speak_with(wording.English())
        yield
        wording.speak_with(self)


@pytest.fixture
def backwards():
    before = wording._tongue
    wording.speak_with(Backwards())
    yield
    wording.speak_with(before)


def test_a_sentence_keeps_what_fills_it():
    tag = ["Ports"]
    sentence = say("“%(tag)s” is on %(count)s articles.", tag=tag[0], count=12_345)
    tag[0] = "Harbours"
    assert str(sentence) == "“Ports” is on 12,345 articles."
    assert sentence == "“Ports” is on 12,345 articles."
    assert "12,345" in sentence


def test_a_number_chooses_its_form():
    assert [str(say_many("%(count)s tag", "%(count)s tags", count)) for count in (0, 1, 2_000)] == [
        "0 tags", "1 tag", "2,000 tags",
    ]  # fmt: skip


def test_a_sentence_without_values_may_hold_a_percent_sign():
    assert say("100% of it") == "100% of it"


def test_several_stand_in_a_row():
    assert in_a_row(["a", "b", "c"]) == "a, b, c"
    assert listed(quoted(["a", "b", "c"])) == "“a”, “b” and “c”"
    assert listed(["a"]) == "a"
    assert in_turn(say("One."), say("Two.")) == "One. Two."


def test_a_sentence_is_worded_when_it_is_shown(backwards):
    assert say("live") == "evil"
    assert say("%(state)s: %(count)s", state=say("live"), count=1_000) == "evil: 1.000"
    assert settled(say("live")) == "live"


def test_what_is_in_a_plan_is_one_plan_in_every_language(backwards):
    plan = Plan(also=(say("live"), in_turn(say("%(count)s of it", count=1_000), say("all"))))
    there = plan.fingerprint
    wording.speak_with(wording.English())
    assert plan.fingerprint == there
    assert Plan(also=(say("live"),)).fingerprint != there
