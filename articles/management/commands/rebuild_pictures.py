"""``manage.py rebuild_pictures``: make again what readers are shown of the library's pictures."""

from django.core.management.base import BaseCommand, CommandError

from articles.actions.developing import rebuild
from articles.actions.tidying import tidy_away
from articles.models import Picture


class Command(BaseCommand):
    help = (
        "Make what is missing of the library's pictures in each size and format, also of those that failed before. "
        "Servers do this for new pictures by themselves: it is needed after files were lost, or where they are to be "
        "made in another way. It can be stopped at any moment; run again, it goes on from there."
    )

    def add_arguments(self, parser):
        parser.add_argument("--everything", action="store_true", help="also what is there already")
        parser.add_argument(
            "--after", type=int, default=0, metavar="NUMBER",
            help="begin after the file of this number, to go on with --everything",
        )  # fmt: skip
        parser.add_argument(
            "--tidy", action="store_true",
            help="then remove the files that nothing names any more; best a day after pictures were "
            "deleted or made anew, when no page kept anywhere shows them",
        )  # fmt: skip

    def handle(self, *, everything, after, tidy, **options):
        done, failed = 0, []
        total = Picture.objects.filter(file__gt=after).count()
        try:
            for file in rebuild(after=after, anew=everything):
                done, after = done + 1, file.pk
                failed += [file] if file.failure else []
                self.stderr.write(f"{done:,} of {total:,} pictures", ending="\r")
        except KeyboardInterrupt:
            again = f"with --everything --after {after}" if everything else "it again"
            raise CommandError(f"Stopped after {done:,} pictures. Run {again} to go on.") from None
        for file in failed:
            self.stderr.write(f"Picture {file.picture_id} (file {file.pk}): {file.failure}")
        self.stdout.write(f"{done - len(failed):,} pictures are as they should be.")
        if tidy:
            removed = sum(1 for _ in tidy_away())
            self.stdout.write(f"Removed {removed:,} files that nothing names.")
        if failed:
            raise CommandError(f"{len(failed):,} pictures failed.")
