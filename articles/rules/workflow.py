"""An article's states, which move may follow which, and who may make it.

One table, so that a button, an action and a test read the same truth.
"""

from dataclasses import dataclass

from articles.rules.refusals import NotNow
from articles.rules.wording import Sentence, say

DRAFT, REVIEW, READY, LIVE, WITHDRAWN = "draft", "review", "ready", "live", "withdrawn"
STATES = {
    DRAFT: say("Draft"),
    REVIEW: say("In review"),
    READY: say("Ready"),
    LIVE: say("Live"),
    WITHDRAWN: say("Withdrawn"),
}
ANY = frozenset(STATES)
# Readers have never seen an article in one of these.
NEVER_SHOWN = frozenset([DRAFT, REVIEW, READY])


@dataclass(frozen=True)
class Move:
    """One thing that can be done to an article.

    ``begins`` are the states it may begin from; ``leads`` to the state after it, None where the state
    stays. ``permission`` allows it for every article; whoever may write articles of their own
    (``add_article``) may do it to their own ``while_own`` is the state.
    """

    begins: frozenset[str]
    leads: str | None
    permission: str
    while_own: frozenset[str] = frozenset()
    asks_reason: bool = False


MOVES = {
    "save": Move(ANY, None, "change_article", while_own=frozenset([DRAFT, REVIEW])),
    "restore": Move(ANY, None, "change_article", while_own=frozenset([DRAFT, REVIEW])),
    "submit": Move(frozenset([DRAFT]), REVIEW, "change_article", while_own=frozenset([DRAFT])),
    "approve": Move(frozenset([DRAFT, REVIEW]), READY, "publish_article"),
    "send back": Move(frozenset([REVIEW, READY]), DRAFT, "publish_article", asks_reason=True),
    "publish": Move(ANY, LIVE, "publish_article"),
    "withdraw": Move(frozenset([LIVE]), WITHDRAWN, "publish_article"),
    "delete": Move(NEVER_SHOWN, None, "delete_article", while_own=frozenset([DRAFT])),
    "correct": Move(frozenset([LIVE]), None, "publish_article"),
}
SPOKEN = {
    "save": say("change this article"),
    "restore": say("restore words of this article"),
    "submit": say("submit this article"),
    "approve": say("call this article ready"),
    "send back": say("send this article back"),
    "publish": say("publish articles"),
    "withdraw": say("withdraw articles"),
    "delete": say("delete this article"),
    "correct": say("correct articles"),
}
NOW = {
    DRAFT: say("it is a draft now"),
    REVIEW: say("it is in review now"),
    READY: say("it is ready now"),
    LIVE: say("it is live now"),
    WITHDRAWN: say("it is withdrawn now"),
}
NEVER_PUBLISHED = say("This article was never published, so there is nothing to withdraw.")
NOTHING_TO_CORRECT = say(
    "No reader has seen this article yet, so there is nothing to correct: change its words."
)
REASONS = {
    **{("withdraw", state): NEVER_PUBLISHED for state in NEVER_SHOWN},
    ("withdraw", WITHDRAWN): say("This article is withdrawn already."),
    **{("correct", state): NOTHING_TO_CORRECT for state in NEVER_SHOWN},
    (
        "correct",
        WITHDRAWN,
    ): say("This article is withdrawn: publish it again before you add a correction to it."),
    ("delete", LIVE): say(
        "A live article cannot be deleted: withdraw it, so that its address says so."
    ),
    ("delete", WITHDRAWN): say(
        "A published article is not deleted: its address must go on saying that it was withdrawn."
    ),
    ("submit", REVIEW): say("This article is in review already."),
    ("submit", READY): say("This article has been reviewed: it is ready."),
    ("approve", READY): say("This article is ready already."),
    ("send back", DRAFT): "This article is a draft already.",
    **{
        (verb, state): say("This article has been published: there is nothing left to review.")
        for verb in ("submit", "approve", "send back")
        for state in (LIVE, WITHDRAWN)
    },
}


def may(verb: str, state: str) -> bool:
    """Whether ``verb`` may be done to an article in ``state``."""
    return state in MOVES[verb].begins


def no_more(verb: str, state: str) -> Sentence:
    """Why somebody may not do to their own article in ``state`` what they might in another."""
    passed_on = say(
        "Ask an editor to %(doing)s: %(state)s.",
        doing=SPOKEN[verb],
        state=NOW[state],
    )
    return REASONS.get((verb, state), passed_on)


def next_state(verb: str, state: str) -> str:
    """The state after ``verb``. Raises ``NotNow`` with the reason where the table forbids it."""
    if not may(verb, state):
        raise NotNow(REASONS[verb, state])
    return MOVES[verb].leads or state
