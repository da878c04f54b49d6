"""What may be scheduled, and how a schedule stands."""

from datetime import timedelta

from articles.rules.wording import say

PUBLISH, WITHDRAW = "publish", "withdraw"
DONE_SPOKEN = {PUBLISH: say("published"), WITHDRAW: say("withdrawn")}
VERBS = {PUBLISH: say("Publish"), WITHDRAW: say("Withdraw")}

WAITING, DONE, FAILED, CANCELLED = "waiting", "done", "failed", "cancelled"
STATES = {
    WAITING: say("Waiting"),
    DONE: say("Done"),
    FAILED: say("Failed"),
    CANCELLED: say("Cancelled"),
}

# What every server looks for once a second is never so late, unless all of them were away.
LATE = timedelta(seconds=10)
