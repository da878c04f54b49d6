"""What the readers' search has to learn after an act that changed many articles at once.

It knows an article's section, category, source, authors and tags by their numbers, and what is called how it
asks at the time: so nothing is to be learnt of a new name, nor of a merge, after which the former number means
the other thing. Where the numbers themselves changed, one statement writes down of which articles, and the
clock makes their terms anew within seconds; a hundred thousand take it some minutes.
"""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.actions.setwise import insert_selected
from articles.models import LedgerEntry, LiveTerms, StaleTerms
from articles.models.aliased import Aliased
from articles.search.filling import fill_stale, holding

MERGE = "merge"
AT_A_LOOK = 5  # batches: what is due at an hour waits no longer
SKEW = timedelta(seconds=5)  # between the clocks of two servers


def find_anew(lines: QuerySet) -> None:
    """Have the terms of the live articles of these lines made anew. One statement."""
    _note(lines.values_list("article").distinct())


def find_anew_what_was_undone(entry: LedgerEntry, lines: QuerySet) -> None:
    """The same where an act is taken back; of a merge that left the terms as they were, only those made since
    then have the other number. One statement."""
    if entry.verb == MERGE and entry.kind != "section":
        since = LiveTerms.objects.filter(
            copy=OuterRef("article"), made_at__gte=entry.done_at - SKEW
        )
        lines = lines.filter(Exists(since))
    find_anew(lines)


def find_anew_under(thing: Aliased) -> None:
    """The same for what is known under the number of a thing that goes: of another name that was merged, the
    articles of that time. One statement."""
    rows = holding(thing._meta.model_name, thing.pk)
    _note(rows.annotate(article=F("copy")).values_list("article"))


def carry_out_finding_anew(now=None, *, tell=None) -> int:
    """Make terms anew, some batches at a time: a duty of the clock, one query when there is nothing to do.
    Returns how many were dropped from the list.

    Nobody need be told, so ``tell`` is never called. Raises what the database raises while it is away.
    """
    done = 0
    if not StaleTerms.objects.exists():  # a transaction would keep others from SQLite's one file
        return done
    for _ in range(AT_A_LOOK):
        if not (batch := fill_stale()):
            break
        done += batch
    return done


def _note(rows: QuerySet) -> None:
    insert_selected(StaleTerms, ["article"], rows.order_by())
