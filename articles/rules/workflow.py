"""An article's states, which move may follow which, and who may make it.

One table, so that a button, an action and a test read the same truth.
"""

from dataclasses import dataclass

from articles.rules.refusals import NotNow

DRAFT, REVIEW, READY, LIVE, WITHDRAWN = "draft", "review", "ready", "live", "withdrawn"
STATES = {
    DRAFT: "Draft",
    REVIEW: "In review",
    READY: "Ready",
    LIVE: "Live",
    WITHDRAWN: "Withdrawn",
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
    "save": "change this article",
    "restore": "restore words of this article",
    "submit": "submit this article",
    "approve": "call this article ready",
    "send back": "send this article back",
    "publish": "publish articles",
    "withdraw": "withdraw articles",
    "delete": "delete this article",
    "correct": "correct articles",
}
NEVER_PUBLISHED = "This article was never published, so there is nothing to withdraw."
NOTHING_TO_CORRECT = (
    "No reader has seen this article yet, so there is nothing to correct: change its words."
)
REASONS = {
    **{("withdraw", state): NEVER_PUBLISHED for state in NEVER_SHOWN},
    ("withdraw", WITHDRAWN): "This article is withdrawn already.",
    **{("correct", state): NOTHING_TO_CORRECT for state in NEVER_SHOWN},
    (
        "correct",
        WITHDRAWN,
    ): "This article is withdrawn: publish it again before you add a correction to it.",
    ("delete", LIVE): "A live article cannot be deleted: withdraw it, so that its address says so.",
    ("delete", WITHDRAWN): "A published article is not deleted: its address must go on saying "
    "that it was withdrawn.",
    ("submit", REVIEW): "This article is in review already.",
    ("submit", READY): "This article has been reviewed: it is ready.",
    ("approve", READY): "This article is ready already.",
    ("send back", DRAFT): "This article is a draft already.",
    **{
        (verb, state): "This article has been published: there is nothing left to review."
        for verb in ("submit", "approve", "send back")
        for state in (LIVE, WITHDRAWN)
    },
}


def may(verb: str, state: str) -> bool:
    """Whether ``verb`` may be done to an article in ``state``."""
    return state in MOVES[verb].begins


def no_more(verb: str, state: str) -> str:
    """Why somebody may not do to their own article in ``state`` what they might in another."""
    passed_on = f"Ask an editor to {SPOKEN[verb]}: it is {STATES[state].lower()} now."
    return REASONS.get((verb, state), passed_on)


def next_state(verb: str, state: str) -> str:
    """The state after ``verb``. Raises ``NotNow`` with the reason where the table forbids it."""
    if not may(verb, state):
        raise NotNow(REASONS[verb, state])
    return MOVES[verb].leads or state
