"""What may be scheduled, and how a schedule stands."""

from datetime import timedelta

PUBLISH, WITHDRAW = "publish", "withdraw"
VERBS = {PUBLISH: "Publish", WITHDRAW: "Withdraw"}

WAITING, DONE, FAILED, CANCELLED = "waiting", "done", "failed", "cancelled"
STATES = {WAITING: "Waiting", DONE: "Done", FAILED: "Failed", CANCELLED: "Cancelled"}

# What every server looks for once a second is never so late, unless all of them were away.
LATE = timedelta(seconds=10)
