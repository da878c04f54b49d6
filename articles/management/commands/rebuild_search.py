"""``manage.py rebuild_search``: store again what the desk's search knows."""

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.search.desk import fill


class Command(BaseCommand):
    help = (
        "Store the words of articles that the desk's search does not know as they are now. Every save "
        "does this by itself: it is needed after rows were brought in past the desk. It can be stopped "
        "at any moment; run again, it goes on from there."
    )

    def add_arguments(self, parser):
        parser.add_argument("--everything", action="store_true", help="also what is known already")
        parser.add_argument(
            "--after", type=int, default=0, metavar="NUMBER",
            help="begin after the article of this number, to go on with --everything",
        )  # fmt: skip

    def handle(self, *, everything, after, **options):
        done, total = 0, Article.objects.filter(pk__gt=after).count()
        try:
            for stored, last in fill(everything=everything, after=after):
                done, after = done + stored, last
                self.stderr.write(f"{done:,} of at most {total:,} articles", ending="\r")
        except KeyboardInterrupt:
            again = f"--everything --after {after}" if everything else "it again"
            raise CommandError(f"Stopped after {done:,} articles. Run {again} to go on.") from None
        self.stdout.write(
            f"Stored the words of {done:,} articles; the others were as they should be."
        )
