"""The renditions of new pictures, made by whichever server comes first, one file at a time.

A file is taken for a few minutes by writing that on its row: no transaction stands open while it is worked at,
which would hold SQLite's whole file, and who dies at it gives it up when the time is over. What was made until
then stays; made twice, it is the same file.
"""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.actions.live_pictures import note_if_made, renew_live
from articles.actions.renditions import make_renditions, missing_of
from articles.models import Picture, PictureFile
from articles.rules.refusals import NotFit
from articles.rules.wording import Words, say, settled

logger = logging.getLogger(__name__)

TAKEN = timedelta(minutes=3)
TRIES = 5
UNEXPECTED = say(
    "Something unexpected went wrong. The server’s log says what; "
    "manage.py rebuild_pictures tries it again."
)  # fmt: skip


def carry_out_renditions(now: datetime | None = None, *, tell=None) -> list[PictureFile]:
    """Make what is missing of all files that wait, the oldest first. Returns those that were worked at here.

    ``tell`` is what every duty of a clock is given: a failure stands on the file's row. Raises what the
    database raises while it is away.
    """
    done = []
    while file := take_next(now):
        develop(file)
        done.append(file)
    return done


def take_next(now: datetime | None = None) -> PictureFile | None:
    """The oldest file that waits and that nobody is at, from now on taken. One query where there is none."""
    now = now or timezone.now()
    free = PictureFile.objects.waiting().filter(Q(taken_until=None) | Q(taken_until__lte=now))
    while number := free.order_by("pk").values_list("pk", flat=True).first():
        taken = free.filter(pk=number).update(taken_until=now + TAKEN, tries=F("tries") + 1)
        if taken:
            return PictureFile.objects.select_related("picture").get(pk=number)
    return None


def rebuild(*, after: int = 0, anew: bool = False) -> Iterator[PictureFile]:
    """Make what is missing of the file that each picture shows, or all of it ``anew``; those that failed before
    are tried again. Gives each file it was at, ``failure`` filled where it failed; ``after`` is the number of
    the last one that another run was at."""
    shown = (
        PictureFile.objects.filter(pk=F("picture__file")).select_related("picture").order_by("pk")
    )
    while file := shown.filter(pk__gt=after).first():
        after = file.pk
        if anew or file.made_at is None or missing_of(file):
            file.taken_until, file.tries, file.failure = timezone.now() + TAKEN, TRIES, ""
            file.save(update_fields=["taken_until", "tries", "failure"])
            develop(file, anew=anew)
        yield file


def develop(file: PictureFile, *, anew: bool = False) -> None:
    """Make what is missing of one file, and write down how that ended; readers have the new files from then
    on. What is perhaps passing (a storage that is away) is tried again when the time is over."""
    try:
        make_renditions(file, anew=anew)
    except NotFit as damage:  # the decoder is another one than when it was added
        _fail(file, damage.sentence)
    except (OperationalError, InterfaceError):
        raise
    except IntegrityError:
        if PictureFile.objects.filter(pk=file.pk).exists():
            raise  # else it was deleted meanwhile
    except Exception:  # whatever it is, it holds up no other
        logger.exception("Renditions of picture file %s could not be made", file.pk)
        if file.tries >= TRIES:
            _fail(file, UNEXPECTED)
    else:
        _finish(file)


@transaction.atomic
def _finish(file: PictureFile) -> None:
    """Under the lock of its picture, whose focus may be another than when it was begun: then it waits again."""
    found = Picture.objects.select_for_update(of=("self",)).select_related("file")
    picture = found.filter(pk=file.picture_id).first()
    if picture is None:
        return
    file.picture = picture
    if not note_if_made(file):
        PictureFile.objects.filter(pk=file.pk).update(taken_until=None, tries=0)
    if picture.file_id == file.pk:
        renew_live(picture)


def _fail(file: PictureFile, why: Words) -> None:
    file.failure = settled(why)
    PictureFile.objects.filter(pk=file.pk).update(failure=file.failure, taken_until=None)
