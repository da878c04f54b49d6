"""What happens when a picture's licence ends: it disappears from readers' pages at its hour, by whichever server
comes first, and stays in the library. The stories that showed it stay as well, without it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, record, told_together
from articles.models import LivePicture, Picture
from articles.rules import names
from articles.rules.wording import say

AT_ONCE = 100  # at one look; the rest at the next


@transaction.atomic
def carry_out_ended_pictures(now: datetime | None = None, *, tell=None) -> list[Picture]:
    """Take from readers the pictures whose licence has ended, the first to end first. Returns those taken here.

    The picture's row is the lock, as for whoever changes it; one that another holds waits for the next look.
    ``tell`` is what every duty of the clock is given; this was nobody's to fail.
    """
    now = now or timezone.now()
    due = LivePicture.objects.filter(ends_at__lte=now, is_ended=False)
    numbers = list(due.order_by("ends_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    if not numbers:
        return []
    mine = Picture.objects.select_for_update(skip_locked=True).filter(pk__in=numbers).order_by("pk")
    pictures = {picture.pk: picture for picture in mine}
    # Only now: what was licensed for longer before the lock was had.
    ended = list(due.filter(pk__in=pictures).order_by("pk").values_list("pk", flat=True))
    LivePicture.objects.filter(pk__in=ended).update(is_ended=True)
    with told_together():
        for number in ended:
            _tell(pictures[number])
    return [pictures[number] for number in ended]


def _tell(picture: Picture) -> None:
    record(by=None, verb="expire", thing=names.picture(picture.pk),
           sentence=say("Expired: the licence of the picture “%(picture)s” ended, so readers do not see it any more",
                        picture=picture))  # fmt: skip
    announce({names.picture(picture.pk)})
