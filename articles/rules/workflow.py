"""An article's states, and which verb may follow which.

One table, so that a button, an action and a test read the same truth.
"""

from articles.rules.refusals import NotNow

DRAFT, LIVE, WITHDRAWN = "draft", "live", "withdrawn"
STATES = {DRAFT: "Draft", LIVE: "Live", WITHDRAWN: "Withdrawn"}

# verb → (the states it may begin from, the state it leads to, or None where the state stays)
VERBS = {
    "save": ({DRAFT, LIVE, WITHDRAWN}, None),
    "restore": ({DRAFT, LIVE, WITHDRAWN}, None),
    "publish": ({DRAFT, LIVE, WITHDRAWN}, LIVE),
    "withdraw": ({LIVE}, WITHDRAWN),
    "delete": ({DRAFT}, None),
}
REASONS = {
    ("withdraw", DRAFT): "This article was never published, so there is nothing to withdraw.",
    ("withdraw", WITHDRAWN): "This article is withdrawn already.",
    ("delete", LIVE): "A live article cannot be deleted: withdraw it, so that its address says so.",
    ("delete", WITHDRAWN): "A published article is not deleted: its address must go on saying "
    "that it was withdrawn.",
}


def may(verb: str, state: str) -> bool:
    """Whether ``verb`` may be done to an article in ``state``."""
    return state in VERBS[verb][0]


def next_state(verb: str, state: str) -> str:
    """The state after ``verb``. Raises ``NotNow`` with the reason where the table forbids it."""
    if not may(verb, state):
        raise NotNow(REASONS[verb, state])
    return VERBS[verb][1] or state
