"""``manage.py rebuild_search``: store again what the two searches know."""

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article, LiveCopy
from articles.search import desk, filling

# What it is → whose words it knows, and what stores them.
SEARCHES = {"desk": (Article, desk.fill), "readers": (LiveCopy, filling.fill)}
KNOWN = {"desk": "articles", "readers": "live articles"}


class Command(BaseCommand):
    help = (
        "Store the words of articles that the desk's search, or the readers', does not know as they are now. "
        "Every save and every publishing does this by itself: it is needed after rows were brought in past "
        "the desk. It can be stopped at any moment; run again, it goes on from there."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "search", nargs="?", choices=SEARCHES, help="one of the two; without it, both"
        )
        parser.add_argument("--everything", action="store_true", help="also what is known already")
        parser.add_argument(
            "--after", type=int, default=0, metavar="NUMBER",
            help="begin after the article of this number, to go on with --everything",
        )  # fmt: skip

    def handle(self, *, search, everything, after, **options):
        for each in [search] if search else SEARCHES:
            self._fill(each, everything, after)
            after = 0

    def _fill(self, search: str, everything: bool, after: int) -> None:
        (table, fill), what = SEARCHES[search], KNOWN[search]
        done, total = 0, table.objects.count()
        try:
            for stored, last in fill(everything=everything, after=after):
                done, after = done + stored, last
                self.stderr.write(f"{done:,} of at most {total:,} {what}", ending="\r")
        except KeyboardInterrupt:
            again = f"{search} --everything --after {after}" if everything else "it again"
            raise CommandError(f"Stopped after {done:,} {what}. Run {again} to go on.") from None
        self.stdout.write(
            f"Stored the words of {done:,} {what}; the others were as they should be."
        )
